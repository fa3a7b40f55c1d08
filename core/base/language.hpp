// The languages that users read Pareto in.
//
// Pure values; any thread.
#pragma once

#include <optional>
#include <string_view>

namespace pareto {

enum class Language { English, ChineseSimplified };

// "en" or "zh-Hans", as `--lang` and pareto.toml spell it.
[[nodiscard]] std::string_view code_of(Language language);

// Understands BCP 47 tags and POSIX locales: en, en_GB.UTF-8, zh, zh-CN, zh_CN.UTF-8, zh-Hans.
// Anything else is nothing.
[[nodiscard]] std::optional<Language> parse_language(std::string_view tag);

// From LC_ALL, LC_MESSAGES, LANG, in this order; English when none names a known language.
[[nodiscard]] Language language_of_environment();

}  // namespace pareto

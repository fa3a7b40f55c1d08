#include "core/base/language.hpp"

#include <cstdlib>
#include <string>

namespace pareto {

std::string_view code_of(Language language) {
  return language == Language::ChineseSimplified ? "zh-Hans" : "en";
}

std::optional<Language> parse_language(std::string_view tag) {
  auto starts = [&](std::string_view prefix) {
    if (tag.substr(0, prefix.size()) != prefix) return false;
    return tag.size() == prefix.size() || tag[prefix.size()] == '-' || tag[prefix.size()] == '_' ||
           tag[prefix.size()] == '.' || tag[prefix.size()] == '@';
  };
  if (starts("zh")) return Language::ChineseSimplified;
  if (starts("en")) return Language::English;
  return std::nullopt;
}

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return parse_language(value).value_or(Language::English);
  }
  return Language::English;
}

}  // namespace pareto

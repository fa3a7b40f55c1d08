// A sentence for people, in every language that Pareto speaks, rendered when it is known who reads
// it.
//
// `Text` is the only way to hand words to a user: its constructor runs in the compiler and refuses
// a text that lacks a language or whose languages name different placeholders, so a missing
// translation is a compile error, not a surprise.
//
//     Text kDone{"imported {} rows from {}", "已从 {1} 导入 {0} 行"};
//
// Placeholders are {} (in order) or {0} … {9} (by position); "{{" is a brace. Pure values; any
// thread.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"

namespace pareto {

class Text {
 public:
  consteval Text(const char* english, const char* chinese) : english_(english), chinese_(chinese) {
    if (english_.empty() || chinese_.empty()) throw "a text needs every language";
    if (placeholders(english_) != placeholders(chinese_))
      throw "languages name different placeholders";
  }

  // Words that a plugin brings for its own verbs and options. They must outlive the text and have
  // no placeholders (a brace is "{{").
  [[nodiscard]] static constexpr Text of_plugin(std::string_view english,
                                                std::string_view chinese) {
    Text text;
    text.english_ = english;
    text.chinese_ = chinese.empty() ? english : chinese;
    return text;
  }

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::ChineseSimplified ? chinese_ : english_;
  }

 private:
  constexpr Text() = default;

  // A bit per position that the text names.
  static consteval unsigned placeholders(std::string_view text) {
    unsigned seen = 0, next = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '{') continue;
      if (i + 1 < text.size() && text[i + 1] == '{') {
        ++i;
      } else if (i + 1 < text.size() && text[i + 1] == '}') {
        seen |= 1u << next++;
      } else if (i + 2 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' &&
                 text[i + 2] == '}') {
        seen |= 1u << (text[i + 1] - '0');
      } else {
        throw "a brace that is no placeholder";
      }
    }
    return seen;
  }

  std::string_view english_, chinese_;
};

// One value for a placeholder; numbers are written plainly (format amounts before, they differ per
// language).
class Argument {
 public:
  Argument(std::string text) : text_(std::move(text)) {}
  Argument(std::string_view text) : text_(text) {}
  Argument(const char* text) : text_(text) {}
  template <std::integral T>
  Argument(T value) : text_(std::to_string(value)) {}
  // A name that differs per language; in English where there is no Chinese one.
  Argument(std::string english, std::string chinese)
      : text_(std::move(english)), chinese_(std::move(chinese)) {}

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::English || chinese_.empty() ? text_ : chinese_;
  }

 private:
  std::string text_, chinese_;
};

// Renders at once.
[[nodiscard]] std::string say(Language language, const Text& text,
                              const std::vector<Argument>& arguments = {});

// A text with its arguments, to be rendered later.
class Message {
 public:
  Message(Text text, std::vector<Argument> arguments = {})
      : text_(text), arguments_(std::move(arguments)) {}

  // Words that come from outside (a plugin, the operating system) and have one language only.
  [[nodiscard]] static Message verbatim(std::string words);

  [[nodiscard]] std::string in(Language language) const { return say(language, text_, arguments_); }

 private:
  Text text_;
  std::vector<Argument> arguments_;
};

}  // namespace pareto

// Bodies of voice.hpp.
#pragma once

#include <string>
#include <string_view>

#include "pareto/layer/amount.hpp"
#include "pareto/layer/words.hpp"
#include "pareto/voice.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {

constexpr bool is_latin(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// A Han character at the beginning or end of a text, no mark such as U+FF0C or U+201C.
PARETO_LAYER bool begins_in_han(std::string_view text) {
  return text.size() >= 3 && static_cast<unsigned char>(text[0]) >= 0xE3 &&
         !text.starts_with("\xE3\x80") && !text.starts_with("\xEF");
}
PARETO_LAYER bool ends_in_han(std::string_view text) {
  return text.size() >= 3 && begins_in_han(text.substr(text.size() - 3));
}

}  // namespace detail

PARETO_LAYER std::string Voice::say(Words words, const std::vector<std::string>& arguments) const {
  return detail::filled(words.in(chinese()), arguments,
                        [](std::string& out, const std::string& argument, std::string_view rest) {
                          if (detail::is_latin(argument.front()) && detail::ends_in_han(out))
                            out += ' ';
                          out += argument;
                          if (detail::is_latin(argument.back()) && detail::begins_in_han(rest))
                            out += ' ';
                        });
}

PARETO_LAYER std::string Voice::few(std::int64_t count, bool capital) const {
  static constexpr Words kSmall[] = {{"no", "零"},    {"one", "一"},   {"two", "两"},
                                     {"three", "三"}, {"four", "四"},  {"five", "五"},
                                     {"six", "六"},   {"seven", "七"}, {"eight", "八"},
                                     {"nine", "九"},  {"ten", "十"}};
  if (count < 0 || count > 10) return count_text(count);
  std::string word(kSmall[count].in(chinese()));
  if (capital && !chinese()) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

PARETO_LAYER std::string Voice::sentence(const std::vector<std::string>& parts) const {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += say({"; ", "；"});
    out += part;
  }
  if (out.empty()) return out;
  if (!chinese() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out + say({".", "。"});
}

PARETO_LAYER std::string Voice::list(const std::vector<std::string>& items) const {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += say({", ", "、"});
    out += item;
  }
  return out;
}

}  // namespace v0
}  // namespace pareto::sdk

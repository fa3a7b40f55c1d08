// What a report says, in both languages, as people write it: the right blanks, small numbers in words, parts made into sentences.
//
//     const Voice voice(job);
//     voice.say({"{} of {} bring {}", "{1} 里，{0} 带来 {2}"}, {"9", "48", "80%"})
//
// Placeholders are as in words.hpp. Values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/amount.hpp"
#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {

constexpr bool is_latin(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// A Han character at the beginning or end of a text, no mark such as U+FF0C or U+201C.
inline bool begins_in_han(std::string_view text) {
  return text.size() >= 3 && static_cast<unsigned char>(text[0]) >= 0xE3 && !text.starts_with("\xE3\x80") &&
         !text.starts_with("\xEF");
}
inline bool ends_in_han(std::string_view text) { return text.size() >= 3 && begins_in_han(text.substr(text.size() - 3)); }

}  // namespace detail

// The reader's language and the home currency.
class Voice {
 public:
  explicit Voice(const Job& job) : Voice(job.chinese(), job.home_currency()) {}
  Voice(bool chinese, std::string_view currency) : amounts_(chinese, currency) {}

  [[nodiscard]] bool chinese() const { return amounts_.chinese(); }
  [[nodiscard]] const Amounts& amounts() const { return amounts_; }

  // Between Han characters and a Latin name or a number stands a blank.
  [[nodiscard]] std::string say(Words words, const std::vector<std::string>& arguments = {}) const;

  // "1,854 万", "18.54 M"
  [[nodiscard]] std::string money(std::int64_t money, bool plus = false) const { return amounts_.spoken(money, plus); }
  // "两", "two"; from eleven on in digits
  [[nodiscard]] std::string few(std::int64_t count, bool capital = false) const;

  // Parts of one sentence: "a；b。", "A; b."; empty parts are left out.
  [[nodiscard]] std::string sentence(const std::vector<std::string>& parts) const;
  // "甲、乙", "a, b"
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;

 private:
  Amounts amounts_;
};

inline std::string Voice::say(Words words, const std::vector<std::string>& arguments) const {
  const std::string_view text = words.in(chinese());
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out += text[i];
      continue;
    }
    const bool by_position = text[i + 1] != '}';
    const std::size_t at = by_position ? static_cast<std::size_t>(text[i + 1] - '0') : next++;
    i += by_position ? 2 : 1;
    if (at >= arguments.size() || arguments[at].empty()) continue;
    const std::string& argument = arguments[at];
    if (detail::is_latin(argument.front()) && detail::ends_in_han(out)) out += ' ';
    out += argument;
    if (detail::is_latin(argument.back()) && detail::begins_in_han(text.substr(i + 1))) out += ' ';
  }
  return out;
}

inline std::string Voice::few(std::int64_t count, bool capital) const {
  static constexpr Words kSmall[] = {{"no", "零"},  {"one", "一"}, {"two", "两"},   {"three", "三"}, {"four", "四"}, {"five", "五"},
                                     {"six", "六"}, {"seven", "七"}, {"eight", "八"}, {"nine", "九"},  {"ten", "十"}};
  if (count < 0 || count > 10) return count_text(count);
  std::string word(kSmall[count].in(chinese()));
  if (capital && !chinese()) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

inline std::string Voice::sentence(const std::vector<std::string>& parts) const {
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

inline std::string Voice::list(const std::vector<std::string>& items) const {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += say({", ", "、"});
    out += item;
  }
  return out;
}

}  // namespace v0
}  // namespace pareto::sdk

// The parts of a day as it was written: what parse_date and guess_day_order both look at, before
// anything is decided.
//
// Internal to core/base. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::date_parts {

// A day's text in one form: half width, lower case, simplified; Chinese numerals as digits, 年月 as
// dashes, 时分 as colons, 下午 as "pm".
struct PlainDate {
  std::string text;
  bool roc = false;        // 民國 stood in front, which is gone
  bool year_sign = false;  // 年 stood behind the first number
};
[[nodiscard]] PlainDate plain_date(std::string_view text);

// Walks plain text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  bool skip(char c);
  bool skip(std::string_view word);
  void skip_blanks();
  // Up to `most` digits; -1 when there is none or one more follows.
  int number(int most);
  [[nodiscard]] int digits() const { return digits_; }  // of the number read last
  // 1 to 12 for the English name of a month, whole or its first three letters; 0 otherwise.
  int month_name();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int digits_ = 0;
};

// True when what follows a date is nothing, a weekday or a time of day that exists.
[[nodiscard]] bool ends_well(Reader& reader);

struct Parts {
  int first = 0, second = 0, third = 0;
  int first_digits = 0, third_digits = 0;
  char separator = 0;
};
// Three numbers with one separator, and nothing wrong behind them.
[[nodiscard]] std::optional<Parts> read_parts(Reader& reader);

// The text is `count` digits and at most a time of day behind them: 20260105, 1150105 08:26.
[[nodiscard]] bool is_run_of_digits(std::string_view plain, std::size_t count);

}  // namespace pareto::date_parts

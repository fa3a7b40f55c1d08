#include "core/base/decimal.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr Wide divided(Wide dividend, Wide divisor) {
  const Wide half = divisor / 2;
  return dividend >= 0 ? (dividend + half) / divisor : -((-dividend + half) / divisor);
}

constexpr std::optional<std::int64_t> narrowed(Wide value) {
  if (value > kLargest || value < -Wide{kLargest}) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

// Plain digits with at most one point and a leading minus: nearly all cells of nearly all files.
bool parse_plain(std::string_view text, std::int64_t& value) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  at += negative;
  const char* const first = at;
  std::int64_t whole = 0;
  for (; at != end && is_digit(*at) && at - first < 15; ++at) whole = whole * 10 + (*at - '0');
  if (at == first || at - first > 14) return false;
  std::int64_t fraction = 0;
  if (at != end) {
    if (*at++ != '.' || end - at > 4 || at == end) return false;
    std::int64_t scale = kDecimalOne;
    for (; at != end; ++at) {
      if (!is_digit(*at)) return false;
      fraction = fraction * 10 + (*at - '0');
      scale /= 10;
    }
    fraction *= scale;
  }
  value = whole * kDecimalOne + fraction;
  if (negative) value = -value;
  return true;
}

// The same with commas between thousands: "1,234.50", "-12,345".
bool parse_grouped(std::string_view text, std::int64_t& value) {
  std::array<char, 24> plain;
  if (text.size() > plain.size()) return false;
  std::size_t filled = 0, in_group = 0, groups = 0;
  bool fraction = false;
  for (const char c : text) {
    if (c == ',') {
      if (fraction || in_group == 0 || in_group > 3 || (groups > 0 && in_group != 3)) return false;
      ++groups;
      in_group = 0;
      continue;
    }
    if (c == '.') {
      if (groups == 0 || in_group != 3) return false;
      fraction = true;
    }
    in_group += is_digit(c);
    plain[filled++] = c;
  }
  if (groups == 0 || (!fraction && in_group != 3)) return false;
  return parse_plain({plain.data(), filled}, value);
}

constexpr std::array<std::string_view, 28> kCurrencies = {
    "人民币", "美元", "欧元", "港元", "日元", "英镑", "us$", "nt$", "hk$", "cn¥",
    "rmb",    "cny",  "usd",  "eur",  "gbp",  "hkd",  "twd", "jpy", "krw", "sgd",
    "inr",    "chf",  "¥",    "$",    "€",    "£",    "元",  "圆"};

void trim(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
}

bool take_front(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  trim(text);
  return true;
}

bool take_back(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  text.remove_suffix(word.size());
  trim(text);
  return true;
}

bool take_currency(std::string_view& text, bool (*take)(std::string_view&, std::string_view)) {
  for (const std::string_view currency : kCurrencies) {
    if (text.size() > currency.size() && take(text, currency)) return true;
  }
  return false;
}

// What surrounds the digits, taken away one by one.
struct Dressing {
  bool negative = false;
  std::int64_t factor = 1;
};

// A text without digits in front keeps what it is; the number proper is left in `text`.
Dressing undress(std::string_view& text) {
  Dressing dressing;
  trim(text);
  const auto sign = [&](bool found, bool negative) {
    if (found && negative) dressing.negative = !dressing.negative;
    return found;
  };
  const auto brackets = [&] {
    if (text.size() <= 2 || text.front() != '(' || text.back() != ')') return;
    text = text.substr(1, text.size() - 2);
    trim(text);
    dressing.negative = true;
  };
  brackets();
  const bool signed_in_front = sign(take_front(text, "-"), true) || take_front(text, "+");
  const bool marked = take_currency(text, take_front);
  if (marked) brackets();
  if (!signed_in_front)
    (void)(sign(take_front(text, "-"), true) || (marked && take_front(text, "+")));
  if (!signed_in_front && text.size() > 1) sign(take_back(text, "-"), true);
  take_currency(text, take_back);
  if (text.size() > 3 && take_back(text, "亿")) dressing.factor = 100'000'000;
  if (text.size() > 3 && take_back(text, "万")) dressing.factor *= 10'000;
  return dressing;
}

struct Digits {
  std::string digits;      // the number without grouping, with a point
  std::size_t length = 0;  // how much of the text it took
  bool fine = false;
};

// The length of a grouping mark at `at`, 0 for none. Blanks of all kinds are plain ones by now.
bool is_group_mark(char c, char group) { return c == group || c == ' ' || c == '\''; }

// Reads as much of a number as there is. Groups must be whole: 1,234 but not 12,34.
Digits read_digits(std::string_view text, DecimalStyle style) {
  const char point = style == DecimalStyle::Point ? '.' : ',';
  const char group = style == DecimalStyle::Point ? ',' : '.';
  Digits out;
  std::size_t at = 0;
  const auto digits_at = [&](std::size_t from) {
    std::size_t n = 0;
    while (from + n < text.size() && is_digit(text[from + n])) ++n;
    return n;
  };
  std::size_t n = digits_at(at);
  out.digits.append(text.substr(at, n));
  at += n;
  char used = 0;
  bool fine = true;
  while (n > 0 && at < text.size() && is_group_mark(text[at], group) &&
         (used == 0 || used == text[at])) {
    const std::size_t next = digits_at(at + 1);
    if (next == 0) break;
    const bool first_too_long = used == 0 && n > 3;
    if (next != 3 || first_too_long) fine = false;
    used = text[at];
    out.digits.append(text.substr(at + 1, next));
    at += 1 + next;
  }
  if (at < text.size() && text[at] == point) {
    const std::size_t fraction = digits_at(at + 1);
    if (fraction > 0 || !out.digits.empty()) {
      out.digits += '.';
      out.digits.append(text.substr(at + 1, fraction));
      at += 1 + fraction;
    }
  }
  if (!out.digits.empty() && at < text.size() && text[at] == 'e') {
    std::size_t sign = at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-') ? 1 : 0;
    const std::size_t exponent = digits_at(at + 1 + sign);
    if (exponent > 0 && exponent <= 3) {
      out.digits.append(text.substr(at, 1 + sign + exponent));
      at += 1 + sign + exponent;
    }
  }
  out.length = at;
  out.fine = fine && out.digits.find_first_of("0123456789") != std::string::npos;
  return out;
}

// "1234.56789", "1.2e+05" times `factor`, in 1/10000.
std::optional<std::int64_t> value_of(std::string_view digits, std::int64_t factor) {
  constexpr Wide kEnough = Wide{kLargest} * 1'000'000;
  Wide value = 0;
  int scale = 0;
  bool fraction = false, exact = true;
  std::size_t at = 0;
  for (; at < digits.size() && digits[at] != 'e'; ++at) {
    if (digits[at] == '.') {
      fraction = true;
    } else if (value > kEnough) {
      if (!fraction) return std::nullopt;
      exact = exact && digits[at] == '0';  // far behind what counts
    } else {
      value = value * 10 + (digits[at] - '0');
      scale += fraction;
    }
  }
  if (at < digits.size()) {
    const bool negative = digits[at + 1] == '-';
    int exponent = 0;
    for (const char c : digits.substr(at + 1)) {
      if (is_digit(c)) exponent = exponent * 10 + (c - '0');
    }
    scale -= negative ? -exponent : exponent;
  }
  if (value == 0) return 0;
  for (std::int64_t tens = factor * kDecimalOne; tens > 1; tens /= 10) --scale;
  for (; scale < 0; ++scale) {
    value *= 10;
    if (value > kEnough) return std::nullopt;
  }
  Wide divisor = 1;
  for (; scale > 0; --scale) {
    if (divisor > value * 2) return 0;
    divisor *= 10;
  }
  return narrowed(divided(value, divisor));
}

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t code = next_code_point(text, at);
    if (code == U'’') code = U'\'';
    code = unihan::folded(code);
    if (code != unihan::kDropped && code != unihan::kSeveral) append_utf8(out, code);
  }
  return out;
}

// What parse_decimal does after the fast path; `rest` receives what stands behind the number.
ParsedDecimal parse_dressed(std::string_view text, DecimalStyle style, std::string* rest) {
  if (text.size() > 200) return {0, DecimalFault::NotANumber};
  const std::string plain_text = plain(text);
  std::string_view number = plain_text;
  trim(number);
  if (number.empty()) return {0, DecimalFault::NotANumber};
  if (number.front() == '=') return {0, DecimalFault::IsFormula};
  const Dressing dressing = undress(number);
  const Digits digits = read_digits(number, style);
  if (!digits.fine) return {0, DecimalFault::NotANumber};
  const auto value = value_of(digits.digits, dressing.factor);
  std::string_view behind = number.substr(digits.length);
  trim(behind);
  if (!behind.empty()) {
    // A second number behind the first is no unit: "1.2.3", "10:30", "2026-10-31".
    const bool another = behind.find_first_of("0123456789:/=") != std::string_view::npos ||
                         behind.front() == '.' || behind.front() == ',' || behind.front() == '-';
    if (another || !value) return {0, DecimalFault::NotANumber};
    if (rest != nullptr) *rest = behind;
    return {dressing.negative ? -*value : *value, DecimalFault::UnitInside};
  }
  if (!value) return {0, DecimalFault::TooLarge};
  return {dressing.negative ? -*value : *value, DecimalFault::None};
}

}  // namespace

Message describe(DecimalFault fault) {
  switch (fault) {
    case DecimalFault::TooLarge:
      return {{"the number is too large", "数字太大"}};
    case DecimalFault::UnitInside:
      return {{"the unit is inside the number", "单位写在数字里"}};
    case DecimalFault::IsFormula:
      return {{"is a formula, not a number", "是公式，不是数"}};
    default:
      return {{"is not a number", "不是数字"}};
  }
}

ParsedDecimal parse_decimal(std::string_view text, DecimalStyle style) {
  std::int64_t value = 0;
  if (style == DecimalStyle::Point && (parse_plain(text, value) || parse_grouped(text, value))) {
    return {value, DecimalFault::None};
  }
  return parse_dressed(text, style, nullptr);
}

ParsedDecimal parse_percent(std::string_view text, DecimalStyle style) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  for (const std::string_view sign : {"%", "％"}) {
    if (!text.ends_with(sign)) continue;
    text.remove_suffix(sign.size());
    // Two digits more than a decimal holds, so that 12.345% rounds once.
    const std::string plain_text = plain(text);
    std::string_view number = plain_text;
    const Dressing dressing = undress(number);
    const Digits digits = read_digits(number, style);
    if (!digits.fine || digits.length != number.size() ||
        digits.digits.find('e') != std::string::npos) {
      return {0, DecimalFault::NotANumber};
    }
    const auto value = value_of(digits.digits + "e-2", dressing.factor);
    if (!value) return {0, DecimalFault::TooLarge};
    return {dressing.negative ? -*value : *value, DecimalFault::None};
  }
  return parse_decimal(text, style);
}

std::string unit_inside(std::string_view text, DecimalStyle style) {
  std::string unit;
  parse_dressed(text, style, &unit);
  return unit;
}

std::optional<std::int64_t> multiply(std::int64_t quantity, std::int64_t price) {
  return narrowed(divided(Wide{quantity} * price, kDecimalOne));
}

std::optional<std::int64_t> divide_rounded(std::int64_t dividend, std::int64_t divisor) {
  if (divisor == 0) return std::nullopt;
  const Wide scaled = Wide{dividend} * kDecimalOne;
  return narrowed(divisor > 0 ? divided(scaled, divisor) : divided(-scaled, -Wide{divisor}));
}

std::int64_t rounded_quotient(std::int64_t dividend, std::int64_t divisor) {
  return static_cast<std::int64_t>(divided(dividend, divisor));
}

std::string format_decimal(std::int64_t value, int digits, Grouping grouping) {
  std::int64_t scale = 1;
  for (int i = digits; i < 4; ++i) scale *= 10;
  const Wide rounded = divided(value, scale);
  std::uint64_t rest = static_cast<std::uint64_t>(rounded < 0 ? -rounded : rounded);
  char buffer[40];
  char* at = std::end(buffer);
  for (int i = 0; i < digits; ++i, rest /= 10) *--at = static_cast<char>('0' + rest % 10);
  if (digits > 0) *--at = '.';
  int written = 0;
  do {
    if (written > 0 && written % 3 == 0 && grouping == Grouping::Thousands) *--at = ',';
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
    ++written;
  } while (rest > 0);
  std::string out = rounded < 0 ? "−" : "";
  return out.append(at, std::end(buffer));
}

std::string plain_decimal(std::int64_t value) {
  std::uint64_t rest =
      value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  char buffer[32];
  char* at = std::end(buffer);
  std::uint64_t fraction = rest % kDecimalOne;
  rest /= kDecimalOne;
  if (fraction != 0) {
    int digits = 4;
    for (; fraction % 10 == 0; fraction /= 10) --digits;
    for (; digits > 0; --digits, fraction /= 10) *--at = static_cast<char>('0' + fraction % 10);
    *--at = '.';
  }
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (value < 0) *--at = '-';
  return {at, std::end(buffer)};
}

}  // namespace pareto

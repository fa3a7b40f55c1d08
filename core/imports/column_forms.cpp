#include "core/imports/column_forms.hpp"

#include <charconv>
#include <cmath>

#include "core/imports/cell_text.hpp"
#include "core/imports/words.hpp"

namespace pareto::imports {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What one value says: 1 for a comma before the fraction, -1 for a point, 0 for neither.
int says(std::string_view text) {
  const std::size_t comma = text.rfind(','), point = text.rfind('.');
  if (comma == text.npos && point == text.npos) return 0;
  const bool by_comma = static_cast<bool>(parse_decimal(text, DecimalStyle::Comma));
  const bool by_point = static_cast<bool>(parse_decimal(text, DecimalStyle::Point));
  if (by_comma == by_point) {
    if (!by_comma) return 0;
    // Both read it: 1,234 and 1.234 are open; with both marks the last one stands before the
    // fraction.
    if (comma != text.npos && point != text.npos) return comma > point ? 1 : -1;
    return 0;
  }
  // 12,5 is read with a point as a wrong group: only the comma style takes it.
  return by_comma ? 1 : -1;
}

}  // namespace

DecimalStyle guess_decimal_style(std::span<const std::string> samples) {
  std::size_t comma = 0, point = 0;
  for (const std::string& cell : samples) {
    const int word = says(trimmed(cell));
    comma += word > 0;
    point += word < 0;
  }
  return comma > point ? DecimalStyle::Comma : DecimalStyle::Point;
}

bool mostly_serial_days(std::span<const std::string> samples) {
  std::size_t filled = 0, serial = 0;
  for (const std::string& cell : samples) {
    const std::string_view text = trimmed(cell);
    if (is_none(text)) continue;
    ++filled;
    serial += excel_day(text).has_value();
  }
  return filled > 0 && serial * 5 >= filled * 4;
}

bool in_percent_points(std::span<const std::string> samples, DecimalStyle style) {
  for (const std::string& cell : samples) {
    const std::string_view text = trimmed(cell);
    if (text.ends_with("%") || text.ends_with("％")) continue;
    const ParsedDecimal number = parse_decimal(text, style);
    if (number && *number > kDecimalOne) return true;
  }
  return false;
}

bool is_database_time(std::string_view text) {
  if (text.size() < 16 || (text[10] != ' ' && text[10] != 'T') || text[4] != text[7]) return false;
  if (text[4] != '-' && text[4] != '/') return false;
  for (const int i : {0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15}) {
    if (!is_digit(text[static_cast<std::size_t>(i)])) return false;
  }
  if (text[13] != ':' || text[11] > '2' || (text[11] == '2' && text[12] > '3') || text[14] > '5')
    return false;
  if (text.size() == 16) return true;
  if (text.size() < 19 || text[16] != ':' || !is_digit(text[17]) || !is_digit(text[18]) ||
      text[17] > '5')
    return false;
  if (text.size() == 19) return true;
  return text[19] == '.' && text.find_first_not_of("0123456789", 20) == text.npos;
}

bool looks_like_day(std::string_view text) {
  int groups = 0, marks = 0;
  bool digit = false;
  std::size_t digits = 0;
  const std::string plain = half_width(text);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    if (is_digit(c)) {
      groups += !digit;
      ++digits;
    } else if (c == '-' || c == '/' || c == '.' || static_cast<unsigned char>(c) >= 0x80) {
      marks += digit;
    } else if (c == ' ' || c == ':') {
      break;
    } else {
      return false;
    }
    digit = is_digit(c);
  }
  if (groups == 1 && digits == 8 && marks == 0)
    return plain.starts_with("19") || plain.starts_with("20");
  return groups == 3 && marks >= 2 && digits >= 4 && digits <= 8;
}

std::int64_t serial_seconds(std::string_view text) {
  double serial = 0;
  std::from_chars(text.data(), text.data() + text.size(), serial);
  return std::llround((serial - std::floor(serial)) * 86'400);
}

}  // namespace pareto::imports

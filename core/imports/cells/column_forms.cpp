#include "core/imports/cells/column_forms.hpp"

#include <charconv>
#include <cmath>

#include "core/imports/cells/cell_text.hpp"
#include "core/imports/cells/coerce.hpp"
#include "core/imports/cells/words.hpp"

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

std::optional<Message> note_on_days(const std::string& header, std::span<const std::string> cells,
                                    const Forms& forms) {
  if (!forms.day_order && mostly_serial_days(cells)) {
    for (const std::string& cell : cells) {
      if (const auto day = excel_day(trimmed(cell))) {
        return Message(Text{"column {0}: day numbers of a spreadsheet ({1} is {2})",
                            "“{0}”列：表格软件的日期序号（{1} 即 {2}）"},
                       {header, trimmed(cell), Date{*day}.iso()});
      }
    }
  }
  const DayOrder order = forms.day_order.value_or(guess_day_order(cells, forms.taiwan));
  if (order == DayOrder::YearFirst) return std::nullopt;
  // The first day that another order reads otherwise, or not at all.
  for (const std::string& cell : cells) {
    const std::string_view text = trimmed(cell);
    const auto day = parse_date(text, order), plain = parse_date(text, DayOrder::YearFirst);
    if (!day || (plain && order != DayOrder::RocYears && *plain == *day)) continue;
    const auto words = [&](const Text& text_of_order) {
      return Message(text_of_order, {header, text, day->iso()});
    };
    switch (order) {
      case DayOrder::RocYears:
        return words({"column {0}: years of the Republic of China ({1} is {2})",
                      "“{0}”列：民国纪年（{1} 即 {2}）"});
      case DayOrder::ShortYearFirst:
        return words(
            {"column {0}: years in two digits, 70 to 69 are 1970 to 2069 ({1} is {2}; otherwise: --dates)",
             "“{0}”列：两位数年份，70 至 69 即 1970 至 2069（{1} 即 {2}；不对请用 --dates）"});
      case DayOrder::MonthFirst:
        return words({"column {0}: the month before the day ({1} is {2}; otherwise: --dates)",
                      "“{0}”列：月在日前（{1} 即 {2}；不对请用 --dates）"});
      default:
        return words({"column {0}: the day before the month ({1} is {2}; otherwise: --dates)",
                      "“{0}”列：日在月前（{1} 即 {2}；不对请用 --dates）"});
    }
  }
  return std::nullopt;
}

std::int64_t serial_seconds(std::string_view text) {
  double serial = 0;
  std::from_chars(text.data(), text.data() + text.size(), serial);
  return std::llround((serial - std::floor(serial)) * 86'400);
}

}  // namespace pareto::imports

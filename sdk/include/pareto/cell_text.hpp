// The texts that cells of spreadsheets become: numbers in plain notation, dates in ISO form.
//
// Importers hand typed cells over as text (abi/import.h); all of them write the same text for the
// same value, so that a list reads alike as xlsx, xls or XML. Each function appends to `out`. Pure;
// header-only.
#pragma once

#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pareto/date.hpp"
#include "pareto/number_format.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace detail {

inline constexpr std::int64_t kDayMs = 86'400'000;
inline constexpr double kLastSerial = 2'958'466;  // the day after 9999-12-31

// Digits with at most one point and 15 significant digits: already the shortest form, but for zeros
// at its end.
inline bool append_simple(std::string& out, std::string_view raw) {
  std::size_t i = !raw.empty() && raw[0] == '-' ? 1 : 0, point = std::string_view::npos, digits = 0;
  const std::size_t first = i;
  for (; i < raw.size(); ++i) {
    if (raw[i] >= '0' && raw[i] <= '9') {
      ++digits;
    } else if (raw[i] == '.' && point == std::string_view::npos && i > first) {
      point = i;
    } else {
      return false;
    }
  }
  if (digits == 0 || digits > 15 ||
      (raw[first] == '0' && first + 1 < raw.size() && raw[first + 1] != '.'))
    return false;
  std::size_t end = raw.size();
  if (point != std::string_view::npos) {
    while (raw[end - 1] == '0') --end;
    if (end - 1 == point) end = point;
  }
  const std::string_view kept = raw.substr(0, end);
  out += kept == "-0" ? "0" : kept;
  return true;
}

inline std::optional<double> plain_number(std::string_view raw) {
  if (!raw.empty() && raw[0] == '+') raw.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (error != std::errc() || end != raw.data() + raw.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

inline void append_double(std::string& out, double value) {
  if (value == 0) {
    out += '0';
    return;
  }
  char scientific[40];
  const auto end = std::to_chars(scientific, scientific + sizeof scientific, value,
                                 std::chars_format::scientific)
                       .ptr;
  const std::string_view text(scientific, static_cast<std::size_t>(end - scientific));
  const auto e = text.find('e');
  int exponent = 0;
  std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), text.data() + text.size(),
                  exponent);
  std::string digits;
  for (const char c : text.substr(0, e)) {
    if (c == '-')
      out += '-';
    else if (c != '.')
      digits += c;
  }
  const int size = static_cast<int>(digits.size());
  if (exponent < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-exponent - 1), '0');
    out += digits;
  } else if (exponent + 1 >= size) {
    out += digits;
    out.append(static_cast<std::size_t>(exponent + 1 - size), '0');
  } else {
    out += digits.substr(0, static_cast<std::size_t>(exponent) + 1) + "." +
           digits.substr(static_cast<std::size_t>(exponent) + 1);
  }
}

inline void append_padded(std::string& out, std::int64_t value, std::size_t width) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  const auto size = static_cast<std::size_t>(end - digits);
  if (size < width) out.append(width - size, '0');
  out.append(digits, size);
}

inline void append_clock(std::string& out, std::int64_t ms) {
  const std::int64_t seconds = ms / 1000;
  append_padded(out, seconds / 3600, 2);
  out += ':';
  append_padded(out, seconds / 60 % 60, 2);
  out += ':';
  append_padded(out, seconds % 60, 2);
  if (ms % 1000 == 0) return;
  out += '.';
  append_padded(out, ms % 1000, 3);
}

// Of days since 1970-01-01; what is a serial number of a sheet ends with the year 9999.
inline std::string day_text(std::int64_t days) {
  return Date{static_cast<std::int32_t>(days)}.iso();
}

inline void append_date(std::string& out, std::int64_t ms, bool date1904) {
  const std::int64_t serial = ms / kDayMs, time = ms % kDayMs;
  if (serial == 0 && !(date1904 && time == 0)) return append_clock(out, time);
  if (date1904)
    out += day_text(serial - 24107);
  else if (serial == 60)
    out += "1900-02-29";  // a day that only spreadsheets have; shown as they do
  else
    out += day_text(serial - (serial < 60 ? 25568 : 25569));
  if (time == 0) return;
  out += ' ';
  append_clock(out, time);
}

}  // namespace detail

// The shortest decimal that is this double, without exponent: "0.10000000000000001" is 0.1, "1E+17"
// is 100000000000000000. What is no number stays as it is.
inline void append_number(std::string& out, std::string_view raw) {
  if (detail::append_simple(out, raw)) return;
  if (const auto value = detail::plain_number(raw))
    detail::append_double(out, *value);
  else
    out += raw;
}

// By its format: "2026-10-31", "2026-10-31 09:30:00", "09:30:00" below one day, "27:30:00" for
// elapsed time; milliseconds only where there are some. A number that is no date in the calendar
// stays a number; what is not finite is "#NUM!".
inline void append_value(std::string& out, double value, NumberFormat format, bool date1904) {
  if (!std::isfinite(value)) {
    out += "#NUM!";
    return;
  }
  if (format.kind == NumberFormat::Plain || value < 0 || value >= detail::kLastSerial)
    return detail::append_double(out, value);
  if (format.kind == NumberFormat::Padded) {
    std::string number;
    detail::append_double(number, value);
    if (number.find('.') == std::string::npos && number.size() < format.digits)
      out.append(format.digits - number.size(), '0');
    out += number;
    return;
  }
  const auto ms =
      static_cast<std::int64_t>(std::llround(value * static_cast<double>(detail::kDayMs)));
  if (format.kind == NumberFormat::Elapsed)
    detail::append_clock(out, ms);
  else
    detail::append_date(out, ms, date1904);
}
// The same for a number that is written out; what is no number stays as it is.
inline void append_value(std::string& out, std::string_view raw, NumberFormat format,
                         bool date1904) {
  const auto value = format.kind == NumberFormat::Plain ? std::nullopt : detail::plain_number(raw);
  if (value)
    append_value(out, *value, format, date1904);
  else
    append_number(out, raw);
}

// A text of ISO 8601 in the same form: "2026-10-31T00:00:00Z" becomes 2026-10-31.
inline void append_iso(std::string& out, std::string_view raw) {
  if (raw.ends_with('Z')) raw.remove_suffix(1);
  while (raw.find('.') != std::string_view::npos && raw.ends_with('0')) raw.remove_suffix(1);
  if (raw.ends_with('.')) raw.remove_suffix(1);
  if (raw.ends_with("T00:00:00")) raw.remove_suffix(9);
  const auto split = raw.find('T');
  out += raw.substr(0, split);
  if (split == std::string_view::npos) return;
  if (split > 0) out += ' ';
  out += raw.substr(split + 1);
}

}  // namespace v0
}  // namespace pareto::sdk

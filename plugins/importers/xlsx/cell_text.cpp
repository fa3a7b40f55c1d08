#include "cell_text.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

#include "pareto/date.hpp"

namespace pareto::xlsx {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr double kLastSerial = 2'958'466;  // the day after 9999-12-31

// Digits with at most one point and 15 significant digits: already the shortest form, but for zeros
// at its end.
bool append_simple(std::string& out, std::string_view raw) {
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

std::optional<double> parse(std::string_view raw) {
  if (!raw.empty() && raw[0] == '+') raw.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (error != std::errc() || end != raw.data() + raw.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

void append_double(std::string& out, double value) {
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

void append_padded(std::string& out, std::int64_t value, std::size_t width) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  const auto size = static_cast<std::size_t>(end - digits);
  if (size < width) out.append(width - size, '0');
  out.append(digits, size);
}

void append_clock(std::string& out, std::int64_t ms) {
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
std::string day_text(std::int64_t days) {
  return sdk::Date{static_cast<std::int32_t>(days)}.iso();
}

void append_date(std::string& out, std::int64_t ms, bool date1904) {
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

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

void append_number(std::string& out, std::string_view raw) {
  if (append_simple(out, raw)) return;
  if (const auto value = parse(raw))
    append_double(out, *value);
  else
    out += raw;
}

void append_value(std::string& out, std::string_view raw, NumberFormat format, bool date1904) {
  if (format.kind == NumberFormat::Plain) return append_number(out, raw);
  const auto value = parse(raw);
  if (!value || *value < 0 || *value >= kLastSerial) return append_number(out, raw);
  if (format.kind == NumberFormat::Padded) {
    std::string number;
    append_number(number, raw);
    if (number.find('.') == std::string::npos && number.size() < format.digits)
      out.append(format.digits - number.size(), '0');
    out += number;
    return;
  }
  const auto ms = static_cast<std::int64_t>(std::llround(*value * static_cast<double>(kDayMs)));
  if (format.kind == NumberFormat::Elapsed)
    append_clock(out, ms);
  else
    append_date(out, ms, date1904);
}

void append_iso(std::string& out, std::string_view raw) {
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

void append_string(std::string& out, std::string_view raw) {
  for (;;) {
    const auto at = raw.find("_x");
    if (at == std::string_view::npos || at + 7 > raw.size()) break;
    unsigned code = 0;
    bool escape = raw[at + 6] == '_';
    for (std::size_t i = at + 2; i < at + 6 && escape; ++i) {
      const int digit = hex(raw[i]);
      escape = digit >= 0;
      code = code << 4 | static_cast<unsigned>(digit & 15);
    }
    // Half characters and zero bytes are no text.
    escape = escape && code != 0 && (code < 0xD800 || code > 0xDFFF);
    out += raw.substr(0, escape ? at : at + 2);
    raw.remove_prefix(escape ? at + 7 : at + 2);
    if (!escape) continue;
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0 | code >> 6);
      out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
      out += static_cast<char>(0xE0 | code >> 12);
      out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (code & 0x3F));
    }
  }
  out += raw;
}

}  // namespace pareto::xlsx

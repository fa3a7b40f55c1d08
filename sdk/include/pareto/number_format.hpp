// What a number format of a spreadsheet says about the values it shows: dates and times are numbers
// there like all others.
//
//     format_of_code("yyyy\\-mm\\-dd").kind   // NumberFormat::Date
//     builtin_format(14)                      // the date format that has a number only
//
// For importers of spreadsheets (xlsx, xls and their kin). Pure functions; header-only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace pareto::sdk {
inline namespace v0 {

struct NumberFormat {
  enum Kind : std::uint8_t {
    Plain,
    Date,     // a day, a time, or both: the value tells
    Elapsed,  // hours beyond 24: [h]:mm
    Padded    // only zeros, "000000": a code with leading zeros
  };
  Kind kind = Plain;
  std::uint8_t digits = 0;  // of Padded
  bool operator==(const NumberFormat&) const = default;
};

namespace detail {

constexpr bool is_any_of(char c, std::string_view signs) {
  return signs.find(c) != std::string_view::npos;
}

// "[h]", "[mm]", "[ss]"
inline bool is_elapsed(std::string_view inside) {
  return !inside.empty() && std::all_of(inside.begin(), inside.end(), [&](char c) {
    return c == inside[0] && is_any_of(c, "hHmMsS");
  });
}

}  // namespace detail

// By its code, "yyyy-mm-dd".
[[nodiscard]] inline NumberFormat format_of_code(std::string_view code) {
  if (code.size() > 1 && code.size() < 20 &&
      std::all_of(code.begin(), code.end(), [](char c) { return c == '0'; })) {
    return {NumberFormat::Padded, static_cast<std::uint8_t>(code.size())};
  }
  bool date = false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t close = std::min(code.find(']', i), code.size());
      if (detail::is_elapsed(code.substr(i + 1, close - i - 1))) return {NumberFormat::Elapsed, 0};
      i = close;
    } else if (code.substr(i, 7) == "General") {
      i += 6;
    } else if (detail::is_any_of(c, "yYmMdDhHsS")) {
      date = true;
    }
  }
  return {date ? NumberFormat::Date : NumberFormat::Plain, 0};
}

// By its number, for those that are built into the format, those of Chinese editions included.
[[nodiscard]] inline NumberFormat builtin_format(int id) {
  if (id == 46) return {NumberFormat::Elapsed, 0};
  const bool date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 ||
                    (id >= 50 && id <= 58);
  return {date ? NumberFormat::Date : NumberFormat::Plain, 0};
}

}  // namespace v0
}  // namespace pareto::sdk

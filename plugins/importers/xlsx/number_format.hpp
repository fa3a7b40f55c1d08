// What a number format of a workbook says about the values it shows: dates and times are numbers
// there like all others.
//
// Pure functions.
#pragma once

#include <cstdint>
#include <string_view>

namespace pareto::xlsx {

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

// By its code, "yyyy-mm-dd".
[[nodiscard]] NumberFormat format_of_code(std::string_view code);
// By its number, for those that are built into the format, those of Chinese editions included.
[[nodiscard]] NumberFormat builtin_format(int id);

}  // namespace pareto::xlsx

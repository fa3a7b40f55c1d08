// The texts that cells become: numbers in plain notation, dates in ISO form, strings without the
// format's escapes.
//
// Pure functions; each appends to `out`.
#pragma once

#include <string>
#include <string_view>

#include "number_format.hpp"

namespace pareto::xlsx {

// The shortest decimal that is this double, without exponent: "0.10000000000000001" is 0.1, "1E+17"
// is 100000000000000000. What is no number stays as it is.
void append_number(std::string& out, std::string_view raw);

// By its format: "2026-10-31", "2026-10-31 09:30:00", "09:30:00" below one day, "27:30:00" for
// elapsed time; milliseconds only where there are some. A number that is no date in the calendar
// stays a number.
void append_value(std::string& out, std::string_view raw, NumberFormat format, bool date1904);

// A cell of type "d": "2026-10-31T00:00:00Z" becomes 2026-10-31.
void append_iso(std::string& out, std::string_view raw);

// Takes out the escapes of ST_Xstring: "_x000D_" is CR, "_x005F_" an underscore.
void append_string(std::string& out, std::string_view raw);

}  // namespace pareto::xlsx

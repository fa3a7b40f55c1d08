// What stands in a cell: the value as its reader sees it, and exactly, as a program reads it. Said
// once, for all formats, so that a document says the same in each; a format adds only how it is
// written (escaped, aligned, coloured).
//
//     shown(column, values, row, amounts)      // "2,167.8", "18.0%", "6 天", "2026-10-31"; "" for null
//     heading_of(column, amounts)              // {"净销售", "万"}: the unit that the cells leave out
//     plain_decimal(1'952'687'500, 2)          // "195268.75", for programs
//
// Pure functions; any thread. Header-only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pareto/amount.hpp"
#include "pareto/document.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Whether values stand at the right.
bool is_number(const Column& column);
// Whether the value is to be shown as bad: by the column's flag, or the "!" at the begin of a
// sentence.
bool warns(const Column& column, const ColumnView& values, std::int64_t row);
// The text of a cell without the sign that says "shown as bad".
std::string_view words_of(const Column& column, const ColumnView& values, std::int64_t row);

struct Heading {
  std::string label, unit;  // the unit is empty where the cells name theirs, or have none
};
Heading heading_of(const Column& column, const Amounts& amounts);
// In one line: "净销售，万", "Net sales, M".
std::string heading_text(const Column& column, const Amounts& amounts);

// 1/10000 with a plain point and an ASCII minus, without groups; at least `least` decimals and no
// zeros beyond.
std::string plain_decimal(std::int64_t value, int least);
// The shortest text that gives the same number back, plain where that is short; "" for what is no
// number.
std::string plain_real(double value);
// "2026-10-31 09:30", with `seconds` "2026-10-31 09:30:05"; UTC.
std::string moment_text(std::int64_t microseconds, char between = ' ', bool seconds = false);

// A Change has its sign; a column in the large unit leaves the unit to its heading; a choice is
// shown by its label.
std::string shown(const Column& column, const ColumnView& values, std::int64_t row,
                  const Amounts& amounts);

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/shown.hpp"
#endif

// A value of a table as the reader sees it: in the reader's units, with the right sign and unit, not yet escaped.
#pragma once

#include <string>

#include "pareto/document.hpp"

namespace pareto::html {

// "" for null. A Change has its sign; a column in the large unit leaves the unit to its heading.
std::string shown(const sdk::Column& column, const sdk::ColumnView& values, std::int64_t row, const sdk::Amounts& amounts);

// Whether the value is to be shown as bad by the column's own flag.
bool warns(const sdk::Column& column, const sdk::ColumnView& values, std::int64_t row);

// The heading with the unit that the values leave out: {"净销售", "万"}; the second is empty where there is none.
struct Heading {
  std::string label, unit;
};
Heading heading_of(const sdk::Column& column, const sdk::Amounts& amounts);

// Whether values stand at the right.
bool is_number(const sdk::Column& column);

}  // namespace pareto::html

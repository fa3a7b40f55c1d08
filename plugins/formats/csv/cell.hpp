// One cell of a csv file. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "pareto/document.hpp"

namespace pareto::csv_format {

// Text as a cell: made harmless where it would begin a formula, quoted where the separator asks for
// it.
void append_text(std::string& out, std::string_view text, char separator);

// A value of a column as a cell; "" for null.
void append_value(std::string& out, const sdk::Column& column, const sdk::ColumnView& values,
                  std::int64_t row, char separator, bool chinese);

// The heading of a column, with the unit that its cells leave out: "距末单（天）", "Net sales
// (CNY)".
std::string heading(const sdk::Column& column, std::string_view currency, bool chinese);

}  // namespace pareto::csv_format

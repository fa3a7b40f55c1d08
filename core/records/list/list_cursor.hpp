// Where a page of a list ended: the values that it is sorted by, of its last row, and that row's
// key. To whoever hands it back it is a text without meaning.
//
// The next page begins behind those values, not behind a number of rows, so what comes in or goes
// meanwhile neither shows a row twice nor leaves one out. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/column.hpp"
#include "pareto/job.hpp"

namespace pareto::records {

struct ListCursor {
  std::vector<std::string> sort;       // as the list was asked for
  std::vector<sdk::Parameter> values;  // one for each of `sort`, the key last
};

// The value in a row, as a cursor keeps it.
[[nodiscard]] sdk::Parameter cursor_value(const sdk::ColumnView& column, std::int64_t row);

[[nodiscard]] std::string text_of(const ListCursor& cursor);
// Throws Error for what is none, and for one of a list that was sorted otherwise.
[[nodiscard]] ListCursor read_cursor(std::string_view text, const std::vector<std::string>& sort);

}  // namespace pareto::records

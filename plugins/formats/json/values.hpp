// Words and values as JSON. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pareto/document.hpp"

namespace pareto::json {

// In quotes. Bytes that are no UTF-8 become U+FFFD: no file is made that a reader refuses.
void append_text(std::string& out, std::string_view text);

// A value of a column: money and quantity as "195268.75", days as "2026-10-31", times as
// "2026-10-31T09:30:00Z", null for what is not there or is no number.
void append_value(std::string& out, sdk::Type type, const sdk::ColumnView& values,
                  std::int64_t row);

// The name of a type, as it stands in a column's description: "money", "date".
[[nodiscard]] const char* name_of(sdk::Type type);

}  // namespace pareto::json

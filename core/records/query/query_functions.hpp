// The functions that foreign SQL may call: one list for both engines.
//
// SQLite's authorizer asks it of what is compiled, the reading of words (sql_fence.hpp) of what is
// written, since PostgreSQL has hundreds of functions more and no authorizer: query_to_xml runs a
// statement out of a text. Pure; any thread.
#pragma once

#include <string_view>

namespace pareto::records {

[[nodiscard]] bool is_open_function(std::string_view name);

// Whether a word before a parenthesis calls nothing: `IN (…)`, `OVER (…)`, `CAST(x AS DECIMAL(10,
// 2))`.
[[nodiscard]] bool is_no_call(std::string_view word);

// Whether a row can make the statement fail: a text that is no JSON, a number or text that grows
// too large, a sign for ESCAPE of two letters. Who sees some rows only must not learn from a
// failure that there are others (access::Conditions).
[[nodiscard]] bool may_fail_on_a_row(std::string_view sql);

}  // namespace pareto::records

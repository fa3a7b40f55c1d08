// What a plugin hands out as a table, looked at: its columns are columns, its rows are of them, its
// texts are text.
//
// One thread.
#pragma once

#include <string>
#include <string_view>

#include "pareto/abi/document.h"

namespace pareto::conformance {

[[nodiscard]] bool is_utf8(std::string_view text);

// Reads the stream to its end and releases it; answers all that stands in it. Throws Error with the
// first thing that no table may hold.
[[nodiscard]] std::string words_of_rows(const pareto_column* const* columns,
                                        ArrowArrayStream* stream, const std::string& name);

}  // namespace pareto::conformance

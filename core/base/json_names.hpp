// Whether an object of a JSON text has a name twice: readers differ in which of the two counts, so
// none should (RFC 8259, 4).
//
// Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pareto {

// The first such name. Nothing as well where it is no JSON.
[[nodiscard]] std::optional<std::string> name_given_twice(std::string_view json);

}  // namespace pareto

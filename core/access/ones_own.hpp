// Records that everybody makes for oneself: a role's "*" does not speak of them, and without a row
// for them one has one's own and no others.
#pragma once

#include <string_view>

namespace pareto::access {

[[nodiscard]] constexpr bool is_ones_own(std::string_view entity) { return entity == "saved_list"; }

}  // namespace pareto::access

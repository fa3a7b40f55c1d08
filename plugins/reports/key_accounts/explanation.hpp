// Reads what the report needs of a tier's explanation and of a run's figures, both JSON written by
// machines in the published forms (see abi/tiering.h): numbers by name, wherever they stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pareto::key_accounts {

// {"gini":0.73,…}
[[nodiscard]] std::optional<double> figure_in(std::string_view json, std::string_view name);

// The value of "next" or "below", if it is a value of net sales.
[[nodiscard]] std::optional<std::int64_t> step_in(std::string_view json, std::string_view name);

}  // namespace pareto::key_accounts

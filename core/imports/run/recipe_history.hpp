// How an earlier import was taken, as its operation keeps it. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/store/connection.hpp"

namespace pareto::imports {

struct PastImport {
  std::int64_t operation = 0;
  std::string file, recipe;  // its name; the recipe's text
};

// That of the operation, or of the last import. Throws Error when there is none.
[[nodiscard]] PastImport past_import(store::Connection& connection,
                                     std::optional<std::int64_t> operation);

}  // namespace pareto::imports

// Finds the record that people mean by a code, a name, or a part of either.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/schema.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

struct Named {
  std::int64_t id = 0;
  std::string code, label;
};

// Exact code or id first, then exact name, then records whose name or search tokens hold what was typed; at most `most`.
[[nodiscard]] std::vector<Named> find_named(store::Connection& connection, const model::Entity& entity, std::string_view typed,
                                            std::size_t most = 20);

// The one that is meant. Throws Error when there is none, or when there are several, which are then listed with codes.
[[nodiscard]] Named the_one(store::Connection& connection, const model::Entity& entity, std::string_view typed);

// What people call a record; its id when it is gone.
[[nodiscard]] std::string label_of(store::Connection& connection, const model::Entity& entity, std::int64_t id);

}  // namespace pareto::records

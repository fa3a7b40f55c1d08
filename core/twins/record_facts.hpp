// What is shown of records that are likely one, beside their names: what they sold and when last.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/model/schema.hpp"
#include "core/store/connection.hpp"

namespace pareto::twins {

struct RecordFacts {
  std::string code, name;
  std::optional<std::int64_t> net;  // of all sales, home currency, 1/10000; of customers, where
                                    // whoever asks may see it
  std::string last_order;           // 2026-10-31; empty: none
};

[[nodiscard]] std::map<std::int64_t, RecordFacts> facts_of(store::Connection& connection,
                                                           const model::Entity& entity,
                                                           const std::vector<std::int64_t>& ids);

}  // namespace pareto::twins

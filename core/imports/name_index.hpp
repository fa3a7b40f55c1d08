// Finds records of an entity by code, or by a name that folds to the same.
//
// Reads through the transaction's connection, so records that it created are found. Names are
// loaded once, when one is first asked for. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/model/entity.hpp"
#include "core/store/connection.hpp"

namespace pareto::imports {

// Whether a name alone tells records of this kind apart: not where they belong to another record (a
// contact to its customer).
[[nodiscard]] bool is_known_by_name(const model::Entity& entity);

class NameIndex {
 public:
  // `field`: the one that holds the names.
  NameIndex(store::Connection& connection, const model::Entity& entity, std::string field);

  // 0 when there is none.
  [[nodiscard]] std::int64_t by_code(std::string_view code);

  struct Found {
    std::int64_t id = 0;   // 0: none
    bool several = false;  // several records are called so; id is one of them
  };
  [[nodiscard]] Found by_name(std::string_view name);

  // A record was made or renamed.
  void add(std::string_view name, std::int64_t id);

 private:
  void load();

  store::Connection& connection_;
  const model::Entity& entity_;
  std::string field_;
  bool loaded_ = false, empty_ = false;
  std::unordered_map<std::uint64_t, Found> names_;  // by hash of the folded name
};

}  // namespace pareto::imports

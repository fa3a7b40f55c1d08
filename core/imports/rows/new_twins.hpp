// Whether records that an import makes look like some that were there before: said in its result,
// and nobody is merged.
//
//     NewTwins twins(connection, schema);   before anything is written
//     …
//     result.twins = twins.find(cancel);
//
// A first load is not looked at: all of it is new, and `pareto twins` compares it with itself. One
// thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/model/schema.hpp"
#include "core/store/connection.hpp"
#include "core/twins/find.hpp"

namespace pareto::imports {

struct LikelyTwins {
  std::string entity;
  std::int64_t records = 0;  // new ones that look like an old one
  struct Example {
    std::string name, other_code, other_name;  // the new one, the one that was there
    twins::Twin twin;
  };
  std::vector<Example> examples;  // the surest ones
};

class NewTwins {
 public:
  NewTwins(store::Connection& connection, const model::Schema& schema);
  // Those that there are, by entity. `sees`: a connection of the session that imports; older
  // records that it does not see are not told of. Null: all are.
  [[nodiscard]] std::vector<LikelyTwins> find(const std::atomic<bool>* cancel,
                                              store::Connection* sees) const;

 private:
  store::Connection& connection_;
  const model::Schema& schema_;
  std::map<std::string, std::int64_t> last_;  // largest id before, by entity
};

}  // namespace pareto::imports

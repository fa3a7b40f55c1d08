// Parameters that mean a record: what somebody typed (a code, a name, a part of it, pinyin) becomes
// the record's id.
//
// So a report declares `reference("customer", …, "customer")` and is given an id, and people name
// records for it as they do everywhere else (core/records/values/names.hpp). One thread, that of
// the connection.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/model/field.hpp"
#include "core/model/schema.hpp"
#include "core/store/connection.hpp"

namespace pareto::reports {

struct NamedParameters {
  std::map<std::string, std::string> values;  // with ids in place of names
  std::vector<std::string> about;  // what the records are called, in the order of declaration
};

// Throws Error when there is no such record, or when several are meant.
[[nodiscard]] NamedParameters with_ids(store::Connection& connection, const model::Schema& schema,
                                       const std::vector<model::Field>& declared,
                                       std::map<std::string, std::string> parameters);

}  // namespace pareto::reports

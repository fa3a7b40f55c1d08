// What the columns of a list are in SQL, and what it is sorted by. The entity's view is called v.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/schema.hpp"
#include "core/records/list/condition.hpp"
#include "core/records/list/list.hpp"

namespace pareto::records {

// By name, or by what it is called; throws Error with the names that there are.
[[nodiscard]] const model::Field& field_named(const model::Entity& entity, std::string_view name);
// What a field is called in the list: references by the label of what they refer to.
[[nodiscard]] std::string expression(const model::Schema& schema, const model::Field& field);
[[nodiscard]] const ComputedColumn* computed_named(const ListRequest& request,
                                                   std::string_view name);

// What a list is sorted by, in the order of precedence; the key is the last.
struct Term {
  std::string sql;
  sdk::Type type;
  bool down = false;
  bool always = false;  // it is nowhere without a value
};
[[nodiscard]] std::vector<Term> terms_of(const model::Schema& schema, const model::Entity& entity,
                                         const ListRequest& request);
[[nodiscard]] std::string order_by(const std::vector<Term>& terms);
// Only rows that come behind these values. What has no value stands last, in either direction.
void add_behind(Conditions& where, const std::vector<Term>& terms,
                const std::vector<sdk::Parameter>& values);

}  // namespace pareto::records

// Where a column of a file goes: a field of the entity, or a field of a record that it refers to
// ("customer.country").
//
// Pure; any thread. Pointers are into the schema and live as long as it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/schema.hpp"

namespace pareto::imports {

struct FieldPath {
  const model::Field* field = nullptr;          // of the entity itself
  const model::Entity* related = nullptr;       // whom `field` refers to, where the path leads on
  const model::Field* related_field = nullptr;  // null: the reference itself, by code or name

  // What the values of the column are.
  [[nodiscard]] const model::Field& value() const {
    return related_field ? *related_field : *field;
  }
};

// "amount", "customer", "customer.code"; plugins' fields by their full names
// ("chemical.annual_usage", "customer.chemical.annual_usage"). Nothing when there is no such field
// or it may not be imported.
[[nodiscard]] std::optional<FieldPath> find_path(const model::Schema& schema,
                                                 const model::Entity& entity,
                                                 std::string_view path);
// The same, but an Error that names the paths there are.
[[nodiscard]] FieldPath require_path(const model::Schema& schema, const model::Entity& entity,
                                     std::string_view path);

// For people: "Amount", "Customer", "Customer code", "Country of the customer".
[[nodiscard]] std::string label_of(const FieldPath& path, Language language);

}  // namespace pareto::imports

// Expressions of computed fields, read as words and without an engine.
//
// An expression is SQL over the row `v` of its entity's view: a field stands bare, in double quotes
// where its name has a dot, or behind `v.`; what stands behind another name and a dot belongs to a
// view that the expression asks in a SELECT of its own. Pure; any thread.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"
#include "core/model/entity.hpp"

namespace pareto::model {

using Names = std::set<std::string, std::less<>>;

// All names in it: of fields, views, functions, and words of SQL. Capital Latin letters outside
// quotes are made small.
[[nodiscard]] Names names_in(std::string_view expression);
// Those that may be of its own row. A bare name inside a SELECT may be of another view's row; it is
// taken for one all the same.
[[nodiscard]] Names own_names_in(std::string_view expression);

// Why it cannot stand in brackets as one value: unclosed quotes or brackets, a comment, a further
// statement, a parameter.
[[nodiscard]] std::optional<Message> unsound(std::string_view expression);

// Computed fields in the order in which they can be computed: those of a step name only those of
// earlier ones. In `circle` stand those that name themselves or each other.
struct ComputedOrder {
  std::vector<std::vector<const Field*>> steps;
  std::vector<const Field*> circle;
};
[[nodiscard]] ComputedOrder computed_order(const Entity& entity);

// Names of the fields that are wanted, and of those that they are computed from.
[[nodiscard]] Names with_what_they_need(const Entity& entity,
                                        const std::function<bool(const Field&)>& wanted);

// Whether a statement may ask for a computed field of the entity: it names one, or takes whatever
// columns there are.
[[nodiscard]] bool may_ask_computed(const Entity& entity, std::string_view sql);

}  // namespace pareto::model

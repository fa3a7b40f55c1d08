#include "core/access/told_by_rule.hpp"

#include "core/store/ddl.hpp"
#include "core/store/dialect.hpp"

namespace pareto::access {

bool sees_everyone(const Rights& rights) {
  const auto all = [&](std::string_view entity) {
    return rights.scope(rights.schema().entity(entity), Verb::See) == Scope::All;
  };
  return all("customer") && all("sale");
}

std::string told_by_rule(const Rights& rights, const model::Field& field,
                         const std::string& value) {
  const bool score = field.name == "score";
  if (!score && field.name != "explanation") return value;
  const model::Entity& sale = rights.schema().entity("sale");
  const auto reads = [&](std::string_view name) {
    return rights.field(sale, *sale.find(name)) >= FieldAccess::Read;
  };
  const std::string nothing = store::no_value(field.type);
  if (!reads("home_amount")) return nothing;
  const bool whole = sees_everyone(rights);
  const std::string said =
      value.substr(0, value.rfind('.') + 1) + store::quoted_name("explanation");
  // A score is told where nothing of how it came about tells of others.
  if (score)
    return whole ? value
                 : "CASE WHEN own_terms(" + said + ") = " + said + " THEN " + value + " END";
  const std::string told = whole ? value : "own_terms(" + value + ")";
  return reads("home_cost") ? told
                            : "CASE WHEN instr(" + value + ", 'margin') > 0 THEN " + nothing +
                                  " ELSE " + told + " END";
}

}  // namespace pareto::access

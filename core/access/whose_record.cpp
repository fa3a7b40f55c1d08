#include "core/access/whose_record.hpp"

#include <algorithm>

#include "core/store/ddl.hpp"

namespace pareto::access {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using model::Schema;

constexpr std::string_view kCustomer = "customer", kUser = "user";
// Entities that lead to a customer only over each other would be followed without end.
constexpr int kMostSteps = 8;

bool refers(const Field& field) { return field.meaning == Meaning::Reference && field.stored(); }

bool is_own(const Entity& entity, const Field& field) { return field.plugin.empty() || field.plugin == entity.plugin; }

// Whether a reference makes the record that user's. What is kept along with a record belongs to whom the record belongs to.
bool is_owning(const Entity& entity, const Field& field) {
  return refers(field) && is_own(entity, field) && field.reference == kUser && !entity.kept && entity.name != kCustomer;
}

bool leads(const Schema& schema, const Entity& entity, int steps);

// Whether the entity's records belong to whom those of `field` belong to. Only the entity's own fields: what a plugin adds to it
// changes nobody's rights.
bool leads_by(const Schema& schema, const Entity& entity, const Field& field, int steps) {
  if (!refers(field) || !is_own(entity, field) || field.reference == entity.name) return false;
  const Entity* target = schema.find(field.reference);
  return target != nullptr && leads(schema, *target, steps + 1);
}

// The references that decide whose a record is: the first required one, else all others.
std::vector<const Field*> leading(const Schema& schema, const Entity& entity, int steps) {
  std::vector<const Field*> optional;
  for (const Field& field : entity.fields) {
    if (!leads_by(schema, entity, field, steps)) continue;
    if (field.required) return {&field};
    optional.push_back(&field);
  }
  return optional;
}

bool leads(const Schema& schema, const Entity& entity, int steps) {
  if (entity.name == kCustomer) return true;
  if (steps >= kMostSteps || entity.name == kUser) return false;
  if (std::any_of(entity.fields.begin(), entity.fields.end(), [&](const Field& field) { return is_owning(entity, field); })) return true;
  return !leading(schema, entity, steps).empty();
}

class Predicate {
 public:
  Predicate(const Rights& rights, Scope scope, std::string_view tables, std::string_view customers, Share share = Share::Few)
      : rights_(rights), scope_(scope), tables_(tables), customers_(customers), sign_(share == Share::Many ? "+" : "") {}

  [[nodiscard]] std::string over(const Entity& entity, std::string_view alias, int steps) const {
    if (entity.name == kCustomer) return sign_ + std::string(alias) + ".id IN (" + customers() + ")";
    std::string any;
    const auto add = [&](const std::string& condition) { any += (any.empty() ? "" : " OR ") + condition; };
    // First what is compared without a look into another table.
    for (const Field& field : entity.fields) {
      if (is_owning(entity, field)) add(sign_ + std::string(alias) + "." + store::quoted_name(field.local_name()) + " " + are_us());
    }
    for (const Field* field : leading(rights_.schema(), entity, steps)) {
      const Entity& target = rights_.schema().entity(field->reference);
      const std::string column = sign_ + std::string(alias) + "." + store::quoted_name(field->local_name());
      if (target.name == kCustomer) {
        add(column + " IN (" + customers() + ")");
        continue;
      }
      const std::string next = "w" + std::to_string(steps);
      add(column + " IN (SELECT " + next + ".id FROM " + table(store::base_table(target)) + " " + next + " WHERE " + over(target, next, steps + 1) + ")");
    }
    return any.empty() ? "TRUE" : any.find(" OR ") == std::string::npos ? any : "(" + any + ")";
  }

  // `both` joins the parts.
  [[nodiscard]] std::string customers(const char* both = " UNION ") const {
    if (!customers_.empty()) return customers_;
    const std::string day = "date_of(" + std::to_string(rights_.today().days) + ")";
    const std::string ours =
        "o.\"user\" " + are_us() + " AND (o.from_date IS NULL OR o.from_date <= " + day + ") AND (o.to_date IS NULL OR o.to_date > " + day + ")";
    const std::string of_us = " FROM " + table("pareto_ownership") + " o WHERE " + ours, of_groups = of_us + " AND o.role = 'head_office_owner'";
    // Few own whole groups: for the others the members are not read. (As a condition beside the other it would be asked of each.)
    std::string sql = "SELECT o.customer" + of_us + both + "SELECT c.id FROM (SELECT 1" + of_groups + " LIMIT 1) g CROSS JOIN " + table("pareto_customer") +
                      " c WHERE c.root IN (SELECT o.customer" + of_groups + ")";
    if (scope_ == Scope::Team && !rights_.teams().empty()) {
      sql += both;
      sql += "SELECT c.id FROM " + table("pareto_customer") + " c WHERE c.team IN (" + teams() + ")";
    }
    return sql;
  }

 private:
  [[nodiscard]] std::string table(const std::string& name) const { return tables_ + name; }

  [[nodiscard]] std::string teams() const {
    std::string list;
    for (const std::int64_t team : rights_.teams()) list += (list.empty() ? "" : ", ") + std::to_string(team);
    return list;
  }

  // "= 7", or those of the teams.
  [[nodiscard]] std::string are_us() const {
    const std::string me = std::to_string(rights_.user());
    if (scope_ != Scope::Team || rights_.teams().empty()) return "= " + me;
    return "IN (SELECT u.id FROM " + table("pareto_user") + " u WHERE u.team IN (" + teams() + ") OR u.id = " + me + ")";
  }

  const Rights& rights_;
  Scope scope_;
  std::string tables_, customers_;
  std::string sign_;  // a column with a plus before it is not looked up by its index
};

}  // namespace

std::string within_scope(const Rights& rights, const Entity& entity, Scope scope, std::string_view alias, std::string_view tables,
                         std::string_view customers, Share share) {
  if (scope == Scope::None) return "FALSE";
  if (scope == Scope::All || !belongs_to_somebody(rights.schema(), entity)) return "TRUE";
  return Predicate(rights, scope, tables, customers, share).over(entity, alias, 0);
}

std::string customers_within(const Rights& rights, Scope scope, std::string_view tables) { return Predicate(rights, scope, tables, {}).customers(); }

std::string customers_with_repeats(const Rights& rights, Scope scope, std::string_view tables) {
  return Predicate(rights, scope, tables, {}).customers(" UNION ALL ");
}

bool belongs_to_somebody(const Schema& schema, const Entity& entity) { return leads(schema, entity, 0); }

}  // namespace pareto::access

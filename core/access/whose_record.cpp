#include "core/access/whose_record.hpp"

#include <algorithm>
#include <utility>

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

bool is_own(const Entity& entity, const Field& field) {
  return field.plugin.empty() || field.plugin == entity.plugin;
}

// Whether a reference makes the record that user's. What is kept along with a record belongs to
// whom the record belongs to.
bool is_owning(const Entity& entity, const Field& field) {
  return refers(field) && is_own(entity, field) && field.reference == kUser && !entity.kept &&
         entity.name != kCustomer;
}

bool leads(const Schema& schema, const Entity& entity, int steps);

// Whether the entity's records belong to whom those of `field` belong to. Only the entity's own
// fields: what a plugin adds to it changes nobody's rights.
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
  if (std::any_of(entity.fields.begin(), entity.fields.end(),
                  [&](const Field& field) { return is_owning(entity, field); }))
    return true;
  return !leading(schema, entity, steps).empty();
}

class Predicate {
 public:
  Predicate(const Rights& rights, Scope scope, std::string_view tables, CustomersBy customers)
      : rights_(rights), scope_(scope), tables_(tables), customers_(std::move(customers)) {}

  [[nodiscard]] std::string over(const Entity& entity, std::string_view alias, int steps) const {
    if (entity.name == kCustomer) return is_ours(std::string(alias) + ".id");
    std::string any;
    const auto add = [&](const std::string& condition) {
      any += (any.empty() ? "" : " OR ") + condition;
    };
    // First what is compared without a look into another table.
    for (const Field& field : entity.fields) {
      // A column with a plus before it is not looked up by its index.
      if (is_owning(entity, field))
        add((row_by_row() ? "+" : "") + std::string(alias) + "." +
            store::quoted_name(field.local_name()) + " " + are_us());
    }
    for (const Field* field : leading(rights_.schema(), entity, steps)) {
      const Entity& target = rights_.schema().entity(field->reference);
      const std::string column = std::string(alias) + "." + store::quoted_name(field->local_name());
      if (target.name == kCustomer) {
        add(is_ours(column));
        continue;
      }
      const std::string next = "w" + std::to_string(steps), theirs = over(target, next, steps + 1);
      const std::string from = " FROM " + table(store::base_table(target)) + " " + next + " WHERE ";
      add(row_by_row()
              ? "EXISTS (SELECT 1" + from + next + ".id = " + column + " AND " + theirs + ")"
              : column + " IN (SELECT " + next + ".id" + from + theirs + ")");
    }
    return any.empty() ? "TRUE" : any.find(" OR ") == std::string::npos ? any : "(" + any + ")";
  }

  // `both` joins the parts.
  [[nodiscard]] std::string customers(const char* both = " UNION ") const {
    const std::string of_us = " FROM " + table("pareto_ownership") + " o WHERE " + ours(),
                      of_groups = of_us + " AND o.role = 'head_office_owner'";
    // Few own whole groups: for the others the members are not read. (As a condition beside the
    // other it would be asked of each.)
    std::string sql = "SELECT o.customer" + of_us + both + "SELECT c.id FROM (SELECT 1" +
                      of_groups + " LIMIT 1) g CROSS JOIN " + table("pareto_customer") +
                      " c WHERE c.root IN (SELECT o.customer" + of_groups + ")";
    if (by_team()) {
      sql += both;
      sql +=
          "SELECT c.id FROM " + table("pareto_customer") + " c WHERE c.team IN (" + teams() + ")";
    }
    return sql;
  }

  // The same in two: those that are ours by themselves, with whether it is a whole group, and what
  // is in such groups.
  [[nodiscard]] std::string ours_and_groups() const {
    std::string sql = "SELECT o.customer, o.role = 'head_office_owner' FROM " +
                      table("pareto_ownership") + " o WHERE " + ours();
    if (by_team())
      sql += " UNION ALL SELECT c.id, FALSE FROM " + table("pareto_customer") +
             " c WHERE c.team IN (" + teams() + ")";
    return sql;
  }
  [[nodiscard]] std::string in_groups() const {
    return "SELECT c.id FROM " + table("pareto_customer") +
           " c WHERE c.root IN (SELECT o.customer FROM " + table("pareto_ownership") + " o WHERE " +
           ours() + " AND o.role = 'head_office_owner')";
  }

  // Of one, ?1, whether it is among them.
  [[nodiscard]] std::string is_one() const {
    const std::string ownership = table("pareto_ownership") + " o",
                      customer = table("pareto_customer") + " c";
    std::string sql =
        "SELECT 1 FROM " + ownership + " WHERE o.customer = ?1 AND " + ours() +
        " UNION ALL SELECT 1 FROM " + customer + " JOIN " + ownership +
        " ON o.customer = c.root WHERE c.id = ?1 AND c.root <> ?1 AND o.role = 'head_office_owner' AND " +
        ours();
    if (by_team())
      sql += " UNION ALL SELECT 1 FROM " + customer + " WHERE c.id = ?1 AND c.team IN (" + teams() +
             ")";
    return sql + " LIMIT 1";
  }

 private:
  [[nodiscard]] bool by_team() const { return scope_ == Scope::Team && !rights_.teams().empty(); }
  [[nodiscard]] bool row_by_row() const { return !customers_.function.empty(); }

  [[nodiscard]] std::string is_ours(const std::string& column) const {
    if (row_by_row()) return customers_.function + "(" + column + ")";
    return column + " IN (" + (customers_.select.empty() ? customers() : customers_.select) + ")";
  }

  // Which ownership rows `o` hold today and are ours.
  [[nodiscard]] std::string ours() const {
    const std::string day = "date_of(" + std::to_string(rights_.today().days) + ")";
    return "o.\"user\" " + are_us() + " AND (o.from_date IS NULL OR o.from_date <= " + day +
           ") AND (o.to_date IS NULL OR o.to_date > " + day + ")";
  }

  [[nodiscard]] std::string table(const std::string& name) const { return tables_ + name; }

  [[nodiscard]] std::string teams() const {
    std::string list;
    for (const std::int64_t team : rights_.teams())
      list += (list.empty() ? "" : ", ") + std::to_string(team);
    return list;
  }

  // "= 7", or those of the teams.
  [[nodiscard]] std::string are_us() const {
    const std::string me = std::to_string(rights_.user());
    if (!by_team()) return "= " + me;
    return "IN (SELECT u.id FROM " + table("pareto_user") + " u WHERE u.team IN (" + teams() +
           ") OR u.id = " + me + ")";
  }

  const Rights& rights_;
  Scope scope_;
  std::string tables_;
  CustomersBy customers_;
};

}  // namespace

std::string within_scope(const Rights& rights, const Entity& entity, Scope scope,
                         std::string_view alias, std::string_view tables,
                         const CustomersBy& customers) {
  if (scope == Scope::None) return "FALSE";
  if (scope == Scope::All || !belongs_to_somebody(rights.schema(), entity)) return "TRUE";
  return Predicate(rights, scope, tables, customers).over(entity, alias, 0);
}

std::string customers_within(const Rights& rights, Scope scope, std::string_view tables) {
  return Predicate(rights, scope, tables, {}).customers();
}

std::string customers_with_repeats(const Rights& rights, Scope scope, std::string_view tables) {
  return Predicate(rights, scope, tables, {}).customers(" UNION ALL ");
}

store::IdSet set_of_customers(const Rights& rights, Scope scope, std::string_view tables,
                              std::string name, std::int64_t small) {
  const Predicate predicate(rights, scope, tables, {});
  return {std::move(name), predicate.ours_and_groups(), predicate.in_groups(), predicate.is_one(),
          small};
}

bool belongs_to_somebody(const Schema& schema, const Entity& entity) {
  return leads(schema, entity, 0);
}

}  // namespace pareto::access

#include "core/access/seen_views.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/access/readable.hpp"
#include "core/access/told_by_rule.hpp"
#include "core/access/whose_record.hpp"
#include "core/store/ddl.hpp"

namespace pareto::access {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using model::Type;
using store::Dialect;

bool is_own(const Entity& entity, const Field& field) {
  return field.plugin.empty() || field.plugin == entity.plugin;
}

std::string shown(const Rights& rights, const Entity& entity, const Field& field,
                  const std::string& value) {
  if (answers_nothing(rights, entity, field)) return store::no_value(field.type);
  if (rights.field(entity, field) >= FieldAccess::Read)
    return entity.name == "tier_assignment" ? told_by_rule(rights, field, value) : value;
  const char* kind = field.meaning == Meaning::Phone   ? "phone"
                     : field.meaning == Meaning::Email ? "email"
                                                       : "text";
  return "masked(" + value + ", '" + kind + "')";
}

std::string select_known(Scope scope) {
  return "SELECT id FROM " + std::string(known_customers(scope));
}

class Maker {
 public:
  Maker(const SeenViews& views, const std::function<void(const std::string&)>& run)
      : with_(views),
        rights_(views.rights),
        run_(run),
        real_(store::real_place(views.dialect)),
        made_(views.made ? *views.made : fresh_) {}

  void make() {
    if (!std::exchange(made_.sign, true)) run_(store::temporary_ids(kSign, with_.dialect));
    // In PostgreSQL a view reads what a name means when it is made, so what others are made of
    // comes first; temporary ones are found first.
    rollups();
    for (const store::View& view : store::derived_views(with_.dialect)) {
      if (read(view.name)) add(view.name, view.create.substr(view.create.find(" AS ") + 4));
    }
    for (const Entity* entity : store::in_order_of_views(rights_.schema())) {
      if (with_.direct && reads_a_table(*entity)) tables(*entity);
      if (read(entity->name)) published(*entity);
    }
  }

 private:
  // The customers of a scope, once.
  const CustomersBy& customers(Scope scope) {
    const auto found = made_.customers.find(scope);
    if (found != made_.customers.end()) return found->second;
    if (with_.are_many && with_.are_many(scope)) {
      return made_.customers.emplace(scope, CustomersBy{{}, std::string(asks_customer(scope))})
          .first->second;
    }
    run_(store::temporary_ids(known_customers(scope), with_.dialect));
    run_(find_customers(rights_, scope, with_.dialect));
    return made_.customers.emplace(scope, CustomersBy{select_known(scope), {}}).first->second;
  }

  [[nodiscard]] bool read(std::string_view name) const {
    return (with_.reads == nullptr || with_.reads->contains(name)) && !made_.views.contains(name);
  }

  // Its own, or one that a plugin adds to it: they are made together.
  [[nodiscard]] bool reads_a_table(const Entity& entity) const {
    const std::string base = store::base_table(entity);
    if (made_.views.contains(base)) return false;
    const auto reads = [&](const Field& field) {
      return !is_own(entity, field) && field.stored() &&
             read(store::plugin_table(entity, field.plugin));
    };
    return read(base) || std::any_of(entity.fields.begin(), entity.fields.end(), reads);
  }

  [[nodiscard]] CustomersBy customers_of(const Entity& entity) {
    const Scope scope = rights_.scope(entity, Verb::See);
    const bool cut = (scope == Scope::Own || scope == Scope::Team) &&
                     belongs_to_somebody(rights_.schema(), entity);
    return cut ? customers(scope) : CustomersBy{};
  }

  [[nodiscard]] std::string rows_seen(const Entity& entity) {
    return within_scope(rights_, entity, rights_.scope(entity, Verb::See), "b", real_,
                        customers_of(entity));
  }

  void add(std::string_view name, std::string select, bool cuts_rows = false) {
    // A view with a limit is no part of the statement that reads it: nothing of that is tried on a
    // row before the view's own condition.
    if (cuts_rows && with_.conditions == Conditions::MayFail && with_.dialect == Dialect::SQLite)
      select += " LIMIT -1";
    run_(store::temporary_view(name, select, with_.dialect));
    made_.views.emplace(name);
  }

  // The published view with the fields that are wanted.
  void published(const Entity& entity) {
    const std::string where = rows_seen(entity);
    const bool all = where == "TRUE";
    const auto wanted = [&](const Field& field) {
      return with_.whole || with_.reads == nullptr ||
             with_.reads->find(entity.name)->second.contains(field.name);
    };
    const auto shape = [&](const Field& field, const std::string& value) {
      return shown(rights_, entity, field, value);
    };
    add(entity.name, store::entity_select(entity, {real_, wanted, shape, all ? "" : where}), !all);
  }

  // The entity's table, and one for each plugin that adds fields.
  void tables(const Entity& entity) {
    const std::string where = rows_seen(entity);
    const std::string base = store::base_table(entity);
    std::string columns;
    std::map<std::string, std::string> added;
    for (const Field& field : entity.fields) {
      if (!field.stored()) continue;
      const bool its = is_own(entity, field);
      const std::string name = store::quoted_name(field.local_name());
      (its ? columns : added[field.plugin]) +=
          ", " + shown(rights_, entity, field, (its ? "b." : "x.") + name) + " AS " + name;
    }
    add(base, "SELECT b.id AS id" + columns + " FROM " + real_ + base + " b WHERE " + where);
    for (const auto& [plugin, fields] : added) {
      const std::string name = store::plugin_table(entity, plugin);
      const std::string from = " FROM " + real_ + base + " b WHERE ";
      const bool row_by_row = !customers_of(entity).function.empty();
      const std::string rows = where == "TRUE" ? where
                               : row_by_row
                                   ? "EXISTS (SELECT 1" + from + "b.id = x.id AND " + where + ")"
                                   : "x.id IN (SELECT b.id" + from + where + ")";
      add(name, "SELECT x.id AS id" + fields + " FROM " + real_ + name + " x WHERE " + rows);
    }
  }

  // What the host keeps beside records is seen as the sales that it comes from, and no more of it
  // than of their amounts and costs.
  void rollups() {
    const Entity& sale = rights_.schema().entity("sale");
    const auto reads = [&](std::string_view field) {
      return rights_.field(sale, *sale.find(field)) >= FieldAccess::Read;
    };
    const Scope scope = rights_.scope(sale, Verb::See);
    const bool amounts = reads("home_amount"), costs = amounts && reads("home_cost"),
               all = scope == Scope::All;
    // By +m.customer: months are read as they lie, not once for each customer.
    const auto rows = [&]() -> std::string {
      if (scope == Scope::None) return "FALSE";
      if (all) return "TRUE";
      const CustomersBy& by = customers(scope);
      return by.function.empty() ? "+m.customer IN (" + by.select + ")"
                                 : by.function + "(m.customer)";
    };
    const auto column = [](bool seen, const char* name, Type type = Type::Int) {
      return ", " + (seen ? std::string("m.") + name : store::no_value(type) + " AS " + name);
    };
    if (read("pareto_customer_month")) {
      add("pareto_customer_month",
          "SELECT m.month, m.customer" + column(amounts, "net") + column(costs, "known") +
              column(costs, "cost") + ", m.line_count FROM " + real_ +
              "pareto_customer_month m WHERE " + rows(),
          !all);
    }
    if (read("pareto_customer_year")) {
      add("pareto_customer_year",
          "SELECT m.customer" + column(amounts, "net") + " FROM " + real_ +
              "pareto_customer_year m WHERE " + rows(),
          !all);
    }
    const bool totals = costs && sees_everyone(rights_);
    if (read("pareto_tier_run")) {
      add("pareto_tier_run",
          "SELECT m.id, m.rule, m.as_of, m.per_group, m.time_window, m.settings" +
              column(totals, "figures", Type::Text) + column(totals, "changes") + ", m.at FROM " +
              real_ + "pareto_tier_run m");
    }
  }

  const SeenViews& with_;
  const Rights& rights_;
  const std::function<void(const std::string&)>& run_;
  std::string real_;
  Made fresh_;
  Made& made_;
};

}  // namespace

std::string_view asks_customer(Scope scope) {
  return scope == Scope::Team ? "pareto_is_mine_team" : "pareto_is_mine_own";
}

// Found once for a connection: the engine would find them anew at each place of a statement where
// they are asked for.
std::string_view known_customers(Scope scope) {
  return scope == Scope::Team ? "pareto_mine_team" : "pareto_mine_own";
}

std::string find_customers(const Rights& rights, Scope scope, Dialect dialect) {
  return "INSERT INTO " + std::string(known_customers(scope)) + " " +
         customers_with_repeats(rights, scope, store::real_place(dialect)) +
         " ON CONFLICT DO NOTHING";
}

void each_seen_statement(const SeenViews& views,
                         const std::function<void(const std::string&)>& run) {
  Maker(views, run).make();
}

std::vector<std::string> seen_statements(const SeenViews& views) {
  std::vector<std::string> out;
  each_seen_statement(views, [&](const std::string& sql) { out.push_back(sql); });
  return out;
}

std::vector<std::string> published_names(const Rights& rights) {
  std::vector<std::string> out;
  for (const Entity& entity : rights.schema().entities()) out.push_back(entity.name);
  for (const store::View& view : store::derived_views(Dialect::PostgreSQL))
    out.push_back(view.name);
  return out;
}

}  // namespace pareto::access

#include "core/access/whose_record.hpp"

#include <catch2/catch.hpp>

#include "core/access/load_rights.hpp"
#include "core/store/connection.hpp"
#include "core/store/ddl.hpp"
#include "core/store/id_set.hpp"

namespace pareto::access {
namespace {

constexpr sdk::Date kToday{20779};

RoleRights role(Scope scope, bool personal = false) {
  RoleRights out;
  RoleRights::OfEntity& all = out.entities["*"];
  all.verbs.fill(true);
  all.scope = scope;
  all.personal = personal;
  return out;
}

// Three customers: of user 1, of user 2 (both of team 10), of nobody but of team 12, which is below
// no team of theirs.
struct Firm {
  model::Schema schema = model::Schema::core();
  store::Connection connection{":memory:", store::Mode::Create};

  Firm() {
    for (const model::Entity& entity : schema.entities()) {
      for (const std::string& sql : store::entity_tables(entity, store::Dialect::SQLite))
        connection.execute(sql);
    }
    connection.execute(
        "INSERT INTO pareto_team(id, name, parent) VALUES(10, 'a', NULL), (11, 'below a', 10), (12, 'b', NULL);"
        "INSERT INTO pareto_user(id, name, team) VALUES(1, 'one', 10), (2, 'two', 11), (3, 'three', NULL);"
        "INSERT INTO pareto_customer(id, name, root, team) VALUES(101, 'of one', 101, NULL), (102, 'of two', 102, NULL), (103, 'of b', 103, 12),"
        " (104, 'a store of 103', 103, NULL);"
        "INSERT INTO pareto_ownership(id, customer, \"user\", role, from_date, to_date) VALUES(1, 101, 1, 'owner', 20000, NULL),"
        " (2, 102, 2, 'deputy', NULL, NULL), (3, 102, 1, 'owner', 20000, 20779), (4, 101, 2, 'owner', 20780, NULL);"
        "INSERT INTO pareto_contact(id, customer, name) VALUES(201, 101, 'x'), (202, 102, 'y');"
        "INSERT INTO pareto_contact_role(id, contact) VALUES(301, 201), (302, 202);"
        "INSERT INTO pareto_task(id, subject, customer, owner) VALUES(401, 'mine', NULL, 1), (402, 'on two', 102, NULL), (403, 'my customer', 101, 2);"
        "INSERT INTO pareto_sale(id, customer, salesperson, date) VALUES(501, 101, NULL, 1), (502, 102, 1, 1), (503, 102, 2, 1);"
        "INSERT INTO pareto_user_name(id, \"user\", name) VALUES(601, 2, 'another');"
        "INSERT INTO pareto_customer_name(id, customer, name) VALUES(701, 101, 'p'), (702, 102, 'q');");
  }

  int sets = 0;

  // However whoever owns them is asked for, the same rows are seen.
  std::string ids(const Rights& rights, const char* entity, Scope scope) {
    const std::string found = ids_by(rights, entity, scope, {});
    if (scope != Scope::Own && scope != Scope::Team) return found;
    CHECK(ids_by(rights, entity, scope, {customers_within(rights, scope, "main."), {}}) == found);
    for (const std::int64_t small :
         {0, 16, 1000}) {  // read when the first is asked, looked up, read beforehand
      const std::string name = "mine" + std::to_string(++sets);
      store::add_id_set(connection, set_of_customers(rights, scope, "main.", name, small));
      CHECK(ids_by(rights, entity, scope, {{}, name}) == found);
    }
    return found;
  }

  std::string ids_by(const Rights& rights, const char* entity, Scope scope,
                     const CustomersBy& customers) {
    store::Statement rows = connection.prepare(
        "SELECT b.id FROM " + store::base_table(schema.entity(entity)) + " b WHERE " +
        within_scope(rights, schema.entity(entity), scope, "b", "main.", customers) +
        " ORDER BY b.id");
    std::string out;
    while (rows.step()) out += (out.empty() ? "" : " ") + std::to_string(rows.integer(0));
    return out;
  }
};

TEST_CASE("Own records are those of customers whose open ownership names the user", "[access]") {
  Firm firm;
  const Rights rights(firm.schema, 1, {10, 11}, kToday, {role(Scope::Own)});

  CHECK(firm.ids(rights, "customer", Scope::Own) ==
        "101");  // 102 was until today, 101 will be another's tomorrow
  CHECK(firm.ids(rights, "contact", Scope::Own) == "201");
  CHECK(firm.ids(rights, "contact_role", Scope::Own) == "301");
  CHECK(firm.ids(rights, "customer_name", Scope::Own) == "701");
}

TEST_CASE("A reference to a user makes a record that user's, whosever the customer is",
          "[access]") {
  Firm firm;
  const Rights rights(firm.schema, 1, {10, 11}, kToday, {role(Scope::Own)});

  CHECK(firm.ids(rights, "task", Scope::Own) == "401 403");
  CHECK(firm.ids(rights, "sale", Scope::Own) == "501 502");
}

TEST_CASE("A team's records are those of its users, of users below, and of customers of the teams",
          "[access]") {
  Firm firm;
  const Rights lead(firm.schema, 1, {10, 11}, kToday, {role(Scope::Team)});
  const Rights other(firm.schema, 3, {12}, kToday, {role(Scope::Team)});

  CHECK(firm.ids(lead, "customer", Scope::Team) == "101 102");
  CHECK(firm.ids(other, "customer", Scope::Team) == "103");
  CHECK(firm.ids(lead, "sale", Scope::Team) == "501 502 503");
}

TEST_CASE("A head-office owner has the whole chain", "[access]") {
  Firm firm;
  firm.connection.execute(
      "INSERT INTO pareto_ownership(id, customer, \"user\", role) VALUES(9, 103, 3, 'head_office_owner')");
  const Rights rights(firm.schema, 3, {}, kToday, {role(Scope::Own)});

  CHECK(firm.ids(rights, "customer", Scope::Own) == "103 104");
}

TEST_CASE("What belongs to nobody is not cut by scopes", "[access]") {
  Firm firm;
  const Rights rights(firm.schema, 1, {10, 11}, kToday, {role(Scope::Own)});

  for (const char* entity : {"product", "team", "user", "currency_rate", "field", "user_name"}) {
    INFO(entity);
    CHECK_FALSE(belongs_to_somebody(firm.schema, firm.schema.entity(entity)));
    CHECK(within_scope(rights, firm.schema.entity(entity), Scope::Own, "b") == "TRUE");
    CHECK(within_scope(rights, firm.schema.entity(entity), Scope::None, "b") == "FALSE");
  }
}

TEST_CASE("Of several roles the widest scope and the most access count", "[access]") {
  const model::Schema schema = model::Schema::core();
  const model::Entity &contact = schema.entity("contact"), &sale = schema.entity("sale");
  const Rights rights(schema, 1, {}, kToday, {role(Scope::Own, true), role(Scope::All)});

  CHECK(rights.scope(contact, Verb::See) == Scope::All);
  CHECK(rights.field(contact, *contact.find("mobile")) == FieldAccess::Change);
  CHECK(rights.field(sale, *sale.find("cost")) == FieldAccess::Masked);
  CHECK(rights.field(sale, *sale.find("home_amount")) == FieldAccess::Read);
  CHECK(Rights(schema, 1, {}, kToday, {}).scope(contact, Verb::See) == Scope::None);
}

TEST_CASE("What is kept along with a record goes with it, not with the rest", "[access]") {
  const model::Schema schema = model::Schema::core();
  RoleRights only = role(Scope::All);
  only.entities["customer"] = {};
  const Rights rights(schema, 1, {}, kToday, {only});

  CHECK(rights.scope(schema.entity("customer_name"), Verb::See) == Scope::None);
  CHECK(rights.scope(schema.entity("product_name"), Verb::See) == Scope::All);
}

TEST_CASE("Roles hold from their first day until before their last", "[access]") {
  Firm firm;
  firm.connection.execute(
      "INSERT INTO pareto_role(id, code, name, administer, run_tiers) VALUES(1, 'past', 'p', 1, 0), (2, 'now', 'n', 0, 1), (3, 'to come', 'f', 1, 0);"
      "INSERT INTO pareto_role_right(id, role, entity, see, scope) VALUES(1, 2, '*', 1, 'team'), (2, 2, 'sale', 1, 'own');"
      "INSERT INTO pareto_role_field(id, role, entity, field, access) VALUES(1, 2, 'sale', 'amount', 'hidden');"
      "INSERT INTO pareto_user_role(id, \"user\", role, from_date, to_date) VALUES(1, 1, 1, NULL, 20779), (2, 1, 2, 20779, NULL), (3, 1, 3, 20780, NULL)");

  const auto rights = load_rights(firm.connection, firm.schema, 1, kToday);

  CHECK_FALSE(rights->has(Duty::Administer));
  CHECK(rights->has(Duty::RunTiers));
  CHECK(rights->teams() == std::vector<std::int64_t>{10, 11});
  const model::Entity& sale = firm.schema.entity("sale");
  CHECK(rights->scope(sale, Verb::See) == Scope::Own);
  CHECK(rights->scope(sale, Verb::Change) == Scope::None);
  CHECK(rights->scope(firm.schema.entity("customer"), Verb::See) == Scope::Team);
  CHECK(rights->field(sale, *sale.find("amount")) == FieldAccess::Hidden);
}

}  // namespace
}  // namespace pareto::access

#include "core/access/readable.hpp"

#include <catch2/catch.hpp>

#include "core/access/part_seen.hpp"
#include "core/access/session.hpp"
#include "core/base/error.hpp"
#include "core/store/connection.hpp"
#include "core/store/ddl.hpp"

namespace pareto::access {
namespace {

constexpr sdk::Date kToday{20779};

RoleRights role(Scope scope, bool confidential,
                std::map<std::pair<std::string, std::string>, FieldAccess> fields = {}) {
  RoleRights out;
  RoleRights::OfEntity& all = out.entities["*"];
  all.verbs.fill(true);
  all.scope = scope;
  all.confidential = confidential;
  out.fields = std::move(fields);
  return out;
}

struct Views {
  model::Schema schema = model::Schema::core();
  store::Connection connection{":memory:", store::Mode::Create};

  Views() {
    for (const model::Entity& entity : schema.entities()) {
      for (const std::string& sql : store::entity_tables(entity, store::Dialect::SQLite))
        connection.execute(sql);
    }
    connection.execute(
        "CREATE TABLE pareto_customer_month(month INTEGER, customer INTEGER, net INTEGER, known INTEGER, cost INTEGER, line_count INTEGER)");
    for (const std::string& sql : store::entity_views(schema, store::Dialect::SQLite))
      connection.execute(sql);
    connection.execute(store::derived_views(store::Dialect::SQLite).front().create);
  }

  // What a statement is refused for; empty: it is not.
  std::string refused(const Rights& rights, const std::string& sql) {
    store::ReadsBy by;
    REQUIRE(store::reads_of(connection, sql, &by));
    try {
      refuse_unreadable(rights, by, sql);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::Denied);
      CHECK(error.remedy(Language::English));
      return error.text(Language::English);
    }
    return {};
  }
};

constexpr const char* kCost = "this looks at home_cost of sale, which you may not read";

}  // namespace

TEST_CASE(
    "A statement that reads a hidden field is refused by the field's name, wherever in it that is read",
    "[access]") {
  Views views;
  const Rights rights(views.schema, 1, {}, kToday, {role(Scope::All, false)});

  CHECK(views.refused(rights, "SELECT isum(home_amount) FROM sale").empty());
  CHECK(views.refused(rights, "SELECT * FROM sale") ==
        "this looks at cost of sale, which you may not read");
  for (const char* sql :
       {"SELECT isum(home_cost) FROM sale", "SELECT 1 FROM sale WHERE home_cost > 1",
        "SELECT 1 FROM sale ORDER BY home_cost",
        "SELECT n FROM (SELECT max(home_cost) AS n FROM sale) x",
        "WITH c AS (SELECT home_cost FROM sale) SELECT count(*) FROM c",
        "SELECT (SELECT max(s.home_cost) FROM sale s WHERE s.customer = c.id) FROM customer c"}) {
    INFO(sql);
    CHECK(views.refused(rights, sql) == kCost);
  }
}

TEST_CASE(
    "What a view reads is not the statement's, and a common table of a view's name hides nothing",
    "[access]") {
  Views views;
  const Rights rights(views.schema, 1, {}, kToday, {role(Scope::All, false)});

  CHECK(views.refused(rights, "SELECT count(*) FROM sale").empty());
  CHECK(views.refused(rights, "SELECT net_sales, lines FROM customer_month").empty());
  CHECK(views.refused(rights, "SELECT cost FROM customer_month") == kCost);
  CHECK(views.refused(rights, "SELECT known_sales FROM customer_month") == kCost);
  CHECK(views.refused(
            rights,
            "WITH customer AS (SELECT home_cost AS name FROM sale) SELECT name FROM customer") ==
        kCost);
  CHECK(
      views.refused(
          rights,
          "WITH \"customer\" (name) AS MATERIALIZED (SELECT home_cost FROM sale) SELECT name FROM customer") ==
      kCost);
}

TEST_CASE("Amounts that may not be read are so by month, and in what a rule says of them",
          "[access]") {
  Views views;
  const Rights rights(views.schema, 1, {}, kToday,
                      {role(Scope::All, true, {{{"sale", "home_amount"}, FieldAccess::Hidden}})});
  const std::string amount = "this looks at home_amount of sale, which you may not read";

  CHECK(views.refused(rights, "SELECT net_sales FROM customer_month") == amount);
  CHECK(views.refused(rights, "SELECT score FROM tier_assignment") == amount);
  CHECK(views.refused(rights, "SELECT tier FROM tier_assignment").empty());
}

TEST_CASE("Masked texts are shown, other masked values are not", "[access]") {
  Views views;
  const Rights rights(views.schema, 1, {}, kToday,
                      {role(Scope::All, true,
                            {{{"contact", "mobile"}, FieldAccess::Masked},
                             {{"sale", "quantity"}, FieldAccess::Masked}})});

  CHECK(views.refused(rights, "SELECT mobile FROM contact").empty());
  CHECK(views.refused(rights, "SELECT quantity FROM sale") ==
        "this looks at quantity of sale, which you may not read");
}

TEST_CASE("Records of which none are seen are not counted either", "[access]") {
  Views views;
  const Rights rights(views.schema, 1, {}, kToday, {});

  CHECK(views.refused(rights, "SELECT count(*) FROM customer") ==
        "this looks at customer, of which you may see none");
  CHECK(views.refused(rights, "SELECT count(*) FROM customer_month") ==
        "this looks at sale, of which you may see none");
  CHECK(views.refused(rights, "SELECT 1").empty());
}

TEST_CASE("Names of what is nobody's are no figures", "[access]") {
  Views views;
  const Rights rights(views.schema, 1, {}, kToday, {});

  CHECK(views.refused(rights, "SELECT name FROM product").empty());
  CHECK(views.refused(rights, "SELECT name FROM \"user\"").empty());
}

TEST_CASE("Whose part is seen is said of those who do not see all", "[access]") {
  const model::Schema schema = model::Schema::core();
  const auto said = [&](RoleRights of) {
    Session session{1, "Wang",
                    std::make_shared<const Rights>(schema, 1, std::vector<std::int64_t>{}, kToday,
                                                   std::vector<RoleRights>{std::move(of)})};
    const auto part = part_seen(session);
    return part ? part->in(Language::English) : std::string();
  };
  RoleRights own_sales = role(Scope::All, true);
  own_sales.entities["sale"] = own_sales.entities["*"];
  own_sales.entities["sale"].scope = Scope::Own;

  CHECK(said(role(Scope::Own, true)) == "what Wang may see: own customers");
  CHECK(said(role(Scope::Team, true)) == "what Wang may see: the team's customers");
  CHECK(said(own_sales) == "what Wang may see: all customers, own sales");
  CHECK(said(role(Scope::All, false)).empty());
  CHECK_FALSE(part_seen({}));
}

}  // namespace pareto::access

#include "core/records/upkeep/computed.hpp"

#include <catch2/catch.hpp>

#include "core/access/rights.hpp"
#include "core/base/unit_measure.hpp"
#include "core/model/expression.hpp"
#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records::testing;

namespace {

model::Field field(const char* name, const char* plugin, model::Type type,
                   const char* expression = "") {
  model::Field out;
  out.name = name;
  out.plugin = plugin;
  out.type = type;
  out.expression = expression;
  return out;
}

// Why the expression of a field of customers cannot be; empty where it can.
std::string why_not(model::Type type, const char* expression) {
  model::Schema schema = model::Schema::core();
  schema.add_fields("customer", {field("a.x", "a", type, expression)});
  const auto unfit = records::check_computed(schema);
  CHECK((schema.entity("customer").find("a.x") == nullptr) == !unfit.empty());
  return unfit.empty() ? std::string() : unfit.front().why.text(Language::English);
}

}  // namespace

TEST_CASE("Computed fields that cannot be computed are found one by one and left out",
          "[computed]") {
  model::Schema schema = model::Schema::core();
  schema.add_fields("customer", {field("a.good", "a", model::Type::Int, "orders + 1"),
                                 field("b.bad", "b", model::Type::Int, "ours / theirs"),
                                 field("c.worse", "c", model::Type::Int, "1) FROM x --")});

  const auto unfit = records::check_computed(schema);

  REQUIRE(unfit.size() == 2);
  CHECK(unfit[0].plugin == "b");
  CHECK(records::unfit_error(unfit[0]).text(Language::English) ==
        "field b.bad of customer cannot be computed: there is no column ours");
  CHECK(unfit[1].plugin == "c");
  CHECK(schema.entity("customer").find("a.good") != nullptr);
  CHECK(schema.entity("customer").find("b.bad") == nullptr);
}

TEST_CASE("An expression is one value for each record, of the field's type, and inside the fence",
          "[computed]") {
  using Catch::Contains;
  using model::Type;
  CHECK(why_not(Type::Int, "orders + 1").empty());
  CHECK(why_not(Type::Text, "upper(code) || '!'").empty());
  CHECK(why_not(Type::Real, "orders * 1.0 / 3").empty());
  CHECK(why_not(Type::Money, "(SELECT isum(s.home_amount) FROM sale s WHERE s.customer = v.id)")
            .empty());
  CHECK(why_not(Type::Money,
                "(SELECT isum(m.net_sales) FROM customer_month m WHERE m.customer = v.id)")
            .empty());
  CHECK_THAT(why_not(Type::Int, "isum(orders)"), Contains("sums up all records"));
  CHECK_THAT(why_not(Type::Int, "code"), Contains("does not fit the type"));
  CHECK_THAT(why_not(Type::Text, "orders"), Contains("does not fit the type"));
  CHECK_THAT(why_not(Type::Int, "orders / 3.0"), Contains("fraction"));
  CHECK_THAT(why_not(Type::Int, "(SELECT count(*) FROM pareto_user)"),
             Contains("not open to queries"));
  CHECK_THAT(why_not(Type::Text, "load_extension('x')"), Contains("not open"));
  CHECK_THAT(why_not(Type::Int, "orders) + (1"), Contains("brackets"));
  CHECK_THAT(why_not(Type::Int, "orders -- all"), Contains("comments"));
  CHECK_THAT(why_not(Type::Int, "orders; DELETE FROM sale"), Contains("statement"));
  CHECK_THAT(why_not(Type::Int, ":as_of"), Contains("parameters"));
  CHECK_THAT(why_not(Type::Text, "'x"), Contains("quotation mark"));
  CHECK_THAT(why_not(Type::Int, "  "), Contains("empty"));
}

TEST_CASE("What is computed may be computed from what is computed, but not from itself",
          "[computed]") {
  model::Schema schema = model::Schema::core();
  schema.add_fields("customer", {field("a.third", "a", model::Type::Int, "\"a.second\" * 2"),
                                 field("a.second", "a", model::Type::Int, "v.\"a.first\" + 1"),
                                 field("a.first", "a", model::Type::Int, "coalesce(orders, 0)"),
                                 field("b.one", "b", model::Type::Int, "\"b.other\""),
                                 field("b.other", "b", model::Type::Int, "\"b.one\"")});

  const auto unfit = records::check_computed(schema);

  REQUIRE(unfit.size() == 2);
  CHECK_THAT(unfit[0].why.text(Language::English), Catch::Contains("computed from itself"));
  CHECK(unfit[0].plugin == "b");
  RecordsBench bench(schema);
  bench.add("customer", {{"name", std::string("Ferne")}});
  CHECK(bench.text("SELECT \"a.first\", \"a.second\", \"a.third\" FROM customer") == "0|1|2");
}

TEST_CASE("Two kinds of records that are computed from each other: the later one is left out",
          "[computed]") {
  model::Schema schema = model::Schema::core();
  schema.add_fields("customer", {field("a.lines", "a", model::Type::Int,
                                       "(SELECT count(*) FROM sale s WHERE s.customer = v.id)")});
  schema.add_fields("sale", {field("b.orders", "b", model::Type::Int,
                                   "(SELECT c.orders FROM customer c WHERE c.id = v.customer)")});

  const auto unfit = records::check_computed(schema);

  REQUIRE(unfit.size() == 1);
  CHECK(unfit[0].plugin == "b");
  CHECK_THAT(unfit[0].why.text(Language::English), Catch::Contains("computed from this one"));
}

TEST_CASE("A computed field is hidden from who may not read all that it is computed from",
          "[computed]") {
  model::Schema schema = model::Schema::core();
  schema.add_fields("customer",
                    {field("a.lines", "a", model::Type::Int,
                           "(SELECT count(*) FROM sale s WHERE s.customer = v.id)"),
                     field("a.cost", "a", model::Type::Money,
                           "(SELECT isum(s.home_cost) FROM sale s WHERE s.customer = v.id)"),
                     field("a.twice", "a", model::Type::Money, "\"a.cost\" * 2")});
  REQUIRE(records::check_computed(schema).empty());
  access::RoleRights role;
  role.entities["*"] = {.verbs = {true}, .scope = access::Scope::All};
  const access::Rights rights(schema, 1, {}, sdk::Date{0}, {role});

  const model::Entity& customer = schema.entity("customer");
  const auto of = [&](const char* name) { return rights.field(customer, *customer.find(name)); };
  CHECK(of("a.lines") == access::FieldAccess::Read);
  CHECK(of("a.cost") == access::FieldAccess::Hidden);  // costs are confidential
  CHECK(of("a.twice") == access::FieldAccess::Hidden);
}

TEST_CASE("Names of an expression are told apart by what stands before them", "[computed]") {
  CHECK(
      model::own_names_in("v.Orders + \"a.b\" * (SELECT s.date FROM sale s) || 'text' || 1.5e3") ==
      model::Names{"orders", "a.b", "select", "from", "sale", "s"});
  CHECK(model::names_in("s.date").contains("date"));
}

TEST_CASE("Quantities are reckoned in another unit where both are known", "[computed]") {
  CHECK(in_unit(25'0000, "kg", "吨") == 250);
  CHECK(in_unit(25'0000, "KG", "kg") == 25'0000);
  CHECK(in_unit(1'0000, "桶", "桶") == 1'0000);
  CHECK_FALSE(in_unit(1'0000, "桶", "kg"));
  CHECK_FALSE(in_unit(1'0000, "L", "kg"));
  RecordsBench bench;
  CHECK(bench.number("SELECT in_unit(250000, '公斤', 't')") == 250);
  CHECK(bench.number("SELECT year_start(2024)") == 19723);
  CHECK(bench.text("SELECT as_of()") == "-");  // until it is told
  store::tell_day(bench.connection(), sdk::Date{20513});
  CHECK(
      bench.text(
          "SELECT as_of(), window_start(as_of(), 12), window_start(as_of(), 0), window_start(NULL, 12)") ==
      "20513|20149|-|-");  // 2026-03-01, from 2025-03-02
  CHECK(bench.text("SELECT in_unit(1, 'kg', 'L'), year_start(NULL), year_start(0)") == "-|-|-");
}

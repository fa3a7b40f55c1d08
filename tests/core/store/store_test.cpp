#include "core/store/store.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "../records/records_bench.hpp"
#include "core/store/line_order.hpp"
#include "core/store/migrations.hpp"

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

}  // namespace

TEST_CASE("Names become tables and quoted names that cannot be left", "[store]") {
  model::Entity entity;
  entity.name = "pack-a.project";

  CHECK(store::base_table(entity) == "pareto_pack_d_a__project");
  CHECK(store::plugin_table(entity, "chem.x") == "pareto_pack_d_a__project__x_chem__x");
  CHECK(store::quoted_name("a\"b") == "\"a\"\"b\"");
  CHECK(store::column_type(model::Type::Money, store::Dialect::SQLite) == "INTEGER");
  CHECK(store::column_type(model::Type::Money, store::Dialect::PostgreSQL) == "bigint");
  CHECK(store::column_type(model::Type::Date, store::Dialect::PostgreSQL) == "date");
  CHECK(store::column_type(model::Type::Time, store::Dialect::PostgreSQL) == "timestamptz");
}

TEST_CASE(
    "Parameters get numbers in their order, and what stands in texts, names and comments is none",
    "[store]") {
  const store::Numbered numbered = store::with_numbers(
      "-- a group's :day\nSELECT :b, ':x', \"?y\", a::text FROM t WHERE a = :a AND b > :b AND c = ?2");

  CHECK(
      numbered.sql ==
      "-- a group's :day\nSELECT $1, ':x', \"?y\", a::text FROM t WHERE a = $2 AND b > $1 AND c = $3");
  CHECK(numbered.names == std::vector<std::string>{":b", ":a", "?2"});
}

TEST_CASE("Lines of customers are read in their order without sorting", "[store]") {
  RecordsBench bench;
  const std::string from =
      "EXPLAIN QUERY PLAN SELECT customer, date, number, home_amount FROM pareto_sale ";

  for (const char* where : {"WHERE customer BETWEEN 1 AND 2 ORDER BY customer, ",
                            "WHERE customer = 1 AND date <= 9 ORDER BY "}) {
    const std::string plan = bench.text(from + where + store::kLineOrder);
    CHECK(plan.find("COVERING INDEX pareto_sale_i_customer") != std::string::npos);
    CHECK(plan.find("TEMP") == std::string::npos);
  }
}

TEST_CASE("A plugin's fields lie in a table of their own and in the entity's view", "[store]") {
  model::Schema schema = model::Schema::core();
  schema.add_fields("customer", {field("chem.usage", "chem", model::Type::Quantity),
                                 field("chem.share", "chem", model::Type::Real,
                                       "orders * 1.0 / \"chem.usage\"")});
  RecordsBench bench(schema);
  const std::int64_t id =
      bench.add("customer", {{"name", std::string("Ferne")}, {"chem.usage", std::int64_t{50'000}}});
  bench.add("customer", {{"name", std::string("Nahe")}});

  CHECK(bench.text("SELECT name, \"chem.usage\" FROM customer ORDER BY id") ==
        "Ferne|50000; Nahe|-");
  CHECK(bench.number("SELECT count(*) FROM pareto_customer__x_chem") ==
        1);  // only rows with a value
  bench.update("customer", {id}, {{{"chem.usage", Cell{}}}});
  CHECK(bench.number("SELECT count(*) FROM pareto_customer__x_chem") == 0);
}

TEST_CASE("A field that came with a newer plugin is added to the table that is there", "[store]") {
  model::Schema before = model::Schema::core(), after = model::Schema::core();
  before.add_fields("customer", {field("chem.usage", "chem", model::Type::Quantity)});
  after.add_fields("customer", {field("chem.usage", "chem", model::Type::Quantity),
                                field("chem.grade", "chem", model::Type::Text)});
  RecordsBench bench(before);
  bench.add("customer", {{"name", std::string("Ferne")}, {"chem.usage", std::int64_t{50'000}}});

  store::Store newer(bench.file(), after);
  store::Statement row =
      newer.connection().prepare("SELECT \"chem.usage\", \"chem.grade\" FROM customer");

  REQUIRE(row.step());
  CHECK(row.integer(0) == 50'000);
  CHECK(row.is_null(1));
}

TEST_CASE("A store of a newer program, of another kind, or none at all is refused in words",
          "[store]") {
  RecordsBench bench;
  const model::Schema schema = model::Schema::core();
  const auto file = bench.folder() / "other.db";

  CHECK_THROWS_WITH(store::Store(file, schema), Catch::Contains("there is no database"));
  std::ofstream(file)
      << "this is no database, but it is long enough to be taken for one if nobody looks at its first bytes ......";
  CHECK_THROWS_WITH(store::Store(file, schema),
                    Catch::Contains("other.db is damaged or not a Pareto database"));
  CHECK_THROWS_WITH(store::Store::create(file, schema), Catch::Contains("exists already"));
  const std::string known = std::to_string(store::store_version()),
                    newer = std::to_string(store::store_version() + 1);
  bench.store().set_meta("store_version", newer);
  CHECK_THROWS_WITH(store::Store(bench.file(), schema),
                    Catch::Contains("written by a newer Pareto (store version " + newer +
                                    "; this program knows " + known + ")"));
  CHECK_THROWS_WITH(store::Store::create(bench.folder() / "none" / "x.db", schema),
                    Catch::Contains("cannot open"));
}

TEST_CASE("A new store is there as a whole, without what an earlier attempt left", "[store]") {
  RecordsBench bench;
  const auto file = bench.folder() / "second.db";
  std::ofstream(file.string() + ".new") << "half of a database";

  store::Store::create(file, model::Schema::core());

  CHECK(!std::filesystem::exists(file.string() + ".new"));
  CHECK(!std::filesystem::exists(file.string() + "-wal"));
  CHECK_NOTHROW(store::Store(file, model::Schema::core()));
}

TEST_CASE("A second writer waits, is told so each second, and may give up", "[store]") {
  RecordsBench bench;
  store::Connection second(bench.file(), store::Mode::ReadWrite);
  bench.connection().begin_write();
  int told = 0;

  CHECK_THROWS_WITH(second.begin_write([&](int seconds) {
    told = seconds;
    throw Error(ErrorCode::Cancelled, Message(Text{"enough", "够了"}));
  }),
                    "enough");
  CHECK(told == 1);
  bench.connection().rollback();
  CHECK_NOTHROW(second.begin_write());
  second.rollback();
}

TEST_CASE("What the engine refuses becomes an error with words, and the connection goes on",
          "[store]") {
  RecordsBench bench;
  store::Connection reader(bench.file(), store::Mode::ReadOnly);

  CHECK_THROWS_WITH(reader.execute("DELETE FROM pareto_meta"), Catch::Contains("not allowed"));
  CHECK_THROWS_WITH(bench.connection().execute("SELECT nonsense"),
                    Catch::Contains("no such column: nonsense"));
  CHECK_THROWS_WITH(
      bench.number("SELECT isum(x) FROM (SELECT 9223372036854775807 x UNION ALL SELECT 1)"),
      Catch::Contains("integer overflow in isum"));
  CHECK(bench.number("SELECT isum(x) FROM (SELECT 9223372036854775806 x UNION ALL SELECT 1)") ==
        INT64_MAX);
  CHECK(bench.text(
            "SELECT divide(7, 2), divide(-7, 2), divide(1, 3), divide(5, 0), divide(NULL, 1)") ==
        "4|-4|0|-|-");
  CHECK(bench.number("SELECT month_start(" + std::to_string(day("2026-02-17")) + ")") ==
        day("2026-02-01"));
  CHECK(bench.number("SELECT month_start(" + std::to_string(day("1969-12-31")) + ")") ==
        day("1969-12-01"));
}

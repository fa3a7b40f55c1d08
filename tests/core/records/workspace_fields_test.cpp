#include "core/records/upkeep/workspace_fields.hpp"

#include <catch2/catch.hpp>

#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

namespace {

// A further look at the same database, with the schema as it is now: what the next command sees.
struct Reopened {
  explicit Reopened(RecordsBench& bench)
      : schema(model::with_workspace_fields(model::Schema::core(),
                                            read_definitions(bench.connection()))),
        store(bench.file(), schema),
        records{store, schema, bus} {
    records.clock_micros = bench.records().clock_micros;
  }
  WriteResult create(const char* name, const sdk::Batch& rows) {
    Transaction transaction(records, {}, {.kind = "add", .title = name});
    WriteResult result = transaction.create(schema.entity(name), rows);
    transaction.commit();
    return result;
  }
  model::Schema schema;
  bus::EventBus bus;
  store::Store store;
  Records records;
};

std::int64_t define(RecordsBench& bench, const std::vector<model::FieldDefinition>& definitions) {
  Transaction transaction(bench.records(), {}, {.kind = "field", .title = ""});
  write_definitions(transaction, definitions);
  return transaction.commit();
}

sdk::Batch named(const char* name, const char* field, const std::string& value) {
  sdk::BatchBuilder rows({{"name", sdk::Type::Text}, {field, sdk::Type::Text}});
  rows.text(0, name);
  rows.text(1, value);
  rows.end_row();
  return rows.finish();
}

}  // namespace

TEST_CASE("A definition makes its column and shows it, and its undo hides it again", "[records]") {
  RecordsBench bench;

  const std::int64_t operation = define(bench, {{.entity = "customer", .name = "级别"}});
  {
    Reopened now(bench);
    CHECK(now.create("customer", named("Ferne", "my.级别", "甲")).rejects.empty());
  }
  CHECK(bench.text("SELECT name, \"my.级别\" FROM customer") == "Ferne|甲");

  // Filled in by then: it stays, and says why.
  const UndoPlan plan = records::undo_if_whole(bench.records(), {}, operation);
  CHECK(plan.conflict_count == 1);
  CHECK(plan.conflicts.front().why.in(Language::English).find("1 record holds a value") !=
        std::string::npos);
  CHECK(bench.text("SELECT \"my.级别\" FROM customer") == "甲");

  bench.connection().execute("UPDATE pareto_customer__x_my SET \"级别\" = NULL");
  CHECK(bench.undo(operation).done);
  CHECK_THROWS(bench.text("SELECT \"my.级别\" FROM customer"));
  CHECK(read_definitions(bench.connection()).empty());
}

TEST_CASE("A field that is left empty may come back as another type", "[records]") {
  RecordsBench bench;
  bench.undo(define(bench, {{.entity = "customer", .name = "x", .type = "text"}}));

  define(bench, {{.entity = "customer", .name = "x", .type = "date"}});

  CHECK(
      bench.text("SELECT type FROM pragma_table_info('pareto_customer__x_my') WHERE name = 'x'") ==
      "INTEGER");
}

TEST_CASE("A transaction that goes without commit leaves neither field nor column", "[records]") {
  RecordsBench bench;
  {
    Transaction transaction(bench.records(), {}, {.kind = "import", .title = ""});
    write_definitions(transaction, {{.entity = "customer", .name = "x"}});
  }
  CHECK(read_definitions(bench.connection()).empty());
  CHECK(bench.number("SELECT count(*) FROM sqlite_master WHERE name = 'pareto_customer__x_my'") ==
        0);
}

TEST_CASE("Values that must not repeat are rejects, and the record is not half there",
          "[records]") {
  RecordsBench bench;
  define(bench, {{.entity = "customer", .name = "x", .no_repeats = true}});
  Reopened now(bench);

  CHECK(now.create("customer", named("Ferne", "my.x", "1")).rejects.empty());
  const WriteResult second = now.create("customer", named("Nahe", "my.x", "1"));

  REQUIRE(second.rejects.size() == 1);
  CHECK(second.rejects.front().field == "my.x");
  CHECK(bench.text("SELECT name FROM customer") == "Ferne");
}

TEST_CASE("A definition that records contradict is refused", "[records]") {
  RecordsBench bench;
  define(bench, {{.entity = "customer", .name = "x"}});
  {
    Reopened now(bench);
    now.create("customer", named("Ferne", "my.x", "甲"));
    now.create("customer", named("Nahe", "my.x", "甲"));
  }
  model::FieldDefinition there = read_definitions(bench.connection()).front();
  const auto changed = [&](auto change) {
    model::FieldDefinition other = there;
    change(other);
    return other;
  };
  using D = model::FieldDefinition;

  CHECK_THROWS_WITH(define(bench, {changed([](D& d) { d.type = "money"; })}),
                    Catch::Contains("2 records hold a value"));
  CHECK_THROWS_WITH(define(bench, {changed([](D& d) { d.type = "choice", d.choices = "乙"; })}),
                    Catch::Contains("none of the choices"));
  CHECK_THROWS_WITH(define(bench, {changed([](D& d) { d.no_repeats = true; })}),
                    Catch::Contains("several records hold it"));
  CHECK_THROWS_WITH(define(bench, {changed([](D& d) { d.name = "y"; })}),
                    Catch::Contains("keeps its name"));
  CHECK_NOTHROW(define(bench, {changed([](D& d) { d.type = "choice", d.choices = "甲,乙"; })}));
}

TEST_CASE("A store that was changed meanwhile is not fitted to a schema that no longer holds",
          "[store]") {
  RecordsBench bench;
  const std::vector<model::FieldDefinition> seen = read_definitions(bench.file());
  const model::Schema old = model::with_workspace_fields(model::Schema::core(), seen);
  define(bench, {{.entity = "customer", .name = "x"}});

  store::Store late(bench.file(), old, {}, [&](store::Connection& connection) {
    return read_definitions(connection) == seen;
  });

  CHECK(late.outdated());
  CHECK(bench.text("SELECT \"my.x\" FROM customer").empty());  // still shown
}

TEST_CASE("Purging drops the column with its values", "[records]") {
  RecordsBench bench;
  define(bench, {{.entity = "customer", .name = "x", .no_repeats = true}});
  {
    Reopened now(bench);
    now.create("customer", named("Ferne", "my.x", "1"));
  }
  {
    Transaction transaction(bench.records(), {}, {.kind = "field", .title = ""});
    purge_field(transaction, read_definitions(bench.connection()).front());
    transaction.commit();
  }
  CHECK(bench.number(
            "SELECT count(*) FROM pragma_table_info('pareto_customer__x_my') WHERE name = 'x'") ==
        0);
  CHECK(bench.text("SELECT name FROM customer") == "Ferne");
}

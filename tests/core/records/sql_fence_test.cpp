#include "core/records/sql_fence.hpp"

#include <catch2/catch.hpp>

#include "core/records/ask.hpp"
#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

namespace {

std::int64_t answer(RecordsBench& bench, const std::string& sql) {
  const Answer asked = ask(bench.store(), {}, sql, bench.schema());
  sdk::Batch batch;
  return asked.rows->next(batch) ? batch.column(0).integer(0) : -1;
}

}  // namespace

TEST_CASE("A query over the published views is answered", "[fence]") {
  RecordsBench bench;
  bench.add("customer", {{"name", std::string("it's -- not; a /* comment")}});

  for (const char* sql : {"SELECT count(*) FROM customer", "select count(*) from customer;", " -- first\nSELECT count(*) FROM customer /* last */ ; ",
                          "WITH c AS (SELECT * FROM customer) SELECT count(*) FROM c",
                          "SELECT count(*) FROM customer WHERE name = 'it''s -- not; a /* comment'", "SELECT count(*) FROM [customer]",
                          "SELECT count(*) FROM `customer` AS x", "VALUES(1)", "SELECT count(*) FROM (SELECT id FROM customer UNION SELECT id FROM customer)"}) {
    CAPTURE(sql);
    CHECK(answer(bench, sql) == 1);
  }
}

TEST_CASE("No way leads past the published views", "[fence]") {
  RecordsBench bench;
  const char* const attacks[] = {
      "",
      "  -- nothing\n",
      "SELECT * FROM pareto_customer",
      "SELECT money_of((SELECT count(*) FROM pareto_customer))",
      "SELECT 1 FROM pareto_money_of(customer)",
      "WITH customer_month AS (SELECT secret AS net_sales FROM pareto_meta) SELECT money_of(1)",
      "SELECT * FROM PARETO_customer",
      "SELECT * FROM \"pareto_customer\"",
      "SELECT * FROM 'pareto_customer'",
      "SELECT * FROM `pareto_meta`",
      "SELECT * FROM [pareto_meta]",
      "SELECT * FROM main.pareto_journal",
      "SELECT * FROM main . \"pareto_journal\"",
      "WITH customer AS (SELECT * FROM pareto_customer) SELECT * FROM customer",
      "WITH customer(a) AS (SELECT payload FROM pareto_journal) SELECT a FROM customer",
      "SELECT (SELECT value FROM pareto_meta LIMIT 1)",
      "SELECT * FROM customer c JOIN pareto_meta m",
      "SELECT name FROM customer UNION ALL SELECT value FROM pareto_meta",
      "SELECT 1 FROM customer WHERE EXISTS(SELECT 1 FROM/**/pareto_meta)",
      "SELECT * FROM sqlite_master",
      "SELECT * FROM sqlite_schema",
      "SELECT * FROM temp.sqlite_temp_master",
      "SELECT * FROM pragma_table_info('customer')",
      "SELECT * FROM pragma_database_list",
      "SELECT * FROM dbstat",
      "PRAGMA table_info(customer)",
      "ATTACH 'other.db' AS other",
      "SELECT 1; ATTACH 'other.db' AS other",
      "SELECT 1; SELECT 2",
      "SELECT 1;;SELECT 2",
      "SELECT load_extension('x.so')",
      "SELECT load_extension('x.so') FROM customer",
      "SELECT readfile('/etc/passwd')",
      "SELECT fts5(1)",
      "SELECT randomblob(1000000000)",
      "SELECT zeroblob(1000000000)",
      "DELETE FROM customer",
      "UPDATE customer SET name = ''",
      "INSERT INTO customer(name) VALUES('x')",
      "WITH x AS (SELECT 1) DELETE FROM customer",
      "WITH x AS (SELECT 1) INSERT INTO customer(name) SELECT 'x'",
      "CREATE TEMP TABLE t(x)",
      "DROP VIEW customer",
      "EXPLAIN SELECT 1",
      "VACUUM INTO 'copy.db'",
      "BEGIN",
      "SELECT set_config('x', 'y', false)",
      "SELECT pg_sleep(10)",
      "SELECT * FROM information_schema.tables",
      "SELECT lo_import('/etc/passwd')",
      "SELECT $$ ' $$, \"pareto_meta\" -- '",
      "SELECT E'\\'', \"x\" FROM customer -- '",
      "SELECT * FROM U&\"\\0070areto_meta\"",
  };
  const std::string before = bench.everything();
  for (const char* sql : attacks) {
    CAPTURE(sql);
    try {
      const auto rows = ask(bench.store(), {}, sql, bench.schema()).rows;
      sdk::Batch batch;
      rows->next(batch);
      FAIL_CHECK("was answered");
    } catch (const Error& error) {
      CHECK((error.code() == ErrorCode::Denied || error.code() == ErrorCode::Fail));
    }
  }
  CHECK(bench.everything() == before);
  CHECK_THROWS_AS(ask(bench.store(), {}, std::string("SELECT 1\0FROM pareto_meta", 24), bench.schema()), Error);
  // In a comment or a text, where the engine stops as well: nothing was left to answer.
  CHECK_THROWS_AS(ask(bench.store(), {}, std::string("-- a\0b\nSELECT 1", 15), bench.schema()), Error);
  CHECK_THROWS_AS(ask(bench.store(), {}, std::string("SELECT 'a\0b'", 12), bench.schema()), Error);
}

TEST_CASE("A parameter without a value and columns that were not stated are said", "[query]") {
  RecordsBench bench;

  CHECK_THROWS_WITH(select(bench.store(), {}, "SELECT id FROM customer WHERE name = :name", {}, {}), Catch::Contains(":name has no value"));
  CHECK_THROWS_WITH(select(bench.store(), {}, "SELECT 1, 2", {}, {{"one", sdk::Type::Int}}), Catch::Contains("answers 2 columns, 1 were stated"));
  const auto rows = select(bench.store(), {}, "SELECT 'a'", {}, {{"one", sdk::Type::Int}});
  sdk::Batch batch;
  CHECK_THROWS_WITH(rows->next(batch), Catch::Contains("column one of the query holds “a”"));
}

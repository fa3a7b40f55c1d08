#include "core/records/query/sql_fence.hpp"

#include <catch2/catch.hpp>

#include <fstream>

#include "core/records/query/ask.hpp"
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

  for (
      const char* sql :
      {"SELECT count(*) FROM customer", "select count(*) from customer;",
       " -- first\nSELECT count(*) FROM customer /* last */ ; ",
       "WITH c AS (SELECT * FROM customer) SELECT count(*) FROM c",
       "SELECT count(*) FROM customer WHERE name = 'it''s -- not; a /* comment'",
       "SELECT count(*) FROM [customer]", "SELECT count(*) FROM `customer` AS x", "VALUES(1)",
       "SELECT count(*) FROM (SELECT id FROM customer UNION SELECT id FROM customer)",
       "WITH c(a, b) AS (SELECT id, name FROM customer), d (e) AS MATERIALIZED (VALUES (1)) SELECT count (*) FROM c, d",
       "SELECT CAST(1 AS DECIMAL(10, 2)) FROM customer WHERE id IN (SELECT id FROM customer) AND NOT (name = 'x') AND EXISTS (SELECT 1)"}) {
    CAPTURE(sql);
    CHECK(answer(bench, sql) == 1);
  }
}

TEST_CASE("No way leads past the published views", "[fence]") {
  RecordsBench bench;
  // The same list that PostgreSQL refuses (tests/postgresql/fence.sh), a statement to a line.
  std::ifstream file(std::string(PARETO_SOURCE_ROOT) + "/tests/data/fence/refused.sql");
  std::vector<std::string> attacks = {"", "  -- nothing\n"};
  for (std::string line; std::getline(file, line);) attacks.push_back(line);
  REQUIRE(attacks.size() > 100);
  const std::string before = bench.everything();
  for (const std::string& sql : attacks) {
    CAPTURE(sql);
    try {
      const auto rows = ask(bench.store(), {}, sql, bench.schema()).rows;
      sdk::Batch batch;
      rows->next(batch);
      FAIL_CHECK("was answered");
    } catch (const Error& error) {
      CHECK((error.code() == ErrorCode::Denied || error.code() == ErrorCode::Argument));
    }
  }
  CHECK(bench.everything() == before);
  CHECK_THROWS_AS(
      ask(bench.store(), {}, std::string("SELECT 1\0FROM pareto_meta", 24), bench.schema()), Error);
  // In a comment or a text, where the engine stops as well: nothing was left to answer.
  CHECK_THROWS_AS(ask(bench.store(), {}, std::string("-- a\0b\nSELECT 1", 15), bench.schema()),
                  Error);
  CHECK_THROWS_AS(ask(bench.store(), {}, std::string("SELECT 'a\0b'", 12), bench.schema()), Error);
}

TEST_CASE("A parameter without a value and columns that were not stated are said", "[query]") {
  RecordsBench bench;

  CHECK_THROWS_WITH(select(bench.store(), {}, "SELECT id FROM customer WHERE name = :name", {}, {}),
                    Catch::Contains(":name has no value"));
  CHECK_THROWS_WITH(select(bench.store(), {}, "SELECT 1, 2", {}, {{"one", sdk::Type::Int}}),
                    Catch::Contains("answers 2 columns, 1 were stated"));
  const auto rows = select(bench.store(), {}, "SELECT 'a'", {}, {{"one", sdk::Type::Int}});
  sdk::Batch batch;
  CHECK_THROWS_WITH(rows->next(batch), Catch::Contains("column one of the query holds “a”"));
}

TEST_CASE("What is printed is as wide as a person would read it", "[fence]") {
  RecordsBench bench;
  const auto first = [&](const std::string& sql) {
    const auto rows = ask(bench.store(), {}, sql, bench.schema()).rows;
    sdk::Batch batch;
    REQUIRE(rows->next(batch));
    return std::string(batch.column(0).text(0));
  };

  CHECK(first("SELECT printf('%.2f %5d%%', 1.5, 7)") == "1.50     7%");
  CHECK(first("SELECT format ( /* */ '%03d it''s', 1)") == "001 it's");
  for (const char* wide :
       {"SELECT printf('%.*c', 900000000, 'x')", "SELECT printf('%1000d', 1)",
        "SELECT \"format\"('%.12345f', 1.5)", "SELECT printf('%' || '.*c', 9, 'x')",
        "SELECT printf(name, 900000000, 'x') FROM customer",
        "SELECT PRINTF -- x\n ('%-*s', 900000000, 'x')"}) {
    CAPTURE(wide);
    CHECK_THROWS_WITH(ask(bench.store(), {}, wide, bench.schema()),
                      Catch::Contains("three digits at most"));
  }
}

TEST_CASE("A question that cannot be answered is the asker's mistake", "[query]") {
  RecordsBench bench;

  for (const char* wrong :
       {"SELECT nothing FROM customer", "SELECT FROM", "SELECT abs(-9223372036854775807 - 1)"}) {
    CAPTURE(wrong);
    try {
      (void)ask(bench.store(), {}, wrong, bench.schema());
      FAIL_CHECK("was answered");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::Argument);
      CHECK(error.remedy(Language::English).has_value());
    }
  }
}

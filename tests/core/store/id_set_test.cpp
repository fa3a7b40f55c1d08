#include "core/store/id_set.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/elsewhere.hpp"

using namespace pareto;

namespace {

// Even numbers up to 2 000, of which those above 1 000 are known by 500 alone, beside numbers that
// are asked.
struct Numbers {
  store::Connection connection{":memory:", store::Mode::Create};

  explicit Numbers(std::int64_t small, std::int64_t among = 0) {
    connection.execute(
        "CREATE TABLE even(id INTEGER PRIMARY KEY); CREATE TABLE number(id INTEGER);"
        "INSERT INTO even SELECT value * 2 FROM (WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < 1000) SELECT value FROM n);"
        "INSERT INTO number SELECT value FROM (WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < 3000) SELECT value FROM n)");
    store::add_id_set(
        connection,
        {"is_even",
         "SELECT id, id = 500 FROM even WHERE id <= 1000 UNION ALL SELECT id, FALSE FROM even WHERE id <= 1000",
         "SELECT id FROM even WHERE id > 1000", "SELECT 1 FROM even WHERE id = ?1", small,
         among > 0 ? "SELECT " + std::to_string(among) : std::string()});
  }

  std::int64_t answer(const std::string& sql) { return connection.integer(sql, -1); }
};

}  // namespace

TEST_CASE(
    "A set of ids answers alike, looked up one by one, read as a whole, or first the one and then the other",
    "[store]") {
  for (const std::int64_t small : {0, 100, 1001, 1002, 1003, 1502, 1503, 10000, -100}) {
    Numbers numbers(std::abs(small), small < 0 ? 3000 : 0);

    CHECK(numbers.answer("SELECT count(*) FROM number WHERE is_even(id)") == 1001);
    CHECK(numbers.answer("SELECT sum(id) FROM number WHERE is_even(id)") == 1000 * 1001);
    CHECK(numbers.answer("SELECT count(*) FROM number WHERE NOT is_even(id)") == 2000);
    CHECK(numbers.answer("SELECT is_even(NULL) IS NULL") == 1);
    CHECK(
        numbers.answer(
            "SELECT is_even(-2) + is_even(-9223372036854775808) + is_even(9223372036854775807) + is_even(4611686018427387904)") ==
        0);
  }
}

TEST_CASE("Of a large set that few ask of, only what is asked is read", "[store]") {
  // Whether 1 000, which nobody asks, was read shows when it is taken away: what is known holds.
  const auto read_whole = [](std::int64_t among, const char* asked) {
    Numbers numbers(80, among);
    static_cast<void>(
        numbers.answer(std::string("SELECT sum(is_even(id)) FROM number WHERE id ") + asked));
    numbers.connection.execute("DELETE FROM even WHERE id = 1000");
    return numbers.answer("SELECT is_even(1000)") == 1;
  };
  CHECK(read_whole(0, "BETWEEN 200 AND 220"));
  CHECK_FALSE(read_whole(2000, "BETWEEN 200 AND 220"));  // half of the asked were in it: about a
                                                         // thousand, a quarter of it is 250
  CHECK(read_whole(2000, "BETWEEN 200 AND 500"));        // by now as much work as all
  CHECK(read_whole(2000, "BETWEEN 2100 AND 2130"));      // none was: it is small
}

TEST_CASE("What a set knows holds until it is told to forget", "[store]") {
  for (const std::int64_t small : {0, 100, 5000}) {
    Numbers numbers(small);
    CHECK(numbers.answer("SELECT is_even(4) - is_even(5)") == 1);
    numbers.connection.execute("DELETE FROM even WHERE id = 4; INSERT INTO even VALUES(5)");

    CHECK(numbers.answer("SELECT is_even(4) - is_even(5)") == 1);
    numbers.connection.execute("SELECT is_even()");
    CHECK(numbers.answer("SELECT is_even(5) - is_even(4)") == 1);
  }
}

TEST_CASE("A set whose statement fails makes the one that asks it fail", "[store]") {
  Numbers numbers(0);
  numbers.connection.execute("DROP TABLE even");

  CHECK_THROWS_AS(numbers.answer("SELECT count(*) FROM number WHERE is_even(id)"), Error);
}

TEST_CASE("Statements are told before they are compiled, once, and not what is run meanwhile",
          "[store]") {
  Numbers numbers(0);
  std::vector<std::string> told;
  numbers.connection.before_statements([&](const std::string& sql) {
    told.push_back(sql);
    if (sql.starts_with("SELECT count(*) FROM made"))
      numbers.connection.execute("CREATE TEMP TABLE IF NOT EXISTS made(id INTEGER)");
  });

  CHECK(numbers.answer("SELECT count(*) FROM made") == 0);
  CHECK(numbers.answer("SELECT count(*) FROM made") == 0);
  numbers.connection.execute("DELETE FROM made");
  CHECK(told == std::vector<std::string>{"SELECT count(*) FROM made", "DELETE FROM made"});
}

TEST_CASE("What cannot be made ready while other statements run is asked elsewhere", "[store]") {
  Numbers here(0), there(0);
  there.connection.execute("DELETE FROM even WHERE id > 10");
  here.connection.before_statements([&](const std::string&) {
    if (store::is_busy(here.connection)) throw store::AskElsewhere{there.connection};
  });
  CHECK_FALSE(store::is_busy(here.connection));
  store::Statement rows = here.connection.prepare("SELECT id FROM number ORDER BY id");
  REQUIRE(rows.step());
  CHECK(store::is_busy(here.connection));

  CHECK(here.answer("SELECT count(*) FROM even") == 6);
  here.connection.execute("DELETE FROM even WHERE id = 10");
  rows.reset();
  CHECK(here.answer("SELECT max(id) FROM even") == 2000);
  CHECK(there.answer("SELECT max(id) FROM even") == 8);
}

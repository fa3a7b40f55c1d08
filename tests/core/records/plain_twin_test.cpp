#include "core/records/query/plain_twin.hpp"

#include <catch2/catch.hpp>

namespace pareto::records {

TEST_CASE("A function that keeps what it is given is replaced by it", "[query]") {
  CHECK(plain_twin("SELECT max(date), isum( net ) FROM t", Keeping::Values) ==
        "SELECT (date), isum( net ) FROM t");
  CHECK(plain_twin("SELECT max(date), isum( net ) FROM t", Keeping::Sums) ==
        "SELECT (date), (net ) FROM t");
  CHECK(plain_twin("SELECT coalesce(sum(DISTINCT a), 0) FROM t", Keeping::Sums) ==
        "SELECT ((a)) FROM t");
  CHECK(plain_twin("SELECT SUM (a) FILTER (WHERE b > max(1, 2)) OVER w AS x FROM t",
                   Keeping::Sums) == "SELECT (a) AS x FROM t");
}

TEST_CASE("Texts, names, comments and columns are left as they are", "[query]") {
  const char* sql = "SELECT 'sum(a)', \"max(b)\", [min(c)], sum /* of (a) */ FROM t -- sum(x)";

  CHECK(plain_twin(sql, Keeping::Sums) == sql);
}

TEST_CASE(
    "What a value is said to be is a field of that kind in the twin and itself where it is run",
    "[query]") {
  CHECK(plain_twin("SELECT money_of(a - b)", Keeping::Nothing) == "SELECT (a - b)");
  CHECK(plain_twin("SELECT money_of(a - b)", Keeping::Values) ==
        "SELECT (SELECT net_sales FROM main.customer_month)");
}

TEST_CASE("Brackets that do not close change nothing", "[query]") {
  CHECK(plain_twin("SELECT sum(a", Keeping::Sums) == "SELECT sum(a");
  CHECK(plain_twin("SELECT 'sum(a", Keeping::Sums) == "SELECT 'sum(a");
  CHECK(plain_twin("", Keeping::Sums).empty());
}

TEST_CASE("Several SELECTs joined are known by their word, not by a text", "[query]") {
  CHECK(is_compound("SELECT 1 UNION ALL SELECT 2"));
  CHECK(is_compound("select 1 Except select 2"));
  CHECK_FALSE(is_compound("SELECT 'union', \"except\" FROM t -- union"));
}

}  // namespace pareto::records

#include "core/tiering/order_facts.hpp"

#include <catch2/catch.hpp>

#include "core/tiering/snapshot.hpp"
#include "small_workspace.hpp"

using namespace pareto;
using namespace pareto::tiering;
using namespace pareto::tiering::testing;

namespace {

constexpr unsigned kAll =
    kOrderCount | kFirstOrder | kLastOrder | kNumbers | kLastLine | kActiveMonths;

// Customers on both sides of the middle, one of them under a parent on the other side; orders, a
// return, lines without a number.
struct ManyLines {
  ManyLines() {
    std::vector<std::int64_t> customers;
    for (int i = 0; i < 9; ++i)
      customers.push_back(
          workspace.customer("C" + std::to_string(i), i == 7 ? customers.front() : 0));
    for (int i = 0; i < 9; ++i) {
      if (i == 5) continue;  // never bought
      for (int k = 0; k <= i; ++k) {
        const std::string date = "2026-0" + std::to_string(1 + k) + "-1" + std::to_string(i);
        workspace.sale(customers[static_cast<std::size_t>(i)], date.c_str(), k == 3 ? -40 : 10 + k,
                       "N" + std::to_string(10 * i + k / 2));
      }
    }
  }
  std::vector<OrderFacts> read(bool per_group, Readers readers) {
    const DataExtent extent = *data_extent(workspace.connection());
    std::vector<OrderFacts> all{{.range = {extent.first_month, extent.last_day}, .wanted = kAll},
                                {.range = {day("2026-02-12"), day("2026-06-15")}, .wanted = kAll}};
    read_order_facts(workspace.connection(), Subjects(workspace.connection(), per_group), extent,
                     all, readers);
    return all;
  }
  SmallWorkspace workspace;
};

void check_same(const std::vector<OrderFacts>& a, const std::vector<OrderFacts>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].count == b[i].count);
    CHECK(a[i].first == b[i].first);
    CHECK(a[i].last == b[i].last);
    CHECK(a[i].numbers == b[i].numbers);
    CHECK(a[i].last_line == b[i].last_line);
    CHECK(a[i].months == b[i].months);
  }
}

}  // namespace

TEST_CASE("Two readers find what one finds, of customers and of groups on both sides",
          "[tiering]") {
  ManyLines lines;
  for (const bool per_group : {false, true}) {
    const Snapshot snapshot(lines.workspace.connection());

    const std::vector<OrderFacts> one = lines.read(per_group, Readers::One),
                                  two = lines.read(per_group, Readers::Two);

    REQUIRE(one.front().numbers.size() == (per_group ? 8 : 9));
    CHECK(one.front().numbers.back() == 5);  // its 9 lines bear N80 to N84
    check_same(one, two);
  }
}

TEST_CASE("What another writes after the snapshot began is not read by the second reader",
          "[tiering]") {
  ManyLines lines;
  const Snapshot snapshot(lines.workspace.connection());
  const std::vector<OrderFacts> before = lines.read(false, Readers::One);

  store::Connection other(lines.workspace.connection().file(), store::Mode::ReadWrite);
  other.execute("DELETE FROM pareto_sale");
  other.execute(
      "DELETE FROM pareto_journal WHERE sequence = (SELECT max(sequence) FROM pareto_journal)");

  check_same(lines.read(false, Readers::Two), before);
}

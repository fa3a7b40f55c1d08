#include "core/tiering/metrics.hpp"

#include <catch2/catch.hpp>

#include "small_workspace.hpp"

using namespace pareto;
using namespace pareto::tiering;
using namespace pareto::tiering::testing;

namespace {

struct Sold {
  Sold() {
    a = workspace.customer("A");
    b = workspace.customer("B", a);
    c = workspace.customer("C");
    idle = workspace.customer("D");
    workspace.sale(a, "2025-10-31", 1000, "S1",
                   600);  // the day before the window of 12 months until 2026-10-31
    workspace.sale(a, "2025-11-01", 100, "S2", 60);  // its first day
    workspace.sale(a, "2026-10-31", 10, "S3");       // its last day, cost unknown
    workspace.sale(b, "2026-03-15", 40, "S4", 50);
    workspace.sale(b, "2026-03-16", -40, "S4", -50);  // returned whole: no order
    workspace.sale(b, "2026-05-02", 7, "S5");
    workspace.sale(c, "2026-10-05", -3, "S6");  // a return of something older
    workspace.sale(c, "2026-10-20", 2, "S7", 1);
    workspace.sale(c, "2026-10-20", 1, "S7");
  }
  std::string read(Metric metric, const char* window, const char* as_of, bool per_group = false) {
    const Subjects subjects(workspace.connection(), per_group);
    const MetricColumn column =
        Metrics(workspace.connection(), subjects, *data_extent(workspace.connection()))
            .read(metric, parse_window(window).range(day(as_of)));
    std::string out;
    for (std::size_t s = 0; s < subjects.count(); ++s) {
      out += out.empty() ? "" : " ";
      if (!column.valid[s])
        out += "-";
      else if (metric == Metric::NetSales || metric == Metric::Margin)
        out += std::to_string(column.values[s] / 10'000);
      else if (metric == Metric::Orders)
        out += std::to_string(column.values[s]);
      else
        out += Date{static_cast<std::int32_t>(column.values[s])}.iso();
    }
    return out;
  }
  SmallWorkspace workspace;
  std::int64_t a, b, c, idle;
};

}  // namespace

TEST_CASE("Net sales are of the window to the day, and null without a line", "[tiering]") {
  Sold sold;

  CHECK(sold.read(Metric::NetSales, "12m", "2026-10-31") == "110 7 0 -");
  CHECK(sold.read(Metric::NetSales, "prev12m", "2026-10-31") == "1000 - - -");
  CHECK(sold.read(Metric::NetSales, "all", "2026-10-31") == "1110 7 0 -");
}

TEST_CASE("Where a window's edge is inside a month, that month is read line by line", "[tiering]") {
  Sold sold;

  CHECK(sold.read(Metric::NetSales, "12m", "2026-10-30") ==
        "1100 7 0 -");  // 2025-10-31 to 2026-10-30
  CHECK(sold.read(Metric::NetSales, "12m", "2026-03-15") == "1100 40 - -");
  CHECK(sold.read(Metric::NetSales, "1m", "2026-10-19") == "- - -3 -");
  CHECK(sold.read(Metric::NetSales, "1m", "2026-11-10") == "10 - 3 -");  // 2026-10-11 to 2026-11-10
  CHECK(sold.read(Metric::NetSales, "all", "2026-03-15") == "1100 40 - -");
  CHECK(sold.read(Metric::NetSales, "12m", "2020-01-31") == "- - - -");
}

TEST_CASE("Margin is of the lines with a cost, and null where there is none", "[tiering]") {
  Sold sold;

  CHECK(sold.read(Metric::Margin, "12m", "2026-10-31") ==
        "40 - 1 -");  // the returned order cancels: nothing is known
  CHECK(sold.read(Metric::Margin, "1m", "2026-03-15") ==
        "- -10 - -");  // 2026-02-16 to 2026-03-15: 40 - 50
  CHECK(sold.read(Metric::Margin, "all", "2026-10-31") == "440 - 1 -");
}

TEST_CASE("An order is a distinct number with a positive sum, on the day of its first line",
          "[tiering]") {
  Sold sold;

  CHECK(sold.read(Metric::Orders, "all", "2026-10-31") == "3 1 1 0");
  CHECK(sold.read(Metric::Orders, "12m", "2026-10-31") == "2 1 1 0");
  CHECK(sold.read(Metric::Orders, "1m", "2026-03-15") == "0 1 0 0");  // not returned yet
  CHECK(sold.read(Metric::FirstOrder, "12m", "2026-10-31") == "2025-10-31 2026-05-02 2026-10-20 -");
  CHECK(sold.read(Metric::LastOrder, "12m", "2026-10-31") == "2026-10-31 2026-05-02 2026-10-20 -");
  CHECK(sold.read(Metric::LastOrder, "12m", "2026-04-01") == "2025-11-01 - - -");
}

TEST_CASE("A group has what its members have together", "[tiering]") {
  Sold sold;

  CHECK(sold.read(Metric::NetSales, "12m", "2026-10-31", true) == "117 0 -");
  CHECK(sold.read(Metric::Orders, "12m", "2026-10-31", true) == "3 1 0");
  CHECK(sold.read(Metric::FirstOrder, "all", "2026-10-31", true) == "2025-10-31 2026-10-20 -");
}

TEST_CASE("Metrics agree with adding up the lines for any window", "[tiering]") {
  SmallWorkspace workspace;
  std::vector<std::int64_t> customers;
  for (const char* code : {"A", "B", "C"}) customers.push_back(workspace.customer(code));
  std::vector<std::tuple<std::size_t, Date, int>> lines;
  std::uint32_t random = 7;
  for (int i = 0; i < 60; ++i) {
    random = random * 1'664'525u + 1'013'904'223u;
    const std::size_t who = (random >> 8) % 3;
    const Date date = day("2026-01-01") + static_cast<int>((random >> 12) % 150);
    const int amount = static_cast<int>((random >> 20) % 100) - 20;
    if (amount == 0) continue;
    workspace.sale(customers[who], date.iso(), amount);
    lines.emplace_back(who, date, amount);
  }
  const Subjects subjects(workspace.connection(), false);
  Metrics metrics(workspace.connection(), subjects, *data_extent(workspace.connection()));

  for (Date as_of = day("2026-01-05"); as_of < day("2026-07-10"); as_of = as_of + 3) {
    for (const char* window : {"1m", "2m", "prev1m", "all"}) {
      const DayRange range = parse_window(window).range(as_of);
      std::int64_t expected[3] = {0, 0, 0};
      for (const auto& [who, date, amount] : lines) {
        if (date >= range.from && date <= range.to) expected[who] += money(amount);
      }
      const MetricColumn found = metrics.read(Metric::NetSales, range);
      INFO(window << " until " << as_of.iso());
      for (int who = 0; who < 3; ++who) CHECK(found.values[who] == expected[who]);
    }
  }
}

TEST_CASE("Data reach from the first month to the day of the last line, but never past today",
          "[tiering]") {
  Sold sold;
  const auto extent = data_extent(sold.workspace.connection());

  REQUIRE(extent.has_value());
  CHECK(extent->first_month == day("2025-10-01"));
  CHECK(extent->last_day == day("2026-10-31"));
  CHECK(default_as_of(extent, day("2026-11-21")) == day("2026-10-31"));
  CHECK(default_as_of(extent, day("2026-06-01")) == day("2026-06-01"));
  CHECK_FALSE(default_as_of(extent, day("2025-01-01")).has_value());

  SmallWorkspace empty;
  CHECK_FALSE(data_extent(empty.connection()).has_value());
}

#include "pareto/shown.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace pareto::sdk;

namespace {

constexpr std::int64_t kYuan = 10'000;  // money is in 1/10000

std::string shown_of(Column column, std::int64_t integer, bool chinese = true) {
  column.name = "c";
  BatchBuilder rows(Schema{{"c", column.type}});
  rows.integer(0, integer);
  rows.end_row();
  const Batch batch = rows.finish();
  return shown(column, batch.column(0), 0, Amounts(chinese, "CNY"));
}

}  // namespace

TEST_CASE("Money in Chinese is in 万 and 亿", "[amount]") {
  const Amounts amounts(true, "CNY");

  CHECK(amounts.large(21'678'000 * kYuan) == "2,167.8");
  CHECK(amounts.large(-154'000 * kYuan) == "−15.4");
  CHECK(amounts.large(3'862'000 * kYuan, -1, true) == "+386.2");
  CHECK(amounts.spoken(120'670'000 * kYuan) == "1.21 亿");
  CHECK(amounts.spoken(18'540'000 * kYuan) == "1,854 万");
  CHECK(amounts.spoken(131'000 * kYuan) == "13.1 万");
  CHECK(amounts.spoken(3'250 * kYuan) == "3,250");
  CHECK(amounts.spoken_money(96'641'000 * kYuan) == "9,664 万元");
  CHECK(amounts.figure(120'670'000 * kYuan).number == "1.21");
  CHECK(amounts.figure(120'670'000 * kYuan).unit == "亿元");
}

TEST_CASE("Money in English is in M, of small firms in k", "[amount]") {
  const Amounts amounts(false, "CNY");

  CHECK(amounts.large(21'678'000 * kYuan) == "21.68");
  CHECK(amounts.spoken_money(120'670'000 * kYuan) == "120.7 M CNY");
  CHECK(amounts.spoken(18'540'000 * kYuan) == "18.54 M");
  CHECK(amounts.spoken(3'250 * kYuan) == "3,250");
  CHECK(amounts.spoken(9'999 * kYuan) == "9,999");
  CHECK(amounts.spoken(10'000 * kYuan) == "10.0 k");
  CHECK(amounts.spoken(99'949 * kYuan) == "99.9 k");
  CHECK(amounts.spoken(99'950 * kYuan) == "100 k");
  CHECK(amounts.spoken_money(111'400 * kYuan) == "111 k CNY");
  CHECK(amounts.spoken(999'499 * kYuan) == "999 k");
  CHECK(amounts.spoken(999'500 * kYuan) == "1.00 M");
  CHECK(amounts.exact(8'300'065 * kYuan + 8'140) == "8,300,065.81");
}

TEST_CASE("Units change where rounding reaches them", "[amount]") {
  const Amounts amounts(true, "CNY");

  CHECK(amounts.spoken(99'994'999 * kYuan) == "9,999 万");
  CHECK(amounts.spoken(99'995'000 * kYuan) == "1.00 亿");
  CHECK(amounts.spoken(999'499 * kYuan) == "99.9 万");
  CHECK(amounts.spoken(999'500 * kYuan) == "100 万");
  CHECK(amounts.spoken(9'999 * kYuan) == "9,999");
  CHECK(amounts.spoken(10'000 * kYuan) == "1.0 万");
}

TEST_CASE("Amounts round half away from zero, at every size", "[amount]") {
  const Amounts amounts(true, "CNY");

  CHECK(amounts.exact(12'345, 2) == "1.23");
  CHECK(amounts.exact(12'350, 2) == "1.24");
  CHECK(amounts.exact(-12'350, 2) == "−1.24");
  CHECK(amounts.exact(99'999, 0) == "10");
  CHECK(amounts.exact(-4'999, 0) == "0");  // no sign of nothing
  CHECK(amounts.exact(std::numeric_limits<std::int64_t>::min(), 4) == "−922,337,203,685,477.5808");
  CHECK(amounts.large(std::numeric_limits<std::int64_t>::max()) == "92,233,720,368.5");
}

TEST_CASE("Shares and counts", "[amount]") {
  CHECK(percent_text(.18) == "18.0%");
  CHECK(percent_text(-.018) == "−1.8%");
  CHECK(percent_text(1.28, 0, true) == "+128%");
  CHECK(percent_text(-.0001) == "0.0%");
  CHECK(percent_text(std::numeric_limits<double>::quiet_NaN()).empty());
  CHECK(count_text(406'829) == "406,829");
  CHECK(real_text(1e300, 0).size() == 301);
}

TEST_CASE("A cell follows its column", "[html]") {
  CHECK(shown_of({.type = Type::Money, .scale = Scale::Large}, 21'678'000 * kYuan) == "2,167.8");
  CHECK(shown_of({.type = Type::Money}, 195'268 * kYuan + 7'500) == "195,268.75");
  CHECK(shown_of({.type = Type::Money, .role = Role::Change, .scale = Scale::Large},
                 3'862'000 * kYuan, false) == "+3.86");
  CHECK(shown_of({.type = Type::Int, .unit = "天"}, 150) == "150 天");
  CHECK(shown_of({.type = Type::Date}, 20'757) == "2026-10-31");
  CHECK(shown_of({.type = Type::Time}, 20'757LL * 86'400'000'000 + 3'660'000'000) ==
        "2026-10-31 01:01");
  CHECK(shown_of({.type = Type::Quantity, .unit = "kg"}, 49'755'000) == "4,975.5 kg");
  CHECK(shown_of({.type = Type::Quantity}, 0) == "0");
  CHECK(shown_of({.type = Type::Bool}, 1) == "是");
}

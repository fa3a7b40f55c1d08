#include "questions.hpp"

#include <catch2/catch.hpp>

#include "lead.hpp"

namespace pareto::account_brief {
namespace {

constexpr Money kWan = 10'000 * 10'000;  // 1 万
const Voice kChinese(true, "CNY");
const Voice kEnglish(false, "CNY");

Date day(int year, int month, int of_month) { return *Date::from_civil(year, month, of_month); }

// Twelve orders of 10 万, thirty days apart; the last one `silent` days ago.
Account account(std::int32_t silent) {
  Account out;
  out.code = "0001";
  out.name = "霁岚营养";
  out.as_of = day(2026, 10, 31);
  for (int k = 11; k >= 0; --k) {
    const Date when = out.as_of - silent - 30 * k;
    out.days.push_back({when, 10 * kWan});
    out.order_days.push_back({when, 10 * kWan});
  }
  out.orders = 12;
  out.rhythm = sdk::rhythm_of(out.order_days, out.as_of.plus_months(-24));
  out.own.net = out.net_of(out.period());
  out.own.before = out.net_of(out.before());
  return out;
}

bool asks(const std::vector<Question>& found, std::string_view words) {
  for (const Question& question : found) {
    if (question.ask.find(words) != std::string::npos) return true;
  }
  return false;
}

TEST_CASE("A silence leads, is counted, and is asked about first", "[account_brief]") {
  const Account silent = account(151);  // 30 a gap: five orders are missing

  const auto found = questions(silent, kChinese);

  CHECK(lead(silent, kChinese).text() == "停单 151 天，往常 30 天一单：少来 5 单，约 50.0 万。");
  CHECK(lead(silent, kEnglish).text() ==
        "No order for 151 days, usually every 30: 5 orders missing, about 500 k.");
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].ask == "2026 年 6 月以后，从谁那里买的？");
  CHECK(found[0].why == "此前 12 单，间隔从未超过 30 天");
  CHECK_FALSE(asks(questions(account(45), kChinese), "以后"));
}

TEST_CASE("What we owe is asked about and shown as bad; what is not yet due is not",
          "[account_brief]") {
  Account owing = account(10);
  owing.open.push_back({"复检报告", "青檀", day(2026, 4, 30), true});

  const auto found = questions(owing, kChinese);

  REQUIRE_FALSE(found.empty());
  CHECK(found[0].ask == "“复检报告”还等着吗？");
  CHECK(found[0].why == "我们的任务，应于 2026-04-30 完成，已过期 184 天：出发前先办完");
  CHECK(found[0].bad);
  owing.open[0].due = day(2026, 12, 1);
  CHECK_FALSE(asks(questions(owing, kChinese), "复检报告"));
}

TEST_CASE("A product that fell by a third is asked about, one that did not is not",
          "[account_brief]") {
  Account fallen = account(10);
  Product product;
  product.name = "烟酸";
  product.before = 60 * kWan;
  product.net = 40 * kWan;
  fallen.products = {product};
  fallen.own.before = 100 * kWan;

  CHECK(asks(questions(fallen, kChinese), "烟酸怎么买得少了？"));
  fallen.products[0].net = 50 * kWan;
  CHECK_FALSE(asks(questions(fallen, kChinese), "怎么买得少了"));
  fallen.products[0].net = 0;
  CHECK(asks(questions(fallen, kChinese), "烟酸怎么不买了？"));
}

TEST_CASE("A price is held against the average of all customers", "[account_brief]") {
  Account dear = account(10);
  Product product;
  product.name = "烟酰胺";
  product.unit = "kg";
  product.net = product.priced = 51 * kWan;  // 510 000 for 10 000 kg: 51.00
  product.quantity = 10'000 * 10'000;
  product.all_priced = 500 * kWan;  // 5 000 000 for 100 000 kg: 50.00
  product.all_quantity = 100'000LL * 10'000;
  dear.products = {product};

  const auto found = questions(dear, kChinese);

  REQUIRE(asks(found, "我们的价在您那里排第几？"));
  CHECK(found[0].why == "烟酰胺卖 51.00 元/kg，比全公司平均高 2.0%");
}

TEST_CASE("Whoever decides and was not met for half a year is asked for", "[account_brief]") {
  Account unseen = account(10);
  unseen.people.push_back({1, "半夏", "总经理", "decider", {}, day(2025, 11, 27)});

  CHECK(asks(questions(unseen, kChinese), "能见一次半夏总经理吗？"));
  unseen.people[0].last = day(2026, 10, 1);
  CHECK_FALSE(asks(questions(unseen, kChinese), "半夏"));
  unseen.people.clear();
  CHECK(asks(questions(unseen, kChinese), "谁拍板？还绕不开谁？"));
}

TEST_CASE("What its industry buys and it does not is asked about; five questions at most",
          "[account_brief]") {
  Account many = account(151);
  many.industry = "食品";
  many.peers = 9;
  many.missing = {{"烟酸镁", 7}};
  many.open.push_back({"复检报告", "", day(2026, 4, 30), true});
  many.people.push_back({1, "半夏", "总经理", "decider", {}, {}});
  many.returned = 10 * kWan;
  many.last_return = day(2026, 5, 1);

  CHECK(questions(many, kChinese).size() == 5);
  const auto all = questions(many, kChinese, 20);
  REQUIRE(asks(all, "烟酸镁用的是谁家的？"));
  for (const Question& question : all) CHECK_FALSE(question.why.empty());
}

TEST_CASE("An account that orders nothing more falls when its year has run out of orders",
          "[account_brief]") {
  Account quiet = account(151);
  quiet.tier = "A";
  quiet.below = 35 * kWan;  // three and a half orders

  // Orders stand on 2025-07-07 + 30 k; of the last four, the first is on 2026-03-04 and leaves the
  // window of twelve months at the end of March 2027: three are left, 30 万.
  REQUIRE(quiet.falls_by_itself());
  CHECK(quiet.falls_by_itself()->iso() == "2027-03-31");
  CHECK(tier_sentence(quiet, kChinese) ==
        "仍是 A，再少 45.0 万才会降。就算一直不下单，也要到 2027 年 3 "
        "月底才会降：等级看不出的，节奏看得出。");
}

}  // namespace
}  // namespace pareto::account_brief

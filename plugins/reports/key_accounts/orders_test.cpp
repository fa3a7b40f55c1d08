#include "orders.hpp"

#include <catch2/catch.hpp>

#include "facts_for_test.hpp"
#include "names.hpp"
#include "pareto/explained.hpp"

namespace pareto::key_accounts {
namespace {

using sdk::figure_in;
using sdk::step_in;

TEST_CASE("A rhythm is the median gap between order days", "[key_accounts]") {
  std::vector<Order> orders = {{30, 500}, {0, 100}, {10, 200}, {10, 300}, {40, 400}};

  const Rhythm rhythm = rhythm_of(orders, Date{5});

  CHECK(rhythm.days == 4);  // two orders on day 10
  CHECK(rhythm.last == Date{40});
  CHECK(rhythm.double_median == 20);  // gaps 10, 10, 20
  CHECK(rhythm.usual == 350);         // of 200 300 400 500; the first is too old
  orders.pop_back();
  CHECK(rhythm_of(orders, Date{5}).known() == false);
}

TEST_CASE("Orders of a group come together, and only positive ones count", "[key_accounts]") {
  Facts facts;
  facts.as_of = *Date::from_civil(2026, 10, 31);
  facts.window = {12};
  facts.subjects.resize(2);
  for (Index i = 0; i < 3; ++i) {
    Customer customer;
    customer.id = i + 1;
    customer.subject = i == 1 ? 1 : 0;  // 1 and 3 are a group
    facts.customers.push_back(customer);
    ++facts.subjects[customer.subject].customers;
  }
  const Date day = facts.as_of - 100;
  OrderBook book(facts);

  book.add(0, day, "S1", 100, 2);
  book.add(0, day + 60, "S2", 100, 1);
  book.add(0, day + 61, "S2", 100, 1);  // the rest of one order
  book.add(1, day - 400, "S3", 70, 1);  // the period before
  book.add(2, day + 20, "S4", 50, 1);
  book.add(2, day + 40, "R1", -30, 1);  // returned
  book.finish();

  CHECK(facts.subjects[0].orders == 3);
  CHECK(facts.subjects[0].net == 320);
  CHECK(facts.subjects[0].buying == 2);
  CHECK(facts.subjects[0].rhythm.days == 4);
  CHECK(facts.subjects[0].rhythm.last == day + 61);
  CHECK(facts.subjects[0].rhythm.double_median == 40);  // gaps 20, 40, 1
  CHECK(facts.subjects[1].net == 0);
  CHECK(facts.subjects[1].net_before == 70);
  CHECK(facts.lines.ever == 7);
}

TEST_CASE("Explanations and figures are read wherever their numbers stand", "[key_accounts]") {
  const char* json =
      R"({"indicators":[{"name":"net_sales","value":5}], "below" : {"value": 42, "indicator": "net_sales","tier":"B"},)"
      R"("next":{"tier":"A","indicator":"margin","value":7}})";

  CHECK(step_in(json, "below") == 42);
  CHECK_FALSE(step_in(json, "next"));  // of another measure
  CHECK_FALSE(step_in("", "below"));
  CHECK(figure_in(R"({"hhi": 887.5,"gini":0.73})", "gini") == Approx(0.73));
  CHECK_FALSE(figure_in(R"({"hhi":1})", "gini"));
}

TEST_CASE("Names lose their legal form, and numbers are no names", "[key_accounts]") {
  CHECK(without_legal_form("雾栎饲料股份有限公司") == "雾栎饲料");
  CHECK(without_legal_form("Tarnwick Feeds Ltd.") == "Tarnwick Feeds");
  CHECK(without_legal_form("Brennholt, Inc.") == "Brennholt");
  CHECK(without_legal_form("有限公司") == "有限公司");
  CHECK(is_spoken_name("甲"));
  CHECK_FALSE(is_spoken_name("17850"));
}

}  // namespace
}  // namespace pareto::key_accounts

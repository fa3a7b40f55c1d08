#include "core/records/history/undo.hpp"

#include <catch2/catch.hpp>

#include "invariants.hpp"
#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

TEST_CASE("A field that was changed later is left and listed, the others are restored", "[undo]") {
  RecordsBench bench;
  const std::int64_t id = bench.add("customer", {{"name", std::string("Ferne")},
                                                 {"city", std::string("Ulm")},
                                                 {"industry", std::string("feed")}});
  const auto first = bench.update(
      "customer", {id}, {{{"city", std::string("Trier")}, {"industry", std::string("food")}}});
  bench.update("customer", {id}, {{{"city", std::string("Mainz")}}});

  const UndoPlan plan = bench.undo(first.operation);

  CHECK(plan.restored == 1);
  REQUIRE(plan.conflicts.size() == 1);
  CHECK(plan.conflicts[0].label == "Ferne");
  CHECK(plan.conflicts[0].why.in(Language::English) == "it was changed since");
  CHECK(plan.conflicts[0].why.in(Language::ChineseSimplified) == "之后又改过");
  CHECK(bench.text("SELECT city, industry FROM pareto_customer") == "Mainz|feed");
}

TEST_CASE("A created record that others refer to stays, the rest of its load goes", "[undo]") {
  RecordsBench bench;
  const auto load = bench.create(
      "customer", {{{"name", std::string("Alone")}}, {{"name", std::string("Bought")}}});
  bench.add("sale",
            {{"date", day("2026-05-02")}, {"customer", load.result.ids[1]}, {"amount", money(10)}});

  const UndoPlan plan = bench.undo(load.operation);

  CHECK(plan.removed == 1);
  REQUIRE(plan.conflicts.size() == 1);
  CHECK(plan.conflicts[0].why.in(Language::English) == "sale refers to it");
  CHECK(bench.text("SELECT name FROM pareto_customer") == "Bought");
  CHECK(broken_invariants(bench) == "");
}

TEST_CASE("What stays of a load keeps the head of its group", "[undo]") {
  RecordsBench bench;
  const auto load = bench.create("customer", {{{"name", std::string("Head")}},
                                              {{"name", std::string("Store")}},
                                              {{"name", std::string("Other")}}});
  bench.update("customer", {load.result.ids[1]}, {{{"parent", load.result.ids[0]}}});

  const UndoPlan plan = bench.undo(load.operation);

  CHECK(plan.conflict_count == 2);
  CHECK(bench.text("SELECT name FROM pareto_customer ORDER BY id") == "Head; Store");
  CHECK(broken_invariants(bench) == "");
}

TEST_CASE("An operation is undone once", "[undo]") {
  RecordsBench bench;
  const auto done = bench.create("customer", {{{"name", std::string("Ferne")}}});
  bench.undo(done.operation);

  CHECK_THROWS_WITH(bench.undo(done.operation),
                    Catch::Contains("operation 1 was undone already, by operation 2"));
  CHECK_THROWS_WITH(bench.undo(77), Catch::Contains("there is no operation 77"));
  CHECK(!bench.connection().in_transaction());
}

TEST_CASE("An undo can be undone", "[undo]") {
  RecordsBench bench;
  const std::int64_t id = bench.add("customer", {{"name", std::string("Ferne")}});
  const std::string before = bench.everything();
  const auto removed = bench.remove("customer", {id});
  bench.undo(removed.operation);
  REQUIRE(bench.everything() == before);

  bench.undo(bench.number("SELECT max(id) FROM pareto_operation"));

  CHECK(bench.number("SELECT count(*) FROM pareto_customer") == 0);
}

TEST_CASE("What an undo restores is reckoned by the rates there are", "[undo]") {
  RecordsBench bench;
  const std::int64_t rate = bench.add(
      "currency_rate",
      {{"currency", std::string("USD")}, {"from_date", day("2026-01-01")}, {"rate", 7.0}});
  const std::int64_t customer = bench.add("customer", {{"name", std::string("Ferne")}});
  const std::int64_t sale = bench.add("sale", {{"date", day("2026-05-02")},
                                               {"customer", customer},
                                               {"amount", money(10)},
                                               {"currency", std::string("USD")}});
  REQUIRE(bench.number("SELECT home_amount FROM pareto_sale") == money(70));
  const auto changed = bench.update("sale", {sale}, {{{"amount", money(20)}}});
  bench.update("currency_rate", {rate}, {{{"rate", 8.0}}});
  REQUIRE(bench.number("SELECT home_amount FROM pareto_sale") == money(160));

  CHECK(bench.undo(changed.operation).conflict_count == 0);
  CHECK(bench.number("SELECT home_amount FROM pareto_sale") == money(80));

  // A line that was away while the rate changed, and one whose rate is gone when it comes back.
  const auto removed = bench.remove("sale", {sale});
  bench.update("currency_rate", {rate}, {{{"rate", 9.0}}});
  CHECK(bench.undo(removed.operation).conflict_count == 0);
  CHECK(bench.number("SELECT home_amount FROM pareto_sale") == money(90));
  CHECK(bench.remove("currency_rate", {rate}).result.rejects.size() == 1);
  const auto again = bench.remove("sale", {sale});
  bench.remove("currency_rate", {rate});
  CHECK(bench.undo(again.operation).conflict_count == 0);
  CHECK(bench.number("SELECT home_amount FROM pareto_sale") == money(90));
  CHECK(broken_invariants(bench) == "");
}

TEST_CASE("A real number comes back to its last digit", "[undo]") {
  RecordsBench bench;
  const std::int64_t rate = bench.add(
      "currency_rate",
      {{"currency", std::string("USD")}, {"from_date", day("2026-01-01")}, {"rate", 6.97}});
  for (const double next : {6.83, 8.239999999999998, 0.1 + 0.2, 1.0 / 3}) {
    const std::string before = bench.everything();
    const auto changed = bench.update("currency_rate", {rate}, {{{"rate", next}}});
    CHECK(bench.undo(changed.operation).conflict_count == 0);
    CHECK(bench.everything() == before);
    bench.update("currency_rate", {rate}, {{{"rate", next}}});
  }
}

TEST_CASE("Giving a customer to another, to nobody and back on one day leaves one open row",
          "[records]") {
  RecordsBench bench;
  const std::int64_t li = bench.add("user", {{"name", std::string("Li")}}),
                     wu = bench.add("user", {{"name", std::string("Wu")}});
  const std::int64_t id = bench.add("customer", {{"name", std::string("Ferne")}, {"owner", li}});
  bench.update("customer", {id}, {{{"owner", wu}}});
  bench.update("customer", {id}, {{{"owner", Cell{}}}});
  bench.update("customer", {id}, {{{"owner", li}}});

  CHECK(broken_invariants(bench) == "");
  CHECK(bench.number("SELECT count(*) FROM pareto_ownership") == 1);
  bench.days_pass(30);
  bench.update("customer", {id}, {{{"owner", wu}}});
  CHECK(bench.number("SELECT count(*) FROM pareto_ownership WHERE to_date = " +
                     std::to_string(bench.today())) == 1);
  CHECK(broken_invariants(bench) == "");
}

TEST_CASE(
    "Who was responsible when follows from the customer, is not written by hand, and is taken back with it",
    "[undo]") {
  RecordsBench bench;
  const std::int64_t li = bench.add("user", {{"name", std::string("Li")}}),
                     wu = bench.add("user", {{"name", std::string("Wu")}});
  const std::int64_t id = bench.add("customer", {{"name", std::string("Ferne")}, {"owner", li}});
  bench.days_pass(3);
  const std::string before = bench.everything();

  CHECK_THROWS_AS(bench.create("ownership", {{{"customer", id},
                                              {"user", wu},
                                              {"role", std::string("deputy")},
                                              {"from_date", day("2020-01-01")}}}),
                  Error);
  const std::int64_t row = bench.number("SELECT id FROM pareto_ownership");
  CHECK_THROWS_AS(bench.update("ownership", {row}, {{{"user", wu}}}), Error);
  const auto removed = bench.remove("ownership", {row});
  REQUIRE(removed.result.rejects.size() == 1);
  CHECK(removed.result.rejects[0].fix->in(Language::English).find("pareto set customer") !=
        std::string::npos);
  CHECK(bench.everything() == before);

  const auto given = bench.update("customer", {id}, {{{"owner", wu}}});
  CHECK(bench.number("SELECT count(*) FROM pareto_ownership") == 2);
  CHECK(bench.undo(given.operation).conflict_count == 0);
  CHECK(bench.everything() == before);
}

TEST_CASE("A customer that returns after its owner went comes back without the dated row",
          "[undo]") {
  RecordsBench bench;
  const std::int64_t li = bench.add("user", {{"name", std::string("Li")}});
  const std::int64_t id = bench.add("customer", {{"name", std::string("Ferne")}, {"owner", li}});
  const auto removed = bench.remove("customer", {id});
  bench.remove("user", {li});

  bench.undo(removed.operation);

  CHECK(bench.number("SELECT count(*) FROM pareto_customer WHERE owner IS NULL") == 1);
  CHECK(bench.number("SELECT count(*) FROM pareto_ownership") == 0);
}

TEST_CASE("Two customers of one batch cannot be put above each other", "[records]") {
  RecordsBench bench;
  const std::int64_t a = bench.add("customer", {{"name", std::string("A")}}),
                     b = bench.add("customer", {{"name", std::string("B")}});

  const auto done = bench.update("customer", {a, b}, {{{"parent", b}}, {{"parent", a}}});

  CHECK(done.result.rejects.size() == 1);
  CHECK(broken_invariants(bench) == "");
}

TEST_CASE("A removal that is refused leaves what belongs to the record", "[records]") {
  RecordsBench bench;
  const std::int64_t customer = bench.add("customer", {{"name", std::string("Ferne")}});
  bench.add("contact", {{"name", std::string("Ada")}, {"customer", customer}});
  bench.add("sale", {{"date", day("2026-05-02")}, {"customer", customer}, {"amount", money(10)}});

  const auto done = bench.remove("customer", {customer});

  REQUIRE(done.result.rejects.size() == 1);
  CHECK(done.result.rejects[0].why.in(Language::English) == "1 record of sale refers to it");
  CHECK(done.operation == 0);
  CHECK(bench.number("SELECT count(*) FROM pareto_contact") == 1);
}

TEST_CASE("A code that is given follows the last one, not the firm's own long numbers",
          "[records]") {
  RecordsBench bench;
  bench.add("customer",
            {{"name", std::string("Ferne")}, {"code", std::string("C99999999999999999999")}});
  bench.add("customer", {{"name", std::string("Nahe")}, {"code", std::string("C00041")}});

  const std::int64_t id = bench.add("customer", {{"name", std::string("Mitte")}});

  CHECK(bench.text("SELECT code FROM pareto_customer WHERE id = " + std::to_string(id)) ==
        "C00042");
}

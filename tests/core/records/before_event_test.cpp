#include "core/records/write/before_event.hpp"

#include <catch2/catch.hpp>

#include "pareto/subscriber.hpp"
#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

namespace {

// Calls `work` with the event as a plugin in C++ sees it.
void ask(RecordsBench& bench, const char* topic, int order,
         std::function<void(const sdk::Event&)> work, std::string name = "rule") {
  bench.bus().subscribe(
      topic, order,
      [work = std::move(work)](const pareto_event& event) { work(sdk::Event(&event)); },
      std::move(name));
}

std::string text_of(const sdk::Event& event, const char* column) {
  const int at = event.after()->find(column);
  if (at < 0) return "(absent)";
  const sdk::ColumnView view = event.after()->column(static_cast<std::size_t>(at));
  return view.is_null(0) ? "-" : std::string(view.text(0));
}

const std::string kName = "Ferne";

}  // namespace

TEST_CASE("What a before-subscriber amends is written, and seen by those behind it", "[before]") {
  RecordsBench bench;
  std::string seen;
  ask(bench, "customer.created", 0, [](const sdk::Event& event) {
    event.amend(0, "city", "Ulm");
    event.amend(0, "name", nullptr);
    event.amend(0, "name", "Nahe");
  });
  ask(bench, "customer.*", 1, [&](const sdk::Event& event) {
    seen = text_of(event, "city") + " " + text_of(event, "name");
  });

  bench.add("customer", {{"name", kName}});

  CHECK(seen == "Ulm Nahe");
  CHECK(bench.text("SELECT name, city FROM pareto_customer") == "Nahe|Ulm");
}

TEST_CASE("What is derived follows from what was amended", "[before]") {
  RecordsBench bench;
  ask(bench, "sale.created", 0,
      [](const sdk::Event& event) { event.amend(0, "unit_price", 30'000); });
  const std::int64_t customer = bench.add("customer", {{"name", kName}});

  const std::int64_t sale = bench.add("sale", {{"date", day("2026-05-02")},
                                               {"customer", customer},
                                               {"quantity", money(2)},
                                               {"unit_price", money(9)}});
  CHECK(bench.text("SELECT amount, home_amount FROM pareto_sale") == "60000|60000");

  ask(bench, "sale.updated", 0,
      [](const sdk::Event& event) { event.amend(0, "amount", money(100)); });
  bench.update("sale", {sale}, {{{"number", std::string("X1")}}});

  CHECK(bench.text("SELECT number, amount, home_amount FROM pareto_sale") == "X1|1000000|1000000");
  CHECK(bench.text("SELECT net FROM pareto_customer_month") == "1000000");
  CHECK(bench.text("SELECT columns FROM pareto_journal ORDER BY sequence DESC LIMIT 1") ==
        "number,line,amount,home_amount");
}

TEST_CASE("An amended change is journaled and undone like any other", "[before]") {
  RecordsBench bench;
  const std::int64_t id =
      bench.add("customer", {{"name", kName}, {"industry", std::string("feed")}});
  ask(bench, "customer.updated", 0, [](const sdk::Event& event) {
    if (event.changed("city")) event.amend(0, "industry", "food");
  });

  const auto done = bench.update("customer", {id}, {{{"city", std::string("Ulm")}}});
  CHECK(bench.text("SELECT city, industry FROM pareto_customer") == "Ulm|food");
  bench.undo(done.operation);  // asked too, but nobody makes something else of what was

  CHECK(bench.text("SELECT city, industry FROM pareto_customer") == "-|feed");
}

TEST_CASE("What is amended is checked as if it had come", "[before]") {
  RecordsBench bench;
  ask(bench, "customer.created", 0, [](const sdk::Event& event) {
    if (text_of(event, "name") == "kind") event.amend(0, "kind", "castle");
    if (text_of(event, "name") == "nobody") event.amend(0, "owner", 12345);
    if (text_of(event, "name") == "empty") event.amend(0, "name", "");
  });

  const auto refused = [&](const char* name) {
    const auto done = bench.create("customer", {{{"name", std::string(name)}}});
    return done.result.rejects.size() == 1 ? done.result.rejects[0].field + " " +
                                                 done.result.rejects[0].why.in(Language::English)
                                           : "";
  };

  CHECK(refused("kind").rfind("kind is none of the choices", 0) == 0);
  CHECK(refused("nobody") == "owner there is no user with this id");
  CHECK(refused("empty") == "name is required");
  CHECK(bench.number("SELECT count(*) FROM pareto_customer") == 0);
}

TEST_CASE("What cannot be amended is refused with its reason", "[before]") {
  RecordsBench bench;
  std::function<void(const sdk::Event&)> work;
  ask(bench, "customer.*", 0, [&](const sdk::Event& event) { work(event); });
  const auto refusal = [&](std::function<void(const sdk::Event&)> tried, pareto_status status) {
    std::string words;
    work = [&](const sdk::Event& event) {
      try {
        tried(event);
      } catch (const sdk::Failure& failure) {
        CHECK(failure.status() == status);
        words = failure.what();
      }
    };
    bench.add("customer", {{"name", kName}});
    work = [](const sdk::Event&) {};  // what it refers to ends here
    return words;
  };

  CHECK(refusal([](const sdk::Event& e) { e.amend(0, "orders", 7); }, PARETO_E_DENIED) ==
        "orders of customer is kept by the program and cannot be set");
  CHECK(refusal([](const sdk::Event& e) { e.amend(0, "shoe_size", 7); }, PARETO_E_ARGUMENT) ==
        "customer has no field shoe_size");
  CHECK(refusal([](const sdk::Event& e) { e.amend(1, "city", "Ulm"); }, PARETO_E_ARGUMENT) ==
        "there is no row 1");
  CHECK(refusal([](const sdk::Event& e) { e.amend(0, "city", 7); }, PARETO_E_ARGUMENT) ==
        "city of customer cannot hold the value that is to be put there");
  CHECK(refusal([](const sdk::Event& e) { e.amend(0, "city", "\xff"); }, PARETO_E_ARGUMENT) ==
        "city of customer cannot hold the value that is to be put there");
  CHECK(refusal([](const sdk::Event& e) { e.amend(0, "owner", "Li"); }, PARETO_E_ARGUMENT) ==
        "owner of customer cannot hold the value that is to be put there");
  CHECK(bench.text("SELECT DISTINCT coalesce(city, '-') FROM pareto_customer") == "-");

  const std::int64_t id = bench.add("customer", {{"name", kName}});
  bool removed = false;
  work = [&](const sdk::Event& event) {
    removed = true;
    CHECK(std::string(event.before()
                          ->column(static_cast<std::size_t>(event.before()->find("name")))
                          .text(0)) == kName);
    CHECK_THROWS_WITH(event.amend(0, "city", "Ulm"), "nothing can be amended in what is removed");
  };
  bench.remove("customer", {id});
  CHECK(removed);
}

TEST_CASE("A veto is a reject that says what, why and whose rule it is", "[before]") {
  RecordsBench bench;
  ask(
      bench, "customer.created", 0,
      [](const sdk::Event& event) {
        for (std::int64_t row = 0; row < event.rows(); ++row) {
          if (event.after()->column(0).text(row) == kName) event.veto(row, "name", "not this one");
        }
      },
      "no_ferne");

  const auto done = bench.create("customer", {{{"name", std::string("Nahe")}}, {{"name", kName}}});

  REQUIRE(done.result.rejects.size() == 1);
  const Reject& reject = done.result.rejects[0];
  CHECK(reject.row == 1);
  CHECK(reject.field == "name");
  CHECK(reject.value == kName);
  CHECK(reject.why.in(Language::ChineseSimplified) == "not this one");
  CHECK(reject.fix->in(Language::English) == "correct it: plugin rule no_ferne refuses it");
  CHECK(bench.text("SELECT name FROM pareto_customer") == "Nahe");
}

TEST_CASE("Values that do not hold are not shown to be amended into writing", "[before]") {
  RecordsBench bench;
  ask(bench, "customer.created", 0,
      [](const sdk::Event& event) { event.amend(0, "kind", "store"); });

  const auto done = bench.create("customer", {{{"name", kName}, {"kind", std::string("castle")}}});

  CHECK(done.result.rejects.size() == 1);
  CHECK(bench.number("SELECT count(*) FROM pareto_customer") == 0);
}

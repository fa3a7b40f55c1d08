#include "core/records/delivery/delivery.hpp"

#include <catch2/catch.hpp>

#include "core/base/this_process.hpp"
#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

namespace {

using Steps = std::vector<std::string>;

// A subscriber that makes a task for each customer it is told of, and fails for those that a test
// names.
struct Greeter {
  RecordsBench bench;
  std::int64_t clock = 1'793'500'000'000'000;
  Steps told;
  std::string fails;        // name of a customer
  bool fails_late = false;  // after it has written
  bool alone = false;
  Delivery delivery{bench.records(), {}};

  explicit Greeter(bool one_by_one = false) : alone(one_by_one) {
    bench.records().clock_micros = [this] { return clock; };
    listen(delivery);
  }

  void listen(Delivery& to) {
    to.add({.id = "greeter",
            .patterns = {"customer.created"},
            .deliver = [this](const pareto_event& event,
                              Transaction& transaction) { greet(event, transaction); },
            .alone = alone});
    to.begin();
  }

  void greet(const pareto_event& event, Transaction& transaction) {
    const sdk::Schema schema = sdk::import_schema(*event.schema);
    ArrowArray borrowed = *event.after;
    borrowed.release = nullptr;
    const sdk::Batch rows(std::make_shared<const sdk::Schema>(schema), borrowed);
    const sdk::ColumnView names = rows.column(static_cast<std::size_t>(rows.find("name")));
    for (std::int64_t row = 0; row < event.rows; ++row) {
      const std::string name(names.text(row));
      told.push_back(name);
      if (name == fails && !fails_late)
        throw Error(ErrorCode::Data, Message::verbatim("not " + name));
      transaction.create(bench.entity("task"),
                         bench.batch("task", {{{"subject", "hello " + name}}}));
      if (name == fails) throw Error(ErrorCode::Data, Message::verbatim("not " + name));
    }
  }

  void add(const std::string& name) { bench.add("customer", {{"name", name}}); }
  std::string tasks() { return bench.text("SELECT subject FROM pareto_task ORDER BY id"); }
  DeliveryReport run() { return delivery.run(std::chrono::seconds(10)); }
  void pass(std::int64_t seconds) { clock += seconds * 1'000'000; }
};

}  // namespace

TEST_CASE("Events are told once, in order, and begin when the subscriber comes", "[delivery]") {
  Greeter greeter;
  greeter.add("A");
  greeter.add("B");

  CHECK(greeter.run().delivered == 2);
  greeter.add("C");
  CHECK(greeter.run().delivered == 1);
  CHECK(greeter.run().delivered == 0);

  CHECK(greeter.told == Steps{"A", "B", "C"});
  CHECK(greeter.tasks() == "hello A; hello B; hello C");
}

TEST_CASE("Events that commit together are operations of their own, each with its cause",
          "[delivery]") {
  Greeter greeter;
  greeter.add("A");
  greeter.add("B");

  const DeliveryReport report = greeter.run();

  REQUIRE(report.operations.size() == 2);
  CHECK(greeter.bench.text("SELECT kind, title FROM pareto_operation WHERE kind = 'deliver'") ==
        "deliver|greeter <- customer.created; deliver|greeter <- customer.created");
  CHECK(greeter.bench.text("SELECT cause FROM pareto_journal WHERE entity = 'task'") ==
        greeter.bench.text("SELECT sequence FROM pareto_journal WHERE entity = 'customer'"));
  greeter.bench.undo(report.operations[0]);
  CHECK(greeter.tasks() == "hello B");
}

TEST_CASE("One that fails waits ever longer, with all behind it, then is parked and they go on",
          "[delivery]") {
  Greeter greeter;
  greeter.fails = "B";
  for (const char* name : {"A", "B", "C"}) greeter.add(name);

  DeliveryReport report = greeter.run();
  REQUIRE(report.failures.size() == 1);
  CHECK(report.delivered == 1);
  CHECK(report.failures[0].words == "not B");
  CHECK(report.failures[0].next_at == greeter.clock + 1'000'000);
  CHECK(greeter.run().failures.empty());  // not yet
  for (const std::int64_t wait : {1, 4, 16, 64}) {
    greeter.pass(wait - 1);
    CHECK(greeter.run().failures.empty());
    greeter.pass(1);
    report = greeter.run();
    REQUIRE(report.failures.size() == 1);
    CHECK(report.failures[0].parked == 0);
    CHECK(report.delivered == 0);
  }
  greeter.pass(256);
  report = greeter.run();

  REQUIRE(report.failures.size() == 1);
  CHECK(report.failures[0].parked == 1);
  CHECK(report.failures[0].tries == 6);
  CHECK(report.delivered == 1);
  CHECK(greeter.tasks() == "hello A; hello C");
  const std::vector<Parked> parked = greeter.delivery.ledger().parked();
  REQUIRE(parked.size() == 1);
  CHECK(parked[0].topic == "customer.created");
  CHECK(parked[0].tries == 6);
  CHECK(parked[0].last_error == "not B");
}

TEST_CASE("What a failing event wrote goes with it; those before it are told again and count once",
          "[delivery]") {
  Greeter greeter;
  greeter.fails = "C";
  greeter.fails_late = true;
  for (const char* name : {"A", "B", "C", "D"}) greeter.add(name);

  const DeliveryReport report = greeter.run();

  CHECK(report.delivered == 2);
  CHECK(greeter.told == Steps{"A", "B", "C", "A", "B"});
  CHECK(greeter.tasks() == "hello A; hello B");
  CHECK(greeter.bench.text("SELECT count(*) FROM pareto_operation WHERE kind = 'deliver'") == "2");
}

TEST_CASE("Who wants each event alone is never told one twice because another failed",
          "[delivery]") {
  Greeter greeter(true);
  greeter.fails = "C";
  greeter.fails_late = true;
  for (const char* name : {"A", "B", "C"}) greeter.add(name);

  greeter.run();

  CHECK(greeter.told == Steps{"A", "B", "C"});
  CHECK(greeter.tasks() == "hello A; hello B");
}

TEST_CASE("A parked delivery is retried, or stays; its number is not given again", "[delivery]") {
  Greeter greeter;
  greeter.fails = "A";
  greeter.add("A");
  for (int i = 0; i < 6; ++i)
    greeter.delivery.run(std::chrono::seconds(10), Delivery::When::AtOnce);
  DeliveryLedger& ledger = greeter.delivery.ledger();
  REQUIRE(ledger.parked().size() == 1);

  CHECK(greeter.delivery.retry(ledger.parked()).failures.size() == 1);
  CHECK(ledger.parked()[0].tries == 7);
  greeter.fails.clear();
  CHECK(greeter.delivery.retry(ledger.parked()).delivered == 1);

  CHECK(ledger.parked().empty());
  CHECK(greeter.tasks() == "hello A");
  greeter.fails = "B";
  greeter.add("B");
  for (int i = 0; i < 6; ++i)
    greeter.delivery.run(std::chrono::seconds(10), Delivery::When::AtOnce);
  CHECK(ledger.parked()[0].id == 2);
}

TEST_CASE("A dropped delivery is kept, and waits again when the drop is undone", "[delivery]") {
  Greeter greeter;
  greeter.fails = "A";
  greeter.add("A");
  for (int i = 0; i < 6; ++i)
    greeter.delivery.run(std::chrono::seconds(10), Delivery::When::AtOnce);
  DeliveryLedger& ledger = greeter.delivery.ledger();

  const std::int64_t operation = greeter.delivery.drop(ledger.parked());
  CHECK(ledger.parked().empty());
  CHECK(ledger.parked(true)[0].dropped_by == operation);
  CHECK(greeter.bench.text("SELECT topic FROM pareto_journal ORDER BY sequence DESC LIMIT 1") ==
        "delivery.dropped");
  greeter.bench.undo(operation);

  CHECK(ledger.parked().size() == 1);
  CHECK(greeter.bench.text("SELECT kind FROM pareto_operation ORDER BY id DESC LIMIT 1") == "undo");
}

TEST_CASE("A chain of causes is cut and parked at once; a retry begins it anew", "[delivery]") {
  RecordsBench bench;
  Delivery delivery(bench.records(), {});
  int told = 0;
  delivery.add({.id = "echo",
                .patterns = {"task.created"},
                .deliver = [&](const pareto_event&, Transaction& transaction) {
                  ++told;
                  transaction.create(bench.entity("task"),
                                     bench.batch("task", {{{"subject", std::string("again")}}}));
                }});
  delivery.begin();
  bench.add("task", {{"subject", std::string("first")}});

  DeliveryReport report = delivery.run(std::chrono::seconds(10));

  CHECK(told == 16);
  REQUIRE(report.failures.size() == 1);
  CHECK(report.failures[0].cut);
  CHECK(report.failures[0].tries == 1);
  CHECK(report.failures[0].parked == 1);
  report = delivery.retry(delivery.ledger().parked());
  CHECK(report.delivered == 1);
  CHECK(bench.number("SELECT depth FROM pareto_journal ORDER BY sequence DESC LIMIT 1") == 1);
}

TEST_CASE("A lease of another process is kept to until it runs out or the process is gone",
          "[delivery]") {
  Greeter greeter;
  greeter.add("A");
  const auto lease = [&](const std::string& owner, std::int64_t until) {
    greeter.bench.connection()
        .prepare("UPDATE pareto_cursor SET owner = ?1, owned_until = ?2")
        .bind(1, std::string_view(owner))
        .bind(2, until)
        .run();
  };

  lease("desk/1 9 9", greeter.clock + 1);
  DeliveryReport report = greeter.run();
  CHECK(report.delivered == 0);
  CHECK(report.elsewhere == Steps{"greeter"});
  greeter.pass(1);
  CHECK(greeter.run().delivered == 1);
  CHECK(greeter.bench.text("SELECT owner, owned_until FROM pareto_cursor") == "-|0");

  greeter.add("B");
  std::string gone = this_process();
  gone.resize(gone.rfind(' '));
  lease(gone + " 1",
        greeter.clock + 30'000'000);  // our number, but a process that began at another time
  CHECK(greeter.run().delivered == 1);
  greeter.add("C");
  lease(this_process(), greeter.clock + 30'000'000);
  CHECK(greeter.run().delivered == 1);
}

TEST_CASE("When time is up the rest is pending, and the lease is given back", "[delivery]") {
  Greeter greeter(true);
  for (const char* name : {"A", "B", "C"}) greeter.add(name);

  const DeliveryReport report = greeter.delivery.run(std::chrono::milliseconds(-1));

  CHECK(report.delivered == 0);
  CHECK(report.pending == 3);
  CHECK(greeter.bench.text("SELECT count(*) FROM pareto_cursor WHERE owner IS NOT NULL") == "0");
  CHECK(greeter.run().delivered == 3);
  CHECK(greeter.bench.text("SELECT count(*) FROM pareto_cursor WHERE owner IS NOT NULL") == "0");
}

TEST_CASE("Two that deliver from one journal tell each event once", "[delivery]") {
  Greeter greeter;
  store::Store other_store(greeter.bench.file(), greeter.bench.schema());
  bus::EventBus bus;
  Records other_records{other_store, greeter.bench.schema(), bus};
  other_records.clock_micros = [&] { return greeter.clock; };
  Delivery other(other_records, {});
  std::vector<std::int64_t> told;
  other.add({.id = "greeter",
             .patterns = {"customer.created"},
             .deliver = [&](const pareto_event& event, Transaction&) {
               told.push_back(event.sequence);
             }});
  other.begin();

  greeter.add("A");
  CHECK(other.run(std::chrono::seconds(10)).delivered == 1);
  CHECK(greeter.run().delivered == 0);
  greeter.add("B");
  CHECK(greeter.run().delivered == 1);
  CHECK(other.run(std::chrono::seconds(10)).delivered == 0);
  CHECK(greeter.told == Steps{"B"});
  CHECK(told.size() == 1);
}

TEST_CASE(
    "Loads are told in pieces, one entry after the other, and records that are gone not at all",
    "[delivery]") {
  RecordsBench bench;
  Delivery delivery(bench.records(), {});
  Steps told;
  delivery.add({.id = "all",
                .patterns = {"customer.*"},
                .deliver = [&](const pareto_event& event, Transaction&) {
                  told.push_back(std::string(event.topic) + " " + std::to_string(event.rows) + " " +
                                 std::to_string(event.sequence));
                }});
  delivery.begin();
  std::vector<Row> rows;
  for (int i = 0; i < 3; ++i) rows.push_back({{"name", "N" + std::to_string(i)}});
  const auto first = bench.create("customer", rows);
  const std::int64_t second = bench.add("customer", {{"name", std::string("single")}});
  bench.update("customer", {second}, {{{"city", std::string("Ulm")}}});
  bench.remove("customer", {first.result.ids[1]});

  delivery.run(std::chrono::seconds(10));

  CHECK(told == Steps{"customer.created 2 1", "customer.created 1 2", "customer.updated 1 3",
                      "customer.removed 1 4"});
}

TEST_CASE("Who is told outside of transactions keeps nobody from writing", "[delivery]") {
  Greeter greeter;
  std::vector<std::int64_t> told;
  bool fails = true;
  Delivery delivery(greeter.bench.records(), {});
  delivery.add({.id = "post",
                .patterns = {"customer.created"},
                .deliver = {},
                .tell = [&](const pareto_event& event) {
                  CHECK_FALSE(greeter.bench.records().store.connection().in_transaction());
                  CHECK(delivery.ledger().find("post")->owner == this_process());
                  if (fails) greeter.add("B");  // somebody writes meanwhile
                  if (fails) throw Error(ErrorCode::Io, Message::verbatim("nobody is there"));
                  told.push_back(event.sequence);
                }});
  delivery.begin();
  greeter.add("A");

  CHECK(delivery.run(std::chrono::seconds(10), Delivery::When::Due, Delivery::Whom::Inside)
            .delivered == 0);
  const DeliveryReport failed = delivery.run(std::chrono::seconds(10));
  CHECK(told.empty());
  REQUIRE(failed.failures.size() == 1);
  CHECK(failed.failures[0].tries == 1);
  CHECK(delivery.ledger().find("post")->owner.empty());
  fails = false;
  CHECK(delivery.run(std::chrono::seconds(10)).delivered == 0);  // not yet
  greeter.pass(2);
  CHECK(delivery.run(std::chrono::seconds(10)).delivered == 2);

  REQUIRE(told.size() == 2);
  CHECK(told[0] < told[1]);
  CHECK(delivery.run(std::chrono::seconds(10)).delivered == 0);
}

TEST_CASE("What could not be told outside is parked, and told by hand", "[delivery]") {
  Greeter greeter;
  int told = 0;
  bool fails = true;
  Delivery delivery(greeter.bench.records(), {});
  delivery.add({.id = "post",
                .patterns = {"customer.created"},
                .deliver = {},
                .tell = [&](const pareto_event&) {
                  if (fails) throw Error(ErrorCode::Io, Message::verbatim("nobody is there"));
                  ++told;
                }});
  delivery.begin();
  greeter.add("A");
  for (int i = 0; i < Delivery::kMostTries; ++i) {
    static_cast<void>(delivery.run(std::chrono::seconds(10)));
    greeter.pass(1000);
  }
  REQUIRE(delivery.ledger().parked().size() == 1);
  CHECK(delivery.retry(delivery.ledger().parked()).failures.size() == 1);
  fails = false;

  CHECK(delivery.retry(delivery.ledger().parked()).delivered == 1);
  CHECK(told == 1);
  CHECK(delivery.ledger().parked().empty());
}

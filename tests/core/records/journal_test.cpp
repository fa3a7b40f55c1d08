#include "core/records/write/journal.hpp"

#include <catch2/catch.hpp>

#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

TEST_CASE("Whatever is changed in the journal by hand is found at its entry", "[journal]") {
  const char* const tampering[] = {
      "UPDATE pareto_journal SET payload = CAST(replace(CAST(payload AS TEXT), 'Trier', 'Mainz') AS BLOB) WHERE sequence = 2",
      "UPDATE pareto_journal SET at = at + 1 WHERE sequence = 2",
      "UPDATE pareto_journal SET principal = 9 WHERE sequence = 2",
      "UPDATE pareto_journal SET row_count = 7 WHERE sequence = 2",
      "UPDATE pareto_journal SET columns = 'name' WHERE sequence = 2",
      "UPDATE pareto_journal SET topic = 'customer.created' WHERE sequence = 2",
      "UPDATE pareto_journal SET operation = 1 WHERE sequence = 2",
      "UPDATE pareto_journal SET payload_hash = zeroblob(16) WHERE sequence = 2",
      "DELETE FROM pareto_journal WHERE sequence = 1; UPDATE pareto_journal SET sequence = sequence",
  };
  for (const char* sql : tampering) {
    CAPTURE(sql);
    RecordsBench bench;
    const std::int64_t id =
        bench.add("customer", {{"name", std::string("Ferne")}, {"city", std::string("Ulm")}});
    bench.update("customer", {id}, {{{"city", std::string("Trier")}}});
    bench.update("customer", {id}, {{{"city", std::string("Bonn")}}});
    REQUIRE(Journal(bench.connection()).first_broken() == 0);

    bench.connection().execute(sql);

    CHECK(Journal(bench.connection()).first_broken() == 2);
  }
}

TEST_CASE("An erased payload leaves the chain whole", "[journal]") {
  RecordsBench bench;
  const std::int64_t id =
      bench.add("customer", {{"name", std::string("Ferne")}, {"city", std::string("Ulm")}});
  bench.update("customer", {id}, {{{"city", std::string("Trier")}}});
  bench.update("customer", {id}, {{{"city", std::string("Bonn")}}});

  bench.connection().execute("UPDATE pareto_journal SET payload = NULL WHERE sequence = 2");

  CHECK(Journal(bench.connection()).first_broken() == 0);
}

TEST_CASE("The history of a record holds its creation and every change, and of no other",
          "[journal]") {
  RecordsBench bench;
  const auto made =
      bench.create("customer", {{{"name", std::string("Ferne")}}, {{"name", std::string("Nahe")}}});
  bench.update("customer", {made.result.ids[0]}, {{{"city", std::string("Trier")}}});
  bench.update("customer", {made.result.ids[1]}, {{{"city", std::string("Bonn")}}});

  std::string topics;
  for (const Entry& entry :
       Journal(bench.connection()).of_record(bench.entity("customer"), made.result.ids[0])) {
    topics += std::to_string(entry.sequence) + " " + entry.topic + " " + entry.columns + "; ";
  }

  CHECK(topics == "1 customer.created ; 2 customer.updated city; ");
}

TEST_CASE("An update that changes nothing leaves no entry and no operation", "[journal]") {
  RecordsBench bench;
  const std::int64_t id = bench.add("customer", {{"name", std::string("Ferne")}});

  CHECK(bench.update("customer", {id}, {{{"name", std::string("Ferne")}}}).operation == 0);
  CHECK(bench.number("SELECT count(*) FROM pareto_operation") == 1);
}

TEST_CASE("What is not committed leaves nothing", "[records]") {
  RecordsBench bench;
  const std::string before = bench.everything();
  {
    Transaction transaction(bench.records(), {}, {.kind = "add", .title = "left"});
    transaction.create(bench.entity("customer"),
                       bench.batch("customer", {{{"name", std::string("Ferne")}}}));
  }
  {
    Transaction transaction(bench.records(), {}, {.kind = "add", .title = "dry"});
    transaction.create(bench.entity("customer"),
                       bench.batch("customer", {{{"name", std::string("Ferne")}}}));
    transaction.finish_dry_run();
  }

  CHECK(bench.everything() == before);
  CHECK(bench.number("SELECT count(*) FROM pareto_journal") == 0);
}

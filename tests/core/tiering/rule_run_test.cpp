#include "core/tiering/rule_run.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"
#include "core/records/history/undo.hpp"
#include "sample_rules.hpp"
#include "small_workspace.hpp"

using namespace pareto;
using namespace pareto::tiering;
using namespace pareto::tiering::testing;

namespace {

const char* const kAssignments =
    "SELECT c.code, a.tier, date(a.from_date * 86400, 'unixepoch'), date(a.to_date * 86400, "
    "'unixepoch'), a.computed "
    "FROM pareto_tier_assignment a JOIN pareto_customer c ON c.id = a.customer ORDER BY c.code, "
    "a.from_date";
const char* const kCurrent =
    "SELECT code, tier, date(tier_since * 86400, 'unixepoch') FROM pareto_customer ORDER BY code";
const char* const kEvents =
    "SELECT count(*), coalesce(sum(row_count), 0) FROM pareto_journal WHERE topic = "
    "'customer.tier_changed'";

RunResult run(SmallWorkspace& workspace, const char* as_of, RunRequest request = {},
              std::map<std::string, std::string> settings = {}) {
  if (as_of != nullptr) request.as_of = day(as_of);
  request.today = day("2026-11-01");
  return run_rule(workspace.records(), {}, rule_of<Flat>(std::move(settings)), request);
}

RunRequest without_history() {
  RunRequest request;
  request.history = false;
  return request;
}

std::string tiers_of(const RunResult& result) {
  std::string out;
  for (const TierTotal& tier : result.tiers)
    out += (out.empty() ? "" : " ") + std::to_string(tier.subjects);
  return out;
}

std::string words(const RunResult& result) {
  std::string out;
  for (const Message& note : result.notes) out += note.in(Language::English) + "\n";
  return out;
}

}  // namespace

TEST_CASE("A first run writes a dated tier for everyone with sales, and the customer carries it",
          "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A"), b = workspace.customer("B"), c = workspace.customer("C");
  workspace.customer("D");
  workspace.sale(a, "2026-10-31", 100);
  workspace.sale(b, "2026-10-30", 10);
  workspace.sale(c, "2026-10-30", -1);

  const RunResult result = run(workspace, nullptr);

  CHECK(result.as_of == day("2026-10-31"));
  CHECK(result.first_run);
  CHECK(result.written);
  CHECK(tiers_of(result) == "1 1 1");
  CHECK(result.tiers[0].amount == money(100));
  CHECK(result.positive == 2);
  CHECK(result.positive_amount == money(110));
  CHECK(result.without == 1);
  CHECK(result.not_positive == 1);
  REQUIRE(result.lowest.size() == 1);
  CHECK(result.lowest[0].who.code == "C");
  CHECK(result.lowest[0].amount == money(-1));
  CHECK(result.changes == 3);
  CHECK(workspace.text(kAssignments) ==
        "A|A|2026-10-31|-|0; B|B|2026-10-31|-|0; C|C|2026-10-31|-|0");
  CHECK(workspace.text(kCurrent) == "A|A|2026-10-31; B|B|2026-10-31; C|C|2026-10-31; D|-|-");
  CHECK(workspace.text("SELECT explanation FROM pareto_tier_assignment WHERE tier = 'A'") ==
        R"({"indicators":[{"name":"net_sales","value":1000000}]})");
  CHECK(workspace.text(kEvents) == "0|0");  // nobody had a tier before
}

TEST_CASE("A run is recorded with its settings and figures", "[tiering]") {
  SmallWorkspace workspace;
  workspace.sale(workspace.customer("A"), "2026-10-31", 100);

  const RunResult result = run(workspace, nullptr);

  CHECK(workspace.text("SELECT id, rule, as_of, per_group, time_window, settings, figures, changes "
                       "FROM pareto_tier_run") ==
        std::to_string(result.run) + "|flat|" + std::to_string(day("2026-10-31").days) +
            R"(|0|12m|{"a_from":"100","window":"12m","per":"customer"}|{"rated":1}|1)");
  CHECK(workspace.text("SELECT kind, title FROM pareto_operation WHERE id = " +
                       std::to_string(result.operation)) == "tier|flat 2026-10-31");
}

TEST_CASE("A run is one operation and undone as one; the next is a first run again", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  workspace.sale(a, "2025-02-10", 200);
  workspace.sale(a, "2026-10-31", 20);
  const RunResult first = run(workspace, nullptr);
  REQUIRE(workspace.count("pareto_tier_assignment") == 2);

  const records::UndoPlan undone = records::undo(workspace.records(), {}, first.operation);

  CHECK(undone.conflict_count == 0);
  CHECK(workspace.count("pareto_tier_assignment") == 0);
  CHECK(workspace.text(kCurrent) == "A|-|-");
  const RunResult second = run(workspace, nullptr);
  CHECK(second.first_run);
  CHECK(workspace.count("pareto_tier_assignment") == 2);
}

TEST_CASE("A run that changes nothing writes its own record and nothing else, however often",
          "[tiering]") {
  SmallWorkspace workspace;
  workspace.sale(workspace.customer("A"), "2026-10-31", 100);
  run(workspace, nullptr);
  const auto entries = workspace.count("pareto_journal"),
             operations = workspace.count("pareto_operation");

  const RunResult again = run(workspace, nullptr);
  run(workspace, nullptr);

  CHECK_FALSE(again.first_run);
  CHECK(again.changes == 0);
  CHECK(again.rows_written == 0);
  CHECK(again.operation == 0);
  CHECK(workspace.count("pareto_tier_run") == 3);
  CHECK(workspace.count("pareto_journal") == entries);
  CHECK(workspace.count("pareto_operation") == operations + 2);  // each run has a number
  CHECK(workspace.count("pareto_tier_assignment") == 1);
}

TEST_CASE(
    "A changed tier ends the old row on the day the new one begins, and is told to subscribers",
    "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A"), b = workspace.customer("B");
  workspace.sale(a, "2025-11-20", 100);
  workspace.sale(b, "2026-10-01", 10);
  run(workspace, "2026-10-31", without_history());
  workspace.sale(a, "2026-11-30", 20);

  RunRequest request;
  request.as_of = day("2026-11-30");  // 100 has left the window
  request.today = day("2026-11-30");
  const RunResult result = run_rule(workspace.records(), {}, rule_of<Flat>(), request);

  CHECK(result.changes == 1);
  CHECK(result.rows_written == 2);
  CHECK(result.events == 1);
  CHECK(workspace.text(kAssignments) ==
        "A|A|2026-10-31|2026-11-30|0; A|B|2026-11-30|-|0; B|B|2026-10-31|-|0");
  CHECK(workspace.text(kCurrent) == "A|B|2026-11-30; B|B|2026-10-31");
  CHECK(workspace.text(kEvents) == "1|1");
}

TEST_CASE("Whoever stops buying loses the tier and gets no new row", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A"), b = workspace.customer("B");
  workspace.sale(a, "2025-10-31", 100);
  workspace.sale(b, "2026-10-31", 10);
  run(workspace, "2026-10-30", without_history());

  run(workspace, "2026-10-31");

  CHECK(workspace.text(kAssignments) == "A|A|2026-10-30|2026-10-31|0; B|B|2026-10-31|-|0");
  CHECK(workspace.text(kCurrent) == "A|-|-; B|B|2026-10-31");
}

TEST_CASE("Run again for the same day with other settings, the day's rows are replaced in place",
          "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A"), b = workspace.customer("B");
  workspace.sale(a, "2026-10-31", 50);
  workspace.sale(b, "2025-09-30", 10);
  run(workspace, "2026-10-31", without_history(), {{"window", "24m"}});

  run(workspace, "2026-10-31", {}, {{"a_from", "50"}});  // 12 months: B is no longer rated

  CHECK(workspace.text(kAssignments) == "A|A|2026-10-31|-|0");
  CHECK(workspace.text(kCurrent) == "A|A|2026-10-31; B|-|-");
}

TEST_CASE(
    "A first run finds the tiers at the ends of the past quarters, marks them, and tells nobody",
    "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  workspace.sale(a, "2025-02-10",
                 200);  // A as of 2025-03-31 to 2025-12-31; as of 2026-03-31 it has left the window
  workspace.sale(a, "2026-01-20", 20);  // B as of 2026-03-31
  workspace.sale(a, "2026-10-31", 1);

  const RunResult result = run(workspace, nullptr);

  CHECK(workspace.text(kAssignments) == "A|A|2025-03-31|2026-03-31|1; A|B|2026-03-31|-|1");
  CHECK(workspace.text(kCurrent) == "A|B|2026-03-31");
  CHECK(result.rows_written == 2);
  // Told is what differs from a year before: as of 2025-10-31 it was A.
  CHECK(result.events == 1);
  CHECK(workspace.text("SELECT min(operation) = max(operation) FROM pareto_journal WHERE entity = "
                       "'tier_assignment'") == "1");
}

TEST_CASE("The output says who rose and fell within a year, and why", "[tiering]") {
  SmallWorkspace workspace;
  const auto up = workspace.customer("UP"), down = workspace.customer("DOWN"),
             same = workspace.customer("SAME"), lost = workspace.customer("LOST"),
             lowest = workspace.customer("LOWEST");
  workspace.sale(up, "2025-03-01", 20);
  workspace.sale(up, "2026-06-01", 150);
  workspace.sale(down, "2025-03-01", 120);
  workspace.sale(down, "2026-06-01", 90);
  workspace.sale(same, "2025-03-01", 30);
  workspace.sale(same, "2026-10-31", 40);
  workspace.sale(lost, "2025-03-01", 300);
  workspace.sale(lowest, "2025-03-01", 3);  // from C to nothing: no fall

  const RunResult result = run(workspace, nullptr);

  CHECK(result.compared_with == day("2025-10-31"));
  CHECK(result.rises == 1);
  CHECK(result.falls == 2);
  REQUIRE(result.moves.size() == 3);
  CHECK(result.moves[0].who.code == "UP");
  CHECK(result.moves[0].move.reason == Reason::BoughtMore);
  CHECK(result.moves[0].move.amount_before == money(20));
  CHECK(result.moves[0].move.amount == money(150));
  CHECK(result.moves[1].who.code == "LOST");
  CHECK(result.moves[1].move.after == kUnrated);
  CHECK(result.moves[1].move.amount == 0);
  CHECK(result.moves[2].who.code == "DOWN");
  CHECK(result.moves[2].move.direction == Direction::Fall);
  CHECK(result.moves[2].move.reason == Reason::BoughtLess);
  CHECK(words(result).find("the year before is known in part only") != std::string::npos);
}

TEST_CASE("With a few days of the year before nobody is said to have risen", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  workspace.sale(a, "2025-10-20", 1);
  workspace.sale(a, "2026-10-31", 150);

  const RunResult result = run(workspace, nullptr);

  CHECK_FALSE(result.compared_with.has_value());
  CHECK(result.moves.empty());
  CHECK(result.events == 0);
  CHECK(words(result) == "data begin in 2025-10, too late to compare with the year before\n");
}

TEST_CASE("Who moves against its own amount moved because the line did", "[tiering]") {
  const Rule rule = rule_of<Flat>();
  Verdict before, now;
  before.tiers = {0, 2};
  before.amounts = {730, 500};
  now.tiers = {1, 1};
  now.amounts = {690, 500};

  const Moves moves = moves_between(rule, before, now);

  REQUIRE(moves.all.size() == 2);
  CHECK(moves.all[0].direction == Direction::Rise);
  CHECK(moves.all[0].reason == Reason::LineMoved);
  CHECK(moves.all[1].direction == Direction::Fall);
  CHECK(moves.all[1].reason == Reason::LineMoved);
}

TEST_CASE("Per group the root has the row and all members carry the tier", "[tiering]") {
  SmallWorkspace workspace;
  const auto head = workspace.customer("HEAD"), b = workspace.customer("B", head);
  workspace.customer("C", head);
  workspace.sale(b, "2026-10-31", 100);

  const RunResult result = run(workspace, nullptr, {}, {{"per", "group"}});

  CHECK(result.per_group);
  CHECK(result.subjects == 1);
  CHECK(workspace.text(kAssignments) == "HEAD|A|2026-10-31|-|0");
  CHECK(workspace.text(kCurrent) == "B|A|2026-10-31; C|A|2026-10-31; HEAD|A|2026-10-31");
}

TEST_CASE("A customer that joins a group gives up its own row and takes the group's tier",
          "[tiering]") {
  SmallWorkspace workspace;
  const auto head = workspace.customer("HEAD"), b = workspace.customer("B");
  workspace.sale(head, "2026-10-30", 100);
  workspace.sale(b, "2026-10-30", 10);
  run(workspace, "2026-10-30", {}, {{"per", "group"}});
  workspace.set(b, "parent", head);

  run(workspace, "2026-10-31", {}, {{"per", "group"}});

  CHECK(workspace.text(kAssignments) == "B|B|2026-10-30|2026-10-31|0; HEAD|A|2026-10-30|-|0");
  CHECK(workspace.text(kCurrent) == "B|A|2026-10-30; HEAD|A|2026-10-30");
}

TEST_CASE("A rule that is not primary keeps its own rows and leaves the customer alone",
          "[tiering]") {
  SmallWorkspace workspace;
  workspace.sale(workspace.customer("A"), "2026-10-31", 100);
  RunRequest request;
  request.primary = false;

  run(workspace, nullptr, request);

  CHECK(workspace.text(kAssignments) == "A|A|2026-10-31|-|0");
  CHECK(workspace.text(kCurrent) == "A|-|-");
  CHECK(workspace.text(kEvents) == "0|0");
}

TEST_CASE("A dry run finds the same and writes nothing", "[tiering]") {
  SmallWorkspace workspace;
  workspace.sale(workspace.customer("A"), "2026-10-31", 100);
  RunRequest request;
  request.dry_run = true;
  const auto entries = workspace.count("pareto_journal");

  const RunResult result = run(workspace, nullptr, request);

  CHECK(tiers_of(result) == "1 0 0");
  CHECK(result.changes == 1);
  CHECK_FALSE(result.written);
  CHECK(workspace.count("pareto_journal") == entries);
  CHECK(workspace.count("pareto_tier_run") == 0);
  CHECK(workspace.text(kCurrent) == "A|-|-");
}

TEST_CASE("A day before the last change is looked at and not written", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  workspace.sale(a, "2026-10-20", 5);
  workspace.sale(a, "2026-10-31", 100);
  run(workspace, "2026-10-31", without_history());

  const RunResult earlier = run(workspace, "2026-10-25");

  CHECK(tiers_of(earlier) == "0 0 1");
  CHECK_FALSE(earlier.written);
  CHECK(words(earlier).find("looked at and not written") != std::string::npos);
  CHECK(workspace.text(kAssignments) == "A|A|2026-10-31|-|0");
}

TEST_CASE("A veto stops the run as a whole and nothing is written", "[tiering]") {
  SmallWorkspace workspace;
  workspace.sale(workspace.customer("A"), "2026-10-31", 100);
  workspace.bus().subscribe("tier_assignment.created", 0, [](const pareto_event& event) {
    event.veto(&event, 0, "tier", {"not today", 9});
  });

  CHECK_THROWS_WITH(run(workspace, nullptr), Catch::Contains("not today"));
  CHECK(workspace.text(kAssignments).empty());
  CHECK(workspace.count("pareto_tier_run") == 0);
  CHECK_FALSE(workspace.connection().in_transaction());
}

TEST_CASE("Without sales, or without sales in the window, the run says what helps", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  CHECK_THROWS_WITH(run(workspace, nullptr), Catch::Contains("no sale lines"));
  workspace.sale(a, "2026-10-31", 100);

  try {
    run(workspace, "2020-12-31");
    FAIL("2020 has no sales");
  } catch (const Error& error) {
    CHECK(error.text(Language::English).find("no sale lines from 2020-01-01 to 2020-12-31") !=
          std::string::npos);
    CHECK(error.remedy(Language::English) == "look at another day: --as-of 2026-10-31");
  }
  CHECK_FALSE(workspace.connection().in_transaction());
}

TEST_CASE("Looking ends today by default, also when sales are dated later", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  workspace.sale(a, "2026-10-31", 10);
  workspace.sale(a, "2062-01-01", 1000);

  const RunResult result = run(workspace, nullptr);

  CHECK(result.as_of == day("2026-11-01"));
  CHECK(tiers_of(result) == "0 1 0");
}

TEST_CASE("What another writer changed while the rule ran is not lost", "[tiering]") {
  SmallWorkspace workspace;
  const auto a = workspace.customer("A");
  workspace.sale(a, "2026-10-31", 10);
  bool interfered = false;
  jobs::Job job({}, "tier", "flat", [&](std::int64_t, std::int64_t) {
    if (std::exchange(interfered, true)) return;
    store::Connection other(workspace.connection().file(), store::Mode::ReadWrite);
    other.execute("UPDATE pareto_customer_month SET net = net * 100");
    other.execute(
        "INSERT INTO pareto_journal SELECT sequence + 1, operation, at, principal, op, entity, "
        "topic, first_id, last_id, "
        "row_count, columns, payload, payload_hash, chain, cause, depth FROM pareto_journal ORDER "
        "BY sequence DESC LIMIT 1");
  });
  const Rule rule({static_cast<const pareto_tiering_v1*>(Flat::table()), nullptr, "test"}, {},
                  {.job = &job});
  RunRequest request;
  request.today = day("2026-11-01");

  run_rule(workspace.records(), {}, rule, request);

  CHECK(interfered);
  CHECK(workspace.text(kAssignments) == "A|A|2026-10-31|-|0");
}

#include "core/records/delivery/live_feed.hpp"

#include <catch2/catch.hpp>

#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;
using namespace std::chrono_literals;

namespace {

std::string next_of(LiveSubscription& subscription) {
  const std::optional<LiveItem> item = subscription.next(5s);
  if (!item) return "nothing";
  return (item->missed > 0 ? "missed " + std::to_string(item->missed) + " " : "") +
         (item->entry ? item->entry->topic : "");
}

}  // namespace

TEST_CASE("The journal is followed without gap, from where one wants", "[live_feed]") {
  RecordsBench bench;
  bench.add("customer", {{"name", std::string("A")}});
  JournalFollower all(bench.store(), 0), now(bench.store(), std::nullopt);
  bench.add("task", {{"subject", std::string("B")}});
  std::string seen;
  const auto wanted = [](std::string_view) { return true; };
  const auto take = [&](Entry& entry) {
    seen += entry.topic + " ";
    return true;
  };

  CHECK(now.has_news());
  now.look(wanted, take);
  CHECK(seen == "task.created ");
  CHECK(!now.has_news());
  seen.clear();
  CHECK(all.has_news());
  all.look(wanted, [&](Entry& entry) {
    take(entry);
    return false;
  });
  CHECK(all.has_news());  // it was stopped
  all.look(wanted, take);
  CHECK(seen == "customer.created task.created ");
  CHECK(all.sequence() == 2);
}

TEST_CASE("Who subscribes is told what happens from now on and what it wants", "[live_feed]") {
  RecordsBench bench;
  LiveFeed feed(bench.store(), 1ms);
  bench.add("customer", {{"name", std::string("before")}});
  const auto customers = feed.subscribe({}, {"customer.*"}), all = feed.subscribe({}, {"*"});

  bench.add("task", {{"subject", std::string("T")}});
  const std::int64_t id = bench.add("customer", {{"name", std::string("C")}});
  bench.update("customer", {id}, {{{"city", std::string("Ulm")}}});

  CHECK(next_of(*customers) == "customer.created");
  CHECK(next_of(*customers) == "customer.updated");
  CHECK(!customers->next(20ms));
  CHECK(next_of(*all) == "task.created");
}

TEST_CASE("What does not fit is counted and told where it is missing; others miss nothing",
          "[live_feed]") {
  RecordsBench bench;
  LiveFeed feed(bench.store(), 1ms);
  const auto slow = feed.subscribe({}, {"*"}, 2), quick = feed.subscribe({}, {"*"});

  for (int i = 0; i < 5; ++i) bench.add("task", {{"subject", std::string("T")}});
  for (int i = 0; i < 5; ++i) CHECK(next_of(*quick) == "task.created");

  CHECK(next_of(*slow) == "task.created");
  CHECK(next_of(*slow) == "task.created");
  CHECK(next_of(*slow) == "missed 3 ");
  bench.add("customer", {{"name", std::string("C")}});
  CHECK(next_of(*slow) == "customer.created");
}

TEST_CASE("A gap before what fits again is told with it", "[live_feed]") {
  RecordsBench bench;
  LiveFeed feed(bench.store(), 1ms);
  const auto slow = feed.subscribe({}, {"*"}, 1), quick = feed.subscribe({}, {"*"});
  for (int i = 0; i < 3; ++i) bench.add("task", {{"subject", std::string("T")}});
  for (int i = 0; i < 3; ++i) CHECK(next_of(*quick) == "task.created");

  CHECK(next_of(*slow) == "task.created");
  bench.add("customer", {{"name", std::string("C")}});
  CHECK(next_of(*quick) == "customer.created");

  CHECK(next_of(*slow) == "missed 2 customer.created");
}

TEST_CASE("A session is told of what it sees, and of nothing else", "[live_feed]") {
  RecordsBench bench;
  const std::int64_t li = bench.add("user", {{"name", std::string("Li")}});
  access::RoleRights role{.code = "own"};
  role.entities["*"] = {.verbs = {true}, .scope = access::Scope::Own};
  const access::Session session{
      li, "Li",
      std::make_shared<const access::Rights>(bench.schema(), li, std::vector<std::int64_t>(),
                                             sdk::Date{static_cast<std::int32_t>(bench.today())},
                                             std::vector{role})};
  LiveFeed feed(bench.store(), 1ms);
  const auto own = feed.subscribe(session, {"customer.*"}),
             all = feed.subscribe({}, {"customer.*"});

  bench.add("customer", {{"name", std::string("another's")}});
  const std::int64_t mine = bench.add("customer", {{"name", std::string("Li's")}, {"owner", li}});

  std::optional<LiveItem> told = own->next(5s);
  REQUIRE(told);
  REQUIRE(told->entry);
  CHECK(told->missed == 0);
  CHECK(told->entry->first_id == mine);
  CHECK(!own->next(20ms));
  CHECK(next_of(*all) == "customer.created");
  CHECK(next_of(*all) == "customer.created");
}

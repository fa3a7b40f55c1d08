// The journal is the sum of all changes: random commands leave tables that it explains to the last
// value, and taken back one after the other they leave what was there before each of them, down to
// nothing.
#include <catch2/catch.hpp>

#include "invariants.hpp"
#include "random_operations.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

namespace {

constexpr int kOperations = 300;

// The first place where two texts part, with what is around it.
std::string difference(const std::string& a, const std::string& b) {
  if (a == b) return "";
  const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - 150));
  return a.substr(from, 250) + "\n<>\n" + b.substr(std::min(from, b.size()), 250);
}

}  // namespace

TEST_CASE(
    "The journal is the sum of every table after random commands, and undoing them all leaves nothing",
    "[records]") {
  const std::uint32_t seed = GENERATE(1u, 2u, 3u);
  CAPTURE(seed);
  RecordsBench bench;
  const std::string nothing = bench.everything();
  RandomOperations random(bench, seed);
  std::vector<std::pair<std::int64_t, std::string>>
      done;  // operations, and what was there before each

  std::string before = nothing;
  for (int i = 0; i < kOperations; ++i) {
    const std::int64_t operation = random.next();
    if (operation != 0) {
      done.emplace_back(operation, std::move(before));
      before = bench.everything();
    }
    if (i % 5 == 0) {
      CAPTURE(i, operation);
      REQUIRE(broken_invariants(bench) == "");
    }
  }
  CHECK(done.size() > kOperations / 2);
  REQUIRE(journal_minus_tables(bench) == "");

  while (!done.empty()) {
    const auto& [operation, then] = done.back();
    CAPTURE(operation, bench.text("SELECT kind, title FROM pareto_operation WHERE id = " +
                                  std::to_string(operation)));
    const UndoPlan plan = bench.undo(operation);
    REQUIRE(plan.conflict_count == 0);
    REQUIRE(difference(bench.everything(), then) == "");
    done.pop_back();
  }
  CHECK(difference(bench.everything(), nothing) == "");
  CHECK(broken_invariants(bench) == "");
  CHECK(journal_minus_tables(bench) == "");
  CHECK(
      bench.number(
          "SELECT count(*) FROM pareto_customer__search WHERE pareto_customer__search MATCH 'firm* OR c0*'") ==
      0);
}

TEST_CASE("Undoing commands in any order keeps every rollup, group and ownership right",
          "[records]") {
  const std::uint32_t seed = GENERATE(11u, 12u, 13u, 14u);
  CAPTURE(seed);
  RecordsBench bench;
  RandomOperations random(bench, seed);
  std::vector<std::int64_t> done;

  for (int i = 0; i < kOperations; ++i) {
    if (!done.empty() && random.below(4) == 0) {
      const auto at = static_cast<std::ptrdiff_t>(random.below(static_cast<int>(done.size())));
      const std::int64_t operation = done[static_cast<std::size_t>(at)];
      done.erase(done.begin() + at);
      CAPTURE(i, operation);
      bench.undo(operation);
      REQUIRE(broken_invariants(bench) == "");
    } else if (const std::int64_t operation = random.next(); operation != 0) {
      done.push_back(operation);
    }
  }
  CHECK(broken_invariants(bench) == "");
  CHECK(journal_minus_tables(bench) == "");
}

TEST_CASE("What a plan says is what the undo does, and a plan changes nothing", "[records]") {
  RecordsBench bench;
  RandomOperations random(bench, 5);
  std::vector<std::int64_t> done;
  for (int i = 0; i < 60; ++i) {
    if (const std::int64_t operation = random.next(); operation != 0) done.push_back(operation);
  }
  for (std::size_t i = done.size(); i-- > 0;) {
    const std::string before = bench.everything();
    const UndoPlan plan = plan_undo(bench.records(), {}, done[i]);
    REQUIRE(difference(bench.everything(), before) == "");
    const UndoPlan real = bench.undo(done[i]);
    CHECK(plan.removed == real.removed);
    CHECK(plan.restored == real.restored);
    CHECK(plan.returned == real.returned);
  }
}

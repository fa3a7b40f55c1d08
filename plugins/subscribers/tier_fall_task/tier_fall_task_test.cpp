#include "tier_fall_task.hpp"

#include <catch2/catch.hpp>

namespace pareto::tier_fall_task {
namespace {

struct Change {
  std::int64_t customer;
  const char *before, *tier;
  bool fell;
  std::optional<std::int64_t> owner;
};

sdk::Batch changes_of(const std::vector<Change>& changes) {
  using sdk::Type;
  sdk::BatchBuilder rows({{"customer", Type::Int},
                          {"rule", Type::Text},
                          {"tier_before", Type::Text},
                          {"tier", Type::Text},
                          {"fell", Type::Bool},
                          {"rose", Type::Bool},
                          {"name", Type::Text},
                          {"owner", Type::Int},
                          {"as_of", Type::Date}});
  for (const Change& change : changes) {
    rows.integer(0, change.customer);
    rows.text(1, "abc");
    if (change.before != nullptr) rows.text(2, change.before);
    if (change.tier != nullptr) rows.text(3, change.tier);
    rows.integer(4, change.fell ? 1 : 0);
    rows.integer(5, change.fell ? 0 : 1);
    rows.text(6, "岚渚饲料");
    if (change.owner) rows.integer(7, *change.owner);
    rows.integer(8, 20'757);  // 2026-10-31
    rows.end_row();
  }
  return rows.finish();
}

TEST_CASE("Only falls become tasks, for the owner where there is one", "[tier_fall_task]") {
  const auto falls = falls_in(changes_of(
      {{7, "B", "A", false, 1}, {8, "A", "B", true, 2}, {9, "B", "C", true, std::nullopt}}));

  const sdk::Batch tasks = tasks_for(falls, false);

  REQUIRE(tasks.rows() == 2);
  CHECK(tasks.column(0).text(0) == "岚渚饲料 fell from A to B");
  CHECK(tasks.column(1).integer(0) == 8);
  CHECK(tasks.column(2).integer(0) == 2);
  CHECK(tasks.column(2).is_null(1));
  CHECK(tasks.column(3).integer(0) == 20'764);
}

TEST_CASE("A task says why, in the reader's language", "[tier_fall_task]") {
  const auto falls = falls_in(changes_of({{8, "A", "B", true, 2}, {8, "C", nullptr, true, 2}}));

  CHECK(subject_of(falls[0], true) == "岚渚饲料：从 A 类降为 B 类");
  CHECK(subject_of(falls[1], true) == "岚渚饲料：从 C 类降为未评级");
  CHECK(subject_of(falls[1], false) == "岚渚饲料 fell from C and has no tier now");
  CHECK(reason_of(falls[0], true).find("规则 abc，数据截至 2026-10-31") == 0);
  CHECK(reason_of(falls[0], false).find("Rule abc, data until 2026-10-31") == 0);
}

TEST_CASE("An event without a column that is needed is an error that names it",
          "[tier_fall_task]") {
  sdk::BatchBuilder rows({{"customer", sdk::Type::Int}});

  CHECK_THROWS_WITH(falls_in(rows.finish()), Catch::Contains("rule"));
}

}  // namespace
}  // namespace pareto::tier_fall_task

#include "core/tiering/subjects.hpp"

#include <catch2/catch.hpp>

#include "small_workspace.hpp"

using namespace pareto::tiering;
using namespace pareto::tiering::testing;

TEST_CASE("Groups are rolled up to their root at any depth", "[tiering]") {
  SmallWorkspace workspace;
  const auto head = workspace.customer("HEAD"), middle = workspace.customer("MIDDLE", head),
             leaf = workspace.customer("LEAF", middle), alone = workspace.customer("ALONE");

  const Subjects groups(workspace.connection(), true);

  CHECK(groups.ids() == std::vector<std::int64_t>{head, alone});
  Subjects::Walk walk(groups);
  CHECK(walk.subject(leaf) == 0);
  CHECK(walk.subject(middle) == 0);
  CHECK(walk.subject(alone) == 1);
  CHECK(walk.subject(head) == 0);
  CHECK(walk.subject(leaf + 1) == Subjects::kNone);
  CHECK(groups.find(leaf) == Subjects::kNone);
}

TEST_CASE("A walk finds every customer in any order", "[tiering]") {
  std::vector<std::int64_t> ids;
  for (std::int64_t i = 0; i < 1000; ++i) ids.push_back(i * i + 5);
  const Subjects subjects(ids, {}, {});
  Subjects::Walk walk(subjects);

  for (std::size_t i = 0; i < 5000; ++i) {
    const std::size_t at = i * 7919 % ids.size();
    CHECK(walk.position(ids[at]) == at);
  }
  CHECK(walk.position(6) == 1);
  CHECK(walk.position(7) == Subjects::kNone);
  CHECK(walk.position(0) == Subjects::kNone);
  CHECK(walk.position(INT64_MAX) == Subjects::kNone);
  CHECK(walk.position(5) == 0);
}

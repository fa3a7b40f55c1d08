// What runs is told of, and ended by its own flag, whoever raises it.
#include "core/jobs/running_jobs.hpp"

#include <catch2/catch.hpp>

#include "core/jobs/job.hpp"

namespace pareto::jobs {
namespace {

// A hundred times as long as it takes, for a machine that is busy.
bool soon(const std::atomic<bool>& flag) {
  for (int i = 0; i < 1000 && !flag; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return flag;
}

}  // namespace

TEST_CASE("What runs is told of until it ends", "[jobs]") {
  RunningJobs running;
  CHECK(running.all().empty());
  {
    RunningJobs::Entry entry(
        running, {.user = 7, .who = "Li", .method = "imports.run", .changes = true}, nullptr);
    Job job({.running = &entry}, "import", "sales.csv",
            [&](std::int64_t done, std::int64_t total) { entry.progress(done, total); });
    job.progress(40, 100);
    const std::vector<RunningJob> all = running.all();
    REQUIRE(all.size() == 1);
    CHECK(all[0].id == entry.id());
    CHECK(all[0].user == 7);
    CHECK(all[0].method == "imports.run");
    CHECK(all[0].kind == "import");
    CHECK(all[0].title == "sales.csv");
    CHECK(all[0].done == 40);
    CHECK(all[0].total == 100);
    CHECK_FALSE(all[0].cancelling);
  }
  CHECK(running.all().empty());
}

TEST_CASE("A job is ended by its number, and no other one with it", "[jobs]") {
  RunningJobs running;
  RunningJobs::Entry one(running, {}, nullptr), other(running, {}, nullptr);
  REQUIRE(one.id() != other.id());
  CHECK(running.cancel(one.id()));
  CHECK(*one.cancel());
  CHECK_FALSE(*other.cancel());
  CHECK(running.all()[0].cancelling);
  CHECK_FALSE(running.cancel(4711));
}

TEST_CASE("A number is not given again", "[jobs]") {
  RunningJobs running;
  std::int64_t first = 0;
  {
    const RunningJobs::Entry entry(running, {}, nullptr);
    first = entry.id();
  }
  const RunningJobs::Entry next(running, {}, nullptr);
  CHECK(next.id() != first);
  CHECK_FALSE(running.cancel(first));
  CHECK_FALSE(*next.cancel());
}

TEST_CASE("The flag of whoever asked is passed on, and raises no other's", "[jobs]") {
  RunningJobs running;
  for (int turn = 0; turn < 3; ++turn) {  // between them nobody has a flag, and nothing looks
    std::atomic<bool> theirs = false, others = false;
    RunningJobs::Entry entry(running, {}, &theirs), other(running, {}, &others);
    CHECK_FALSE(*entry.cancel());
    theirs = true;
    CHECK(soon(*entry.cancel()));
    CHECK_FALSE(*other.cancel());
  }
}

}  // namespace pareto::jobs

#include "core/jobs/job.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

namespace pareto::jobs {
namespace {

namespace fs = std::filesystem;

class Place {
 public:
  Place() {
    std::string name = (fs::temp_directory_path() / "pareto-jobs-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Place() { fs::remove_all(path_); }
  [[nodiscard]] fs::path sign() const { return path_ / "pareto.db-job"; }
  [[nodiscard]] fs::path log() const { return path_ / "pareto.log"; }
  [[nodiscard]] std::string log_text() const {
    std::ifstream in(log());
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }

 private:
  fs::path path_;
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A job tells the plugin, the command and the log", "[jobs]") {
  const Place place;
  Log log({.file = place.log()});
  std::int64_t shown = 0;
  std::atomic<bool> cancel = false;

  {
    Job job({.log = &log, .cancel = &cancel}, "import", "sales.csv",
            [&](std::int64_t done, std::int64_t) { shown = done; });
    plugins::JobContext context(nullptr, plugins::Settings::parse({}, {}), {}, job.callbacks());
    context.get()->progress(context.get(), 30, 100);
    CHECK(shown == 30);
    CHECK(job.done() == 30);
    CHECK(job.total() == 100);
    CHECK(context.get()->cancelled(context.get()) == 0);
    cancel = true;
    CHECK(context.get()->cancelled(context.get()) == 1);
    cancel = false;
    job.reject(2);
    job.finish("created 98");
    CHECK(shown == 100);  // the last piece is not told by plugins
    CHECK(job.rejects() == 2);
  }

  const std::string text = place.log_text();
  CHECK(has(text, "import sales.csv begins"));
  CHECK(has(text, "import sales.csv ends after 0."));
  CHECK(has(text, " s: created 98, rejected 2\n"));
  CHECK_FALSE(has(text, "failed"));
}

TEST_CASE("A job that does not come to its end has failed, or was cancelled", "[jobs]") {
  const Place place;
  Log log({.file = place.log()});
  std::atomic<bool> cancel = false;

  { const Job job({.log = &log}, "report", "key_accounts as html"); }
  {
    const Job job({.log = &log, .cancel = &cancel}, "tier", "abc");
    cancel = true;
  }

  CHECK(has(place.log_text(), "warn"));
  CHECK(has(place.log_text(), "report key_accounts as html failed after 0."));
  CHECK(has(place.log_text(), "tier abc was cancelled after 0."));
}

TEST_CASE("The sign is up while a job holds the store", "[jobs]") {
  const Place place;
  StoreSign sign(place.sign());
  Job job({.sign = &sign}, "import", "销售\n2026.csv");
  job.progress(10, 200);
  CHECK_FALSE(fs::exists(place.sign()));

  sign.hold(true);

  // Each opening of a file has a lock of its own, so it is read as another process would.
  const auto note = read_store_note(place.sign());
  REQUIRE(note);
  CHECK(note->kind == "import");
  CHECK(note->title == "销售 2026.csv");
  CHECK(note->process == ::getpid());
  CHECK(note->who.find('@') != std::string::npos);
  CHECK(note->percent() == 5);
  CHECK(note->seconds <= 1);

  SECTION("until the store is let go") {
    sign.hold(false);
    CHECK_FALSE(fs::exists(place.sign()));
    sign.hold(true);
    CHECK(read_store_note(place.sign()));
  }
  SECTION("until the job ends") {
    job.finish();
    CHECK_FALSE(fs::exists(place.sign()));
  }
}

TEST_CASE("The sign follows the job, once a second", "[jobs]") {
  const Place place;
  StoreSign sign(place.sign());
  Job job({.sign = &sign}, "import", "a.csv");
  sign.hold(true);

  job.progress(50, 100);
  CHECK(read_store_note(place.sign())->done == 0);  // written a moment ago
  ::usleep(1'050'000);
  job.progress(60, 100);

  CHECK(read_store_note(place.sign())->percent() == 60);
}

TEST_CASE("The share that is done is never whole before the end, and nothing of an unknown whole",
          "[jobs]") {
  CHECK(StoreNote{.done = 96, .total = 158}.percent() == 60);
  CHECK(StoreNote{.done = 158, .total = 158}.percent() == 99);
  CHECK_FALSE(StoreNote{.done = 5, .total = -1}.percent());
}

TEST_CASE("A writer without a job puts up no sign", "[jobs]") {
  const Place place;
  StoreSign sign(place.sign());

  sign.hold(true);

  CHECK_FALSE(fs::exists(place.sign()));
}

TEST_CASE("What a killed process left is no sign and is taken away", "[jobs]") {
  const Place place;
  const pid_t child = ::fork();
  if (child == 0) {
    StoreSign sign(place.sign());
    sign.job_begins("import", "a.csv");
    sign.hold(true);
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  REQUIRE(fs::exists(place.sign()));

  CHECK_FALSE(read_store_note(place.sign()));
  const StoreSign sign(place.sign());
  CHECK_FALSE(fs::exists(place.sign()));
}

TEST_CASE("A sign that is up is not taken away by who comes later", "[jobs]") {
  const Place place;
  StoreSign first(place.sign());
  first.job_begins("undo", "12");
  first.hold(true);

  const StoreSign later(place.sign());

  REQUIRE(read_store_note(place.sign()));
  CHECK(read_store_note(place.sign())->title == "12");
}

TEST_CASE("Who cannot put up a sign works without one", "[jobs]") {
  StoreSign sign("/proc/pareto.db-job");
  sign.job_begins("import", "a.csv");
  sign.hold(true);
  sign.progress(1, 2);
  sign.hold(false);

  CHECK_FALSE(read_store_note("/proc/pareto.db-job"));
}

}  // namespace pareto::jobs

// Answers that are given again: to whoever asked, in their language, and only until something
// changes.
#include "core/api/kept_answers.hpp"

#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/api/service.hpp"
#include "core/base/error.hpp"
#include "pareto/received.hpp"

namespace pareto::api {
namespace {

class Firm {
 public:
  Firm()
      : folder_(std::filesystem::temp_directory_path() /
                ("pareto_kept_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    host::HostOptions options;
    options.clock_micros = [this] { return now_; };
    host_ = host::Host::create(host::Workspace::create(folder_, {}), std::move(options));
  }
  ~Firm() {
    host_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] host::Host& host() { return *host_; }
  void next_day() { now_ += std::int64_t{24} * 60 * 60 * 1'000'000; }
  void add_customer(const char* name) {
    sdk::BatchBuilder rows({{"name", sdk::Type::Text}});
    rows.text(0, name);
    rows.end_row();
    records::Transaction transaction(host_->records(), host_->session(),
                                     {.kind = "add", .title = name});
    REQUIRE(transaction.create(host_->schema().entity("customer"), rows.finish()).rejects.empty());
    transaction.commit();
  }

 private:
  std::filesystem::path folder_;
  std::int64_t now_ = 1'800'000'000'000'000;
  std::unique_ptr<host::Host> host_;
};

// What is kept, without work where there is none; null: nothing.
KeptAnswers::Answer find(KeptAnswers& kept, const KeptAnswers::Key& key) {
  return kept.take(key).answer();
}

const KeptAnswers::Key kKey{"records.list", R"({"entity":"customer"})", 7, Language::English};

}  // namespace

TEST_CASE("An answer is kept for who asked, in their language", "[api]") {
  Firm firm;
  KeptAnswers kept(firm.host());
  CHECK(find(kept, kKey) == nullptr);
  kept.take(kKey).keep("{}");
  REQUIRE(find(kept, kKey) != nullptr);
  CHECK(*find(kept, kKey) == "{}");
  KeptAnswers::Key other = kKey;
  other.principal = 8;
  CHECK(find(kept, other) == nullptr);
  other = kKey;
  other.language = Language::ChineseSimplified;
  CHECK(find(kept, other) == nullptr);
  other = kKey;
  other.arguments = R"({"entity":"sale"})";
  CHECK(find(kept, other) == nullptr);
  kept.take(other).keep(std::string(KeptAnswers::kLargest + 1, 'x'));
  CHECK(find(kept, other) == nullptr);
}

TEST_CASE("It is old with the next commit, another day and other settings", "[api]") {
  Firm firm;
  KeptAnswers kept(firm.host());
  kept.take(kKey).keep("{}");
  {
    KeptAnswers::Key slow = kKey;
    slow.arguments = "slow";
    KeptAnswers::Turn before = kept.take(slow);
    firm.add_customer("Golden Rooster");
    CHECK(find(kept, kKey) == nullptr);
    kept.take(kKey).keep("[]");
    before.keep("{}");  // began before the change
    CHECK(find(kept, slow) == nullptr);
  }
  REQUIRE(find(kept, kKey) != nullptr);
  CHECK(*find(kept, kKey) == "[]");
  firm.next_day();
  CHECK(find(kept, kKey) == nullptr);
  kept.take(kKey).keep("[]");
  const std::filesystem::path settings = firm.host().workspace().folder() / "pareto.toml";
  std::filesystem::last_write_time(
      settings, std::filesystem::last_write_time(settings) + std::chrono::seconds(1));
  CHECK(find(kept, kKey) == nullptr);
}

TEST_CASE("It never holds more than it may", "[api]") {
  Firm firm;
  KeptAnswers kept(firm.host());
  int held = 0;
  for (std::size_t n = 0; n < 2 * KeptAnswers::kMost / KeptAnswers::kLargest; ++n) {
    const std::string arguments = std::to_string(n);
    kept.take({"records.list", arguments, 7, Language::English})
        .keep(std::string(KeptAnswers::kLargest, 'x'));
  }
  for (std::size_t n = 0; n < 2 * KeptAnswers::kMost / KeptAnswers::kLargest; ++n) {
    const std::string arguments = std::to_string(n);
    if (find(kept, {"records.list", arguments, 7, Language::English}) != nullptr) ++held;
  }
  CHECK(held > 0);
  CHECK(held <= static_cast<int>(KeptAnswers::kMost / KeptAnswers::kLargest));
}

TEST_CASE("What is asked at once by many is found once", "[api]") {
  Firm firm;
  KeptAnswers kept(firm.host());
  KeptAnswers::Turn mine = kept.take(kKey);
  REQUIRE(mine.answer() == nullptr);
  std::atomic<int> asked = 0, given = 0, working = 0;
  const auto ask = [&] {
    ++asked;
    KeptAnswers::Turn turn = kept.take(kKey);
    if (turn.answer())
      given += *turn.answer() == "{}" ? 1 : 0;
    else
      ++working;
  };
  {
    std::vector<std::jthread> others;
    for (int n = 0; n < 4; ++n) others.emplace_back(ask);
    while (asked < 4) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(given + working == 0);
    mine.keep("{}");
  }
  CHECK(given == 4);
  firm.add_customer("Golden Rooster");
  asked = given = working = 0;
  {
    std::vector<std::jthread> others;
    {
      const KeptAnswers::Turn failing = kept.take(kKey);  // it ends without an answer
      for (int n = 0; n < 4; ++n) others.emplace_back(ask);
      while (asked < 4) std::this_thread::yield();
    }
  }
  CHECK(working == 4);
}

TEST_CASE("Who waits for another's answer can be cancelled, and need not see what is older",
          "[api]") {
  Firm firm;
  KeptAnswers kept(firm.host());
  KeptAnswers::Turn slow = kept.take(kKey);
  const std::atomic<bool> cancelled = true;
  CHECK_THROWS_AS(static_cast<void>(kept.take(kKey, &cancelled)), Error);
  firm.add_customer("Golden Rooster");
  CHECK(kept.take(kKey).answer() == nullptr);  // at once: what the other works on is of before
}

TEST_CASE("A call that repeats itself needs no host", "[api]") {
  Firm firm;
  firm.add_customer("Golden Rooster");
  Service service(firm.host());
  const auto* table =
      static_cast<const pareto_api_v1*>(firm.host().services().find(PARETO_SVC_API));
  REQUIRE(table != nullptr);
  const auto ask = [&](const char* method, std::string_view arguments) {
    std::string answer;
    pareto_api_call call{};
    call.size_of = sizeof call;
    call.method = method;
    call.arguments = sdk::to_c(arguments);
    call.ctx = &answer;
    call.write = [](void* ctx, pareto_str piece) -> pareto_status {
      static_cast<std::string*>(ctx)->append(sdk::to_view(piece));
      return PARETO_OK;
    };
    pareto_error error{};
    error.size_of = sizeof error;
    REQUIRE(table->call(table, firm.host().reading(), &call, &error) == PARETO_OK);
    return answer;
  };
  const std::string list = R"({"entity": "customer", "columns": ["name"]})";
  const std::string first = ask("records.list", list);
  CHECK(first.find("Golden Rooster") != std::string::npos);
  CHECK(service.pool().opened() == 1);
  {
    // While the only host is somebody else's, work would open another.
    const HostPool::Lease taken = service.pool().lease({});
    CHECK(ask("records.list", list) == first);
    CHECK(service.pool().opened() == 1);
    static_cast<void>(ask("journal.list", "{}"));  // never kept
    CHECK(service.pool().opened() == 2);
  }
  firm.add_customer("Silver Pheasant");
  CHECK(ask("records.list", list).find("Silver Pheasant") != std::string::npos);
}

}  // namespace pareto::api

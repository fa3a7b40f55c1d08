// Answers that are given again: to whoever asked, in their language, and only until something changes.
#include "core/api/kept_answers.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <string>

#include "core/api/service.hpp"
#include "pareto/received.hpp"

namespace pareto::api {
namespace {

class Firm {
 public:
  Firm() : folder_(std::filesystem::temp_directory_path() / ("pareto_kept_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    host_ = host::Host::create(host::Workspace::create(folder_, {}), {});
  }
  ~Firm() {
    host_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] host::Host& host() { return *host_; }
  void add_customer(const char* name) {
    sdk::BatchBuilder rows({{"name", sdk::Type::Text}});
    rows.text(0, name);
    rows.end_row();
    records::Transaction transaction(host_->records(), host_->session(), {.kind = "add", .title = name});
    REQUIRE(transaction.create(host_->schema().entity("customer"), rows.finish()).rejects.empty());
    transaction.commit();
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<host::Host> host_;
};

const KeptAnswers::Key kKey{"records.list", R"({"entity":"customer"})", 7, Language::English};

}  // namespace

TEST_CASE("An answer is kept for who asked, in their language", "[api]") {
  Firm firm;
  KeptAnswers kept(firm.host());
  const KeptAnswers::State now = kept.state();
  CHECK(kept.find(kKey, now) == nullptr);
  kept.keep(kKey, now, "{}");
  REQUIRE(kept.find(kKey, kept.state()) != nullptr);
  CHECK(*kept.find(kKey, kept.state()) == "{}");
  KeptAnswers::Key other = kKey;
  other.principal = 8;
  CHECK(kept.find(other, now) == nullptr);
  other = kKey;
  other.language = Language::ChineseSimplified;
  CHECK(kept.find(other, now) == nullptr);
  other = kKey;
  other.arguments = R"({"entity":"sale"})";
  CHECK(kept.find(other, now) == nullptr);
  kept.keep(other, now, std::string(KeptAnswers::kLargest + 1, 'x'));
  CHECK(kept.find(other, now) == nullptr);
}

TEST_CASE("It is old with the next commit, another day and other settings", "[api]") {
  Firm firm;
  KeptAnswers kept(firm.host());
  const KeptAnswers::State before = kept.state();
  kept.keep(kKey, before, "{}");
  firm.add_customer("Golden Rooster");
  const KeptAnswers::State after = kept.state();
  CHECK(kept.find(kKey, after) == nullptr);
  kept.keep(kKey, after, "[]");
  kept.keep(kKey, before, "{}");  // a slow one that began before
  REQUIRE(kept.find(kKey, after) != nullptr);
  CHECK(*kept.find(kKey, after) == "[]");
  KeptAnswers::State tomorrow = after;
  ++tomorrow.today.days;
  CHECK(kept.find(kKey, tomorrow) == nullptr);
  const std::filesystem::path settings = firm.host().workspace().folder() / "pareto.toml";
  std::filesystem::last_write_time(settings, std::filesystem::last_write_time(settings) + std::chrono::seconds(1));
  CHECK(kept.find(kKey, kept.state()) == nullptr);
}

TEST_CASE("It never holds more than it may", "[api]") {
  Firm firm;
  KeptAnswers kept(firm.host());
  const KeptAnswers::State now = kept.state();
  int held = 0;
  for (std::size_t n = 0; n < 2 * KeptAnswers::kMost / KeptAnswers::kLargest; ++n) {
    const std::string arguments = std::to_string(n);
    kept.keep({"records.list", arguments, 7, Language::English}, now, std::string(KeptAnswers::kLargest, 'x'));
  }
  for (std::size_t n = 0; n < 2 * KeptAnswers::kMost / KeptAnswers::kLargest; ++n) {
    const std::string arguments = std::to_string(n);
    if (kept.find({"records.list", arguments, 7, Language::English}, now) != nullptr) ++held;
  }
  CHECK(held > 0);
  CHECK(held <= static_cast<int>(KeptAnswers::kMost / KeptAnswers::kLargest));
}

TEST_CASE("A call that repeats itself needs no host", "[api]") {
  Firm firm;
  firm.add_customer("Golden Rooster");
  Service service(firm.host());
  const auto* table = static_cast<const pareto_api_v1*>(firm.host().services().find(PARETO_SVC_API));
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

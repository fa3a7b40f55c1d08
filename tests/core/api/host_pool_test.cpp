// Hosts for calls of many threads: kept and given on, gone when the store or the settings are
// others, stopped by their caller's flag.
#include "core/api/host_pool.hpp"

#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <thread>
#include <vector>

#include "core/access/rights.hpp"
#include "core/base/error.hpp"
#include "core/records/upkeep/workspace_fields.hpp"

namespace pareto::api {
namespace {

using model::Entity;

// A workspace with two users: one sells, one may do nothing.
class Bench {
 public:
  Bench()
      : folder_(std::filesystem::temp_directory_path() /
                ("pareto_pool_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    first_ = host::Host::create(host::Workspace::create(folder_, {}), {});
    seller = add("user", "name", "Li Min");
    nobody = add("user", "name", "Bob");
    give_role();
  }
  ~Bench() {
    first_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] host::Host& first() { return *first_; }

  std::int64_t add(const char* entity, const char* field, const char* value) {
    sdk::BatchBuilder rows({{field, sdk::Type::Text}});
    rows.text(0, value);
    rows.end_row();
    return write(entity, rows.finish());
  }
  void give_role() {
    sdk::BatchBuilder rows({{"user", sdk::Type::Int}, {"role", sdk::Type::Int}});
    rows.integer(0, seller);
    rows.integer(1, first_->connection().integer(
                        "SELECT id FROM pareto_role WHERE code = 'sales_representative'"));
    rows.end_row();
    held = write("user_role", rows.finish());
  }
  void take_role() {
    records::Transaction transaction(first_->records(), first_->session(),
                                     {.kind = "remove", .title = "role"});
    const std::int64_t ids[] = {held};
    REQUIRE(transaction.remove(first_->schema().entity("user_role"), ids).rejects.empty());
    transaction.commit();
  }

  std::int64_t seller = 0, nobody = 0, held = 0;

 private:
  std::int64_t write(const char* entity, const sdk::Batch& rows) {
    records::Transaction transaction(first_->records(), first_->session(),
                                     {.kind = "add", .title = entity});
    const records::WriteResult made = transaction.create(first_->schema().entity(entity), rows);
    REQUIRE(made.rejects.empty());
    transaction.commit();
    return made.ids.front();
  }
  std::filesystem::path folder_;
  std::unique_ptr<host::Host> first_;
};

access::Scope sees(host::Host& host) {
  return host.session().rights->scope(host.schema().entity("customer"), access::Verb::See);
}

}  // namespace

TEST_CASE("A host is kept for the next call, and its user has the rights of that moment", "[api]") {
  Bench bench;
  HostPool pool(bench.first(), 2);
  host::Host* kept = nullptr;
  {
    const HostPool::Lease lease = pool.lease({.user = bench.seller});
    kept = &*lease;
    CHECK(lease->session().name == "Li Min");
    CHECK(sees(*lease) == access::Scope::Own);
  }
  {
    const HostPool::Lease again = pool.lease({.user = bench.seller});
    CHECK(&*again == kept);
    const HostPool::Lease beside = pool.lease({.user = bench.nobody});
    CHECK(&*beside != kept);
    CHECK(sees(*beside) == access::Scope::None);
    const HostPool::Lease third = pool.lease({});
    CHECK(third->session().rights == nullptr);
  }
  CHECK(pool.opened() == 3);
  CHECK(pool.idle() == 2);
  bench.take_role();
  CHECK(sees(*pool.lease({.user = bench.seller})) == access::Scope::None);
  bench.give_role();
  CHECK(sees(*pool.lease({.user = bench.seller})) == access::Scope::Own);
  CHECK(pool.opened() == 3);
  CHECK_THROWS_AS(pool.lease({.user = 4711}), Error);
  CHECK(pool.idle() == 2);
}

TEST_CASE("Where fields were added or settings changed, another host is opened", "[api]") {
  Bench bench;
  HostPool pool(bench.first());
  CHECK(pool.lease({})->schema().entity("customer").find("my.wechat") == nullptr);
  {
    // As another process does it: through a host of its own.
    const auto other =
        host::Host::open(host::Workspace::open(bench.first().workspace().folder()), {});
    records::Transaction transaction(other->records(), other->session(),
                                     {.kind = "field", .title = "wechat"});
    model::FieldDefinition wechat;
    wechat.entity = "customer";
    wechat.name = "wechat";
    records::write_definitions(transaction, {wechat});
    transaction.commit();
  }
  CHECK(pool.lease({})->schema().entity("customer").find("my.wechat") != nullptr);
  CHECK(pool.opened() == 2);
  CHECK(pool.lease({})->schema().entity("customer").find("my.wechat") != nullptr);
  CHECK(pool.opened() == 2);

  host::WorkspaceSettings settings = bench.first().workspace().settings();
  settings.export_rows = 7;
  bench.first().workspace().save(settings);
  CHECK(pool.lease({})->export_limits().rows == 7);
  CHECK(pool.opened() == 3);
}

TEST_CASE("Whatever a host asks of the store ends when its caller says so", "[api]") {
  Bench bench;
  HostPool pool(bench.first());
  const std::string endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  std::atomic<bool> stop = false;
  {
    const HostPool::Lease lease = pool.lease({.user = bench.seller, .cancel = &stop});
    std::jthread caller([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      stop = true;
    });
    for (store::Connection* each : {&lease->connection(), &lease->reader()}) {
      try {
        static_cast<void>(each->integer(endless));
        FAIL("it ends by itself");
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::Cancelled);
      }
    }
  }
  // The next one is nobody's to stop.
  CHECK(pool.lease({.user = bench.seller})->reader().integer("SELECT 1") == 1);
  CHECK(pool.opened() == 1);
}

TEST_CASE("Threads work beside each other, each with a host", "[api]") {
  Bench bench;
  HostPool pool(bench.first(), 4);
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (int turn = 0; turn < 25; ++turn) {
          const bool sells = (t + turn) % 2 == 0;
          const HostPool::Lease lease = pool.lease({.user = sells ? bench.seller : bench.nobody});
          if (lease->session().principal != (sells ? bench.seller : bench.nobody)) ++wrong;
          if (sees(*lease) != (sells ? access::Scope::Own : access::Scope::None)) ++wrong;
          if (lease->reader().integer("SELECT count(*) FROM customer") != 0) ++wrong;
        }
      });
    }
  }
  CHECK(wrong == 0);
  CHECK(pool.opened() <= 8);
}

TEST_CASE("Calls have what the first host has that was put in the place of another", "[api]") {
  Bench bench;
  const auto other =
      host::Host::open(host::Workspace::open(bench.first().workspace().folder()), {});
  HostPool pool(bench.first());
  {
    const HostPool::Lease before = pool.lease({});
    { const HostPool::Lease idle = pool.lease({}); }
    REQUIRE(pool.idle() == 1);
    pool.exchange(*other);
    CHECK(pool.idle() == 0);
    CHECK(&pool.lease({})->plugins() == &other->plugins());
    CHECK(&before->plugins() == &bench.first().plugins());
    CHECK(pool.idle() == 1);
  }
  // What began before is not handed on.
  CHECK(pool.idle() == 1);
  CHECK(&pool.lease({})->plugins() == &other->plugins());
}

// Numbers for a change of how hosts are opened: ./pareto_tests "[host_pool_cost]".
TEST_CASE("What a host beside another costs", "[.][host_pool_cost]") {
  Bench bench;
  const auto micros = [](auto work) {
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 50; ++i) work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began)
               .count() /
           50;
  };
  WARN("open " << micros([&] {
         return host::Host::open(host::Workspace::open(bench.first().workspace().folder()), {});
       }) << " us");
  WARN("beside " << micros([&] { return host::Host::beside(bench.first()); }) << " us");
  HostPool pool(bench.first());
  WARN("the same user again " << micros([&] {
         static_cast<void>(pool.lease({.user = bench.seller}));
       }) << " us");
  HostPool one(bench.first(), 1);
  bool turn = false;
  WARN("another user each time " << micros([&] {
         static_cast<void>(
             one.lease({.user = (turn = !turn) ? bench.seller : bench.nobody})->reader());
       }) << " us");
}

}  // namespace pareto::api

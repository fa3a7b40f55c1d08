// The access service as a plugin uses it: sessions by password, token and key, with the rights of
// their users.
#include "core/host/services/access_service.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <string>

#include "core/access/credentials.hpp"
#include "core/access/rights.hpp"
#include "core/host/session_handle.hpp"
#include "core/store/store.hpp"
#include "pareto/access.hpp"

namespace pareto::host {
namespace {

constexpr std::int64_t kNow = 1'800'000'000'000'000;
constexpr const char* kPassword = "violet bicycle soup";

// A store with one user who sells, and a job whose host has this service alone.
class Fixture {
 public:
  Fixture()
      : file_(std::filesystem::temp_directory_path() /
              ("pareto_access_" + std::to_string(::getpid()) + ".db")),
        schema_(model::Schema::core()) {
    remove();
    store::Store::create(file_, schema_);
    store_ = std::make_unique<store::Store>(file_, schema_);
    store::Connection& c = store_->connection();
    c.execute("INSERT INTO pareto_user(id, code, name, sign_in) VALUES(64, 'U1', 'Li Min', 1)");
    c.execute(
        "INSERT INTO pareto_role(id, code, name, administer) VALUES(128, 'seller', 'Seller', 0)");
    c.execute(
        "INSERT INTO pareto_role_right(id, role, entity, \"scope\", see) VALUES(192, 128, 'customer', 'own', 1)");
    c.execute("INSERT INTO pareto_user_role(id, \"user\", role) VALUES(256, 64, 128)");
    access::Credentials credentials(c, kNow, Date{20'000});
    credentials.set_password(64, kPassword);
    key = credentials.add_key(64, "shop", 1);
    service_ = std::make_unique<AccessService>(
        file_, schema_, [this] { return now; }, [] { return Date{20'000}; }, Language::English);
    host_.size_of = sizeof host_;
    host_.ctx = service_.get();
    host_.service = [](const pareto_host* host, const char* id) -> const void* {
      return std::string(id) == PARETO_SVC_ACCESS
                 ? static_cast<const pareto_access_v1*>(static_cast<AccessService*>(host->ctx))
                 : nullptr;
    };
    job_.size_of = sizeof job_;
    job_.host = &host_;
  }
  ~Fixture() {
    store_.reset();
    remove();
  }
  [[nodiscard]] sdk::Job job() const { return sdk::Job(&job_); }
  [[nodiscard]] const model::Entity& customer() const { return schema_.entity("customer"); }

  std::int64_t now = kNow;
  std::string key;

 private:
  void remove() const {
    for (const char* part : {"", "-wal", "-shm"})
      std::filesystem::remove(std::filesystem::path(file_) += part);
  }
  std::filesystem::path file_;
  model::Schema schema_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<AccessService> service_;
  pareto_host host_{};
  pareto_job job_{};
};

}  // namespace

TEST_CASE("A plugin gets a session with the user's rights by password, token and key, and ends it",
          "[access]") {
  Fixture fixture;
  const sdk::Job job = fixture.job();
  const sdk::Access access(job);

  const sdk::Access::SignedIn signed_in = access.sign_in("U1", kPassword);
  CHECK(signed_in.session.user() == 64);
  CHECK(signed_in.session.name() == "Li Min");
  const access::Rights& rights = *signed_in.session.get()->session.rights;
  CHECK(rights.scope(fixture.customer(), access::Verb::See) == access::Scope::Own);
  CHECK(rights.scope(fixture.customer(), access::Verb::Change) == access::Scope::None);
  CHECK_FALSE(rights.has(access::Duty::Administer));
  CHECK(access.by_token(signed_in.token).user() == 64);
  CHECK(access.by_key(fixture.key).user() == 64);

  access.sign_out(signed_in.token);
  CHECK_THROWS_AS(access.by_token(signed_in.token), sdk::Failure);
  CHECK_THROWS_AS(access.sign_in("U1", "wrong"), sdk::Failure);
  CHECK_THROWS_AS(access.by_key("pk_none"), sdk::Failure);
  fixture.now += 2 * access::Credentials::kMicrosPerDay;
  try {
    (void)access.by_key(fixture.key);
    FAIL("a key that is over opens a session");
  } catch (const sdk::Failure& failure) {
    CHECK(std::string(failure.what()).find("expired on") != std::string::npos);
  }
}

}  // namespace pareto::host

// How users prove who they are: passwords, tokens, keys.
#include "core/access/credentials.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <functional>
#include <memory>

#include "core/access/password_rule.hpp"
#include "core/access/second_factor.hpp"
#include "core/access/totp.hpp"
#include "core/base/error.hpp"
#include "core/model/schema.hpp"
#include "core/store/store.hpp"

namespace pareto::access {
namespace {

constexpr std::int64_t kSecond = 1'000'000, kStart = 1'800'000'000 * kSecond;
constexpr const char* kPassword = "violet bicycle soup";

// A store with one user who may sign in and one who may not.
class Fixture {
 public:
  Fixture()
      : file_(std::filesystem::temp_directory_path() /
              ("pareto_credentials_" + std::to_string(::getpid()) + ".db")) {
    remove();
    const model::Schema schema = model::Schema::core();
    store::Store::create(file_, schema);
    store_ = std::make_unique<store::Store>(file_, schema);
    connection().execute(
        "INSERT INTO pareto_user(id, code, name, email, sign_in) VALUES(64, 'U1', 'Li Min', 'li@firm.cn', 1), (128, 'U2', 'Wang', NULL, 0)");
  }
  ~Fixture() {
    store_.reset();
    remove();
  }
  store::Connection& connection() { return store_->connection(); }
  void sign_in(std::int64_t user, bool may) {
    connection()
        .prepare("UPDATE pareto_user SET sign_in = ?2 WHERE id = ?1")
        .bind(1, user)
        .bind(2, std::int64_t{may})
        .run();
  }
  Credentials at(std::int64_t seconds) {
    return {connection(), kStart + seconds * kSecond, sdk::Date{20'000}};
  }

 private:
  void remove() const {
    for (const char* part : {"", "-wal", "-shm", "-job"})
      std::filesystem::remove(std::filesystem::path(file_) += part);
  }
  std::filesystem::path file_;
  std::unique_ptr<store::Store> store_;
};

std::string why(const std::function<void()>& deed) {
  try {
    deed();
  } catch (const Error& error) {
    CHECK(error.remedy(Language::English).has_value());
    return error.text(Language::English);
  }
  return "nothing";
}

}  // namespace

TEST_CASE("Weak passwords are refused with a reason, good ones are not", "[access]") {
  for (const char* weak : {"short", "password123", "P@ssw0rd2026!", "1234567890", "abcabcabcabc",
                           "aaaaaaaaaaaa", "20262026", "liminlimin1", "woaini1314", "2026-10-31"}) {
    INFO(weak);
    CHECK(weakness_of(weak, {"limin", "U1", ""}).has_value());
  }
  for (const char* good : {"violet bicycle soup", "紫色自行车在下雨天里", "xk7-plum-harbor",
                           "limin keeps seven geese"}) {
    INFO(good);
    CHECK_FALSE(weakness_of(good, {"limin", "U1", ""}).has_value());
  }
}

TEST_CASE("A password opens a session whose token holds until it is over or signed out",
          "[access]") {
  Fixture fixture;
  fixture.at(0).set_password(64, kPassword);

  const Credentials::Opened by_name = fixture.at(1).try_password("Li Min", kPassword),
                            by_mail = fixture.at(2).try_password("li@firm.cn", kPassword);

  CHECK(by_name.who.user == 64);
  CHECK(by_name.token != by_mail.token);
  CHECK(fixture.at(3).touch_token(by_name.token).name == "Li Min");
  CHECK(why([&] {
          (void)fixture.at(Credentials::kSessionMicros / kSecond + 2).touch_token(by_name.token);
        }) == "the session is over");
  fixture.at(4).touch_out(by_mail.token);
  CHECK(why([&] { (void)fixture.at(5).touch_token(by_mail.token); }) == "the session is over");
  fixture.at(6).set_password(64, "another good one here");
  CHECK(why([&] { (void)fixture.at(7).touch_token(by_name.token); }) == "the session is over");
}

TEST_CASE("Wrong passwords say nothing of whether there is such a user, and wait longer each time",
          "[access]") {
  Fixture fixture;
  fixture.at(0).set_password(64, kPassword);
  fixture.at(0).set_password(128, kPassword);

  CHECK(why([&] { (void)fixture.at(1).try_password("Li Min", "wrong"); }) ==
        why([&] { (void)fixture.at(1).try_password("Nobody", "wrong"); }));
  CHECK(why([&] { (void)fixture.at(1).try_password("Wang", kPassword); }) ==
        "this user may not sign in");
  for (int tries = 1; tries < Credentials::kFreeTries + 2; ++tries)
    CHECK(why([&] { (void)fixture.at(2 + tries * 20).try_password("U1", "wrong"); }) ==
          "name or password is wrong");

  const std::int64_t last = 2 + (Credentials::kFreeTries + 1) * 20;
  CHECK(why([&] { (void)fixture.at(last + 1).try_password("U1", kPassword); }) ==
        "too many wrong passwords or codes");
  CHECK(fixture.at(last + 60).try_password("U1", kPassword).who.user == 64);
}

TEST_CASE("A key holds until its day or until it is revoked, and tells when it was used",
          "[access]") {
  Fixture fixture;
  const std::string key = fixture.at(0).add_key(64, "shop", 30),
                    other = fixture.at(0).add_key(64, "till", 30);
  fixture.sign_in(128, true);
  const std::string of_wang = fixture.at(0).add_key(128, "no", 30);
  fixture.sign_in(128, false);
  CHECK(why([&] { (void)fixture.at(0).add_key(128, "none", 30); }) == "this user may not sign in");

  CHECK(fixture.at(10).touch_key(key).user == 64);
  CHECK(fixture.at(11).keys(64).front().last_used_at == kStart + 10 * kSecond);
  (void)fixture.at(40).touch_key(key);
  CHECK(fixture.at(41).keys(64).front().last_used_at ==
        kStart + 10 * kSecond);  // known to the minute
  {
    // Who holds the store, such as an import, keeps no program with a key waiting for long, and
    // nobody out.
    store::Connection import(fixture.connection().file(), store::Mode::ReadWrite);
    import.begin_write();
    CHECK(fixture.at(90).touch_key(key).user == 64);
    import.rollback();
  }
  CHECK(fixture.at(91).keys(64).front().last_used_at == kStart + 10 * kSecond);
  (void)fixture.at(92).touch_key(key);
  CHECK(fixture.at(93).keys(64).front().last_used_at == kStart + 92 * kSecond);
  CHECK(why([&] { (void)fixture.at(10).touch_key(key + "0"); }) == "there is no such API key");
  CHECK(why([&] { (void)fixture.at(10).touch_key(of_wang); }) == "this user may not sign in");
  CHECK(why([&] { (void)fixture.at(30 * 86'400).touch_key(key); }).find("expired on") !=
        std::string::npos);
  fixture.at(12).revoke_key(key.substr(0, key.rfind('_')));
  CHECK(why([&] { (void)fixture.at(13).touch_key(key); }).find("was revoked") != std::string::npos);
  fixture.at(14).end_all(64);
  CHECK(why([&] { (void)fixture.at(15).touch_key(other); }).find("was revoked") !=
        std::string::npos);
}

TEST_CASE("A token is exchanged once; the one before holds for what is under way", "[access]") {
  Fixture fixture;
  fixture.at(0).set_password(64, kPassword);
  const std::string first = fixture.at(0).try_password("U1", kPassword, {}, "a browser").token;

  const std::string second = fixture.at(100).touch_exchange(first);

  CHECK(second != first);
  CHECK(fixture.at(101).touch_token(first).user == 64);
  CHECK(fixture.at(101).touch_token(second).user == 64);
  CHECK(why([&] { (void)fixture.at(102).touch_exchange(first); }) ==
        "the token was exchanged already");
  CHECK(why([&] { (void)fixture.at(200).touch_token(first); }) == "the session is over");
  const std::vector<SignInRow> rows =
      SignInRows(fixture.connection(), kStart + 200 * kSecond).of(64);
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().client == "a browser");
  CHECK(rows.front().used_at == kStart + 100 * kSecond);
  fixture.at(201).touch_out(second);
  CHECK(why([&] { (void)fixture.at(202).touch_token(second); }) == "the session is over");
}

TEST_CASE(
    "Where a second factor is set up, a password alone opens nothing, and guessing codes is slowed down",
    "[access]") {
  Fixture fixture;
  fixture.at(0).set_password(64, kPassword);
  const auto second = [&](std::int64_t seconds) {
    return SecondFactor(fixture.connection(), kStart + seconds * kSecond, sdk::Date{20'000});
  };
  const auto code = [&](const std::string& secret, std::int64_t seconds) {
    return totp_code(secret, (kStart / kSecond + seconds) / kTotpSeconds);
  };
  const std::string secret = second(0).begin(64);
  CHECK(fixture.at(1).try_password("U1", kPassword).who.user == 64);  // not confirmed yet
  const std::vector<std::string> recovery = second(2).confirm(64, code(secret, 2));
  REQUIRE(recovery.size() == 10);

  CHECK(why([&] {
          (void)fixture.at(60).try_password("U1", kPassword);
        }).starts_with("a second step is needed"));
  CHECK(fixture.at(60).try_password("U1", kPassword, code(secret, 60)).who.user == 64);
  CHECK(why([&] {
          (void)fixture.at(61).try_password("U1", kPassword, code(secret, 61));
        }).starts_with("the code is wrong"));
  CHECK(fixture.at(62).try_password("U1", kPassword, recovery[3]).who.user == 64);
  CHECK(why([&] {
          (void)fixture.at(63).try_password("U1", kPassword, recovery[3]);
        }).starts_with("the code is wrong"));
  CHECK(second(64).state(64)->recovery_codes == 9);
  fixture.at(80).try_own_password(64, kPassword);  // whether it is he who sits there
  for (int tries = 0; tries < Credentials::kFreeTries + 1; ++tries)
    CHECK_THROWS_AS(fixture.at(100).try_password("U1", kPassword, "000000"), Error);
  CHECK(why([&] { (void)fixture.at(100).try_password("U1", kPassword, code(secret, 100)); }) ==
        "too many wrong passwords or codes");
}

TEST_CASE("Whose role takes a second factor and who has none is signed in to set it up alone",
          "[access]") {
  Fixture fixture;
  fixture.at(0).set_password(64, kPassword);
  fixture.connection().execute(
      "INSERT INTO pareto_role(id, code, name, second_factor) VALUES(192, 'careful', 'Careful', 1)");
  fixture.connection().execute(
      "INSERT INTO pareto_user_role(id, \"user\", role) VALUES(256, 64, 192)");

  const Credentials::Opened opened = fixture.at(1).try_password("U1", kPassword);

  REQUIRE(opened.who.scopes.has_value());
  CHECK(opened.who.scopes->allow("totp.begin", true));
  CHECK_FALSE(opened.who.scopes->allow("records.list", false));
  CHECK(fixture.at(2).touch_token(opened.token).scopes.has_value());
}

}  // namespace pareto::access

// What a key is narrowed to.
#include "core/access/method_scopes.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"

namespace pareto::access {
namespace {

constexpr std::string_view kMethods[] = {"journal.list", "keys.make", "keys.list",
                                         "me.password",  "me.show",   "records.list",
                                         "records.set",  "totp.begin"};

MethodScopes of(std::vector<std::string> words) { return MethodScopes::of(words, kMethods); }

}  // namespace

TEST_CASE("A scope is a method, a noun, or reading", "[access]") {
  CHECK(of({"records"}).allow("records.set", true));
  CHECK_FALSE(of({"records"}).allow("journal.list", false));
  CHECK(of({"records:read"}).allow("records.list", false));
  CHECK_FALSE(of({"records:read"}).allow("records.set", true));
  CHECK(of({"records.set"}).allow("records.set", true));
  CHECK_FALSE(of({"records.set"}).allow("records.list", false));
  CHECK(of({"read"}).allow("journal.list", false));
  CHECK_FALSE(of({"read"}).allow("records.set", true));
  CHECK(of({"records:read", "journal"}).allow("journal.list", false));
}

TEST_CASE("No scope lets a key make other proofs of who it is", "[access]") {
  for (const char* word : {"keys.make", "me.password", "totp", "totp.begin", "totp:read"}) {
    INFO(word);
    CHECK_THROWS_AS(of({word}), Error);
  }
  CHECK_FALSE(of({"keys"}).allow("keys.make", true));
  CHECK(of({"keys"}).allow("keys.list", false));
  CHECK_FALSE(of({"me"}).allow("me.password", true));
  // Who has to set up the second factor does, and nothing else.
  CHECK(MethodScopes::enrolment().allow("totp.begin", true));
  CHECK_FALSE(MethodScopes::enrolment().allow("records.list", false));
}

TEST_CASE("Words that name nothing are refused", "[access]") {
  for (const char* word : {"recods", "records.sett", "read:read", ":read", "records:write", ""}) {
    INFO(word);
    CHECK_THROWS_AS(of({word}), Error);
  }
}

TEST_CASE("Scopes are stored as one text, and a key that only reads is known", "[access]") {
  const MethodScopes scopes = of({"records:read", "read", "read"});

  CHECK(scopes.text() == "records:read read");
  CHECK(MethodScopes::stored(scopes.text()) == scopes);
  CHECK(scopes.reads_only());
  CHECK_FALSE(of({"records:read", "journal"}).reads_only());
  CHECK(MethodScopes::stored("").words().empty());
}

}  // namespace pareto::access

#include "core/records/people/role_file.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"

namespace pareto::records {
namespace {

constexpr const char* kBuyer = R"(name = { en = "Buyer", zh = "采购" }
duties = ["run-tiers"]
[rights.customer]
can = ["see", "change"]
scope = "team"
fields = { tax_number = "hidden" }
[rights.sale]
fields = { cost = "hidden" }
)";

RoleFile role_of(const std::string& text, const std::string& code = "buyer") {
  return read_role(TomlTable::parse(text, "roles/buyer.toml"), code);
}

std::string refusal(std::string_view from, std::string_view to, const std::string& code = "buyer") {
  std::string text = kBuyer;
  text.replace(text.find(from), from.size(), to);
  try {
    static_cast<void>(role_of(text, code));
  } catch (const Error& error) {
    return error.text(Language::English);
  }
  return "taken";
}

TEST_CASE("A role's file says what the role allows, in words too", "[records][roles]") {
  const RoleFile role = role_of(kBuyer);

  REQUIRE(role.rights.size() == 1);  // of sale it says nothing but a field
  CHECK(role.rights[0].scope == "team");
  CHECK(role.rights[0].change);
  CHECK_FALSE(role.rights[0].remove);
  CHECK(role.fields.size() == 2);
  CHECK(
      role.words_in(Language::English) ==
      "runs the tier rules; customer (team): see, change; customer.tax_number: hidden; sale.cost: hidden");
  CHECK(role.name_in(Language::ChineseSimplified) == "采购");
}

TEST_CASE("What a pack may not give, and what is misspelt, is refused where it stands",
          "[records][roles]") {
  CHECK(refusal("run-tiers", "administer").find("roles/buyer.toml:2") != std::string::npos);
  CHECK(refusal("run-tiers", "configure") != "taken");
  CHECK(refusal("\"change\"", "\"chnge\"").find("roles/buyer.toml:4") != std::string::npos);
  CHECK(refusal("team", "everybody") != "taken");
  CHECK(refusal("hidden", "secret") != "taken");
  CHECK(refusal("scope", "scoop") != "taken");
  CHECK(refusal("name =", "title =") != "taken");
  CHECK(refusal("Buyer", "Buyer", "Buyer 1") != "taken");
}

TEST_CASE("Kinds of records and fields that there are not are named", "[records][roles]") {
  RoleFile role = role_of(kBuyer);
  role.rights.push_back({.entity = "no_such"});
  role.fields.push_back({.entity = "customer", .field = "no_such"});

  CHECK(faults_of(role, model::Schema::core()).size() == 2);
  CHECK(faults_of(role_of(kBuyer), model::Schema::core()).empty());
}

}  // namespace
}  // namespace pareto::records

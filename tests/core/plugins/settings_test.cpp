#include "core/plugins/settings.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"

using namespace pareto;
using namespace pareto::plugins;
namespace sdk = pareto::sdk;

namespace {

std::vector<model::Field> declared() {
  static constexpr sdk::Choice kBases[] = {{"revenue", {"Revenue", "收入"}},
                                           {"margin", {"Margin", "毛利"}}};
  static constexpr sdk::Field kFields[] = {
      sdk::percent("a_share", {"A up to", "A 类至"}).initially("0.8").between_real(0, 1),
      sdk::money("a_from", {"A from", "A 类起点"}).between(0, 1'000'000'0000),
      sdk::text("basis", {"Basis", "依据"}).one_of(kBases).initially("revenue"),
      sdk::integer("months", {"Months", "月数"}).between(1, 120).initially("12"),
      sdk::boolean("per_group", {"Per group", "按集团"}),
      sdk::date("since", {"Since", "自"}),
      sdk::text("token", {"Token", "令牌"}).with([](sdk::Field& f) { f.flags |= PARETO_F_SECRET; }),
  };
  static constexpr sdk::FieldList<7> kList{kFields};
  return model::fields_from(kList.get(), "");
}

std::string refusal(const std::map<std::string, std::string>& given) {
  try {
    (void)Settings::parse(declared(), given);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::Argument);
    return error.text(Language::English) + " | " + error.remedy(Language::English).value_or("");
  }
  return "accepted";
}

}  // namespace

TEST_CASE("Settings are read by type and defaults are filled in", "[plugins]") {
  const Settings settings = Settings::parse(
      declared(),
      {{"a_from", "1,234.5"}, {"per_group", "是"}, {"since", "2026-01-31"}, {"token", "s3cret"}});

  CHECK(settings.find("a_share")->real == 0.8);
  CHECK(settings.find("a_from")->integer == 12'345'000);
  CHECK(settings.find("a_from")->text == "1234.5");
  CHECK(settings.find("basis")->text == "revenue");
  CHECK(settings.find("months")->integer == 12);
  CHECK(settings.find("per_group")->integer == 1);
  CHECK(settings.find("per_group")->text == "true");
  CHECK(settings.find("since")->integer == 20484);  // days from 1970-01-01 to 2026-01-31
  CHECK(settings.find("since")->text == "2026-01-31");
  CHECK(settings.find("token")->secret);
  CHECK(Settings::parse(declared(), {}).find("a_from") == nullptr);
  CHECK(Settings::parse(declared(), {{"a_share", "75.5%"}}).find("a_share")->real == Approx(0.755));
  CHECK(Settings::parse(declared(), {{"a_share", ""}}).find("a_share")->real == 0.8);
}

TEST_CASE("What a setting cannot be is refused with what it can be", "[plugins]") {
  CHECK(refusal({{"a_shore", "0.8"}}) ==
        "there is no setting a_shore | there are: a_share, a_from, basis, months, per_group, "
        "since, token");
  CHECK(refusal({{"basis", "turnover"}}) ==
        "setting basis cannot be turnover | one of: revenue, margin");
  CHECK(refusal({{"a_share", "1.5"}}) == "setting a_share cannot be 1.5 | between 0 and 1");
  CHECK(refusal({{"a_share", "nan"}}) ==
        "setting a_share cannot be nan | give a number such as 0.8, or 80%");
  CHECK(refusal({{"a_from", "-1"}}) == "setting a_from cannot be -1 | between 0 and 1000000");
  CHECK(refusal({{"months", "12.5"}}) ==
        "setting months cannot be 12.5 | give a whole number, such as 12");
  CHECK(refusal({{"per_group", "maybe"}}) ==
        "setting per_group cannot be maybe | give true or false");
  CHECK(refusal({{"since", "2026-02-30"}}) ==
        "setting since cannot be 2026-02-30 | give a date such as 2026-10-31");
}

TEST_CASE("A required setting without a value is refused", "[plugins]") {
  model::Field field;
  field.name = "months";
  field.type = model::Type::Int;
  field.required = true;

  CHECK_THROWS_WITH(Settings::parse({field}, {}), "months has no value; give it by --set months=…");
  CHECK(Settings::parse({field}, {{"months", "3"}}).find("months")->integer == 3);
}

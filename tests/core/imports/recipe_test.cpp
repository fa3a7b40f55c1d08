#include "core/imports/run/recipe.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"

using namespace pareto;
using namespace pareto::imports;

TEST_CASE("A recipe written down and read again says the same", "[imports]") {
  Recipe recipe{.entity = "sale",
                .importer = "csv",
                .header_line = 4,
                .day_order = DayOrder::DayFirst,
                .decimal_style = DecimalStyle::Comma};
  recipe.tax_included = true;
  recipe.create_missing = true;
  recipe.columns = {{"客户 \"全称\"", "customer.name"}, {"备注", ""}};
  recipe.settings = {{"encoding", "GB18030"}};

  const Recipe again = parse_recipe(to_toml(recipe), "r.toml");

  CHECK(again.entity == "sale");
  CHECK(again.importer == "csv");
  CHECK(again.header_line == std::optional<std::int64_t>(4));
  CHECK(again.day_order == std::optional(DayOrder::DayFirst));
  CHECK(again.decimal_style == std::optional(DecimalStyle::Comma));
  CHECK(again.tax_included == std::optional(true));
  CHECK(again.create_missing);
  CHECK_FALSE(again.overwrite_related);
  CHECK(again.columns == recipe.columns);
  CHECK(again.settings == recipe.settings);
}

TEST_CASE("What is wrong in a recipe is told with its place", "[imports]") {
  CHECK_THROWS_WITH(parse_recipe("entity = \"sale\"\ncolour = 3\n", "r.toml"),
                    Catch::Contains("r.toml:2") && Catch::Contains("colour"));
  CHECK_THROWS_WITH(parse_recipe("header = \"four\"\n", "r.toml"), Catch::Contains("header"));
  CHECK_THROWS_WITH(parse_recipe("dates = \"week first\"\n", "r.toml"), Catch::Contains("dates"));
  CHECK_THROWS_WITH(parse_recipe("entity = \n", "r.toml"), Catch::Contains("r.toml:1"));
  CHECK_THROWS_AS(read_recipe("/nowhere/r.toml"), Error);
}

TEST_CASE("A recipe fills in only what the request leaves open", "[imports]") {
  ImportRequest request{.entity = "customer", .columns = {{"a", "name"}}};
  Recipe recipe{.entity = "sale", .header_line = 3};
  recipe.columns = {{"a", "code"}, {"b", "phone"}};

  apply(recipe, request);

  CHECK(request.entity == "customer");
  CHECK(request.header_line == std::optional<std::int64_t>(3));
  CHECK(request.columns == MappingText{{"a", "name"}, {"b", "phone"}});
}

TEST_CASE("The map option may say what amounts count", "[imports]") {
  ImportRequest request;

  apply_map_option("甲方=customer.name,money_unit=1", request);

  CHECK(request.money_unit == std::optional<std::int64_t>(1));
  CHECK(request.columns == MappingText{{"甲方", "customer.name"}});
  CHECK_THROWS_AS(apply_map_option("money_unit=7", request), Error);
}

TEST_CASE("The map option takes a list or the name of a recipe", "[imports]") {
  ImportRequest request;

  apply_map_option("买家=customer.name, 小计=amount", request);

  CHECK(request.columns == MappingText{{"买家", "customer.name"}, {"小计", "amount"}});
  CHECK_THROWS_WITH(apply_map_option("/nowhere/kingdee.toml", request),
                    Catch::Contains("kingdee.toml"));
}

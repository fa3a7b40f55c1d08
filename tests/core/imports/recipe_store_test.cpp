#include "core/imports/run/recipe_store.hpp"

#include <catch2/catch.hpp>

using namespace pareto::imports;

namespace {

StoredRecipe recipe(const char* name, std::initializer_list<const char*> heads) {
  StoredRecipe stored{.name = name};
  for (const char* head : heads) stored.recipe.columns[head] = "x";
  return stored;
}

}  // namespace

TEST_CASE("The recipe with the most like heads is found, in any order and spelling", "[imports]") {
  const std::vector<StoredRecipe> all{recipe("erp", {"日期", "客户", "金额", "备注"}),
                                      recipe("shop", {"时间", "买家", "总额"})};

  const auto match = best_match(all, {"金額", "日期：", " 客户 ", "新列", "备注"});

  REQUIRE(match);
  CHECK(match->recipe.name == "erp");
  CHECK(match->found == 4);
  CHECK(match->of == 4);
  CHECK(match->absent.empty());
}

TEST_CASE("A few common heads make no likeness", "[imports]") {
  const std::vector<StoredRecipe> all{
      recipe("erp", {"日期", "客户", "金额", "备注", "单号", "产品"})};

  CHECK_FALSE(best_match(all, {"日期", "客户", "金额"}));  // half of the recipe's
  CHECK_FALSE(best_match(
      all, {"日期", "客户", "金额", "备注", "单号", "1", "2", "3", "4"}));  // half of the file's
  CHECK(best_match(all, {"日期", "客户", "金额", "备注", "单号"}));
  CHECK_FALSE(best_match(all, {}));
}

TEST_CASE("A recipe fits a file by the file's own spelling, and leaves out what is not there",
          "[imports]") {
  Recipe recipe{.entity = "sale"};
  recipe.columns = {
      {"客户名称", "customer.name"}, {"金额", "amount"}, {"备注", ""}, {"#9", "note"}};
  ImportRequest request;

  recipe.importer = "csv";
  recipe.settings = {{"encoding", "GB18030"}};
  ImportRequest other;

  apply(recipe, {"客戶 名稱", "金额", "x"}, "csv", request);
  apply(recipe, {"金额"}, "xlsx", other);

  CHECK(request.entity == "sale");
  CHECK(request.columns == MappingText{{"客戶 名稱", "customer.name"}, {"金额", "amount"}});
  CHECK(request.settings.at("encoding") == "GB18030");
  CHECK(other.settings.empty());
  CHECK(other.importer.empty());
}

TEST_CASE("Own fields and a test stand in a recipe's text", "[imports]") {
  Recipe recipe{.entity = "customer"};
  recipe.fields = {{.entity = "customer",
                    .name = "级别",
                    .type = "choice",
                    .choices = "甲,乙",
                    .required = true}};
  recipe.test = Recipe::Test{"样本.csv", 12, 1};

  const Recipe again = parse_recipe(to_toml(recipe), "r.toml");

  CHECK(again.fields == recipe.fields);
  REQUIRE(again.test);
  CHECK(again.test->file == "样本.csv");
  CHECK(again.test->read == 12);
  CHECK(again.test->rejected == 1);
  CHECK_THROWS_WITH(parse_recipe("[[fields]]\ncolour = \"red\"\n", "r.toml"),
                    Catch::Contains("colour"));
}

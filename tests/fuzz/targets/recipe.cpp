// Recipes, which come from other people as files: read or refused, and written again as they were
// read.
#include "core/imports/run/recipe.hpp"

#include <string>

#include "core/base/error.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) {
  try {
    const std::string once = imports::to_toml(imports::parse_recipe(bytes, "recipe.toml"));
    const std::string twice = imports::to_toml(imports::parse_recipe(once, "recipe.toml"));
    must(once == twice, "a recipe is written as it was read", once + "\n---\n" + twice);
  } catch (const Error& error) {
    must(!error.text(Language::English).empty() && !error.text(Language::ChineseSimplified).empty(),
         "an error has words in both languages");
  }
}

}  // namespace

extern const Target recipe_target;
const Target recipe_target{
    &run,
    {"entity = \"sale\"\n", "header = ", "[columns]\n", "[settings]\n", "dates = \"day first\"\n",
     "\"", "\"\"\"", "'''", "[[", "{ }", "\\u0000", "\\UFFFFFFFF", "1979-05-27T07:32:00Z", "nan",
     "-9223372036854775808", "0x", "[columns]\n[columns]\n", "#"}};

}  // namespace pareto::fuzz

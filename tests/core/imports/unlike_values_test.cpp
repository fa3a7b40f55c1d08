#include "core/imports/shape/unlike_values.hpp"

#include <catch2/catch.hpp>

using namespace pareto;
using namespace pareto::imports;

namespace {

using Counts = std::vector<std::pair<const char*, int>>;

std::vector<std::string> unlike(const Counts& counts) {
  static const model::Schema schema = model::Schema::core();
  UnlikeValues values(*schema.entity("customer").find("industry"));
  for (const auto& [value, rows] : counts) {
    for (int i = 0; i < rows; ++i) values.add(value);
  }
  std::vector<std::string> out;
  for (const UnlikeValue& found : values.find())
    out.push_back(found.value + " " + std::to_string(found.rows) + " " + found.like);
  return out;
}

}  // namespace

TEST_CASE("A slip of the pen is told by the other values and by usual words", "[imports]") {
  using Lines = std::vector<std::string>;

  CHECK(unlike({{"retail", 17}, {"technolgy", 12}, {"medical", 12}}) ==
        Lines{"technolgy 12 technology"});
  CHECK(unlike({{"Widgetry", 9}, {"Wigdetry", 2}}) == Lines{"Wigdetry 2 Widgetry"});
  CHECK(unlike({{"食品工业", 9}, {"食品工页", 1}}) == Lines{"食品工页 1 食品工业"});
}

TEST_CASE("Values that are merely near each other are left alone", "[imports]") {
  CHECK(unlike({{"services", 9}, {"service", 1}, {"software", 3}, {"hardware", 2}}).empty());
  CHECK(unlike({{"华东", 9}, {"华北", 1}, {"华南", 2}}).empty());
  CHECK(unlike({{"Type A", 9}, {"Type B", 1}, {"A1", 5}, {"A2", 1}}).empty());
  CHECK(unlike({{"Northern", 3}, {"Northarn", 2}}).empty());
}

TEST_CASE("Letters are counted with neighbours swapped as one", "[imports]") {
  CHECK(letters_apart("technolgy", "technology", 2) == 1);
  CHECK(letters_apart("retial", "retail", 2) == 1);
  CHECK(letters_apart("abc", "abc", 1) == 0);
  CHECK(letters_apart("", "abc", 2) == 3);
}

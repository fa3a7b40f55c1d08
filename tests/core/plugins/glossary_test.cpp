#include "core/plugins/glossary.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"

namespace pareto::plugins {
namespace {

std::vector<GlossaryWord> words_of(const std::string& text) {
  return read_glossary(TomlTable::parse(text, "glossary.toml"));
}

constexpr const char* kUse =
    "[[word]]\nword = { en = \"Annual use\", zh = \"年用量\" }\nmeaning = { en = \"In a year\", zh = \"一年的\" }\n";

TEST_CASE("A word explains the fields that are called by it and say nothing themselves",
          "[plugins][glossary]") {
  std::vector<model::Field> fields(3);
  fields[0].label = {"Annual use", "年用量", {}};
  fields[1].label = {"Annual use", "年用量", {}};
  fields[1].help = {"Its own", "自己的", {}};
  fields[2].label = {"Annual use", "年消耗", {}};

  explain(fields, words_of(kUse));

  CHECK(fields[0].help.en == "In a year");
  CHECK(fields[0].help.zh_hans == "一年的");
  CHECK(fields[1].help.en == "Its own");
  CHECK(fields[2].help.en.empty());
}

TEST_CASE("A word stands in a glossary once, with a meaning", "[plugins][glossary]") {
  CHECK_THROWS_AS(words_of(std::string(kUse) + kUse), Error);
  CHECK_THROWS_AS(words_of("[[word]]\nword = \"A\"\n"), Error);
  CHECK_THROWS_AS(words_of("[[word]]\nword = \"A\"\nmeaning = \"B\"\nmore = 1\n"), Error);
  CHECK(words_of("").empty());
}

}  // namespace
}  // namespace pareto::plugins

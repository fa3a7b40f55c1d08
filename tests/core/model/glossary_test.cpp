// docs/glossary.md is the one source of labels: what the core's entities are called stands there,
// in three forms.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/model/schema.hpp"

namespace pareto::model {
namespace {

struct Word {
  std::string english, simplified, traditional;
};

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(' '), to = text.find_last_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(trimmed(part));
  return parts;
}

// The rows of all tables; forms such as the plural stand in one cell, with commas.
std::vector<Word> glossary() {
  std::ifstream in(std::string(PARETO_SOURCE_ROOT) + "/docs/glossary.md");
  REQUIRE(in.good());
  std::vector<Word> words;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("| ") || line.starts_with("| English")) continue;
    const std::vector<std::string> cells = split(line.substr(1), '|');
    REQUIRE(cells.size() >= 3);
    for (const std::string& form : split(cells[0], ','))
      words.push_back({form, cells[1], cells[2]});
  }
  return words;
}

std::vector<Label> labels_of(const Entity& entity) {
  std::vector<Label> labels{entity.label, entity.plural};
  for (const Field& field : entity.fields) {
    labels.push_back(field.label);
    for (const Choice& choice : field.choices) labels.push_back(choice.label);
  }
  return labels;
}

}  // namespace

TEST_CASE("Every label of the core's entities stands in the glossary", "[model]") {
  std::set<std::pair<std::string, std::string>> known;
  for (const Word& word : glossary()) known.emplace(word.english, word.simplified);
  const Schema schema = Schema::core();

  for (const Entity& entity : schema.entities()) {
    for (const Label& label : labels_of(entity)) {
      INFO(entity.name << ": " << label.en << " / " << label.zh_hans
                       << " is not a row of docs/glossary.md");
      CHECK(known.contains({label.en, label.zh_hans}));
    }
  }
}

TEST_CASE("Every word of the glossary has its three forms", "[model]") {
  std::map<std::pair<std::string, std::string>, int> seen;

  for (const Word& word : glossary()) {
    INFO(word.english);
    CHECK_FALSE(word.simplified.empty());
    CHECK_FALSE(word.traditional.empty());
    CHECK(++seen[{word.english, word.simplified}] == 1);
  }
}

}  // namespace pareto::model

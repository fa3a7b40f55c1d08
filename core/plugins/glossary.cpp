#include "core/plugins/glossary.hpp"

#include <algorithm>

namespace pareto::plugins {
namespace {

model::Label label_of(TomlTable& from, std::string_view key) {
  TomlWords words = from.words(key);
  if (words.english.empty()) from.lacks(key);
  return {std::move(words.english), std::move(words.chinese), {}};
}

bool is_called(const model::Field& field, const GlossaryWord& word) {
  return field.label.en == word.word.en &&
         (word.word.zh_hans.empty() || field.label.zh_hans == word.word.zh_hans);
}

}  // namespace

std::vector<GlossaryWord> read_glossary(TomlTable from) {
  std::vector<GlossaryWord> out;
  for (TomlTable& table : from.tables("word")) {
    GlossaryWord word{label_of(table, "word"), label_of(table, "meaning")};
    table.finish("word, meaning");
    const bool twice = std::ranges::any_of(out, [&](const GlossaryWord& other) {
      return other.word.en == word.word.en && other.word.zh_hans == word.word.zh_hans;
    });
    if (twice) table.wrong("word", Text{"it stands in the file already", "文件里已经有这个词"});
    out.push_back(std::move(word));
  }
  from.finish("word");
  return out;
}

void explain(std::vector<model::Field>& fields, const std::vector<GlossaryWord>& words) {
  for (model::Field& field : fields) {
    if (!field.help.en.empty()) continue;
    const auto word = std::ranges::find_if(
        words, [&](const GlossaryWord& each) { return is_called(field, each); });
    if (word != words.end()) field.help = word->meaning;
  }
}

}  // namespace pareto::plugins

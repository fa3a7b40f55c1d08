#include "core/cli/words/entity_word.hpp"

#include <algorithm>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/nearest.hpp"

namespace pareto::cli {
namespace {

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

bool is_called(const model::Entity& entity, const std::string& word) {
  const std::string wanted = lower(word);
  for (const model::Label* label : {&entity.label, &entity.plural}) {
    for (const std::string* name : {&label->en, &label->zh_hans, &label->zh_hant}) {
      if (!name->empty() && lower(*name) == wanted) return true;
    }
  }
  return false;
}

}  // namespace

const model::Entity& entity_named(const model::Schema& schema, const std::string& word,
                                  Language language) {
  if (const model::Entity* entity = schema.find(word)) return *entity;
  std::vector<std::string> names;
  std::string known;
  for (const model::Entity& entity : schema.entities()) {
    if (is_called(entity, word)) return entity;
    names.push_back(entity.name);
    known += (known.empty() ? "" : say(language, Text{", ", "、"})) + entity.name;
    if (language != Language::English) known += " " + entity.label.in(language);
  }
  const Message remedy(Text{"known entities: {}", "可以写：{}"}, {known});
  if (const auto meant = nearest(word, names)) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"there is no entity {}. Did you mean {}?", "没有“{}”这种记录。是不是 {}？"},
                {word, *meant}),
        remedy);
  }
  throw Error(ErrorCode::Argument,
              Message(Text{"there is no entity {}", "没有“{}”这种记录"}, {word}), remedy);
}

}  // namespace pareto::cli

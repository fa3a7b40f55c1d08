// Words of a trade that a plugin brings, with what they mean: glossary.toml in its folder.
//
//     [[word]]
//     word = { en = "Annual use", zh = "年用量" }
//     meaning = { en = "What the customer needs in a year, from whomever it comes", zh = "客户一年的需求量，不论向谁采购" }
//
// They are shown with the plugin. A field of a plugin that is called by such a word and has no help
// of its own takes the meaning for it, so that it stands wherever a field is explained. Values;
// files only where said.
#pragma once

#include <string>
#include <vector>

#include "core/base/toml_table.hpp"
#include "core/model/field.hpp"

namespace pareto::plugins {

inline constexpr const char* kGlossaryFile = "glossary.toml";

struct GlossaryWord {
  model::Label word, meaning;
};

// Throws Error naming file, line and column.
[[nodiscard]] std::vector<GlossaryWord> read_glossary(TomlTable from);

// Gives fields without help the meaning of the word that they are called by.
void explain(std::vector<model::Field>& fields, const std::vector<GlossaryWord>& words);

}  // namespace pareto::plugins

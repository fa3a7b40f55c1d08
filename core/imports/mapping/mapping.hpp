// Which column of a file goes where, how sure that is, and what was decided on the way.
//
// Proposed from the heads and settled by the values; a user or a recipe overrides it. Pure; any
// thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"
#include "core/imports/mapping/vocabulary.hpp"
#include "core/imports/shape/layout.hpp"
#include "core/imports/source/sample.hpp"
#include "core/model/schema.hpp"

namespace pareto::imports {

enum class Confidence { None, Medium, High };

struct MappedColumn {
  std::size_t column = 0;  // of the file, from 0
  std::string header;
  std::string target;  // a path (field_path.hpp); empty: not imported
  Confidence confidence = Confidence::None;
  std::int64_t factor = 1;            // 10'000 for 金额（万元）, or below 单位：万元
  std::vector<std::string> examples;  // up to three different values
};

struct Mapping {
  std::string entity;
  std::vector<MappedColumn> columns;  // one per column of the file, in order
  std::optional<bool> tax_included;   // what the heads say about the amount
  std::vector<Message>
      notes;  // what a reader should know: two columns of one name, a column left aside

  [[nodiscard]] const MappedColumn* find(std::string_view target) const;
};

// Overrides by head ("金额 (2)") or position ("#3"), from --map and recipes; an empty path or "-"
// leaves the column out.
using MappingText = std::map<std::string, std::string>;

// `trust_heads`: what cannot be left out and is called so is taken for it, though its cells do not
// read like it; its rows are then refused one by one, each with what is wrong. For a file of which
// it is known what it holds.
[[nodiscard]] Mapping propose_mapping(const model::Schema& schema, const model::Entity& entity,
                                      const Layout& layout, const Sample& sample,
                                      const MappingText& given = {}, bool trust_heads = false);

// `--map "客户=customer.name,金额=amount"`. Throws Error for what is no such list.
[[nodiscard]] MappingText parse_mapping_text(std::string_view text);

// Fields without which no row can be taken and for which there is no column, as a user would write
// them ("customer.code").
[[nodiscard]] std::vector<std::string> missing_targets(const model::Schema& schema,
                                                       const Mapping& mapping);

// The column of short names (客户简称) that must stand for names, since the file has neither name
// nor code of the record that `reference` refers to; for the entity's own records where `reference`
// is empty. Null when there is none.
[[nodiscard]] const MappedColumn* short_name_alone(const Mapping& mapping,
                                                   std::string_view reference);

// The entity that the file most likely holds; nothing when no entity's required fields are there.
// Days with amounts are sales though nobody may be found in them to have bought: what is missing is
// then said, and the file not taken for a list of something else. Entities that lack a field of
// `given` are left out.
[[nodiscard]] std::optional<std::string> guess_entity(const model::Schema& schema,
                                                      const Layout& layout, const Sample& sample,
                                                      const MappingText& given = {});

// The one thing that a first import may ask about.
struct Question {
  std::string column;  // head of the amount, or of the price that amounts are computed from
  bool about_tax;      // then "no" means that it includes tax
  Message text;        // answered by yes or no; yes is what is assumed
};
[[nodiscard]] std::optional<Question> question_about(const Mapping& mapping);

// A function for find_layout: a word that some entity knows.
[[nodiscard]] KnownHeader known_headers(const model::Schema& schema);

}  // namespace pareto::imports

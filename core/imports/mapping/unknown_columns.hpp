// Columns of a file that mean nothing to the schema, what they look like, and how they may be kept
// as fields of the firm's own.
//
// Proposed from the head and a sample of the values; what a user says goes before it. Pure; any
// thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/imports/mapping/mapping.hpp"
#include "core/imports/shape/layout.hpp"
#include "core/imports/source/sample.hpp"
#include "core/model/workspace_field.hpp"

namespace pareto::imports {

struct UnknownColumn {
  std::size_t column = 0;  // of the file, from 0
  std::string header;
  std::string front;  // "customer." where the column tells of the record that rows refer to
  model::FieldDefinition field;  // as it would be kept
  std::vector<std::string> few;  // its values, where the sample has a few of them again and again
  std::vector<std::string> examples;

  [[nodiscard]] std::string target() const { return front + field.full_name(); }
};

// In the order of the file; columns without a head or without values are left out.
[[nodiscard]] std::vector<UnknownColumn> unknown_columns(const model::Schema& schema,
                                                         const Mapping& mapping,
                                                         const Layout& layout,
                                                         const Sample& sample);

// What --keep says: "COLUMN", "COLUMN=NAME", "COLUMN=NAME:TYPE", or "all" alone. "customer.NAME" is
// a field of the record that rows refer to, "my.NAME" one of the row itself.
struct KeptColumn {
  std::string header, target;    // for ImportRequest::columns
  model::FieldDefinition field;  // to be made
};
// Throws Error naming the columns that may be kept. `known`: definitions that are there already; a
// removed one comes back.
[[nodiscard]] std::vector<KeptColumn> kept_columns(
    const model::Schema& schema, std::string_view entity, std::span<const std::string> given,
    const std::vector<UnknownColumn>& unknown, const std::vector<model::FieldDefinition>& known);

// "Yes or no", "Choice"; for people.
[[nodiscard]] std::string field_type_label(std::string_view type, Language language);

}  // namespace pareto::imports

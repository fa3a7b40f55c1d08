// A mapping made ready for reading rows: which column feeds which field, and which columns describe
// records that are referred to.
//
// Constant once made; pointers are into the schema.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/imports/mapping/mapping.hpp"
#include "core/model/schema.hpp"

namespace pareto::imports {

// A column that fills a field of the entity itself.
struct OwnColumn {
  std::size_t column;  // of the file
  const model::Field* field;
  std::int64_t factor = 1;
};

// The columns about one record that the entity refers to: which it is, and what else the file says
// of it.
struct RelatedPlan {
  const model::Field* field = nullptr;    // the reference
  const model::Entity* entity = nullptr;  // whom it refers to
  std::optional<std::size_t> code, name;  // columns; at least one of them
  bool by_short_name = false;             // `name` holds short names, for want of names and codes
  struct Other {
    std::size_t column;
    const model::Field* field;
    std::int64_t factor = 1;
    bool assumed = false;  // the column is about the row itself: it fills what is empty and
                           // contradicts nothing
  };
  std::vector<Other> others;  // includes the name where there is a code, the short name always
};

struct Plan {
  const model::Entity* entity = nullptr;
  std::vector<std::string> headers;
  std::vector<OwnColumn> own;
  std::vector<RelatedPlan> related;
  std::optional<bool> tax_included;  // for all rows; absent where a column says it or nobody does

  // Index into own; -1 when no column feeds the field.
  [[nodiscard]] int find(std::string_view field) const;
  [[nodiscard]] int find_related(std::string_view field) const;
};

// Throws Error when a field without which no row can be taken has no column.
[[nodiscard]] Plan make_plan(const model::Schema& schema, const Mapping& mapping);

}  // namespace pareto::imports

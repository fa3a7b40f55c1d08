// Finds the record that people mean: by code, name, another name, part of it, its sound, digits of
// its phone.
//
// The one place where what somebody typed becomes a record, for every entity and every command,
// condition and value. Tried in this order, and the first step that finds any decides:
//
//   code          0013; also full width, also the id
//   name          to the letter
//   spelling      霁岚营养(上海)有限公司 for 霁岚营养（上海）有限责任公司: marks, width, traditional characters (same_spelling)
//   other name    what customer_name holds: names, codes and short names of merged records, aliases
//   normal form   霁岚营养 for 霁岚营养集团有限公司: the legal form does not matter (parse_company)
//   short name    简称
//   part          霁岚
//   sound, digits jlyy, jilan; 5550 of a phone
//
// Where several are found, nobody is taken: the_one lists them. What is only looked at may be named
// by sound and digits; what is written may not, for a code that was mistyped always sounds like
// somebody, and programs name ids. Imports are stricter (core/imports/rows/name_index.hpp). One
// thread, that of the connection.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/schema.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

enum class NamedBy { Code, Name, Spelling, OtherName, NormalForm, ShortName, Part, Sound };

struct Named {
  std::int64_t id = 0;
  std::string code, label;
  std::string other_name = {};  // by which it was found, if it was
};

// What one step of the order above found.
struct Candidates {
  NamedBy by = NamedBy::Sound;
  std::vector<Named> records;  // shortest name first, at most as many as asked for
  std::int64_t count = 0;      // of all
};

[[nodiscard]] Candidates find_named(store::Connection& connection, const model::Schema& schema,
                                    const model::Entity& entity, std::string_view typed,
                                    std::size_t most = 20);

// The one that is meant. Throws Error when there is none, or when there are several, which are then
// listed with codes. What is found by a step behind `furthest` is not taken, and told:
// NamedBy::Sound for what is only looked at, NamedBy::Code for ids of programs.
[[nodiscard]] Named the_one(store::Connection& connection, const model::Schema& schema,
                            const model::Entity& entity, std::string_view typed,
                            NamedBy furthest = NamedBy::Part);

// The entity that holds other names of `entity`; null where it has none.
[[nodiscard]] const model::Entity* other_names_of(const model::Schema& schema,
                                                  const model::Entity& entity);

// What a search index is asked for what was typed: `"one" AND "other"*`; empty where it holds
// nothing to look for.
[[nodiscard]] std::string search_match(std::string_view typed);

// What people call a record; its id when it is gone.
[[nodiscard]] std::string label_of(store::Connection& connection, const model::Entity& entity,
                                   std::int64_t id);

}  // namespace pareto::records

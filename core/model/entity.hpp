// A kind of record: its name, its fields, how people name one of it, and what happens to it when
// others go.
//
// Every record has an int64 `id` besides its fields. Entities that people name have a field `code`,
// unique; others are known by several fields together (`key`), such as a sale by number and line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"
#include "core/model/field.hpp"

namespace pareto::model {

// What happens to records when a record that they refer to is removed.
enum class Cascade { Refuse, Remove, Clear };

struct Entity {
  std::string name;    // plugins' entities carry their plugin's id: "projects.project"
  std::string plugin;  // empty: core
  Label label, plural;
  std::vector<Field> fields;     // own first, then those that plugins add
  std::vector<std::string> key;  // fields that identify a record together
  std::string label_field;       // names a record for people
  std::string
      code_prefix;  // of codes that are given where a record comes without; empty: none are given
  Cascade cascade = Cascade::Refuse;
  bool kept = false;  // made by the host along with the record it belongs to, and goes with it

  [[nodiscard]] const Field* find(std::string_view field) const;
  // Index into fields; -1 when there is none.
  [[nodiscard]] int index(std::string_view field) const;
  // As messages say it: "customer", "客户".
  [[nodiscard]] Argument spoken() const { return {name, label.zh_hans}; }
  [[nodiscard]] bool has_code() const { return find("code") != nullptr; }
};

}  // namespace pareto::model

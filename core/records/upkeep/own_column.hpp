// The column of a field that the firm added, and what it holds. Not for others than the upkeep of
// such fields.
#pragma once

#include <optional>
#include <string>

#include "core/model/workspace_field.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

class OwnColumn {
 public:
  OwnColumn(store::Connection& connection, const model::Schema& schema,
            const model::FieldDefinition& definition);

  [[nodiscard]] bool exists() const { return exists_; }
  // Records that hold a value.
  [[nodiscard]] std::int64_t values() const;
  // A value that two records share, and one that is none of the choices; nothing where there is
  // none.
  [[nodiscard]] std::optional<std::string> repeated() const;
  [[nodiscard]] std::optional<std::string> other_than(
      const std::vector<model::Choice>& choices) const;
  // With all that is in it. Its view must not name it any more.
  void drop();

 private:
  store::Connection& connection_;
  std::string table_, column_, from_;  // from_: the table with its records that are there
  bool exists_ = false;
};

}  // namespace pareto::records

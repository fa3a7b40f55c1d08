// Values that look like slips of the pen among the others of their column: "technolgy" where the
// world says technology, "Retial" once beside 17 times "Retail".
//
// They are kept as they are and said: whether it is a slip only the firm knows. Looked at are
// columns of words that come again and again; names, codes and notes are not. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/schema.hpp"

namespace pareto::imports {

struct UnlikeValue {
  std::string field, value;
  std::int64_t rows = 0;
  std::string like;  // what was probably meant
};

class UnlikeValues {
 public:
  // `field` must outlive it.
  explicit UnlikeValues(const model::Field& field) : field_(&field) {}

  [[nodiscard]] static bool looks_at(const model::Entity& entity, const model::Field& field);

  void add(std::string_view value);
  // Most frequent first.
  [[nodiscard]] std::vector<UnlikeValue> find() const;

 private:
  // A column of more values than that is no list of kinds.
  static constexpr std::size_t kMost = 300;

  const model::Field* field_;
  std::unordered_map<std::string, std::int64_t> counts_;
  std::int64_t* last_ = nullptr;  // of the value that came last: they stand in runs
  std::string last_value_;
  bool given_up_ = false;
};

// How many letters must be changed, left out, added or swapped with their neighbour to make one of
// the other; no more than `most` + 1 is told apart.
[[nodiscard]] std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most);

}  // namespace pareto::imports

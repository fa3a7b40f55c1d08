// Which words in the head of a column mean which field of an entity, in every language.
//
// Derived from the schema: names, labels and aliases of the entity's fields, and of the fields of
// the records that it refers to, alone ("country") and with the record in front ("customer
// country", 客户国家). Constant once made; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/schema.hpp"

namespace pareto::imports {

enum class TaxWord { None, Excluded, Included };

// A head as it is compared: folded, and what it says besides the field.
struct HeaderWords {
  std::string folded;       // fold_header
  std::string without_tax;  // the same without words such as 不含税 or "excl. tax"
  TaxWord tax = TaxWord::None;
  std::int64_t factor = 1;  // 10'000 for 金额（万元）
  bool says_unit = false;   // also 金额（元）
};
[[nodiscard]] HeaderWords read_header(std::string_view header);

struct Meant {
  std::string target;  // a path (field_path.hpp)
  int score;           // 0 to 100
};

class Vocabulary {
 public:
  Vocabulary(const model::Schema& schema, const model::Entity& entity);

  // What a folded head may mean, best first.
  [[nodiscard]] std::span<const Meant> find(std::string_view folded) const;
  // What the longest known word at its beginning or end means, with low scores; words of few
  // letters do not count.
  [[nodiscard]] std::vector<Meant> find_part(std::string_view folded) const;
  [[nodiscard]] bool knows(std::string_view header) const;

 private:
  void add(std::string_view word, const std::string& target, int score);
  void add_field(const model::Field& field, const std::string& target, int score);

  std::unordered_map<std::string, std::vector<Meant>> words_;
};

}  // namespace pareto::imports

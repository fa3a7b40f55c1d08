// What is reckoned for each group: a sum, a count, the least, the greatest, the mean, or how many
// different ones of a field; or one of the measures that an entity has a name for ("net_sales",
// "margin").
//
//     sum:amount  min:date  max:amount  average:actual_minutes  distinct:customer  distinct:customer.province  count
//
// Pure; any thread. Pointers are into the schema.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/path.hpp"
#include "core/model/schema.hpp"

namespace pareto::pivot {

enum class Reckoning { Count, Sum, Least, Greatest, Mean, Distinct };

struct Measure {
  std::string name;    // "net_sales", "sum:amount"
  std::string entity;  // of whose records
  Reckoning reckoning = Reckoning::Count;
  const model::Field* field = nullptr;  // added up, compared; null for Count and Distinct
  const model::Field* less =
      nullptr;  // taken away from `field`; a record without it does not count
  const model::Field* knows = nullptr;  // a record counts only if it has this
  model::Path
      of;  // Distinct: of what; else: only what agrees in this is added up, such as the unit
  std::string label_en, label_zh;

  [[nodiscard]] const std::string& label(Language language) const {
    return language == Language::ChineseSimplified ? label_zh : label_en;
  }
  [[nodiscard]] bool has_unit() const {
    return reckoning != Reckoning::Distinct && !of.fields.empty();
  }
  [[nodiscard]] sdk::Type type() const;
  // Of the field, where the measure answers one of its values or between them; sums and counts are
  // plain.
  [[nodiscard]] model::Meaning meaning() const;
};

// Throws Error that says what can be written, with the nearest name.
[[nodiscard]] Measure measure_named(const model::Schema& schema, const model::Entity& entity,
                                    std::string_view text);

// The measures that have names of their own, the first of which is meant when none is told; "count"
// last.
[[nodiscard]] std::vector<Measure> named_measures(const model::Schema& schema,
                                                  const model::Entity& entity);

}  // namespace pareto::pivot

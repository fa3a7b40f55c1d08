// Where a value lies, seen from a record: a field of its own, or of a record that it refers to,
// over any number of steps
// ("customer.province", "customer.owner.team"), and of a day or moment also the year, quarter,
// month or week it falls in
// ("date.month").
//
// Plugins' fields go by their full names ("customer.chemical.annual_usage"), every step also by its
// label ("客户.省份"). What only one of the records referred to has may be named alone: "province"
// of a sale is "customer.province", "month" is "date.month". Pure; any thread. Pointers are into
// the schema and live as long as it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/schema.hpp"

namespace pareto::model {

enum class DatePart { None, Year, Quarter, Month, Week, Day };

struct Path {
  const Entity* entity = nullptr;  // where it begins
  std::vector<const Field*>
      fields{};  // from there on; all but the last refer to a record that has the next
  DatePart part = DatePart::None;

  [[nodiscard]] const Field& last() const { return *fields.back(); }
  // As it can be written: "customer.province", "date.month".
  [[nodiscard]] std::string name() const;
  // "Province", "Month"; of a day that is not the record's own also whose: "First order, month".
  [[nodiscard]] std::string label(Language language) const;
};

// Nothing when there is no such field, when several are meant, or when it is a secret.
[[nodiscard]] std::optional<Path> find_path(const Schema& schema, const Entity& entity,
                                            std::string_view text);
// The same, but an Error that says which there are, with the nearest first.
[[nodiscard]] Path path_named(const Schema& schema, const Entity& entity, std::string_view text);

// All paths of at most one step, in the order of the fields.
[[nodiscard]] std::vector<Path> paths_of(const Schema& schema, const Entity& entity);

// The day by which records of an entity belong to a period: its first required date or time, else
// the first that people fill in. Null where it has none.
[[nodiscard]] const Field* date_of(const Entity& entity);

// "year", "month"; "年", "月份".
[[nodiscard]] std::optional<DatePart> parse_date_part(std::string_view word);
[[nodiscard]] std::string_view name_of(DatePart part);
[[nodiscard]] std::string label_of(DatePart part, Language language);

}  // namespace pareto::model

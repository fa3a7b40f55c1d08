// What a pivot is asked for, and what it answers: the one description behind the host's service and
// the command line.
//
//     PivotRequest{.entity = "sale", .rows = {"customer.province", "product"}, .columns = "month",
//                  .measures = {"net_sales"}, .totals = {"margin"}, .period = …, .before = …}
//
// Dimensions are paths (core/model/path.hpp), measures as in measure.hpp, conditions as in
// core/records/list/condition.hpp. Values.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/base/time_zone.hpp"
#include "core/model/field.hpp"
#include "pareto/period.hpp"
#include "pareto/table.hpp"

namespace pareto::pivot {

using sdk::DayRange;

struct PivotRequest {
  std::string entity;
  std::vector<std::string> rows;  // dimensions, at most kMostDimensions; none: one row
  std::string columns;            // the dimension that is spread over columns; empty: none
  std::vector<std::string>
      measures;  // spread over the columns, with their total; none: the entity's first
  std::vector<std::string> totals;  // of each row alone
  std::vector<std::string> where;   // all must hold
  std::string date;                 // the day that `period` is about; empty: the entity's own
  std::optional<DayRange> period;   // nothing: all
  std::optional<DayRange>
      before;            // what `period` is compared with; its days are laid over those of `period`
  std::int64_t top = 0;  // groups that are rows of their own, the others are the rest; 0: all
  std::int64_t top_columns =
      0;  // likewise for values over columns; days and what they fall in are never cut
  std::string
      sort;  // a measure, "-" before it for the largest first, its ".change", or "key"; empty: the
             // first measure, largest first, or by days where the first dimension is one
  TimeZone zone = {};  // by whose clocks a moment belongs to a day
  std::optional<Date> today =
      {};  // of days in conditions that are told from it; without it there are none
  Language language = Language::English;
  bool choices_by_label = false;  // choices as people read them, else their codes
  bool every_choice = false;  // choices over the columns: each that there is, in their order, also
                              // those that no record has
};

inline constexpr std::size_t kMostDimensions = 8;
// More would be read by nobody, and memory follows them.
inline constexpr std::size_t kMostGroups = 2'000'000, kMostColumns = 1'000;
// Numbers held at once: groups × columns × measures, with those before.
inline constexpr std::size_t kMostValues = 48'000'000;

// What a row is.
inline constexpr const char *kGroupRow = "group", *kRestRow = "rest", *kTotalRow = "total";
// What a column holds. Now, Before, Change are of a measure; Unit is in which a quantity is
// counted.
enum class ColumnKind {
  Row = 0,
  Groups = 1,
  Dimension = 2,
  Now = 3,
  Before = 4,
  Change = 5,
  Unit = 6
};

struct PivotColumn {
  std::string name;   // "customer.province", "net_sales", "net_sales.before", "net_sales:2026-07",
                      // "net_sales:2026-07.change"
  std::string label;  // in the reader's language
  ColumnKind kind = ColumnKind::Row;
  int index = 0;      // of the dimension, or of the measure: those spread first, then the totals
  bool total = true;  // of a measure: over all columns
  std::string
      value;  // of a measure that is spread: which value of the dimension; empty: none, or the rest
  bool rest = false;
  sdk::Type type = sdk::Type::Text;
  model::Meaning meaning = model::Meaning::Plain;  // of a dimension's values, and of a measure's
                                                   // where they are the field's own
};

// The first two columns are the row's kind and how many groups it sums up. The rest and the total
// have nulls for dimensions; where something has no value at all, the answer is null and not 0.
// What is no record's is null too.
struct Pivot {
  std::vector<PivotColumn> columns;
  std::unique_ptr<sdk::BatchStream> rows;
  std::int64_t groups = 0, lines = 0;  // records that were read
};

}  // namespace pareto::pivot

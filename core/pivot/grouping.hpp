// What a pivot holds when all records have passed: groups by their codes, columns by theirs, a sum
// per measure and cell.
//
// One thread.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/pivot/accumulator.hpp"
#include "core/pivot/encoder.hpp"
#include "core/pivot/int_map.hpp"
#include "core/pivot/plan.hpp"

namespace pareto::pivot {

struct Grouping {
  std::vector<std::unique_ptr<Encoder>> rows;  // of the dimensions
  std::unique_ptr<Encoder> spread;             // null: no columns
  std::vector<PairMap> steps;                  // per dimension: (group of those before it, code)
  std::vector<Accumulator> measures;
  std::vector<std::unique_ptr<Encoder>> units;  // by measure, of what has a unit; else null
  std::int64_t records = 0;

  [[nodiscard]] std::size_t groups() const { return steps.empty() ? 1 : steps.back().size(); }
  [[nodiscard]] std::size_t columns() const { return spread ? spread->size() : 1; }
  // The code of a dimension of a group.
  [[nodiscard]] std::uint32_t code(std::size_t group, std::size_t dimension) const;
};

// Reads all there is. `progress` as for pivot().
[[nodiscard]] Grouping group_records(const Source& source, const Plan& plan,
                                     const PivotRequest& request,
                                     const std::function<void(std::int64_t records)>& progress);

}  // namespace pareto::pivot

// One measure over all groups and columns, as it grows while records pass.
//
// A cell is a group's place times the width, plus the column. What has no value is no 0. Sums are
// exact: one that no number of 64 bits holds is an Error. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/pivot/int_map.hpp"
#include "core/pivot/measure.hpp"
#include "pareto/table.hpp"

namespace pareto::pivot {

// In a cell: no value; as a unit: several.
inline constexpr std::int64_t kNothing = INT64_MIN;
inline constexpr std::uint32_t kMixed = UINT32_MAX;

// What came together of one or several cells.
struct Sum {
  std::int64_t whole = 0;  // by the measure's type: numbers, or a real by its bits
  std::int64_t count = 0;  // of the records
  std::uint32_t unit = 0;  // code
  bool mixed = false;      // units differ: there is no sum
  [[nodiscard]] bool none() const { return count == 0 || mixed; }
};

// The cells of a batch and what of its records counts: parallel arrays.
struct Batched {
  std::int64_t rows = 0;
  const std::uint32_t* group = nullptr;
  const std::uint32_t* column = nullptr;  // null: the measure is of the group alone
  const std::uint8_t* before = nullptr;   // null: there is no period before
};

class Accumulator {
 public:
  Accumulator(const Measure& measure, bool with_before);

  // Makes room: `groups` and `width` never shrink.
  void fit(std::size_t groups, std::size_t width);
  // `field` and those below as the measure says; `codes`: of units, or of what is told apart.
  void add(const Batched& batch, const sdk::ColumnView* field, const sdk::ColumnView* less,
           const sdk::ColumnView* knows, const std::vector<std::uint32_t>* codes);

  // Of one cell. Not of Distinct. Most cells of a wide answer are empty, and each is asked for
  // several times: so it is here.
  [[nodiscard]] Sum at(std::size_t group, std::size_t column, int series) const {
    const std::size_t cell = group * width_ + column;
    if (cell >= cells_[series].size() || column >= width_ || cells_[series][cell] == kNothing)
      return {};
    Sum sum{cells_[series][cell], 1};
    if (measure_.reckoning == Reckoning::Mean) sum.count = counts_[series][cell];
    if (measure_.has_unit()) {
      sum.unit = units_[series][cell];
      sum.mixed = sum.unit == kMixed;
    }
    return sum;
  }
  void fold(Sum& into, const Sum& more) const;
  // Of Distinct: which (group, column, series) had which value.
  struct Seen {
    std::uint32_t group, column, value;
    int series;
  };
  [[nodiscard]] std::size_t seen_size() const { return seen_.size(); }
  [[nodiscard]] Seen seen(std::size_t i) const;

  // The answer in the measure's type, a mean divided.
  [[nodiscard]] std::int64_t whole(const Sum& sum) const;
  [[nodiscard]] double real(const Sum& sum) const;

  // Numbers held.
  [[nodiscard]] std::size_t values() const {
    return cells_[0].size() * (cells_[1].empty() ? 1 : 2) + seen_.size() * 3;
  }
  [[nodiscard]] const Measure& measure() const { return measure_; }

 private:
  void put(std::size_t cell, int series, std::int64_t value, std::uint32_t unit);

  Measure measure_;
  bool real_;
  std::size_t width_ = 1;
  std::vector<std::int64_t> cells_[2];   // by series: now, before; kNothing where there is none
  std::vector<std::int64_t> counts_[2];  // of Mean
  std::vector<std::uint32_t> units_[2];  // of what has a unit; kMixed where they differ
  bool with_before_;
  PairMap places_, cells_of_distinct_, seen_;  // (group, series), (place, column), (cell, value)
};

}  // namespace pareto::pivot

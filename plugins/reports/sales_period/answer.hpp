// The host's answer, held in batches as it came: rows in its order, the total, and what changed
// most.
//
// Values; the batches are shared with the streams that are made of them. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pareto/pivot.hpp"

namespace pareto::sales_period {

class Answer {
 public:
  // Reads it wholly.
  explicit Answer(sdk::Pivot pivot, const sdk::Job& job);

  struct Row {
    std::uint32_t batch, row;
  };
  // Rows of groups; the total has its own.
  [[nodiscard]] const std::vector<Row>& groups() const { return groups_; }
  [[nodiscard]] const Row& total() const { return total_; }

  [[nodiscard]] const std::vector<sdk::PivotColumn>& columns() const { return columns_; }
  [[nodiscard]] int find(const std::string& name) const;
  [[nodiscard]] const sdk::ColumnView& column(Row row, int column) const {
    return views_[row.batch][static_cast<std::size_t>(column)];
  }
  // Whether it holds whole numbers, which can be added up exactly.
  [[nodiscard]] bool is_whole(int column) const;
  // Nothing where there is none, or no such column (-1).
  [[nodiscard]] std::optional<std::int64_t> integer(Row row, int column) const;
  // "浙江 · 柠檬酸": what the dimensions are called.
  [[nodiscard]] std::string name(Row row, const sdk::Job& job) const;
  [[nodiscard]] std::string dimension(Row row, std::size_t dimension, const sdk::Job& job) const;
  [[nodiscard]] std::size_t dimensions() const { return dimensions_.size(); }
  [[nodiscard]] const sdk::PivotColumn& about(std::size_t dimension) const {
    return columns_[static_cast<std::size_t>(dimensions_[dimension])];
  }

  // Those that grew (or shrank) most, at most `most`; of two alike the one that comes first.
  [[nodiscard]] std::vector<Row> changed(int change, bool grew, std::size_t most) const;

 private:
  std::vector<sdk::PivotColumn> columns_;
  std::vector<int> dimensions_;
  std::vector<sdk::Batch> batches_;
  std::vector<std::vector<sdk::ColumnView>>
      views_;  // by batch: made once, since each is asked for by every row
  std::vector<Row> groups_;
  Row total_{};
};

}  // namespace pareto::sales_period

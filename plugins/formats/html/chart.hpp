// The charts of a document as SVG: one function per kind, all reading their rows from ChartRows.
//
// A chart holds all its rows, at most kMostRows; what is longer is a table, or is summed up by the report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pareto/document.hpp"

namespace pareto::html {

inline constexpr std::int64_t kMostChartRows = 1000;

// The rows of one chart, by column name and row.
class ChartRows {
 public:
  // Throws Failure (ARGUMENT) for too many rows.
  ChartRows(const sdk::ChartInfo& info, sdk::BatchStream& stream, const sdk::Job& job);

  [[nodiscard]] int rows() const { return static_cast<int>(places_.size()); }
  // "" and 0 where there is no such column or no value.
  [[nodiscard]] std::string_view text(std::string_view column, int row) const;
  [[nodiscard]] double real(std::string_view column, int row) const;
  [[nodiscard]] std::int64_t integer(std::string_view column, int row) const;
  [[nodiscard]] bool has(std::string_view column, int row) const;
  // As in a table's cell; money in the large unit with it ("711.8 万").
  [[nodiscard]] std::string shown(std::string_view column, int row, const sdk::Amounts& amounts) const;
  [[nodiscard]] const sdk::Column* column(std::string_view name) const;

 private:
  struct Place {
    std::size_t batch;
    std::int64_t row;
  };
  [[nodiscard]] int index(std::string_view column) const;

  const std::vector<sdk::Column>& columns_;
  std::vector<sdk::Batch> batches_;
  std::vector<Place> places_;
};

// Money or a number on an axis: from zero to `most` (and down to `least`), in round steps.
class Axis {
 public:
  Axis(const sdk::Column* column, double least, double most, const sdk::Amounts& amounts, int steps = 5);
  [[nodiscard]] double least() const { return least_; }
  [[nodiscard]] double most() const { return most_; }
  [[nodiscard]] const std::vector<double>& ticks() const { return ticks_; }
  // "1,500", in the unit, with the decimals of the steps.
  [[nodiscard]] std::string label(double tick) const;
  // The same of any value, such as that of a bar.
  [[nodiscard]] std::string label_of(double value) const { return label(value); }
  // "万元", "M CNY"; "" where values have none.
  [[nodiscard]] const std::string& unit() const { return unit_; }

 private:
  double least_, most_, scale_ = 1;
  int digits_ = 0;
  bool percent_ = false;
  std::string unit_;
  std::vector<double> ticks_;
};

std::string pareto_chart(const sdk::ChartInfo& info, const ChartRows& rows, const sdk::Amounts& amounts);
std::string changes_chart(const sdk::ChartInfo& info, const ChartRows& rows, const sdk::Amounts& amounts);
std::string rhythm_chart(const sdk::ChartInfo& info, const ChartRows& rows, const sdk::Amounts& amounts);
std::string bars_chart(const sdk::ChartInfo& info, const ChartRows& rows, const sdk::Amounts& amounts);

}  // namespace pareto::html

// The rows of one chart, held, by column name and row: what a format draws from, or writes as a
// table.
//
//     const ChartRows rows(info, stream, job);
//     for (int i = 0; i < rows.rows(); ++i) draw(rows.text("label", i), rows.real("value", i));
//
// At most kMostChartRows; what is longer is a table, or is summed up by the report. One thread.
// Header-only.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/document.hpp"
#include "pareto/shown.hpp"
#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

inline constexpr std::int64_t kMostChartRows = 1000;

class ChartRows {
 public:
  // Throws Failure (ARGUMENT) for too many rows. `info` must outlive the object.
  ChartRows(const ChartInfo& info, BatchStream& stream, const Job& job) : columns_(info.columns) {
    for (Batch batch; stream.next(batch); batch = Batch()) {
      job.check();
      for (std::int64_t row = 0; row < batch.rows(); ++row)
        places_.push_back({batches_.size(), row});
      if (rows() > kMostChartRows) {
        fail(job, PARETO_E_ARGUMENT, {"the chart {} has more than {} rows", "图表 {} 超过 {} 行"},
             {info.name, std::to_string(kMostChartRows)});
      }
      batches_.push_back(std::move(batch));
    }
  }

  [[nodiscard]] int rows() const { return static_cast<int>(places_.size()); }
  [[nodiscard]] const Column* column(std::string_view name) const {
    const int i = index(name);
    return i < 0 ? nullptr : &columns_[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] bool has(std::string_view column, int row) const {
    const int i = index(column);
    return i >= 0 && !view(i, row).is_null(place(row).row);
  }
  // "" and 0 where there is no such column or no value.
  [[nodiscard]] std::string_view text(std::string_view column, int row) const {
    if (!has(column, row) || this->column(column)->type != Type::Text) return {};
    return view(index(column), row).text(place(row).row);
  }
  [[nodiscard]] double real(std::string_view column, int row) const {
    if (!has(column, row) || this->column(column)->type == Type::Text) return 0;
    const double value = view(index(column), row).real(place(row).row);
    return std::isfinite(value) ? value : 0;
  }
  [[nodiscard]] std::int64_t integer(std::string_view column, int row) const {
    if (!has(column, row)) return 0;
    const Type type = this->column(column)->type;
    return type == Type::Text || type == Type::Real
               ? 0
               : view(index(column), row).integer(place(row).row);
  }
  // As in a table's cell; money in the large unit with it ("711.8 万").
  [[nodiscard]] std::string shown(std::string_view column, int row, const Amounts& amounts) const {
    const std::string words = cell(column, row, amounts);
    const std::string unit =
        words.empty() ? std::string() : heading_of(*this->column(column), amounts).unit;
    return unit.empty() ? words : words + " " + unit;
  }
  // As in a table's cell, the unit left to its heading.
  [[nodiscard]] std::string cell(std::string_view column, int row, const Amounts& amounts) const {
    if (!has(column, row)) return {};
    const int i = index(column);
    return sdk::shown(columns_[static_cast<std::size_t>(i)], view(i, row), place(row).row, amounts);
  }

 private:
  struct Place {
    std::size_t batch;
    std::int64_t row;
  };
  [[nodiscard]] int index(std::string_view column) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].name == column) return static_cast<int>(i);
    }
    return -1;
  }
  [[nodiscard]] const Place& place(int row) const { return places_[static_cast<std::size_t>(row)]; }
  [[nodiscard]] ColumnView view(int column, int row) const {
    return batches_[place(row).batch].column(static_cast<std::size_t>(column));
  }

  const std::vector<Column>& columns_;
  std::vector<Batch> batches_;
  std::vector<Place> places_;
};

}  // namespace v0
}  // namespace pareto::sdk

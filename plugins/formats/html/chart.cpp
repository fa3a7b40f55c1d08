#include "chart.hpp"

#include <algorithm>
#include <cmath>

#include "pareto/words.hpp"
#include "values.hpp"

namespace pareto::html {

using sdk::Type;

ChartRows::ChartRows(const sdk::ChartInfo& info, sdk::BatchStream& stream, const sdk::Job& job) : columns_(info.columns) {
  for (sdk::Batch batch; stream.next(batch); batch = sdk::Batch()) {
    for (std::int64_t row = 0; row < batch.rows(); ++row) places_.push_back({batches_.size(), row});
    if (rows() > kMostChartRows) {
      sdk::fail(job, PARETO_E_ARGUMENT, {"the chart {} has more than {} rows", "图表 {} 超过 {} 行"},
                {info.name, std::to_string(kMostChartRows)});
    }
    batches_.push_back(std::move(batch));
  }
}

int ChartRows::index(std::string_view column) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].name == column) return static_cast<int>(i);
  }
  return -1;
}

const sdk::Column* ChartRows::column(std::string_view name) const {
  const int i = index(name);
  return i < 0 ? nullptr : &columns_[static_cast<std::size_t>(i)];
}

bool ChartRows::has(std::string_view column, int row) const {
  const int i = index(column);
  const Place& place = places_[static_cast<std::size_t>(row)];
  return i >= 0 && !batches_[place.batch].column(static_cast<std::size_t>(i)).is_null(place.row);
}

std::string_view ChartRows::text(std::string_view column, int row) const {
  if (!has(column, row) || this->column(column)->type != Type::Text) return {};
  const Place& place = places_[static_cast<std::size_t>(row)];
  return batches_[place.batch].column(static_cast<std::size_t>(index(column))).text(place.row);
}

double ChartRows::real(std::string_view column, int row) const {
  if (!has(column, row) || this->column(column)->type == Type::Text) return 0;
  const Place& place = places_[static_cast<std::size_t>(row)];
  const double value = batches_[place.batch].column(static_cast<std::size_t>(index(column))).real(place.row);
  return std::isfinite(value) ? value : 0;
}

std::int64_t ChartRows::integer(std::string_view column, int row) const {
  if (!has(column, row)) return 0;
  const Type type = this->column(column)->type;
  if (type == Type::Text || type == Type::Real) return 0;
  const Place& place = places_[static_cast<std::size_t>(row)];
  return batches_[place.batch].column(static_cast<std::size_t>(index(column))).integer(place.row);
}

std::string ChartRows::shown(std::string_view column, int row, const sdk::Amounts& amounts) const {
  if (!has(column, row)) return {};
  const sdk::Column& found = *this->column(column);
  const Place& place = places_[static_cast<std::size_t>(row)];
  std::string text =
      html::shown(found, batches_[place.batch].column(static_cast<std::size_t>(index(column))), place.row, amounts);
  const std::string unit = heading_of(found, amounts).unit;
  return unit.empty() || text.empty() ? text : text + " " + unit;
}

Axis::Axis(const sdk::Column* column, double least, double most, const sdk::Amounts& amounts, int steps)
    : least_(std::min(least, 0.0)), most_(std::max(most, 0.0)) {
  const bool money = column != nullptr && column->type == Type::Money;
  percent_ = column != nullptr && column->meaning == PARETO_M_PERCENT;
  if (money) {
    const bool large = column->scale == sdk::Scale::Large;
    scale_ = !large ? 1e4 : amounts.chinese() ? 1e8 : 1e10;
    unit_ = large ? amounts.large_unit_of_money() : amounts.currency_name();
  } else if (column != nullptr && column->type == Type::Quantity) {
    scale_ = 1e4;
    unit_ = column->unit;
  } else if (percent_) {
    scale_ = 0.01;
  } else if (column != nullptr) {
    unit_ = column->unit;
  }
  if (most_ - least_ <= 0) most_ = scale_;
  // The smallest of 1, 2, 5 times a power of ten that needs no more than `steps` steps.
  const double range = (most_ - least_) / scale_;
  double power = std::pow(10.0, std::floor(std::log10(range / steps)));
  double step = power;
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    step = power * factor;
    if (range / step <= steps) break;
  }
  digits_ = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 4);
  for (double k = std::ceil(least_ / scale_ / step - 1e-9); k * step * scale_ <= most_ * (1 + 1e-9); ++k) {
    ticks_.push_back(k * step * scale_);
  }
}

std::string Axis::label(double tick) const { return sdk::real_text(tick / scale_, digits_) + (percent_ ? "%" : ""); }

}  // namespace pareto::html

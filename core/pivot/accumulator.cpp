#include "core/pivot/accumulator.hpp"

#include <algorithm>
#include <bit>

#include "core/base/error.hpp"

namespace pareto::pivot {
namespace {

using sdk::ColumnView;
using sdk::Type;

[[noreturn]] void too_large(const Measure& measure) {
  throw Error(ErrorCode::Data,
              Message(Text{"{} adds up to more than can be held", "{} 的合计超出可表示的范围"},
                      {measure.name}),
              Message(Text{"look for a record with a mistaken value: pareto list {} --sort=-{}",
                           "请查找数值有误的记录：pareto list {} --sort=-{}"},
                      {measure.entity, measure.field ? measure.field->name : "id"}));
}

double as_real(std::int64_t bits) { return std::bit_cast<double>(bits); }
std::int64_t as_bits(double value) { return std::bit_cast<std::int64_t>(value); }

// How two values become one; `a` is not nothing.
std::int64_t together(const Measure& measure, bool real, std::int64_t a, std::int64_t b) {
  switch (measure.reckoning) {
    case Reckoning::Least:
      return real ? (as_real(b) < as_real(a) ? b : a) : std::min(a, b);
    case Reckoning::Greatest:
      return real ? (as_real(b) > as_real(a) ? b : a) : std::max(a, b);
    default:
      break;
  }
  if (real) return as_bits(as_real(a) + as_real(b));
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum) || sum == kNothing) too_large(measure);
  return sum;
}

}  // namespace

Accumulator::Accumulator(const Measure& measure, bool with_before)
    : measure_(measure),
      real_(measure.field != nullptr && measure.field->type == Type::Real),
      with_before_(with_before) {}

void Accumulator::fit(std::size_t groups, std::size_t width) {
  if (measure_.reckoning == Reckoning::Distinct) return;
  const auto refit = [&](auto& cells, auto nothing) {
    if (width != width_ && !cells.empty()) {
      const std::size_t rows = cells.size() / width_;
      cells.resize(rows * width, nothing);
      for (std::size_t row = rows;
           row-- > 0;) {  // from the end, so that nothing is overwritten before it has moved
        for (std::size_t c = width; c-- > 0;)
          cells[row * width + c] = c < width_ ? cells[row * width_ + c] : nothing;
      }
    }
    if (cells.capacity() < groups * width)
      cells.reserve(std::max(groups * width, cells.capacity() * 2));
    if (cells.size() < groups * width) cells.resize(groups * width, nothing);
  };
  for (int series = 0; series < (with_before_ ? 2 : 1); ++series) {
    refit(cells_[series], kNothing);
    if (measure_.reckoning == Reckoning::Mean) refit(counts_[series], std::int64_t{0});
    if (measure_.has_unit()) refit(units_[series], std::uint32_t{0});
  }
  width_ = width;
}

void Accumulator::put(std::size_t cell, int series, std::int64_t value, std::uint32_t unit) {
  std::int64_t& held = cells_[series][cell];
  if (measure_.has_unit()) {
    std::uint32_t& of = units_[series][cell];
    if (held == kNothing)
      of = unit;
    else if (of != unit)
      of = kMixed;
    // What is not added up cannot grow too large either.
    if (of == kMixed) return;
  }
  held = held == kNothing ? value : together(measure_, real_, held, value);
  if (measure_.reckoning == Reckoning::Mean) ++counts_[series][cell];
}

void Accumulator::add(const Batched& batch, const ColumnView* field, const ColumnView* less,
                      const ColumnView* knows, const std::vector<std::uint32_t>* codes) {
  if (measure_.reckoning == Reckoning::Distinct) {
    for (std::int64_t row = 0; row < batch.rows; ++row) {
      const std::uint32_t value = (*codes)[static_cast<std::size_t>(row)];
      if (value == 0) continue;
      const std::uint32_t place =
          places_.number(batch.group[row], batch.before != nullptr && batch.before[row] ? 1 : 0);
      seen_.number(cells_of_distinct_.number(place, batch.column ? batch.column[row] : 0), value);
    }
    return;
  }
  const bool plain = measure_.reckoning == Reckoning::Sum && !real_ && !measure_.has_unit();
  for (std::int64_t row = 0; row < batch.rows; ++row) {
    if (field != nullptr && field->is_null(row)) continue;
    if (less != nullptr && less->is_null(row)) continue;
    if (knows != nullptr && knows->is_null(row)) continue;
    const std::size_t cell =
        std::size_t{batch.group[row]} * width_ + (batch.column != nullptr ? batch.column[row] : 0);
    const int series = batch.before != nullptr && batch.before[row] ? 1 : 0;
    std::int64_t value = field == nullptr ? 1
                         : real_          ? as_bits(field->real(row))
                                          : field->integer(row);
    if (less != nullptr &&
        (__builtin_sub_overflow(value, less->integer(row), &value) || value == kNothing))
      too_large(measure_);
    if (!plain) {
      put(cell, series, value, measure_.has_unit() ? (*codes)[static_cast<std::size_t>(row)] : 0);
      continue;
    }
    std::int64_t& held = cells_[series][cell];
    if (held == kNothing)
      held = value;
    else if (__builtin_add_overflow(held, value, &held) || held == kNothing)
      too_large(measure_);
  }
}

void Accumulator::fold(Sum& into, const Sum& more) const {
  if (more.count == 0) return;
  if (into.count == 0) {
    into = more;
    return;
  }
  into.count += more.count;
  into.mixed = into.mixed || more.mixed || (measure_.has_unit() && into.unit != more.unit);
  if (!into.mixed) into.whole = together(measure_, real_, into.whole, more.whole);
}

Accumulator::Seen Accumulator::seen(std::size_t i) const {
  const PairMap::Pair cell = cells_of_distinct_[seen_[i].first], place = places_[cell.first];
  return {place.first, cell.second, seen_[i].second, static_cast<int>(place.second)};
}

std::int64_t Accumulator::whole(const Sum& sum) const {
  if (measure_.reckoning != Reckoning::Mean) return sum.whole;
  // Half away from zero, as everywhere.
  const bool negative = sum.whole < 0;
  const std::uint64_t size = negative ? std::uint64_t{0} - static_cast<std::uint64_t>(sum.whole)
                                      : static_cast<std::uint64_t>(sum.whole);
  const auto by = static_cast<std::uint64_t>(sum.count);
  const auto mean = static_cast<std::int64_t>(size / by + (size % by >= by - size % by ? 1 : 0));
  return negative ? -mean : mean;
}

double Accumulator::real(const Sum& sum) const {
  const double value = real_ ? as_real(sum.whole) : static_cast<double>(sum.whole);
  return measure_.reckoning == Reckoning::Mean ? value / static_cast<double>(sum.count) : value;
}

}  // namespace pareto::pivot

#include "core/pivot/answer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/pivot/columns.hpp"

namespace pareto::pivot {
namespace {

using sdk::Type;

// The sums of one row, by measure, place over the columns (the last is over all; what is not spread
// has that alone) and series.
class RowSums {
 public:
  RowSums(const Plan& plan, std::size_t places, bool with_before) : series_(with_before ? 2 : 1) {
    std::size_t size = 0;
    for (const PlannedMeasure& measure : plan.measures) {
      const std::size_t own = measure.spread ? places : 1;
      // Places count from the end, so that the one over all is the same for both.
      ends_.push_back(size += own * series_);
    }
    places_ = places;
    sums_.resize(size);
  }
  [[nodiscard]] Sum& at(std::size_t measure, std::size_t place, int series) {
    return sums_[ends_[measure] - (places_ - place) * series_ + static_cast<std::size_t>(series)];
  }
  [[nodiscard]] bool has_before() const { return series_ == 2; }
  void clear() { std::fill(sums_.begin(), sums_.end(), Sum{}); }
  // Those of `more`, which is of the same shape, with `fold(measure, into, more)`.
  template <class Fold>
  void fold(const RowSums& more, Fold fold) {
    for (std::size_t i = 0, m = 0; i < sums_.size(); ++i) {
      while (i >= ends_[m]) ++m;
      fold(m, sums_[i], more.sums_[i]);
    }
  }

 private:
  std::size_t places_ = 0, series_;
  std::vector<std::size_t> ends_;  // by measure
  std::vector<Sum> sums_;
};

class Answer {
 public:
  Answer(Grouping grouping, Plan plan, const PivotRequest& request)
      : grouping_(std::move(grouping)),
        plan_(std::move(plan)),
        request_(request),
        spread_(spread_of(grouping_, plan_, request_)),
        columns_(columns_of(plan_, spread_, request_)),
        sums_(plan_, spread_.size() + 1, request_.before.has_value()),
        totals_(sums_) {
    for (const AnswerColumn& column : columns_)
      schema_.push_back({column.about.name, column.about.type});
    place_of_.assign(grouping_.columns(), kOver);
    for (std::size_t s = 0; s < spread_.size(); ++s) {
      for (const std::uint32_t code : spread_[s].codes)
        place_of_[code] = static_cast<std::uint32_t>(s);
    }
    name_dimensions();
    order_groups();
    count_distinct();
    for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
      units_.emplace_back();
      if (!grouping_.units[m]) continue;
      std::vector<std::uint32_t> codes(grouping_.units[m]->size());
      std::iota(codes.begin(), codes.end(), 0u);
      for (const Value& value : grouping_.units[m]->values(codes))
        units_.back().push_back(text_of(value, type_of(plan_.measures[m].measure.of)));
    }
  }

  [[nodiscard]] const sdk::Schema& schema() const { return schema_; }
  [[nodiscard]] std::size_t groups() const {
    return grouping_.records == 0 && !plan_.rows.empty() ? 0 : grouping_.groups();
  }
  [[nodiscard]] std::int64_t records() const { return grouping_.records; }
  [[nodiscard]] std::vector<PivotColumn> columns() const {
    std::vector<PivotColumn> out;
    for (const AnswerColumn& column : columns_) out.push_back(column.about);
    return out;
  }

  bool next(const std::shared_ptr<const sdk::Schema>& schema, sdk::Batch& batch) {
    sdk::BatchBuilder rows(schema);
    const std::int64_t most = std::max<std::int64_t>(
        1, sdk::kBatchRows / static_cast<std::int64_t>(1 + columns_.size() / 16));
    for (; given_ < all_rows() && rows.rows() < most && rows.text_bytes() < (8u << 20); ++given_)
      put_row(rows);
    if (rows.rows() == 0) return false;
    batch = rows.finish();
    return true;
  }

 private:
  static constexpr std::uint32_t kOver = UINT32_MAX;
  using Weight = long double;  // holds every amount exactly, and every real
  static constexpr Weight kNoWeight = -HUGE_VALL;

  [[nodiscard]] std::size_t over() const { return spread_.size(); }  // the place over all columns
  [[nodiscard]] std::size_t shown() const { return order_.size() - rest_; }
  [[nodiscard]] std::size_t all_rows() const { return shown() + (rest_ > 0 ? 1 : 0) + 1; }

  void name_dimensions() {
    for (std::size_t d = 0; d < plan_.rows.size(); ++d) {
      std::vector<std::uint32_t> codes(grouping_.rows[d]->size());
      std::iota(codes.begin(), codes.end(), 0u);
      names_.push_back(grouping_.rows[d]->values(codes));
      relabel(names_.back(), plan_.rows[d].path, request_);
    }
  }

  // Sums of a group, added to `sums_`.
  void add(std::size_t group) {
    for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
      const Accumulator& measure = grouping_.measures[m];
      if (measure.measure().reckoning == Reckoning::Distinct) continue;
      for (int series = 0; series < (request_.before ? 2 : 1); ++series) {
        if (!plan_.measures[m].spread || spread_.empty()) {
          for (std::size_t code = 0; code < (plan_.measures[m].spread ? place_of_.size() : 1);
               ++code)
            measure.fold(sums_.at(m, over(), series), measure.at(group, code, series));
          continue;
        }
        for (std::size_t code = 0; code < place_of_.size(); ++code) {
          const Sum cell = measure.at(group, code, series);
          if (cell.count == 0) continue;
          if (place_of_[code] != kOver) measure.fold(sums_.at(m, place_of_[code], series), cell);
          measure.fold(sums_.at(m, over(), series), cell);
        }
      }
    }
  }

  // What groups are ordered by; nothing comes last in any order.
  [[nodiscard]] std::vector<Weight> weights() {
    const Plan::Sort& sort = plan_.sort;
    const Accumulator& measure = grouping_.measures[sort.measure];
    const Reckoning reckoning = measure.measure().reckoning;
    std::vector<Weight> out(groups(), kNoWeight);
    if (reckoning == Reckoning::Distinct) {
      std::vector<std::int64_t> counts[2] = {std::vector<std::int64_t>(groups(), 0),
                                             std::vector<std::int64_t>(groups(), 0)};
      PairMap seen, places;
      for (std::size_t i = 0; i < measure.seen_size(); ++i) {
        const Accumulator::Seen one = measure.seen(i);
        bool fresh = false;
        (void)seen.number(places.number(one.group, static_cast<std::uint32_t>(one.series)),
                          one.value, fresh);
        if (fresh) ++counts[one.series][one.group];
      }
      for (std::size_t g = 0; g < out.size(); ++g)
        out[g] = static_cast<Weight>(sort.change ? counts[0][g] - counts[1][g] : counts[0][g]);
      return out;
    }
    for (std::size_t g = 0; g < out.size(); ++g) {
      Sum now, before;
      const std::size_t width = plan_.measures[sort.measure].spread ? place_of_.size() : 1;
      for (std::size_t code = 0; code < width; ++code) {
        measure.fold(now, measure.at(g, code, 0));
        if (sort.change) measure.fold(before, measure.at(g, code, 1));
      }
      if (now.none() && before.none()) continue;
      const auto weight = [&](const Sum& sum) {
        return sum.none()                               ? 0
               : measure.measure().type() == Type::Real ? static_cast<Weight>(measure.real(sum))
                                                        : static_cast<Weight>(measure.whole(sum));
      };
      if (sort.change || !now.none())
        out[g] = sort.change ? weight(now) - weight(before) : weight(now);
    }
    return out;
  }

  void order_groups() {
    order_.resize(groups());
    std::iota(order_.begin(), order_.end(), 0u);
    const auto by_key = [&](std::uint32_t a, std::uint32_t b) {
      for (std::size_t d = 0; d < names_.size(); ++d) {
        const int order = compare(names_[d][grouping_.code(a, d)], names_[d][grouping_.code(b, d)],
                                  type_of(plan_.rows[d].path));
        if (order != 0) return order;
      }
      return 0;
    };
    const bool down = plan_.sort.down;
    std::vector<Weight> by;
    if (!plan_.sort.by_key) by = weights();
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      if (!by.empty() && by[a] != by[b]) {
        if (by[a] == kNoWeight || by[b] == kNoWeight) return by[b] == kNoWeight;
        return down ? by[a] > by[b] : by[a] < by[b];
      }
      const int order = by_key(a, b);
      if (order != 0) return by.empty() && down ? order > 0 : order < 0;
      return a < b;
    };
    const auto top = static_cast<std::size_t>(std::max<std::int64_t>(request_.top, 0));
    if (top == 0 || top + 1 >= order_.size()) {  // one more is no rest
      std::sort(order_.begin(), order_.end(), before);
      return;
    }
    std::partial_sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(top),
                      order_.end(), before);
    rest_ = order_.size() - top;
  }

  // Different values of several groups are no sum of those of each, so they are counted anew for
  // every row.
  void count_distinct() {
    std::vector<std::uint32_t> row_of;
    for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
      const Accumulator& measure = grouping_.measures[m];
      distinct_.emplace_back();
      if (measure.measure().reckoning != Reckoning::Distinct) continue;
      if (row_of.empty()) {
        row_of.assign(grouping_.groups(),
                      static_cast<std::uint32_t>(shown()));  // the rest, if there is one
        for (std::size_t i = 0; i < shown(); ++i) row_of[order_[i]] = static_cast<std::uint32_t>(i);
      }
      PairMap seen;
      Distinct& counts = distinct_.back();
      const auto total = static_cast<std::uint32_t>(all_rows() - 1);
      const auto count = [&](std::uint32_t row, std::uint32_t place, const Accumulator::Seen& one) {
        const std::uint32_t cell =
            counts.cells.number(row, place * 2 + static_cast<std::uint32_t>(one.series));
        bool fresh = false;
        (void)seen.number(cell, one.value, fresh);
        if (counts.counts.size() <= cell) counts.counts.resize(cell + 1, 0);
        if (fresh) ++counts.counts[cell];
      };
      for (std::size_t i = 0; i < measure.seen_size(); ++i) {
        const Accumulator::Seen one = measure.seen(i);
        const std::uint32_t place = plan_.measures[m].spread ? place_of_[one.column] : kOver;
        for (const std::uint32_t row : {row_of[one.group], total}) {
          if (place != kOver) count(row, place, one);
          count(row, static_cast<std::uint32_t>(over()), one);
        }
      }
    }
  }

  void put_row(sdk::BatchBuilder& rows) {
    const bool is_total = given_ + 1 == all_rows(), is_rest = !is_total && given_ >= shown();
    const std::size_t count = is_rest ? rest_ : is_total ? order_.size() : 1;
    if (is_total) {
      sums_ = totals_;
    } else {
      sums_.clear();
      for (std::size_t i = given_; i < given_ + count; ++i) add(order_[i]);
      totals_.fold(sums_, [&](std::size_t m, Sum& into, const Sum& more) {
        grouping_.measures[m].fold(into, more);
      });
    }
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const AnswerColumn& column = columns_[c];
      switch (column.about.kind) {
        case ColumnKind::Row:
          rows.text(c, is_total ? kTotalRow : is_rest ? kRestRow : kGroupRow);
          break;
        case ColumnKind::Groups:
          rows.integer(c, static_cast<std::int64_t>(count));
          break;
        case ColumnKind::Dimension:
          if (!is_total && !is_rest)
            put_value(rows, c,
                      names_[static_cast<std::size_t>(column.about.index)][grouping_.code(
                          order_[given_], static_cast<std::size_t>(column.about.index))]);
          break;
        default:
          put_measure(rows, c, column);
      }
    }
    rows.end_row();
  }

  void put_value(sdk::BatchBuilder& rows, std::size_t c, const Value& value) const {
    if (value.none) return;
    switch (columns_[c].about.type) {
      case Type::Text:
        return rows.text(c, value.text);
      case Type::Real:
        return rows.real(c, value.real);
      default:
        return rows.integer(c, value.whole);
    }
  }

  void put_measure(sdk::BatchBuilder& rows, std::size_t c, const AnswerColumn& column) {
    const std::size_t m = column.measure,
                      place = column.spread < 0 ? over() : static_cast<std::size_t>(column.spread);
    const Accumulator& measure = grouping_.measures[m];
    const Reckoning reckoning = measure.measure().reckoning;
    Sum now = sums_.at(m, place, 0), before = sums_.has_before() ? sums_.at(m, place, 1) : Sum{};
    if (reckoning == Reckoning::Distinct) {
      now = distinct_[m].sum(given_, place, 0);
      before = distinct_[m].sum(given_, place, 1);
    }
    const auto put = [&](const Sum& sum) {
      if (sum.none()) return;
      if (column.about.type == Type::Real)
        rows.real(c, measure.real(sum));
      else
        rows.integer(c, measure.whole(sum));
    };
    switch (column.about.kind) {
      case ColumnKind::Now:
        return put(now);
      case ColumnKind::Before:
        return put(before);
      case ColumnKind::Unit: {
        const Sum& sum = now.count > 0 ? now : before;
        if (!sum.none() && !units_[m][sum.unit].empty()) rows.text(c, units_[m][sum.unit]);
        return;
      }
      default:
        break;
    }
    // What there was none of is 0 for sums and counts; a mean or a least of nothing is not.
    const bool adds_up = reckoning == Reckoning::Sum || reckoning == Reckoning::Count ||
                         reckoning == Reckoning::Distinct;
    const bool unlike = measure.measure().has_unit() && now.count > 0 && before.count > 0 &&
                        now.unit != before.unit;
    if (now.mixed || before.mixed || unlike || (now.none() && before.none()) ||
        (!adds_up && (now.none() || before.none())))
      return;
    if (column.about.type == Type::Real)
      return rows.real(
          c, (now.none() ? 0 : measure.real(now)) - (before.none() ? 0 : measure.real(before)));
    rows.integer(
        c, (now.none() ? 0 : measure.whole(now)) - (before.none() ? 0 : measure.whole(before)));
  }

  struct Distinct {
    PairMap cells;  // (row, place and series)
    std::vector<std::int64_t> counts;
    [[nodiscard]] Sum sum(std::size_t row, std::size_t place, int series) {
      const std::uint32_t cell =
          cells.number(static_cast<std::uint32_t>(row),
                       static_cast<std::uint32_t>(place) * 2 + static_cast<std::uint32_t>(series));
      return cell < counts.size() && counts[cell] > 0 ? Sum{counts[cell], 1} : Sum{};
    }
  };

  Grouping grouping_;
  Plan plan_;
  PivotRequest request_;
  std::vector<Spread> spread_;
  std::vector<AnswerColumn> columns_;
  RowSums sums_, totals_;  // of the row that is made, and of those that were
  sdk::Schema schema_;
  std::vector<std::uint32_t> place_of_;          // by code of the spread dimension
  std::vector<std::vector<Value>> names_;        // by dimension and code
  std::vector<std::vector<std::string>> units_;  // by measure and code
  std::vector<Distinct> distinct_;               // by measure
  std::vector<std::uint32_t> order_;             // groups; those of the rest last
  std::size_t rest_ = 0, given_ = 0;
};

}  // namespace

Pivot answer_of(Grouping grouping, Plan plan, const PivotRequest& request) {
  auto answer = std::make_shared<Answer>(std::move(grouping), std::move(plan), request);
  Pivot out;
  out.columns = answer->columns();
  out.groups = static_cast<std::int64_t>(answer->groups());
  out.lines = answer->records();
  const auto schema = std::make_shared<const sdk::Schema>(answer->schema());
  out.rows = sdk::make_stream(answer->schema(), [answer, schema](sdk::Batch& batch) {
    return answer->next(schema, batch);
  });
  return out;
}

}  // namespace pareto::pivot

#include "core/pivot/grouping.hpp"

#include <bit>

#include "core/base/error.hpp"
#include "core/pivot/date_part.hpp"
#include "core/records/delivery/read_ahead.hpp"

namespace pareto::pivot {
namespace {

using sdk::ColumnView;
using sdk::Type;

// So many months apart where the first days allow it, else so many days.
LayOver laying(const PivotRequest& request) {
  if (!request.before || !request.period) return {};
  const Date now = request.period->from, then = request.before->from;
  const int months = now.month_number() - then.month_number();
  if (then.plus_months(months) == now)
    return [months](Date day) { return day.plus_months(months); };
  return [days = now - then](Date day) { return day + days; };
}

[[noreturn]] void too_many(const Message& what) {
  throw Error(
      ErrorCode::Data, what,
      Message(Text{
          "take fewer or coarser dimensions (province instead of customer, month instead of day), or add a condition",
          "请减少维度或用更粗的维度（省份代替客户、月代替日），或加条件"}));
}

class Reading {
 public:
  Reading(const Source& source, const Plan& plan, const PivotRequest& request)
      : source_(source), plan_(plan), request_(request) {
    const LayOver lay_over = laying(request);
    const auto encoder = [&](const PlannedDimension& dimension) {
      const bool of_period = plan.date != nullptr && dimension.path.fields.size() == 1 &&
                             dimension.path.fields.front() == plan.date;
      return make_encoder(source, dimension.path, of_period ? lay_over : LayOver{});
    };
    for (const PlannedDimension& dimension : plan.rows)
      grouping_.rows.push_back(encoder(dimension));
    if (plan.spread) grouping_.spread = encoder(*plan.spread);
    if (plan.spread && is_in_time(plan.spread->path) &&
        plan.spread->path.fields.front() == plan.date && plan.spread->path.fields.size() == 1)
      all_of_period();
    grouping_.steps.resize(plan.rows.size());
    for (const PlannedMeasure& planned : plan.measures) {
      grouping_.measures.emplace_back(planned.measure, request.before.has_value());
      told_apart_.push_back(planned.of ? make_encoder(source, planned.measure.of) : nullptr);
    }
  }

  Grouping read(const std::function<void(std::int64_t)>& progress) {
    const auto stream =
        records::read_ahead(source_.select(plan_.sql, plan_.parameters, plan_.columns));
    for (sdk::Batch batch; stream->next(batch);) {
      take(batch);
      if (progress) progress(grouping_.records);
    }
    // Units are told in the answer, so the one that made their codes stays.
    for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
      if (grouping_.measures[m].measure().has_unit())
        grouping_.units.push_back(std::move(told_apart_[m]));
      else
        grouping_.units.emplace_back();
    }
    return std::move(grouping_);
  }

 private:
  void take(const sdk::Batch& batch) {
    const std::int64_t rows = batch.rows();
    grouping_.records += rows;
    if (request_.before) mark_before(batch);
    const std::uint8_t* before = request_.before ? before_.data() : nullptr;
    groups_.assign(static_cast<std::size_t>(rows), 0);
    for (std::size_t d = 0; d < grouping_.rows.size(); ++d) {
      grouping_.rows[d]->encode(batch.column(plan_.rows[d].column), rows, before, codes_);
      PairMap& step = grouping_.steps[d];
      for (std::size_t row = 0; row < groups_.size(); ++row)
        groups_[row] = step.number(groups_[row], codes_[row]);
    }
    if (grouping_.groups() > kMostGroups) {
      too_many(Message(Text{"there are more than {} groups", "分组超过 {} 个"}, {kMostGroups}));
    }
    if (grouping_.spread) {
      grouping_.spread->encode(batch.column(plan_.spread->column), rows, before, columns_);
      if (grouping_.columns() > kMostColumns + 1 &&
          (request_.top_columns <= 0 || is_in_time(plan_.spread->path))) {
        too_many(Message(
            Text{"{} has more than {} values, too many for columns", "{} 有超过 {} 个值，不能作列"},
            {plan_.spread->path.name(), kMostColumns}));
      }
    }
    std::size_t held = 0;
    for (std::size_t m = 0; m < grouping_.measures.size(); ++m) {
      Accumulator& measure = grouping_.measures[m];
      const PlannedMeasure& planned = plan_.measures[m];
      const bool spread = planned.spread && grouping_.spread;
      const std::size_t width = spread ? std::bit_ceil(grouping_.columns()) : 1;
      if (grouping_.groups() * width > kMostValues)
        too_many(Message(Text{"{} groups by {} columns are too many", "{} 个分组乘 {} 列，太多"},
                         {grouping_.groups(), grouping_.columns()}));
      measure.fit(grouping_.groups(), width);
      const auto column = [&](const std::optional<std::size_t>& at) {
        return at ? batch.column(*at) : ColumnView();
      };
      const ColumnView field = column(planned.field), less = column(planned.less),
                       knows = column(planned.knows);
      if (told_apart_[m]) told_apart_[m]->encode(batch.column(*planned.of), rows, before, codes_);
      measure.add({rows, groups_.data(), spread ? columns_.data() : nullptr, before},
                  planned.field ? &field : nullptr, planned.less ? &less : nullptr,
                  planned.knows ? &knows : nullptr, told_apart_[m] ? &codes_ : nullptr);
      held += measure.values();
    }
    if (held > kMostValues)
      too_many(
          Message(Text{"{} groups with {} measures are too many", "{} 个分组乘 {} 个指标，太多"},
                  {grouping_.groups(), grouping_.measures.size()}));
  }

  // A month in which nothing was sold is a column too.
  void all_of_period() {
    const model::Path& path = plan_.spread->path;
    if (path.part == model::DatePart::None && path.last().type == Type::Time) return;
    // Without an end of its own a period shows what there is.
    if (request_.period->days() > 400 * 366) return;
    std::size_t count = 0;
    for (Date first = first_day(path.part, request_.period->from); first <= request_.period->to;
         first = next_first_day(path.part, first)) {
      if (++count > kMostColumns)
        too_many(Message(
            Text{"{} has more than {} values, too many for columns", "{} 有超过 {} 个值，不能作列"},
            {path.name(), kMostColumns}));
      (void)grouping_.spread->code_of(first);
    }
  }

  void mark_before(const sdk::Batch& batch) {
    before_.resize(static_cast<std::size_t>(batch.rows()));
    const ColumnView days = batch.column(plan_.date_column);
    const bool moments = plan_.date->type == Type::Time;
    const DayRange then = *request_.before;
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      const Date day = moments ? source_.zone.day(Time{days.integer(row)}) : days.date(row);
      before_[static_cast<std::size_t>(row)] = then.holds(day) ? 1 : 0;
    }
  }

  const Source& source_;
  const Plan& plan_;
  const PivotRequest& request_;
  Grouping grouping_;
  std::vector<std::unique_ptr<Encoder>> told_apart_;  // by measure; null where nothing is
  std::vector<std::uint32_t> groups_, columns_, codes_;
  std::vector<std::uint8_t> before_;
};

}  // namespace

std::uint32_t Grouping::code(std::size_t group, std::size_t dimension) const {
  for (std::size_t d = steps.size() - 1; d > dimension; --d) group = steps[d][group].first;
  return steps[dimension][group].second;
}

Grouping group_records(const Source& source, const Plan& plan, const PivotRequest& request,
                       const std::function<void(std::int64_t)>& progress) {
  return Reading(source, plan, request).read(progress);
}

}  // namespace pareto::pivot

#include "core/tiering/findings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "core/base/error.hpp"

namespace pareto::tiering {
namespace {

constexpr double kNoScore = std::numeric_limits<double>::quiet_NaN();

std::optional<DayRange> measured_range(const RulePlan& plan, Date as_of) {
  const auto measure = plan.measure();
  if (!measure) return std::nullopt;
  return parse_window(plan.needs[*measure].window).range(as_of);
}

bool has_data(const RulePlan& plan, const std::optional<DataExtent>& extent, Date as_of) {
  const auto range = measured_range(plan, as_of);
  return range && extent && extent->reaches(range->from, range->to);
}

// Walks the past from its oldest day on and keeps what changed; ends with what stands before the
// present.
class History {
 public:
  explicit History(std::size_t subjects)
      : tiers_(subjects, kUnrated), scores_(subjects, kNoScore), since_(subjects, 0) {}

  void add(const Verdict& verdict) {
    for (std::size_t s = 0; s < tiers_.size(); ++s) {
      if (verdict.tiers[s] == tiers_[s]) continue;
      end(s, verdict.as_of);
      tiers_[s] = verdict.tiers[s];
      scores_[s] = verdict.scores[s];
      since_[s] = verdict.as_of.days;
    }
  }
  // Subject by subject, as they are stored.
  [[nodiscard]] std::vector<PastTier> take_past() {
    std::stable_sort(past_.begin(), past_.end(),
                     [](const PastTier& a, const PastTier& b) { return a.subject < b.subject; });
    return std::move(past_);
  }
  [[nodiscard]] std::vector<std::int32_t> take_since() { return std::move(since_); }

 private:
  void end(std::size_t s, Date to) {
    if (tiers_[s] == kUnrated) return;
    past_.push_back({static_cast<std::uint32_t>(s), tiers_[s], scores_[s], Date{since_[s]}, to});
  }
  std::vector<std::uint8_t> tiers_;
  std::vector<double> scores_;
  std::vector<std::int32_t> since_;
  std::vector<PastTier> past_;
};

// Whether enough is known of the year before to say who rose and fell since: half of the window, at
// most half a year. A few days of sales against a year of them would say that everybody rose.
bool can_compare(const RulePlan& plan, const std::optional<DataExtent>& extent, Date year_before) {
  if (!has_data(plan, extent, year_before)) return false;
  const DayRange range = *measured_range(plan, year_before);
  const int known = year_before.days - extent->first_month.days + 1;
  const int window = std::min(range.to.days - range.from.days + 1, 365);
  return 2 * known >= window;
}

void prepare(Metrics& metrics, const RulePlan& plan, const std::vector<Date>& days) {
  std::vector<std::pair<Metric, DayRange>> wanted;
  for (const Date day : days) {
    for (const auto& want : metrics_of(plan, day)) wanted.push_back(want);
  }
  metrics.prepare(wanted);
}

void note_comparison(Findings& findings, bool compared, Date year_before) {
  const auto range = measured_range(findings.plan, year_before);
  if (!range || !findings.extent || range->from.month_start() >= findings.extent->first_month)
    return;
  if (compared && parse_window(findings.plan.needs[*findings.plan.measure()].window).is_all())
    return;
  const std::string month = findings.extent->first_month.iso().substr(0, 7);
  const Text kPart{"data begin in {}, so the year before is known in part only",
                   "数据从 {} 开始，上期不完整"};
  const Text kNone{"data begin in {}, too late to compare with the year before",
                   "数据从 {} 开始，无法与上期比较"};
  findings.notes.push_back({compared ? kPart : kNone, {month}});
}

}  // namespace

Verdict judge(const Source& source, const Rule& rule, const RulePlan& plan, Date as_of,
              std::vector<Override> overrides, const std::function<void(const Rating&)>& also) {
  Verdict verdict;
  verdict.as_of = as_of;
  verdict.tiers.resize(source.subjects.count());
  verdict.scores.assign(source.subjects.count(), kNoScore);
  verdict.overrides = std::move(overrides);
  verdict.own.assign(verdict.overrides.size(), kUnrated);
  Input input = read_input(source, rule, plan, as_of);
  std::size_t next = 0;  // of the overrides: both come by subject
  const auto rated = [&](Rating rating) {
    if (next < verdict.overrides.size() && verdict.overrides[next].subject == rating.subject) {
      verdict.own[next] = rating.tier;
      rating.tier = verdict.overrides[next++].index;
    }
    verdict.tiers[rating.subject] = rating.tier;
    verdict.scores[rating.subject] = rating.score.value_or(kNoScore);
    if (also) also(rating);
  };
  const Explanations explanations = also ? Explanations::Wanted : Explanations::NotWanted;
  verdict.figures = evaluate(rule, input, as_of, rated, explanations);
  if (const auto measure = plan.measure()) {
    verdict.amounts = std::move(input.columns[*measure].integers);
    verdict.has_amount = std::move(input.columns[*measure].valid);
  }
  return verdict;
}

std::optional<std::uint8_t> Verdict::own_tier(std::size_t subject) const {
  const auto found =
      std::lower_bound(overrides.begin(), overrides.end(), subject,
                       [](const Override& one, std::size_t s) { return one.subject < s; });
  if (found == overrides.end() || found->subject != subject) return std::nullopt;
  return own[static_cast<std::size_t>(found - overrides.begin())];
}

void Texts::add(std::size_t subject, std::string_view text) {
  if (text.empty() || all_.size() + text.size() > kMost) return;
  all_ += text;
  ends_.push_back({static_cast<std::uint32_t>(subject), static_cast<std::uint32_t>(all_.size())});
}

std::string_view Texts::of(std::size_t subject) const {
  const auto found = std::lower_bound(ends_.begin(), ends_.end(), subject,
                                      [](const auto& end, std::size_t s) { return end.first < s; });
  if (found == ends_.end() || found->first != subject) return {};
  const std::size_t begin = found == ends_.begin() ? 0 : std::prev(found)->second;
  return std::string_view(all_).substr(begin, found->second - begin);
}

Date day_of_run(const Rule& rule, const RulePlan& plan, const std::optional<DataExtent>& extent,
                std::optional<Date> wanted, Date today) {
  const Message context(Text{"running the rule {}", "运行规则 {}"}, {rule.id()});
  if (!plan.has_metrics()) return wanted.value_or(today);
  const auto usual = default_as_of(extent, today);
  if (!extent || (!wanted && !usual)) {
    throw Error(
        ErrorCode::Data,
        Message(Text{"there are no sale lines until today to look at", "没有截至今天的销售明细"}),
        Message(Text{"import some: pareto import FILE --as sale",
                     "先导入：pareto import 文件 --as sale"}))
        .within(context);
  }
  const Date as_of = wanted.value_or(usual.value_or(today));
  const auto range = measured_range(plan, as_of);
  if (range && !extent->reaches(range->from, range->to)) {
    throw Error(ErrorCode::Data,
                Message(Text{"there are no sale lines from {} to {}; there are some from {} to {}",
                             "{} 至 {} 没有销售明细；已有的从 {} 到 {}"},
                        {range->from.iso(), range->to.iso(), extent->first_month.iso(),
                         extent->last_day.iso()}),
                Message(Text{"look at another day: --as-of {}", "换一个日期：--as-of {}"},
                        {usual.value_or(extent->last_day).iso()}))
        .within(context);
  }
  return as_of;
}

Findings find(records::Records& records, const Rule& rule, const FindOptions& options) {
  store::Connection& connection = records.store.connection();
  const Snapshot snapshot(connection);
  const std::int64_t sequence = journal_sequence(connection);
  const auto extent = data_extent(connection);
  const Date first_guess =
      options.as_of.value_or(default_as_of(extent, options.today).value_or(options.today));
  RulePlan plan = plan_of(rule, first_guess);
  const Date as_of = day_of_run(rule, plan, extent, options.as_of, options.today);
  Subjects subjects(connection, plan.per_group);
  Standing standing = Standing::read(connection, rule, subjects);
  Findings findings{sequence,
                    extent,
                    std::move(plan),
                    std::move(subjects),
                    std::move(standing),
                    {},
                    {},
                    {},
                    false,
                    {},
                    {},
                    {}};
  findings.first_run = !findings.standing.any;
  std::optional<Metrics> metrics;
  if (extent)
    metrics.emplace(connection, findings.subjects, *extent,
                    snapshot.is_committed() ? Readers::Two : Readers::One);
  const Source source{
      connection,  records.schema, findings.subjects, extent, metrics ? &*metrics : nullptr,
      records.zone};
  const std::size_t count = findings.subjects.count();
  if (as_of > options.today) {
    findings.notes.push_back(
        {Text{"{} is after today, {}", "{} 晚于今天（{}）"}, {as_of.iso(), options.today.iso()}});
  }

  const Date year_before = months_back(as_of, 12);
  const bool compare = options.compare && can_compare(findings.plan, extent, year_before);
  std::vector<Date> quarter_ends;
  if (options.history && findings.first_run) {
    for (const Quarter& quarter : last_quarters(as_of)) {
      const Date day = quarter.range().to;
      if (day < as_of && has_data(findings.plan, extent, day)) quarter_ends.push_back(day);
    }
  }
  if (metrics) {
    std::vector<Date> days = quarter_ends;
    days.push_back(as_of);
    if (compare) days.push_back(year_before);
    prepare(*metrics, findings.plan, days);
  }
  History history(count);
  const bool any_history = !quarter_ends.empty();
  for (const Date day : quarter_ends) {
    Verdict past = judge(source, rule, findings.plan, day,
                         overrides_on(connection, rule, findings.subjects, day));
    history.add(past);
    if (compare && day == year_before) findings.before = std::move(past);
  }
  if (compare && !findings.before)
    findings.before = judge(source, rule, findings.plan, year_before,
                            overrides_on(connection, rule, findings.subjects, year_before));
  if (options.compare) note_comparison(findings, compare, year_before);

  // What people decide holds from the day on which they do, though sales end earlier: only who asks
  // for a day is told of that day.
  const Date present = options.as_of.value_or(std::max(options.today, as_of));
  std::vector<Override> overrides =
      overrides_on(connection, rule, findings.subjects, present, &findings.notes);
  findings.present =
      judge(source, rule, findings.plan, as_of, std::move(overrides), [&](const Rating& rating) {
        if (rating.tier != kUnrated &&
            rating.tier != findings.standing.subjects[rating.subject].tier) {
          findings.explanations.add(rating.subject, rating.explanation);
        }
      });
  if (any_history) {
    history.add(findings.present);
    findings.past = history.take_past();
    findings.since = history.take_since();
  } else {
    findings.since.resize(count);
    for (std::size_t s = 0; s < count; ++s) {
      const Standing::Open& open = findings.standing.subjects[s];
      const std::uint8_t tier = findings.present.tiers[s];
      if (open.id != 0 && open.tier == tier) {
        findings.since[s] = open.since;
        continue;
      }
      const Standing::Ended* back =
          findings.present.own_tier(s) ? nullptr : findings.standing.came_back(s, tier, as_of);
      findings.since[s] = back != nullptr ? back->since : as_of.days;
    }
  }
  return findings;
}

}  // namespace pareto::tiering

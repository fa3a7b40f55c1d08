#include "core/tiering/explain.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/tiering/findings.hpp"
#include "core/tiering/sale_lines.hpp"
#include "core/tiering/what_if.hpp"

namespace pareto::tiering {
namespace {

// Of the rule's own answers one has to be kept for one subject.
struct Answer {
  std::uint8_t tier = kUnrated;
  std::optional<double> score;
  std::string explanation;
};

Answer ask(const Rule& rule, const Input& input, Date as_of, std::size_t subject) {
  Answer answer;
  evaluate(rule, input, as_of, [&](const Rating& rating) {
    if (rating.subject == subject)
      answer = {rating.tier, rating.score, std::string(rating.explanation)};
  });
  return answer;
}

bool is_whole_number(model::Type type) {
  return type == model::Type::Int || type == model::Type::Money || type == model::Type::Quantity;
}

// Puts a value into one cell for as long as it lives.
class OtherValue {
 public:
  OtherValue(InputColumn& column, std::size_t row)
      : column_(column), row_(row), value_(column.integers[row]), valid_(column.valid[row]) {}
  ~OtherValue() {
    column_.integers[row_] = value_;
    column_.valid[row_] = valid_;
  }
  OtherValue(const OtherValue&) = delete;
  OtherValue& operator=(const OtherValue&) = delete;
  void set(std::int64_t value) {
    column_.integers[row_] = value;
    column_.valid[row_] = 1;
  }

 private:
  InputColumn& column_;
  std::size_t row_;
  std::int64_t value_;
  std::uint8_t valid_;
};

// Twice what all have together: more than that lifts nobody further.
std::int64_t most_sensible(const InputColumn& column) {
  std::int64_t sum = 1'000'000;
  for (std::size_t i = 0; i < column.integers.size(); ++i) {
    const std::int64_t value = column.valid[i] ? column.integers[i] : 0;
    if (__builtin_add_overflow(sum, value < 0 ? -(value + 1) : value, &sum) || sum > INT64_MAX / 8)
      return INT64_MAX / 4;
  }
  return sum * 2;
}

// Tries one need after the other until one of them turns the tier.
void try_needs(const Rule& rule, Input& input, const RulePlan& plan, Date as_of,
               std::size_t subject, std::uint8_t tier, RuleExplanation& why) {
  const int level = rule.level(tier);
  const int top = static_cast<int>(rule.tiers().size()) - 1;
  for (std::size_t i = 0; i < plan.needs.size(); ++i) {
    const Need& need = plan.needs[i];
    if (!is_whole_number(need.type) ||
        (need.kind != PARETO_NEED_METRIC && need.kind != PARETO_NEED_FIELD))
      continue;
    InputColumn& column = input.columns[i];
    const std::int64_t now = column.valid[subject] ? column.integers[subject] : 0;
    const std::int64_t most = most_sensible(column);
    OtherValue other(column, subject);
    const auto level_at = [&](std::int64_t value) {
      other.set(value);
      return rule.level(ask(rule, input, as_of, subject).tier);
    };
    // Nobody needs more than five figures; few subjects are tried out to the last digit.
    const Search search{
        input.rows <= 2'000 ? 1 : std::max<std::int64_t>(1, (now < 0 ? -(now + 1) : now) / 100'000),
        120};
    const auto step = [&](const Turn& turn) {
      Step found;
      found.tier = rule.tiers()[static_cast<std::size_t>(turn.level)].code;
      found.indicator = need.name;
      for (const model::Field& field : rule.indicators()) {
        if (field.name == need.name) found.field = field;
      }
      found.type = need.type;
      found.value.integer = turn.value;
      found.now = now;
      found.found_by_host = true;
      return found;
    };
    if (!why.next && level < top) {
      if (const auto turn = value_to_rise(now, level, most, level_at, search))
        why.next = step(*turn);
    }
    if (!why.below && level > 0 && now > 0) {
      if (const auto turn = value_to_fall(now, level, 0, level_at, search)) why.below = step(*turn);
    }
  }
}

std::vector<std::int64_t> members_of(const Subjects& subjects, std::size_t subject) {
  std::vector<std::int64_t> members;
  for (std::size_t i = 0; i < subjects.customers().size(); ++i) {
    if (subjects.subject_at(i) == subject) members.push_back(subjects.customers()[i]);
  }
  return members;
}

std::optional<std::size_t> rank_of(const InputColumn& column, std::size_t subject) {
  const auto amount = [&](std::size_t s) { return column.valid[s] ? column.integers[s] : 0; };
  if (amount(subject) <= 0) return std::nullopt;
  std::size_t rank = 1;
  for (std::size_t s = 0; s < column.integers.size(); ++s) {
    rank += amount(s) > amount(subject) || (amount(s) == amount(subject) && s < subject);
  }
  return rank;
}

struct StoredTier {
  std::string tier;
  Date from;
  std::optional<Date> to;
  bool computed;
};

std::vector<StoredTier> stored_tiers(store::Connection& connection, const Rule& rule,
                                     std::int64_t subject) {
  std::vector<StoredTier> out;
  const std::string id = rule.id();
  store::Statement rows = connection.prepare(
      "SELECT tier, from_date, to_date, computed FROM pareto_tier_assignment WHERE customer = ?1 "
      "AND rule = ?2 ORDER BY from_date");
  rows.bind(1, subject).bind(2, std::string_view(id));
  while (rows.step()) {
    out.push_back({std::string(rows.text(0)), Date{static_cast<std::int32_t>(rows.integer(1))},
                   std::nullopt, rows.integer(3) != 0});
    if (!rows.is_null(2)) out.back().to = Date{static_cast<std::int32_t>(rows.integer(2))};
  }
  return out;
}

void fill_quarters(CustomerExplanation& out, const std::vector<StoredTier>& stored,
                   const std::vector<SaleLine>& lines) {
  const auto quarters = last_quarters(out.as_of);
  for (std::size_t i = 0; i < kQuarters; ++i) {
    QuarterTier& quarter = out.quarters[i];
    quarter.quarter = quarters[i];
    const DayRange range = quarters[i].range();
    quarter.amount = out.measure == "margin" ? margin(lines, range) : net_sales(lines, range);
    for (const StoredTier& tier : stored) {
      if (tier.from > range.to || (tier.to && *tier.to <= range.to)) continue;
      quarter.tier = tier.tier;
      quarter.computed = tier.computed;
    }
  }
}

}  // namespace

CustomerExplanation explain(records::Records& records, const Rule& rule,
                            const ExplainRequest& request) {
  store::Connection& connection = records.store.connection();
  const Snapshot snapshot(connection);
  CustomerExplanation out;
  out.asked = subject_name(connection, request.customer);
  const auto extent = data_extent(connection);
  const RulePlan plan = plan_of(
      rule, request.as_of.value_or(default_as_of(extent, request.today).value_or(request.today)));
  out.as_of = day_of_run(rule, plan, extent, request.as_of, request.today);
  out.rule = rule.id();
  out.per_group = plan.per_group;

  const Subjects subjects(connection, plan.per_group);
  Subjects::Walk walk(subjects);
  const std::size_t subject = walk.subject(request.customer);
  out.subjects = subjects.count();
  out.subject = subject_name(connection, subjects.ids()[subject]);
  out.members = members_of(subjects, subject);

  Input input = read_input({connection, records.schema, subjects, extent}, rule, plan, out.as_of);
  const Answer answer = ask(rule, input, out.as_of, subject);
  out.tier = rule.code(answer.tier);
  out.score = answer.score;
  out.why = read_explanation(rule, answer.explanation);
  if (rule.ordered() && !out.why.next && !out.why.below &&
      subjects.count() <= request.most_subjects_tried) {
    try_needs(rule, input, plan, out.as_of, subject, answer.tier, out.why);
  }

  const std::vector<SaleLine> lines = sale_lines(connection, out.members, out.as_of);
  if (const auto measure = plan.measure()) {
    out.measure = plan.needs[*measure].source;
    out.measure_type = plan.needs[*measure].type;
    out.window = parse_window(plan.needs[*measure].window);
    out.rank = rank_of(input.columns[*measure], subject);
    if (!out.window.is_all() && (out.measure == "net_sales" || out.measure == "margin")) {
      const auto amount = out.measure == "margin" ? margin : net_sales;
      Trend trend{out.window.range(out.as_of), out.window.previous().range(out.as_of), {}, {}};
      trend.present = amount(lines, trend.present_range);
      trend.previous = amount(lines, trend.previous_range);
      out.trend = trend;
    }
  }
  out.rhythm = rhythm_of(orders_of(lines), out.as_of);

  const std::vector<StoredTier> stored = stored_tiers(connection, rule, out.subject.id);
  if (!stored.empty() && !stored.back().to) {
    out.stored_tier = stored.back().tier;
    out.stored_since = stored.back().from;
  }
  if (stored.empty()) {
    out.notes.push_back({Text{"this rule has not been run yet: pareto tier run {}",
                              "这个规则还没有运行过：pareto tier run {}"},
                         {out.rule}});
  } else if (out.stored_tier != out.tier) {
    out.notes.push_back(
        {Text{"the last run said otherwise; to write what is so now: pareto tier run {}",
              "与上次运行的结果不同；要写入现在的结果：pareto tier run {}"},
         {out.rule}});
  }
  fill_quarters(out, stored, lines);
  return out;
}

}  // namespace pareto::tiering

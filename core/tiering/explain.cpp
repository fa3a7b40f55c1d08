#include "core/tiering/explain.hpp"

#include <algorithm>

#include "core/access/told_by_rule.hpp"
#include "core/base/error.hpp"
#include "core/model/own_terms.hpp"
#include "core/tiering/findings.hpp"
#include "core/tiering/reach.hpp"
#include "core/tiering/sale_lines.hpp"
#include "core/tiering/told.hpp"

namespace pareto::tiering {
namespace {

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

// What was found by trying against everyone, for who does not see everyone.
void make_rough(RuleExplanation& why) {
  const auto round = [](Step& step, model::Towards towards) {
    if (step.value.integer) step.value.integer = model::roughly(*step.value.integer, towards);
  };
  for (Step& way : why.reach) round(way, model::Towards::Away);
  if (why.next) round(*why.next, model::Towards::Away);
  if (why.below) round(*why.below, model::Towards::Zero);
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
  if (request.session != nullptr && request.session->rights) {
    check_may_read(*request.session->rights, plan);
    check_sees_all(*request.reader, out.members, out.asked.name);
  }

  Input input = read_input({connection, records.schema, subjects, extent, nullptr, records.zone},
                           rule, plan, out.as_of);
  const Answer answer = ask(rule, input, out.as_of, subject, Explanations::AllWays);
  const bool sees_all = request.session == nullptr || !request.session->rights ||
                        access::sees_everyone(*request.session->rights);
  const std::string told = sees_all ? answer.explanation : model::in_own_terms(answer.explanation);
  out.tier = rule.code(answer.tier);
  if (told == answer.explanation) out.score = answer.score;
  out.why = read_explanation(rule, told);
  if (told != answer.explanation) {
    // A share of 0 or 1 looks like any whole number where its field is not known.
    std::erase_if(out.why.indicators, [](const Indicator& one) {
      return one.field && one.field->type == model::Type::Real && !one.weight && !one.contribution;
    });
  }
  if (rule.ordered() && !out.why.next && !out.why.below &&
      subjects.count() <= request.most_subjects_tried) {
    try_needs(rule, input, plan, out.as_of, subject, answer.tier, out.why);
    if (!sees_all) make_rough(out.why);
  }
  const Date present = request.as_of.value_or(std::max(request.today, out.as_of));
  for (Override& one :
       overrides_on(connection, rule, subjects, present, sees_all ? &out.notes : nullptr)) {
    if (one.subject == subject) out.override = std::move(one);
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
  } else if (out.stored_tier != (out.override ? out.override->tier : out.tier)) {
    out.notes.push_back(
        {Text{"the last run said otherwise; to write what is so now: pareto tier run {}",
              "与上次运行的结果不同；要写入现在的结果：pareto tier run {}"},
         {out.rule}});
  }
  fill_quarters(out, stored, lines);
  return out;
}

}  // namespace pareto::tiering

// tier history: how many had which tier at the ends of eight quarters, or all tiers of one
// customer.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/tiers/tier_output.hpp"
#include "core/cli/tiers/tier_rule.hpp"
#include "core/host/tier_rules.hpp"
#include "core/records/values/names.hpp"
#include "core/tiering/shown_measure.hpp"
#include "core/tiering/tier_history.hpp"
#include "core/tiering/told.hpp"

namespace pareto::cli {
namespace {

// Rows are tiers and columns quarters for people; for programs a row each.
int print_counts(Context& context, host::Host& host, const tiering::Rule& rule, Date as_of) {
  tiering::check_sees_everyone(host.session());
  const auto quarters = tiering::quarter_counts(host.reader(), rule, as_of);
  if (context.format != Format::Table) {
    TextTable table({{"quarter"}, {"tier"}, {"subjects", Align::Right}});
    for (const tiering::QuarterCounts& q : quarters) {
      for (std::size_t t = rule.tiers().size(); t-- > 0;)
        table.row({q.quarter.text(), rule.tiers()[t].code, std::to_string(q.of_tier[t])});
    }
    print_answer(context.output.out, context.format, table, {"quarter", "tier", "subjects"});
    return kDone;
  }
  std::vector<TextColumn> columns{{context.words({"Tier", "等级"})}};
  bool computed = false, other = false;
  std::vector<std::size_t> sums;
  for (const tiering::QuarterCounts& q : quarters) {
    columns.push_back({q.quarter.text(), Align::Right});
    computed = computed || q.computed;
    std::size_t sum = q.other;
    for (const std::size_t count : q.of_tier) sum += count;
    other = other || q.other > 0;
    sums.push_back(sum);
  }
  TextTable table(std::move(columns));
  const std::size_t last = std::max<std::size_t>(sums.back(), 1);
  for (std::size_t t = rule.tiers().size(); t-- > 0;) {
    std::vector<Cell> cells{Cell(tier_word(context, rule, static_cast<std::uint8_t>(t)),
                                 t + 1 == rule.tiers().size() ? Style::Accent : Style::Plain)};
    for (const tiering::QuarterCounts& q : quarters)
      cells.push_back(q.of_tier[t] > 0 ? Cell(counted(q.of_tier[t])) : Cell("-", Style::Dim));
    table.row_with_bar(std::move(cells),
                       static_cast<double>(quarters.back().of_tier[t]) / static_cast<double>(last));
  }
  if (other) {
    std::vector<Cell> cells{context.words({"others", "其他"})};
    for (const tiering::QuarterCounts& q : quarters) cells.emplace_back(counted(q.other));
    table.row(std::move(cells));
  }
  std::vector<Cell> totals{context.words({"all", "合计"})};
  for (const std::size_t sum : sums) totals.emplace_back(counted(sum));
  table.totals(std::move(totals));
  Stream& out = context.output.out;
  out.line(
      context.words({"rule {}  ·  at the ends of the last eight quarters  ·  bars: the last one",
                     "规则 {}  ·  近八季末  ·  条形：最后一季"},
                    {rule.id()}));
  out.line();
  table.print(out);
  std::vector<std::string> notes;
  if (computed)
    notes.push_back(context.words({"quarters before the first run were computed afterwards",
                                   "首次评定之前的季度为事后补算"}));
  if (std::all_of(sums.begin(), sums.end(), [](std::size_t sum) { return sum == 0; }))
    notes.push_back(
        context.words({"nobody had a tier of this rule then; rate them: pareto tier run {}",
                       "当时没有这条规则的等级；评定：pareto tier run {}"},
                      {rule.id()}));
  table.print_footer(out, context.language, notes);
  return kDone;
}

int print_customer(Context& context, host::Host& host, const tiering::Rule& rule,
                   const std::string& who) {
  const records::Named named = records::the_one(
      host.reader(), host.schema(), host.schema().entity("customer"), who, records::NamedBy::Sound);
  const std::int64_t subject = tiering::rated_subject(host.reader(), rule.id(), named.id);
  if (host.session().rights)
    tiering::check_sees_all(host.reader(), {named.id, subject}, named.label);
  const std::vector<tiering::PastAssignment> past =
      tiering::past_assignments(host.reader(), rule.id(), subject);
  const bool people = context.format == Format::Table;
  TextTable table({{context.words({"From", "起"})},
                   {context.words({"Until", "止"})},
                   {context.words({"Tier", "等级"})},
                   {context.words({"Score", "分数"}), Align::Right},
                   {context.words({"How", "来由"})}});
  for (const tiering::PastAssignment& one : past) {
    // Programs get the first day without it, as it is stored; people the last day with it.
    const std::string until = !one.to  ? std::string()
                              : people ? (*one.to - 1).iso()
                                       : one.to->iso();
    std::string how;
    if (people) {
      how = one.overridden ? context.words({"by hand; the rule said {}", "人工定级；规则给出 {}"},
                                           {tier_word(context, rule, one.own_tier)})
            : one.computed ? context.words({"computed for the past", "事后补算"})
                           : context.words({"by the rule", "按规则"});
    } else {
      how = one.overridden ? "hand" : one.computed ? "computed" : "rule";
    }
    const std::string score =
        one.score ? tiering::shown_indicator({.integer = {}, .real = *one.score, .text = {}},
                                             nullptr, context.language)
                  : std::string();
    table.row({one.from.iso(), until, people ? tier_word(context, rule, one.tier) : one.tier, score,
               how});
  }
  if (!people) {
    print_answer(context.output.out, context.format, table,
                 {"from", "until", "tier", "score", "how"});
    return kDone;
  }
  Stream& out = context.output.out;
  out.line(out.styled(Style::Strong, named.label) + "    " +
           out.styled(Style::Dim, context.words({"rule {}", "规则 {}"}, {rule.id()})));
  if (subject != named.id)
    out.line(context.words({"the tiers are those of its group", "等级按所属集团评定"}));
  out.line();
  if (past.empty())
    out.line("  " + context.words({"never had a tier of this rule; rate all: pareto tier run {}",
                                   "从未有过这条规则的等级；评定：pareto tier run {}"},
                                  {rule.id()}));
  else
    table.print(out);
  return kDone;
}

}  // namespace

int tier_history(Context& context, host::Host& host) {
  const std::string id = host::the_rule(host, context.arguments.get("rule"));
  const auto who = context.arguments.operand(0);
  if (who && context.arguments.flag("all")) {
    throw Error(ErrorCode::Argument,
                Message(Text{"one customer or all of them, not both", "要么一个客户，要么全部"}),
                Message(Text{"leave out --all or the customer", "请去掉 --all 或客户"}));
  }
  jobs::Job job({.cancel = &context.interrupted}, "history", id);
  const tiering::Rule rule = host::tier_rule(host, id, {}, context.language, &job);
  if (who) return print_customer(context, host, rule, *who);
  return print_counts(context, host, rule, host.as_of(context.as_of));
}

}  // namespace pareto::cli

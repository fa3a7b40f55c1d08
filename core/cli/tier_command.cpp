#include <algorithm>
#include <cmath>

#include "core/base/amount.hpp"
#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/name_value.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/tier_measure.hpp"
#include "core/cli/tier_output.hpp"
#include "core/records/names.hpp"
#include "core/records/query.hpp"

namespace pareto::cli {
namespace {

std::string the_rule(host::Host& host, const std::optional<std::string>& given) {
  if (given) return *given;
  const std::string primary = primary_rule(host);
  if (!primary.empty()) return primary;
  throw Error(ErrorCode::Argument, Message(Text{"no tier rule is enabled", "没有启用等级规则"}), Message(Text{"enable one: pareto plugin enable abc", "启用一个：pareto plugin enable abc"}));
}

std::map<std::string, std::string> settings_of(Context& context) {
  std::map<std::string, std::string> out = parse_name_values(context.arguments.list("set"));
  for (const char* name : {"window", "per", "measure"}) {
    if (const auto value = context.arguments.get(name)) out[name] = *value;
  }
  return out;
}

int run_rule(Context& context, host::Host& host) {
  const std::string id = the_rule(host, context.arguments.operand(0));
  jobs::Job job(host.jobs(), "tier", id);
  const tiering::Rule rule = make_rule(context, host, id, settings_of(context), &job);
  tiering::RunRequest request;
  request.as_of = context.as_of;
  request.today = host.today();
  request.dry_run = context.arguments.flag("dry-run");
  request.primary = id == primary_rule(host);
  request.most_listed = 20;
  const tiering::RunResult run = tiering::run_rule(host.records(), host.session(), rule, request);
  Stream& out = context.output.out;
  const std::string days = run.measure.empty() ? data_until(context, run.as_of)
                                               : context.words({"{} to {}", "{} 至 {}"}, {run.range.from.iso(), run.range.to.iso()});
  out.line(context.words({"rule {}  ·  {}  ·  {}", "规则 {}  ·  {}  ·  {}"},
                         {id, days, context.words(run.per_group ? Text{"by group", "按集团"} : Text{"by customer", "按客户"})}));
  out.line();
  print_tiers(context, host, rule, run);
  out.line();
  print_concentration(context, rule, run);
  out.line();
  if (const auto top = context.arguments.number("top", 0, 1000).value_or(0); top > 0) {
    print_key_accounts(context, host, rule, run, static_cast<std::size_t>(top));
    out.line();
  }
  print_moves(context, rule, run);
  for (const Message& note : run.notes) print_caution(context.output.err, context.language, note.in(context.language));
  if (run.compared_with) out.line();
  char took[32];
  std::snprintf(took, sizeof took, "%.2f", job.seconds());
  out.line(run.written ? context.words({"done in {} s; {} tiers changed", "完成，{} 秒；{} 个等级变动"}, {took, counted(run.changes)})
                       : context.words({"done in {} s; nothing was written", "完成，{} 秒；没有写入"}, {took}));
  if (run.operation != 0) print_labelled(out, {{context.words({"undo", "撤销"}), context.words({"pareto journal undo {}", "pareto journal undo {}"}, {run.operation})}});
  deliver(context, host);
  return kDone;
}

// Tiers from the highest on, those that the rule no longer has last; in each the highest score first.
std::string highest_first(const tiering::Rule& rule) {
  std::string place = "CASE a.tier";
  const std::vector<tiering::TierName>& tiers = rule.tiers();
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    std::string code;
    for (const char c : tiers[i].code) code += c == '\'' ? std::string("''") : std::string(1, c);
    place += " WHEN '" + code + "' THEN " + std::to_string(tiers.size() - i);
  }
  place += " ELSE " + std::to_string(tiers.size() + 1) + " END";
  return std::string("ORDER BY $, a.score DESC NULLS LAST, c.code").replace(9, 1, place);
}

int show_tiers(Context& context, host::Host& host) {
  const std::string id = the_rule(host, context.arguments.operand(0));
  const tiering::Rule rule = make_rule(context, host, id, {});
  auto rows = records::select_trusted(host.store(), host.session(),
                                      "SELECT a.tier, c.code, c.name, a.from_date, a.score FROM pareto_tier_assignment a JOIN pareto_customer c ON c.id = a.customer "
                                      "WHERE a.rule = :rule AND a.to_date IS NULL " + highest_first(rule),
                                      {sdk::Parameter::of("rule", id)},
                                      {{"tier", sdk::Type::Text}, {"code", sdk::Type::Text}, {"name", sdk::Type::Text}, {"since", sdk::Type::Date}, {"score", sdk::Type::Real}});
  std::vector<ResultColumn> columns = columns_of(*rows->schema());
  const Text labels[] = {{"Tier", "等级"}, {"Code", "编码"}, {"Customer", "客户"}, {"Since", "起"}, {"Score", "分数"}};
  for (std::size_t c = 0; c < columns.size(); ++c) columns[c].label = context.words(labels[c]);
  columns[0].show = Show::Tier;
  columns[2].gives_way = true;
  ResultStyle style = context.result_style();
  style.footer = [&](std::int64_t count) {
    if (count == 0) return std::vector<std::string>{context.words({"nobody has a tier of this rule; rate them: pareto tier run {}", "还没有按这条规则评级；评定：pareto tier run {}"}, {id})};
    return std::vector<std::string>{context.words(rule.ordered() ? Text{"{} rated", "{} 位有等级"} : Text{"{} sorted", "{} 位已分类"}, {counted(count)}),
                                    context.words({"why one has its tier: pareto tier explain CUSTOMER", "看为什么：pareto tier explain 客户"})};
  };
  write_result(context.output.out, style, columns, *rows);
  return kDone;
}

// What the rule looked at; a rule may say nothing but the score.
void print_indicators(Context& context, const tiering::CustomerExplanation& e) {
  const std::vector<tiering::Indicator>& all = e.why.indicators;
  const bool weights = std::any_of(all.begin(), all.end(), [](const tiering::Indicator& i) { return i.weight || i.contribution; });
  std::vector<TextColumn> columns{{""}, {context.words({"value", "值"}), Align::Right}};
  if (weights) {
    columns.push_back({context.words({"weight", "权重"}), Align::Right});
    columns.push_back({context.words({"adds", "得分"}), Align::Right});
  }
  TextTable table(std::move(columns));
  const auto number = [&](const std::optional<double>& value) {
    return value ? shown_indicator({.real = *value}, nullptr, context.language) : std::string();
  };
  for (const tiering::Indicator& indicator : all) {
    const model::Field* field = indicator.field ? &*indicator.field : nullptr;
    std::vector<Cell> cells{indicator_label(indicator.name, field, context.language), shown_indicator(indicator.value, field, context.language)};
    if (field != nullptr && !field->unit.empty() && !cells[1].text.empty()) cells[1].text += " " + field->unit;
    if (weights) {
      cells.emplace_back(number(indicator.weight));
      cells.emplace_back(number(indicator.contribution));
    }
    table.row(std::move(cells));
  }
  if (!all.empty()) table.print(context.output.out);
  else if (e.score) print_labelled(context.output.out, {{context.words({"score", "分数"}), number(e.score)}});
  else context.output.out.line("  " + context.words({"the rule does not say what it looked at", "这条规则没有说明依据"}));
}

int explain(Context& context, host::Host& host) {
  const std::string id = the_rule(host, context.arguments.get("rule"));
  const records::Named named = records::the_one(host.connection(), host.schema(), host.schema().entity("customer"), *context.arguments.operand(0));
  jobs::Job job({.cancel = &context.interrupted}, "explain", id);  // a look: nothing for the log
  const tiering::Rule rule = make_rule(context, host, id, settings_of(context), &job);
  const tiering::CustomerExplanation e = tiering::explain(host.records(), rule, {.customer = named.id, .as_of = context.as_of, .today = host.today()});
  Stream& out = context.output.out;
  const Language language = context.language;
  std::string head = out.styled(Style::Strong, e.subject.name) + "  " + (e.tier.empty() ? context.words({"not rated", "未评级"}) : out.styled(Style::Accent, e.tier));
  if (e.rank) head += "  " + context.words({"rank {}", "第 {} 位"}, {*e.rank});
  out.line(head + "    " + out.styled(Style::Dim, context.words({"rule {}, {}", "规则 {}，{}"}, {id, data_until(context, e.as_of)})));
  if (e.asked.id != e.subject.id) out.line(context.words({"{} belongs to this group", "{} 属于这个集团"}, {e.asked.name}));
  out.line();
  print_indicators(context, e);
  out.line();
  std::vector<std::pair<std::string, std::string>> lines;
  const auto others = [&](const tiering::Step& step) {
    return context.words({"{} (others unchanged)", "{}（其他客户不变）"}, {step_words(step, e.measure, language)});
  };
  if (e.why.next) lines.emplace_back(context.words({"to {}", "升到 {}"}, {e.why.next->tier}), others(*e.why.next));
  if (e.why.below) lines.emplace_back(context.words({"from {}", "离 {} 有多远"}, {e.why.below->tier}), others(*e.why.below));
  if (e.trend && e.trend->present && e.trend->previous) {
    const std::int64_t change = *e.trend->present - *e.trend->previous;
    std::string words = context.words({"{} against the period before", "比上期 {}"}, {(change > 0 ? "+" : "") + amount_in_sentence(change, language)});
    if (*e.trend->previous > 0) words += " (" + percent_change(static_cast<double>(change) / static_cast<double>(*e.trend->previous)) + ")";
    lines.emplace_back(context.words({"trend", "趋势"}), words);
  }
  if (e.rhythm.overdue) {
    lines.emplace_back(context.words({"rhythm", "节奏"}),
                       out.styled(Style::Bad, context.words({"no order for {} days, usually every {}: {} orders missed, about {}", "停单 {} 天，往常 {} 天一单：少来 {} 单，约 {}"},
                                                            {*e.rhythm.silent_days, std::llround(*e.rhythm.median_gap), e.rhythm.missed_orders, amount_in_sentence(e.rhythm.at_stake, language)})));
  } else if (e.rhythm.median_gap && e.rhythm.silent_days) {
    lines.emplace_back(context.words({"rhythm", "节奏"}), context.words({"an order every {} days, the last {} days ago", "往常 {} 天一单，距末单 {} 天"},
                                                                     {std::llround(*e.rhythm.median_gap), *e.rhythm.silent_days}));
  }
  print_labelled(out, lines);
  out.line();
  std::vector<TextColumn> columns{{context.words({"last eight quarters", "近八季"})}};
  for (const tiering::QuarterTier& q : e.quarters) columns.push_back({q.quarter.text(), Align::Right});
  std::int64_t most = 0;
  for (const tiering::QuarterTier& q : e.quarters) most = std::max(most, q.amount.value_or(0));
  const AmountScale scale = table_scale_for(most, language);
  std::vector<Cell> tiers{context.words({"tier", "等级"})}, amounts{(e.measure == "margin" ? context.words({"margin", "单季毛利"}) : context.words({"net sales", "单季净销售"})) +
                           (scale.unit.empty() ? "" : " " + std::string(scale.unit))};
  for (const tiering::QuarterTier& q : e.quarters) {
    tiers.emplace_back(q.tier.empty() ? "-" : q.tier);
    amounts.emplace_back(q.amount ? amount_in_cell(*q.amount, scale) : "-");
  }
  TextTable table(std::move(columns));
  table.row(std::move(tiers));
  table.row(std::move(amounts));
  table.print(out);
  for (const Message& note : e.notes) out.line("  " + note.in(language));
  out.line();
  print_labelled(out, {{context.words({"every line", "每一行明细"}), context.words({"pareto list sale --where \"customer = {}\"", "pareto list sale --where \"customer = {}\""}, {e.subject.code})}});
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "explain") return explain(context, *host);
  if (action == "show") return show_tiers(context, *host);
  return run_rule(context, *host);
}

}  // namespace

Command tier_command() {
  const Operand rule{"RULE", {"which rule (the only one)", "哪条规则（唯一的一条）"}, Operand::Count::Optional};
  const std::vector<Option> settings = {
      {.name = "set", .value = "NAME=VALUE", .help = {"a setting of the rule; may be repeated", "规则的设置；可重复"}, .repeatable = true},
      {.name = "window", .value = "WINDOW", .help = {"12m, 24m, all", "12m、24m、all"}},
      {.name = "per", .value = "WHAT", .help = {"group or customer", "group（按集团）或 customer（按客户）"}},
      {.name = "measure", .value = "WHAT", .help = {"net_sales or margin", "net_sales（净销售）或 margin（毛利）"}}};
  return {Verb{.name = "tier",
               .group = Group::FileToReport,
               .summary = {"rate customers; show, explain", "给客户分等级；查看、解释"},
               .options = settings,
               .actions = {{.name = "run", .summary = {"rate all customers", "评定全部客户"}, .operands = {rule},
                            .options = {{.name = "top", .value = "N", .help = {"list the N largest with what there is to say of each (0)", "列出最大的 N 家和要点（0）"}},
                                         {.name = "dry-run", .help = {"write nothing", "什么都不写入"}}}, .changes = true},
                           {.name = "show", .summary = {"who has which tier", "谁是什么等级"}, .operands = {rule}},
                           {.name = "explain", .summary = {"why a customer has its tier", "一个客户为什么是这个等级"},
                            .operands = {{"CUSTOMER", {"code, name or part of it", "编码、名称或其一部分"}}},
                            .options = {{.name = "rule", .value = "RULE", .help = {"which rule (the only one)", "哪条规则（唯一的一条）"}}}}},
               .needs_action = true,
               .examples = {{{"tier run --top 10", "tier run --top 10"}, {"rate all, and list the ten largest", "评定全部客户，并列出最大的十家"}},
                            {{"tier explain \"Acme Feeds\"", "tier explain 禾硐饲料"}, {"why one has its tier", "看一个客户为什么是这个等级"}}}},
          run};
}

}  // namespace pareto::cli

#include <algorithm>
#include <cmath>

#include "core/base/amount.hpp"
#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/cli/tiers/tier_output.hpp"
#include "core/cli/tiers/tier_rule.hpp"
#include "core/host/rule_settings.hpp"
#include "core/host/tier_rules.hpp"
#include "core/records/query/query.hpp"
#include "core/records/values/names.hpp"
#include "core/tiering/shown_measure.hpp"
#include "core/tiering/told.hpp"

namespace pareto::cli {
namespace {

int run_rule(Context& context, host::Host& host) {
  tiering::check_sees_everyone(host.session());
  tiering::check_reads_sales(host.session());
  const std::string id = host::the_rule(host, context.arguments.operand(0));
  jobs::Job job(host.jobs(), "tier", id);
  const std::map<std::string, std::string> settings = rule_settings_of(context);
  const tiering::Rule rule = host::tier_rule(host, id, settings, context.language, &job);
  tiering::RunRequest request;
  request.as_of = context.as_of;
  request.today = host.today();
  request.dry_run = context.arguments.flag("dry-run");
  request.primary = id == host::primary_rule(host);
  request.most_listed = 20;
  const tiering::RunResult run = tiering::run_rule(host.records(), host.session(), rule, request);
  if (context.arguments.flag("save"))
    host::save_rule_settings(host.workspace().folder(), id, settings);
  Stream& out = context.output.out;
  const std::string days =
      run.measure.empty()
          ? data_until(context, run.as_of)
          : context.words({"{} to {}", "{} 至 {}"}, {run.range.from.iso(), run.range.to.iso()});
  out.line(context.words(
      {"rule {}  ·  {}  ·  {}", "规则 {}  ·  {}  ·  {}"},
      {id, days,
       context.words(run.per_group ? Text{"by group", "按集团"} : Text{"by customer", "按客户"})}));
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
  for (const Message& note : run.notes)
    print_caution(context.output.err, context.language, note.in(context.language));
  if (run.compared_with) out.line();
  char took[32];
  std::snprintf(took, sizeof took, "%.2f", job.seconds());
  out.line(
      run.written
          ? context.words(
                run.changes == 1
                    ? Text{"done in {} s; {} tier changed", "完成，{} 秒；{} 个等级变动"}
                    : Text{"done in {} s; {} tiers changed", "完成，{} 秒；{} 个等级变动"},
                {took, counted(run.changes)})
          : context.words({"done in {} s; nothing was written", "完成，{} 秒；没有写入"}, {took}));
  if (run.operation != 0)
    print_labelled(
        out,
        {{context.words({"undo", "撤销"}),
          context.words({"pareto journal undo {}", "pareto journal undo {}"}, {run.operation})}});
  deliver(context, host);
  return kDone;
}

// Tiers from the highest on, those that the rule no longer has last; in each the highest score
// first.
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
  const std::string id = host::the_rule(host, context.arguments.operand(0));
  const tiering::Rule rule = host::tier_rule(host, id, {}, context.language);
  auto rows = records::select_trusted(
      host.store(), host.session(),
      "SELECT a.tier, c.code, c.name, a.from_date, a.score FROM pareto_tier_assignment a JOIN pareto_customer c ON c.id = a.customer "
      "WHERE a.rule = :rule AND a.to_date IS NULL " +
          highest_first(rule),
      {sdk::Parameter::of("rule", id)},
      {{"tier", sdk::Type::Text},
       {"code", sdk::Type::Text},
       {"name", sdk::Type::Text},
       {"since", sdk::Type::Date},
       {"score", sdk::Type::Real}});
  rows = exported(context, host, {"pareto tier show " + id, &host.schema().entity("customer")},
                  std::move(rows));
  std::vector<ResultColumn> columns = columns_of(*rows->schema());
  const Text labels[] = {
      {"Tier", "等级"}, {"Code", "编码"}, {"Customer", "客户"}, {"Since", "起"}, {"Score", "分数"}};
  for (std::size_t c = 0; c < columns.size(); ++c) columns[c].label = context.words(labels[c]);
  columns[0].cell = [&](const sdk::ColumnView& tiers, std::int64_t row) {
    const std::string code(tiers.text(row));
    const bool top = rule.ordered() && code == rule.tiers().back().code;
    return Cell(tier_word(context, rule, code), top ? Style::Accent : Style::Plain);
  };
  columns[2].gives_way = true;
  ResultStyle style = context.result_style();
  style.footer = [&](std::int64_t count) {
    if (count == 0)
      return std::vector<std::string>{
          context.words({"nobody has a tier of this rule; rate them: pareto tier run {}",
                         "还没有按这条规则评级；评定：pareto tier run {}"},
                        {id})};
    return std::vector<std::string>{
        context.words(
            rule.ordered() ? Text{"{} rated", "{} 位有等级"} : Text{"{} sorted", "{} 位已分类"},
            {counted(count)}),
        context.words({"why one has its tier: pareto tier explain CUSTOMER",
                       "看为什么：pareto tier explain 客户"})};
  };
  write_result(context.output.out, style, columns, *rows);
  return kDone;
}

// What the rule looked at; a rule may say nothing but the score.
void print_indicators(Context& context, const tiering::CustomerExplanation& e) {
  const std::vector<tiering::Indicator>& all = e.why.indicators;
  const bool weights = std::any_of(all.begin(), all.end(), [](const tiering::Indicator& i) {
    return i.weight || i.contribution;
  });
  std::vector<TextColumn> columns{{""}, {context.words({"value", "值"}), Align::Right}};
  if (weights) {
    columns.push_back({context.words({"weight", "权重"}), Align::Right});
    columns.push_back({context.words({"adds", "得分"}), Align::Right});
  }
  TextTable table(std::move(columns));
  const auto number = [&](const std::optional<double>& value) {
    return value ? tiering::shown_indicator({.real = *value}, nullptr, context.language)
                 : std::string();
  };
  for (const tiering::Indicator& indicator : all) {
    const model::Field* field = indicator.field ? &*indicator.field : nullptr;
    std::vector<Cell> cells{tiering::indicator_label(indicator.name, field, context.language),
                            tiering::shown_indicator(indicator.value, field, context.language)};
    if (field != nullptr && !field->unit.empty() && !cells[1].text.empty())
      cells[1].text += " " + field->unit;
    if (weights) {
      cells.emplace_back(number(indicator.weight));
      cells.emplace_back(number(indicator.contribution));
    }
    table.row(std::move(cells));
  }
  if (!all.empty())
    table.print(context.output.out);
  else if (e.score)
    print_labelled(context.output.out, {{context.words({"score", "分数"}), number(e.score)}});
  else
    context.output.out.line(
        "  " + context.words({"the rule does not say what it looked at", "这条规则没有说明依据"}));
}

void print_override(Context& context, const tiering::Override& override, const std::string& own) {
  std::string words = context.words(
      {"set by hand since {}; the rule itself says {}", "自 {} 起人工定级；规则本身给出 {}"},
      {override.from.iso(), own});
  if (override.until)
    words += context.words({"; until {}", "；有效至 {}"}, {override.until->iso()});
  if (!override.user.empty()) words += context.words({"; by {}", "；定级人 {}"}, {override.user});
  context.output.out.line(printable(words));
  context.output.out.line(printable(context.words({"reason: {}", "原因：{}"}, {override.reason})));
}

int explain(Context& context, host::Host& host) {
  const std::string id = host::the_rule(host, context.arguments.get("rule"));
  const records::Named named =
      records::the_one(host.reader(), host.schema(), host.schema().entity("customer"),
                       *context.arguments.operand(0), records::NamedBy::Sound);
  jobs::Job job({.cancel = &context.interrupted}, "explain", id);  // a look: nothing for the log
  const tiering::Rule rule =
      host::tier_rule(host, id, rule_settings_of(context), context.language, &job);
  const tiering::ExplainRequest request{.customer = named.id,
                                        .as_of = context.as_of,
                                        .today = host.today(),
                                        .session = &host.session(),
                                        .reader = &host.reader()};
  const tiering::CustomerExplanation e = tiering::explain(host.records(), rule, request);
  Stream& out = context.output.out;
  const Language language = context.language;
  const std::string own =
      e.tier.empty() ? context.words({"not rated", "未评级"}) : tier_word(context, rule, e.tier);
  const std::string shown = e.override ? tier_word(context, rule, e.override->tier) : own;
  std::string head = out.styled(Style::Strong, printable(e.subject.name)) + "  " +
                     (e.override || !e.tier.empty() ? out.styled(Style::Accent, shown) : shown);
  if (e.rank) head += "  " + context.words({"rank {}", "第 {} 位"}, {*e.rank});
  out.line(head + "    " +
           out.styled(Style::Dim, context.words({"rule {}, {}", "规则 {}，{}"},
                                                {id, data_until(context, e.as_of)})));
  if (e.asked.id != e.subject.id)
    out.line(
        printable(context.words({"{} belongs to this group", "{} 属于这个集团"}, {e.asked.name})));
  if (e.override) print_override(context, *e.override, own);
  out.line();
  print_indicators(context, e);
  out.line();
  std::vector<std::pair<std::string, std::string>> lines;
  const auto others = [&](const tiering::Step& step) {
    return context.words({"{} (others unchanged)", "{}（其他客户不变）"},
                         {tiering::step_words(step, e.measure, language)});
  };
  // Ways into one tier stand below each other; each of them alone would do.
  for (std::size_t i = 0; i < e.why.reach.size(); ++i) {
    const tiering::Step& way = e.why.reach[i];
    const bool again = i > 0 && e.why.reach[i - 1].tier == way.tier;
    lines.emplace_back(
        again ? context.words({"or", "或"})
              : context.words({"to {}", "升到 {}"}, {tier_word(context, rule, way.tier)}),
        others(way));
  }
  if (e.why.reach.empty() && rule.ordered() && !e.tier.empty() &&
      e.tier != rule.tiers().back().code && !e.why.indicators.empty() &&
      e.why.indicators.front().weight) {
    lines.emplace_back(context.words({"higher", "升级"}),
                       context.words({"no single value would do; it takes several",
                                      "单改一项不够，需要几项一起改善"}));
  }
  if (e.why.below)
    lines.emplace_back(context.words({"from {}", "离 {} 有多远"}, {e.why.below->tier}),
                       others(*e.why.below));
  if (e.trend && e.trend->present && e.trend->previous) {
    const std::int64_t change = *e.trend->present - *e.trend->previous;
    std::string words =
        context.words({"{} against the period before", "比上期 {}"},
                      {(change > 0 ? "+" : "") + amount_in_sentence(change, language)});
    if (*e.trend->previous > 0)
      words +=
          " (" +
          percent_change(static_cast<double>(change) / static_cast<double>(*e.trend->previous)) +
          ")";
    lines.emplace_back(context.words({"trend", "趋势"}), words);
  }
  if (e.rhythm.overdue) {
    lines.emplace_back(
        context.words({"rhythm", "节奏"}),
        out.styled(Style::Bad,
                   context.words(
                       {"no order for {} days, usually every {}: {} orders missed, about {}",
                        "停单 {} 天，往常 {} 天一单：少来 {} 单，约 {}"},
                       {*e.rhythm.silent_days, std::llround(*e.rhythm.median_gap),
                        e.rhythm.missed_orders, amount_in_sentence(e.rhythm.at_stake, language)})));
  } else if (e.rhythm.median_gap && e.rhythm.silent_days) {
    lines.emplace_back(context.words({"rhythm", "节奏"}),
                       context.words({"an order every {} days, the last {} days ago",
                                      "往常 {} 天一单，距末单 {} 天"},
                                     {std::llround(*e.rhythm.median_gap), *e.rhythm.silent_days}));
  }
  print_labelled(out, lines);
  out.line();
  std::vector<TextColumn> columns{{context.words({"last eight quarters", "近八季"})}};
  for (const tiering::QuarterTier& q : e.quarters)
    columns.push_back({q.quarter.text(), Align::Right});
  std::int64_t most = 0;
  for (const tiering::QuarterTier& q : e.quarters) most = std::max(most, q.amount.value_or(0));
  const AmountScale scale = table_scale_for(most, language);
  std::vector<Cell> tiers{context.words({"tier", "等级"})},
      amounts{(e.measure == "margin" ? context.words({"margin", "单季毛利"})
                                     : context.words({"net sales", "单季净销售"})) +
              (scale.unit.empty() ? "" : " " + std::string(scale.unit))};
  for (const tiering::QuarterTier& q : e.quarters) {
    tiers.emplace_back(tier_word(context, rule, q.tier));
    amounts.emplace_back(q.amount ? amount_in_cell(*q.amount, scale) : "-");
  }
  TextTable table(std::move(columns));
  table.row(std::move(tiers));
  table.row(std::move(amounts));
  table.print(out);
  for (const Message& note : e.notes) out.line("  " + printable(note.in(language)));
  out.line();
  print_labelled(out, {{context.words({"every line", "每一行明细"}),
                        context.words({"pareto list sale --where \"customer = {}\"",
                                       "pareto list sale --where \"customer = {}\""},
                                      {e.subject.code})}});
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "explain") return explain(context, *host);
  if (action == "show" || action == "list") return show_tiers(context, *host);
  if (action == "compare") return compare_tiers(context, *host);
  if (action == "override") return override_tier(context, *host);
  if (action == "history") return tier_history(context, *host);
  return run_rule(context, *host);
}

}  // namespace

Command tier_command() {
  const Operand rule{
      "RULE", {"which rule (the only one)", "哪条规则（唯一的一条）"}, Operand::Count::Optional};
  const Option which{.name = "rule",
                     .value = "RULE",
                     .help = {"which rule (the only one)", "哪条规则（唯一的一条）"}};
  const std::vector<Option> settings = {
      {.name = "set",
       .value = "NAME=VALUE",
       .help = {"a setting of the rule, @FILE for a long one; may be repeated",
                "规则的设置，长的写 @文件；可重复"},
       .repeatable = true},
      {.name = "window", .value = "WINDOW", .help = {"12m, 24m, all", "12m、24m、all"}},
      {.name = "per",
       .value = "WHAT",
       .help = {"group or customer", "group（按集团）或 customer（按客户）"}},
      {.name = "measure",
       .value = "WHAT",
       .help = {"net_sales or margin", "net_sales（净销售）或 margin（毛利）"}}};
  return {
      Verb{.name = "tier",
           .group = Group::FileToReport,
           .summary = {"rate customers; show, explain", "给客户分等级；查看、解释"},
           .options = settings,
           .actions =
               {{.name = "run",
                 .summary = {"rate all customers", "评定全部客户"},
                 .operands = {rule},
                 .options = {{.name = "top",
                              .value = "N",
                              .help = {"list the N largest with what there is to say of each (0)",
                                       "列出最大的 N 家和要点（0）"}},
                             {.name = "save",
                              .help = {"keep the settings for later runs: rules/RULE.toml",
                                       "保存设置供以后使用：rules/规则.toml"}},
                             {.name = "dry-run", .help = {"write nothing", "什么都不写入"}}},
                 .changes = true,
                 .duty = access::Duty::RunTiers},
                {.name = "show",
                 .summary = {"who has which tier", "谁是什么等级"},
                 .operands = {rule}},
                {.name = "explain",
                 .summary = {"why a customer has its tier", "一个客户为什么是这个等级"},
                 .operands = {{"CUSTOMER", {"code, name or part of it", "编码、名称或其一部分"}}},
                 .options = {which}},
                {.name = "compare",
                 .summary = {"two rules, or two settings of one, side by side",
                             "两条规则或同一规则的两种设置，对照"},
                 .operands = {{"RULE", {"the first", "第一条"}},
                              {"OTHER",
                               {"the second (the same)", "第二条（同一条）"},
                               Operand::Count::Optional}},
                 .options = {{.name = "with",
                              .value = "NAME=VALUE",
                              .help = {"a setting of the second; may be repeated",
                                       "第二条的设置；可重复"},
                              .repeatable = true},
                             {.name = "top",
                              .value = "N",
                              .help = {"list the N largest of each direction (20)",
                                       "每个方向列出最大的 N 家（20）"}}}},
                {.name = "override",
                 .summary = {"set a tier by hand, with a reason; list", "人工定级并写明原因；列出"},
                 .operands = {{"CUSTOMER",
                               {"code, name or part of it; none: list",
                                "编码、名称或其一部分；不写则列出"},
                               Operand::Count::Optional},
                              {"TIER", {"which tier", "哪一级"}, Operand::Count::Optional}},
                 .options = {{.name = "reason", .value = "WHY", .help = {"why", "原因"}},
                             {.name = "until",
                              .value = "DATE",
                              .help = {"the last day (for good)", "最后一天（一直有效）"}},
                             {.name = "remove",
                              .help = {"the rule's own tier again", "恢复规则给出的等级"}},
                             which},
                 .changes = true},
                {.name = "history",
                 .summary = {"eight quarters of all, or the tiers of one customer",
                             "全部客户近八季，或一个客户的等级变化"},
                 .operands = {{"CUSTOMER",
                               {"code, name or part of it (all)", "编码、名称或其一部分（全部）"},
                               Operand::Count::Optional}},
                 .options = {{.name = "all", .help = {"how many have which tier", "各等级的家数"}},
                             which}},
                {.name = "list", .summary = {"the same as show", "同 show"}, .operands = {rule}}},
           .needs_action = true,
           .examples = {{{"tier run --top 10", "tier run --top 10"},
                         {"rate all, and list the ten largest", "评定全部客户，并列出最大的十家"}},
                        {{"tier explain \"Acme Feeds\"", "tier explain 禾硐饲料"},
                         {"why one has its tier", "看一个客户为什么是这个等级"}}},
           .sets = PARETO_EXT_TIERING},
      run};
}

}  // namespace pareto::cli

#include "core/cli/tier_output.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/amount.hpp"
#include "core/base/decimal.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/tiering/list_figures.hpp"

namespace pareto::cli {
namespace {

using tiering::RunResult;

// Beyond this many subjects the notes of the key accounts, which run the rule again for each, are left to `tier explain`.
constexpr std::size_t kMostForNotes = 5'000;

double figure(const RunResult& run, std::string_view name) {
  for (const tiering::Figure& f : run.figures) {
    if (f.name == name) return f.value;
  }
  return std::nan("");
}

// What shares are of: the sum over all, returns subtracted. Without that figure of the rule, the sum of what is positive.
std::int64_t whole_of(const RunResult& run) {
  const double total = figure(run, "total");
  return std::isnan(total) || total <= 0 ? run.positive_amount : std::llround(total * static_cast<double>(kDecimalOne));
}

std::string unit_of(const Context& context, const RunResult& run, std::size_t count) {
  if (run.per_group) return context.words({"{} groups", "{} 组客户"}, {count});
  return context.words({"{} customers", "{} 家客户"}, {count});
}

// "1.21 亿元", and in a Chinese sentence blanks around letters: "1.21 亿 USD ".
std::string currency_word(Language language, const std::string& code) {
  if (code == "CNY") return say(language, {"CNY", "元"});
  return language == Language::English ? code : " " + code + " ";
}

std::string money_head(const Context& context, const host::WorkspaceSettings& settings, const AmountScale& scale) {
  return context.words({"Net sales, {1}{0}", "净销售 {1}{0}"},
                       {context.language == Language::English ? settings.home_currency : std::string(),
                        scale.unit.empty() ? std::string() : std::string(scale.unit) + (context.language == Language::English ? " " : "")});
}

std::int64_t amount_in(const tiering::CustomerExplanation& e) {
  const tiering::Indicator* found = e.why.find(e.measure);
  return found != nullptr && found->value.integer ? *found->value.integer : 0;
}

// "1,855 万"; a figure without 万 or 亿 stands off from the words behind it.
std::string distance(const Context& context, std::int64_t amount) {
  std::string words = amount_in_sentence(amount, context.language);
  if (context.language == Language::ChineseSimplified && !words.empty() && static_cast<unsigned char>(words.back()) < 0x80) words += ' ';
  return words;
}

// The one thing to say of a key account: late first, then loss, then a rise, then how far from the next tier down.
Cell note_of(const Context& context, const tiering::Rule& rule, const tiering::CustomerExplanation& e, const std::optional<double>& margin,
             const RunResult& run) {
  if (e.rhythm.overdue) {
    return Cell(context.words({"no order for {} days, usually every {}", "停单 {} 天，往常 {} 天一单"},
                              {*e.rhythm.silent_days, std::llround(*e.rhythm.median_gap)}),
                Style::Bad);
  }
  if (margin && *margin < 0) return Cell(context.words({"loses money: margin {}", "亏本：毛利率 {}"}, {percent(*margin)}), Style::Bad);
  for (const tiering::ListedMove& move : run.moves) {
    if (move.who.id != e.subject.id || move.move.direction != tiering::Direction::Rise || move.move.before == tiering::kUnrated ||
        move.move.amount_before <= 0) {
      continue;
    }
    const double change = static_cast<double>(move.move.amount) / static_cast<double>(move.move.amount_before) - 1;
    return Cell(context.words({"up from {}, {}", "从 {} 升上来，{}"}, {std::string(rule.code(move.move.before)), percent_change(change)}));
  }
  if (e.why.below && e.why.below->value.integer) {
    const std::int64_t less = amount_in(e) - *e.why.below->value.integer;
    return Cell(context.words({"{} less would make it {}", "再少 {}降为 {}"}, {distance(context, less), e.why.below->tier}));
  }
  return {};
}

}  // namespace

tiering::Rule make_rule(Context& context, host::Host& host, const std::string& id, const std::map<std::string, std::string>& settings) {
  tiering::Rule::Options options;
  options.language = context.language;
  options.home_currency = host.workspace().settings().home_currency;
  options.cancel = &context.interrupted;
  return {host.plugins().find<pareto_tiering_v1>(PARETO_EXT_TIERING, id), settings, options};
}

std::string primary_rule(host::Host& host) {
  for (const std::string& plugin : host.workspace().settings().plugins) {
    for (const plugins::Offer& offer : host.plugins().extensions(PARETO_EXT_TIERING)) {
      if (offer.plugin == plugin) return offer.extension.id;
    }
  }
  return {};
}

std::string basis(const Context& context, const RunResult& run) {
  const std::string window = run.window.is_all() ? context.words({"all data", "全部数据"}) : context.words({"{} months", "近 {} 个月"}, {run.window.months});
  return data_until(context, run.as_of) + "  ·  " + window + "  ·  " +
         context.words(run.per_group ? Text{"by group", "按集团"} : Text{"by customer", "按客户"}) + "  ·  " + context.words({"excluding tax", "不含税"});
}

void print_sentence(Context& context, host::Host& host, const tiering::Rule& rule, const RunResult& run) {
  if (run.tiers.empty() || run.positive_amount <= 0) {
    context.output.out.line(context.words({"There are no sales in this window; choose another with --as-of or --set window=all",
                                           "这段时间没有销售；请用 --as-of 或 --set window=all 另选"}));
    return;
  }
  const tiering::TierTotal& top = run.tiers.front();
  const std::int64_t whole = whole_of(run);
  const std::vector<tiering::LargestSubject> first = tiering::largest_subjects(host.connection(), run.range, run.per_group, 1);
  const std::string total = amount_in_sentence(whole, context.language, currency_word(context.language, host.workspace().settings().home_currency));
  const std::string share = percent_of(top.amount, whole, 0);
  const std::string most = percent_of(first.empty() ? 0 : first.front().amount, whole, 0);
  context.output.out.line(context.output.out.styled(
      Style::Strong, context.words({"{0} of {1} bring {3} of {2} net sales; the largest {4}.", "{1}里，{0}带来 {2}净销售的 {3}；最大的占 {4}。"},
                                   {context.words(run.per_group ? Text{"{}", "{} 组"} : Text{"{}", "{} 家"}, {top.positive}),
                                    unit_of(context, run, run.subjects), total, share, most})));
  (void)rule;
}

void print_tiers(Context& context, host::Host& host, const tiering::Rule& rule, const RunResult& run) {
  const std::int64_t whole = whole_of(run);
  const AmountScale scale = table_scale_for(whole, context.language);
  TextTable table({{context.words({"Tier", "等级"})},
                   {run.per_group ? context.words({"Groups", "组"}) : context.words({"Customers", "家"}), Align::Right},
                   {money_head(context, host.workspace().settings(), scale), Align::Right},
                   {context.words({"Share", "占比"}), Align::Right}});
  std::size_t subjects = 0;
  bool first = true;
  for (const tiering::TierTotal& tier : run.tiers) {
    if (tier.tier >= rule.tiers().size()) continue;
    const double share = whole > 0 ? static_cast<double>(tier.amount) / static_cast<double>(whole) : 0;
    table.row_with_bar({Cell(std::string(rule.code(tier.tier)), first ? Style::Accent : Style::Plain), format_decimal(static_cast<std::int64_t>(tier.positive) * 10'000, 0),
                        amount_in_cell(tier.amount, scale), percent_of(tier.amount, whole)},
                       share);
    subjects += tier.positive;
    first = false;
  }
  if (const std::int64_t negative = whole - run.positive_amount; run.not_positive > 0 && negative <= 0) {
    // They have a tier too; the sums above are of what is positive.
    table.row({context.words({"0 or less", "零或负"}), format_decimal(static_cast<std::int64_t>(run.not_positive) * 10'000, 0),
               amount_in_cell(negative, scale), percent_of(negative, whole)});
    subjects += run.not_positive;
  }
  table.totals({context.words({"all", "合计"}), format_decimal(static_cast<std::int64_t>(subjects) * 10'000, 0), amount_in_cell(whole, scale), percent(1.0)});
  table.print(context.output.out);
}

void print_key_accounts(Context& context, host::Host& host, const tiering::Rule& rule, const RunResult& run, std::size_t most) {
  if (run.tiers.empty() || run.positive_amount <= 0) return;
  const std::size_t count = std::min(most, std::max<std::size_t>(run.tiers.front().positive, 1));
  const std::vector<tiering::LargestSubject> rows = tiering::largest_subjects(host.connection(), run.range, run.per_group, count);
  const std::int64_t whole = whole_of(run);
  const AmountScale scale = table_scale_for(whole, context.language);
  TextTable table({{context.words({"#", "位"}), Align::Right},
                   {context.words({"Customer", "客户"}), Align::Left, 0, true},
                   {money_head(context, host.workspace().settings(), scale), Align::Right},
                   {context.words({"Share", "占比"}), Align::Right, 2},
                   {context.words({"Cum.", "累计"}), Align::Right, 1},
                   {context.words({"Margin", "毛利率"}), Align::Right, 3},
                   {context.words({"Note", "要点"})}});
  std::int64_t sum = 0, rank = 0;
  const bool notes = run.subjects <= kMostForNotes;
  for (const tiering::LargestSubject& row : rows) {
    sum += row.amount;
    std::vector<Cell> cells{std::to_string(++rank), row.name, amount_in_cell(row.amount, scale), percent_of(row.amount, whole),
                            percent_of(sum, whole)};
    if (notes) {
      const tiering::CustomerExplanation e = tiering::explain(host.records(), rule, {.customer = row.id, .as_of = run.as_of, .today = host.today()});
      const std::optional<double> margin = tiering::margin_of(host.connection(), e.members, run.range);
      cells.push_back(margin ? Cell(percent(*margin), *margin < 0 ? Style::Bad : Style::Plain) : Cell("-"));
      cells.push_back(note_of(context, rule, e, margin, run));
    }
    table.row(std::move(cells));
  }
  table.print(context.output.out);
}

void print_concentration(Context& context, const tiering::Rule& rule, const RunResult& run) {
  Stream& out = context.output.out;
  const double a_count = figure(run, "cut_a_count"), a_share = figure(run, "cut_a_share"), b_count = figure(run, "cut_b_count");
  if (!std::isnan(a_count) && !std::isnan(a_share)) {
    std::string line = context.words({"the first {} bring {}: the real cut point", "前 {} 位累计 {}：实际切点"}, {format_decimal(std::llround(a_count) * kDecimalOne, 0), percent(a_share)});
    if (!std::isnan(b_count)) line += context.words({"; the first {} bring {}", "；前 {} 位累计 {}"}, {format_decimal(std::llround(b_count) * kDecimalOne, 0), percent(figure(run, "cut_b_share"))});
    out.line("  " + line);
  }
  if (!std::isnan(figure(run, "gini"))) {
    out.line("  " + context.words({"Gini {}   HHI {}", "基尼系数 {}   HHI {}"},
                                  {format_decimal(std::llround(figure(run, "gini") * 10'000), 2), std::llround(figure(run, "hhi"))}));
  }
  if (run.without + run.not_positive > 0) {
    std::string line = context.words({"{} without sales in the window, {} at or below zero", "{} 位本期没有成交；{} 位净额不为正"},
                                     {run.without, run.not_positive});
    if (!run.lowest.empty()) {
      line += context.words({" (lowest: {} {})", "（最低：{} {}）"}, {run.lowest.front().who.name, amount_in_sentence(run.lowest.front().amount, context.language)});
    }
    out.line("  " + line);
  }
  (void)rule;
}

void print_moves(Context& context, const tiering::Rule& rule, const RunResult& run) {
  Stream& out = context.output.out;
  if (!run.compared_with) return;
  if (run.moves.empty()) {
    out.line(context.words({"no tier moved against {}", "与 {} 比，等级没有变动"}, {run.compared_with->iso()}));
    return;
  }
  out.line(context.words({"Tier moves (against {})", "等级变动（与 {} 比）"}, {run.compared_with->iso()}));
  out.line();
  std::int64_t most = 0;
  for (const tiering::ListedMove& m : run.moves) most = std::max({most, m.move.amount, m.move.amount_before});
  const AmountScale scale = table_scale_for(most, context.language);
  const std::string unit = scale.unit.empty() ? "" : " " + std::string(scale.unit);
  TextTable table({{""}, {context.words({"Customer", "客户"}), Align::Left, 0, true}, {context.words({"Tier", "等级"})},
                   {context.words({"Before{}", "上期{}"}, {unit}), Align::Right}, {context.words({"Now{}", "本期{}"}, {unit}), Align::Right},
                   {context.words({"Change{}", "变动{}"}, {unit}), Align::Right}, {context.words({"Why", "原因"})}});
  auto code = [&](std::uint8_t tier) { return tier == tiering::kUnrated ? std::string("-") : std::string(rule.code(tier)); };
  for (const tiering::ListedMove& m : run.moves) {
    const bool up = m.move.direction == tiering::Direction::Rise, down = m.move.direction == tiering::Direction::Fall;
    const Text why = m.move.reason == tiering::Reason::BoughtMore   ? Text{"bought more", "买得多了"}
                     : m.move.reason == tiering::Reason::BoughtLess ? Text{"bought less", "买得少了"}
                                                                    : Text{"only the line moved", "界线移动"};
    table.row({Cell(up ? context.words({"up", "升"}) : down ? context.words({"down", "降"}) : "", up ? Style::Accent : down ? Style::Bad : Style::Plain),
               m.who.name, code(m.move.before) + " -> " + code(m.move.after), amount_in_cell(m.move.amount_before, scale),
               amount_in_cell(m.move.amount, scale), change_in_cell(m.move.amount - m.move.amount_before, scale), context.words(why)});
  }
  table.print(out);
  const std::size_t all = run.rises + run.falls + run.other_moves;
  if (all > run.moves.size()) out.line("  " + context.words({"{} of {} moves", "{} / {} 项变动"}, {run.moves.size(), all}));
}

}  // namespace pareto::cli

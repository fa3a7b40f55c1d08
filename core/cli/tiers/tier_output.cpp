#include "core/cli/tiers/tier_output.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/amount.hpp"
#include "core/base/counted.hpp"
#include "core/base/decimal.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/tiers/tier_rule.hpp"
#include "core/tiering/list_figures.hpp"
#include "core/tiering/shown_measure.hpp"

namespace pareto::cli {
namespace {

using tiering::RunResult;

// Beyond this many subjects the notes of the key accounts, which run the rule again for each, are
// left to `tier explain`.
constexpr std::size_t kMostForNotes = 5'000;

double figure(const RunResult& run, std::string_view name) {
  for (const tiering::Figure& f : run.figures) {
    if (f.name == name) return f.value;
  }
  return std::nan("");
}

// What shares are of: the sum over all, returns subtracted. Without that figure of the rule, the
// sum of what is positive.
std::int64_t whole_of(const RunResult& run) {
  const double total = run.measure_type == model::Type::Money ? figure(run, "total") : std::nan("");
  return std::isnan(total) || total <= 0 ? run.positive_amount
                                         : std::llround(total * static_cast<double>(kDecimalOne));
}

std::string unit_of(const Context& context, const RunResult& run, std::size_t count) {
  if (run.per_group) return context.words({"{} groups", "{} 组客户"}, {counted(count)});
  return context.words({"{} customers", "{} 家客户"}, {counted(count)});
}

// "1.21 亿元", and in a Chinese sentence blanks around letters: "1.21 亿 USD ".
std::string currency_word(Language language, const std::string& code) {
  if (code == "CNY") return say(language, {"CNY", "元"});
  return language == Language::English ? code : " " + code + " ";
}

// What a run shows of each subject; cells are scaled to the sum over all.
tiering::TierMeasure measure_of(const Context& context, const RunResult& run) {
  return {context.language, run.measure, run.measure_type, whole_of(run)};
}

// "再少 1,855 万"; a figure without 万 or 亿 stands off from the words behind it.
std::string distance(const Context& context, const tiering::CustomerExplanation& e) {
  std::string words = tiering::step_words(*e.why.below, e.measure, context.language);
  if (context.language == Language::ChineseSimplified && !words.empty() &&
      static_cast<unsigned char>(words.back()) < 0x80)
    words += ' ';
  return words;
}

// The one thing to say of a key account: late first, then loss, then a rise, then how far from the
// next tier down.
Cell note_of(const Context& context, const tiering::Rule& rule,
             const tiering::CustomerExplanation& e, const std::optional<double>& margin,
             const RunResult& run) {
  if (e.rhythm.overdue) {
    return Cell(
        context.words({"no order for {} days, usually every {}", "停单 {} 天，往常 {} 天一单"},
                      {*e.rhythm.silent_days, std::llround(*e.rhythm.median_gap)}),
        Style::Bad);
  }
  if (margin && *margin < 0)
    return Cell(context.words({"loses money: margin {}", "亏本：毛利率 {}"}, {percent(*margin)}),
                Style::Bad);
  for (const tiering::ListedMove& move : run.moves) {
    if (move.who.id != e.subject.id || move.move.direction != tiering::Direction::Rise ||
        move.move.before == tiering::kUnrated || move.move.amount_before <= 0) {
      continue;
    }
    const double change =
        static_cast<double>(move.move.amount) / static_cast<double>(move.move.amount_before) - 1;
    return Cell(context.words({"up from {}, {}", "从 {} 升上来，{}"},
                              {std::string(rule.code(move.move.before)), percent_change(change)}));
  }
  if (e.why.below)
    return Cell(context.words({"{} would make it {}", "{}降为 {}"},
                              {distance(context, e), e.why.below->tier}));
  return {};
}

}  // namespace

std::string basis(const Context& context, const RunResult& run) {
  const std::string window = run.window.is_all()
                                 ? context.words({"all data", "全部数据"})
                                 : context.words({"{} months", "近 {} 个月"}, {run.window.months});
  return data_until(context, run.as_of) + "  ·  " + window + "  ·  " +
         context.words(run.per_group ? Text{"by group", "按集团"} : Text{"by customer", "按客户"}) +
         "  ·  " + context.words({"excluding tax", "不含税"});
}

void print_sentence(Context& context, host::Host& host, const tiering::Rule& rule,
                    const RunResult& run) {
  if (run.tiers.empty() || run.positive_amount <= 0) {
    context.output.out.line(context.words(
        {"There are no sales in this window; choose another with --as-of or --set window=all",
         "这段时间没有销售；请用 --as-of 或 --set window=all 另选"}));
    return;
  }
  const tiering::TierTotal& top = run.tiers.front();
  const std::int64_t whole = whole_of(run);
  const std::vector<tiering::LargestSubject> first =
      tiering::largest_subjects(host.connection(), run.range, run.per_group, 1);
  const std::string total = amount_in_sentence(
      whole, context.language,
      currency_word(context.language, host.workspace().settings().home_currency));
  const std::string share = percent_of(top.amount, whole, 0);
  const std::string most = percent_of(first.empty() ? 0 : first.front().amount, whole, 0);
  context.output.out.line(context.output.out.styled(
      Style::Strong,
      context.words({"{0} of {1} bring {3} of {2} net sales; the largest {4}.",
                     "{1}里，{0}带来 {2}净销售的 {3}；最大的占 {4}。"},
                    {context.words(run.per_group ? Text{"{}", "{} 组"} : Text{"{}", "{} 家"},
                                   {counted(top.positive)}),
                     unit_of(context, run, run.subjects), total, share, most})));
  (void)rule;
}

void print_tiers(Context& context, host::Host& host, const tiering::Rule& rule,
                 const RunResult& run) {
  const tiering::TierMeasure measure = measure_of(context, run);
  std::vector<TextColumn> columns{
      {context.words({"Tier", "等级"})},
      {run.per_group ? context.words({"Groups", "组"}) : context.words({"Customers", "家"}),
       Align::Right}};
  if (measure.any())
    columns.push_back({measure.head(host.workspace().settings().home_currency), Align::Right});
  columns.push_back({context.words({"Share", "占比"}), Align::Right});
  TextTable table(std::move(columns));
  // Shares are of the amounts, or of the number of subjects where the rule looks at no figure.
  const std::int64_t whole =
      measure.any() ? whole_of(run) : static_cast<std::int64_t>(run.subjects);
  std::size_t subjects = 0;
  const auto cells = [&](Cell tier, std::size_t count, std::int64_t amount) {
    std::vector<Cell> out{std::move(tier), counted(count)};
    if (measure.any()) out.emplace_back(measure.cell(amount));
    out.emplace_back(percent_of(amount, whole));
    subjects += count;
    return out;
  };
  bool first = true;
  for (const tiering::TierTotal& tier : run.tiers) {
    if (tier.tier >= rule.tiers().size()) continue;
    const std::size_t count = measure.any() ? tier.positive : tier.subjects;
    const std::int64_t amount = measure.any() ? tier.amount : static_cast<std::int64_t>(count);
    const double share = whole > 0 ? static_cast<double>(amount) / static_cast<double>(whole) : 0;
    table.row_with_bar(
        cells(Cell(tier_word(context, rule, tier.tier), first ? Style::Accent : Style::Plain),
              count, amount),
        share);
    first = false;
  }
  if (!measure.any() && subjects < run.subjects) {
    const std::size_t rest = run.subjects - subjects;
    table.row(cells(context.words({"not rated", "未评级"}), rest, static_cast<std::int64_t>(rest)));
  }
  if (const std::int64_t negative = whole - run.positive_amount;
      measure.any() && run.not_positive > 0 && negative <= 0) {
    // They have a tier too; the sums above are of what is positive.
    table.row(cells(
        measure.money() ? context.words({"0 or less", "零或负"}) : context.words({"none", "零"}),
        run.not_positive, negative));
  }
  table.totals(cells(context.words({"all", "合计"}), subjects, whole));
  table.print(context.output.out);
}

void print_key_accounts(Context& context, host::Host& host, const tiering::Rule& rule,
                        const RunResult& run, std::size_t most) {
  const bool any = !run.measure.empty(), net_sales = run.measure == "net_sales";
  if (run.tiers.empty() || (any && run.positive_amount <= 0)) return;
  // The largest by what they buy, whatever the rule looks at.
  const tiering::TierTotal& top = run.tiers.front();
  const std::size_t count =
      std::min(most, std::max<std::size_t>(any ? top.positive : top.subjects, 1));
  const tiering::DayRange range = any ? run.range : tiering::Window{12, 0}.range(run.as_of);
  std::vector<tiering::LargestSubject> rows =
      tiering::largest_subjects(host.connection(), range, run.per_group,
                                net_sales ? count : static_cast<std::size_t>(INT64_MAX));
  std::int64_t whole = net_sales ? whole_of(run) : 0;
  if (!net_sales) {
    for (const tiering::LargestSubject& row : rows) whole += row.amount;
    rows.resize(std::min(rows.size(), count));
  }
  const tiering::TierMeasure amounts(context.language, "net_sales", model::Type::Money, whole);
  TextTable table({{context.words({"#", "位"}), Align::Right},
                   {context.words({"Customer", "客户"}), Align::Left, 0, true},
                   {amounts.head(host.workspace().settings().home_currency), Align::Right},
                   {context.words({"Share", "占比"}), Align::Right, 2},
                   {context.words({"Cum.", "累计"}), Align::Right, 1},
                   {context.words({"Margin", "毛利率"}), Align::Right, 3},
                   {context.words({"Note", "要点"})}});
  std::int64_t sum = 0, rank = 0;
  const bool notes = run.subjects <= kMostForNotes;
  for (const tiering::LargestSubject& row : rows) {
    sum += row.amount;
    std::vector<Cell> cells{std::to_string(++rank), row.name, amounts.cell(row.amount),
                            percent_of(row.amount, whole), percent_of(sum, whole)};
    if (notes) {
      const tiering::CustomerExplanation e = tiering::explain(
          host.records(), rule, {.customer = row.id, .as_of = run.as_of, .today = host.today()});
      const std::optional<double> margin = tiering::margin_of(host.connection(), e.members, range);
      cells.push_back(margin ? Cell(percent(*margin), *margin < 0 ? Style::Bad : Style::Plain)
                             : Cell("-"));
      cells.push_back(note_of(context, rule, e, margin, run));
    }
    table.row(std::move(cells));
  }
  table.print(context.output.out);
}

void print_concentration(Context& context, const tiering::Rule& rule, const RunResult& run) {
  Stream& out = context.output.out;
  if (run.overridden > 0)
    out.line("  " +
             context.words({"{} set by hand", "{} 家为人工定级"}, {counted(run.overridden)}));
  const double a_count = figure(run, "cut_a_count"), a_share = figure(run, "cut_a_share"),
               b_count = figure(run, "cut_b_count");
  if (!std::isnan(a_count) && !std::isnan(a_share)) {
    std::string line = context.words(
        std::llround(a_count) == 1
            ? Text{"the first {} brings {}: the real cut point", "前 {} 位累计 {}：实际切点"}
            : Text{"the first {} bring {}: the real cut point", "前 {} 位累计 {}：实际切点"},
        {counted(std::llround(a_count)), percent(a_share)});
    // Of few both lines may fall on the same customer.
    if (!std::isnan(b_count) && std::llround(b_count) != std::llround(a_count))
      line += context.words({"; the first {} bring {}", "；前 {} 位累计 {}"},
                            {counted(std::llround(b_count)), percent(figure(run, "cut_b_share"))});
    out.line("  " + line);
  }
  if (!std::isnan(figure(run, "gini"))) {
    out.line("  " + context.words({"Gini {}   HHI {}", "基尼系数 {}   HHI {}"},
                                  {format_decimal(std::llround(figure(run, "gini") * 10'000), 2),
                                   counted(std::llround(figure(run, "hhi")))}));
  }
  const tiering::TierMeasure measure = measure_of(context, run);
  if (measure.money() && run.without + run.not_positive > 0) {
    std::string line = context.words({"{} without sales in the window, {} at or below zero",
                                      "{} 位本期没有成交；{} 位净额不为正"},
                                     {counted(run.without), counted(run.not_positive)});
    if (!run.lowest.empty()) {
      line += context.words(
          {" (lowest: {} {})", "（最低：{} {}）"},
          {run.lowest.front().who.brief, measure.sentence(run.lowest.front().amount)});
    }
    out.line("  " + line);
  } else if (measure.any() && run.without + run.not_positive > 0) {
    out.line("  " + context.words({"{} without any in the window: {}", "{} 位本期为零：{}"},
                                  {counted(run.without + run.not_positive), measure.label()}));
  }
  if (!std::isnan(figure(run, "gini"))) return;
  // What another rule says of its run, as it calls it.
  for (const model::Field& field : rule.figures()) {
    const double value = figure(run, field.name);
    tiering::IndicatorValue shown;
    if (field.type == model::Type::Real)
      shown.real = value;
    else
      shown.integer =
          std::llround(field.type == model::Type::Money || field.type == model::Type::Quantity
                           ? value * static_cast<double>(kDecimalOne)
                           : value);
    if (!std::isnan(value))
      out.line("  " + field.label.in(context.language) + "  " +
               tiering::shown_indicator(shown, &field, context.language));
  }
}

void print_moves(Context& context, const tiering::Rule& rule, const RunResult& run) {
  Stream& out = context.output.out;
  if (!run.compared_with) return;
  if (run.moves.empty()) {
    out.line(context.words({"no tier moved against {}", "与 {} 比，等级没有变动"},
                           {run.compared_with->iso()}));
    return;
  }
  out.line(context.words({"Tier moves (against {})", "等级变动（与 {} 比）"},
                         {run.compared_with->iso()}));
  out.line();
  std::int64_t most = 0;
  for (const tiering::ListedMove& m : run.moves)
    most = std::max({most, m.move.amount, m.move.amount_before});
  const tiering::TierMeasure measure(context.language, run.measure, run.measure_type, most);
  const std::string unit = measure.unit();
  TextTable table({{""},
                   {context.words({"Customer", "客户"}), Align::Left, 0, true},
                   {context.words({"Tier", "等级"})},
                   {context.words({"Before{}", "上期{}"}, {unit}), Align::Right},
                   {context.words({"Now{}", "本期{}"}, {unit}), Align::Right},
                   {context.words({"Change{}", "变动{}"}, {unit}), Align::Right},
                   {context.words({"Why", "原因"})}});
  auto code = [&](std::uint8_t tier) { return tier_word(context, rule, tier); };
  for (const tiering::ListedMove& m : run.moves) {
    const bool up = m.move.direction == tiering::Direction::Rise,
               down = m.move.direction == tiering::Direction::Fall;
    table.row({Cell(up     ? context.words({"up", "升"})
                    : down ? context.words({"down", "降"})
                           : "",
                    up     ? Style::Accent
                    : down ? Style::Bad
                           : Style::Plain),
               m.who.brief, code(m.move.before) + " -> " + code(m.move.after),
               measure.cell(m.move.amount_before), measure.cell(m.move.amount),
               measure.change(m.move.amount - m.move.amount_before),
               context.words(measure.reason(m.move.reason))});
  }
  table.print(out);
  const std::size_t all = run.rises + run.falls + run.other_moves;
  if (all > run.moves.size())
    out.line("  " + context.words({"{} of {} moves", "{} / {} 项变动"},
                                  {counted(run.moves.size()), counted(all)}));
}

}  // namespace pareto::cli

// tier compare: two rules, or two settings of one, side by side before one of them is used.
#include <algorithm>

#include "core/base/amount.hpp"
#include "core/base/counted.hpp"
#include "core/base/decimal.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/tiers/tier_output.hpp"
#include "core/cli/tiers/tier_rule.hpp"
#include "core/host/tier_rules.hpp"
#include "core/tiering/compare.hpp"
#include "core/tiering/shown_measure.hpp"
#include "core/tiering/told.hpp"

namespace pareto::cli {
namespace {

using tiering::Comparison;
using tiering::Direction;
using tiering::Rule;

// Tiers from the highest down, then not rated; the last only where somebody is.
std::vector<std::uint8_t> places(const Rule& rule) {
  std::vector<std::uint8_t> out;
  for (std::size_t i = rule.tiers().size(); i-- > 0;) out.push_back(static_cast<std::uint8_t>(i));
  out.push_back(tiering::kUnrated);
  return out;
}

std::string word_of(Context& context, const Rule& rule, std::uint8_t tier) {
  return tier == tiering::kUnrated ? context.words({"not rated", "未评级"})
                                   : tier_word(context, rule, tier);
}

void print_matrix(Context& context, const Rule& first, const Rule& second,
                  const Comparison& compared) {
  const auto rows = places(first), columns = places(second);
  std::vector<TextColumn> heads{{context.words({"first \\ second", "一 \\ 二"})}};
  for (const std::uint8_t tier : columns)
    heads.push_back({word_of(context, second, tier), Align::Right});
  heads.push_back({context.words({"all", "合计"}), Align::Right});
  TextTable table(std::move(heads));
  std::vector<std::size_t> sums(columns.size() + 1);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<Cell> cells{word_of(context, first, rows[r])};
    std::size_t sum = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::size_t count = compared.cells[r][c].subjects;
      const bool same = r == c;
      cells.push_back(count == 0 ? Cell("-", Style::Dim)
                                 : Cell(counted(count), same ? Style::Plain : Style::Accent));
      sum += count;
      sums[c] += count;
    }
    sums[columns.size()] += sum;
    cells.emplace_back(counted(sum));
    if (sum > 0) table.row(std::move(cells));
  }
  std::vector<Cell> totals{context.words({"all", "合计"})};
  for (const std::size_t sum : sums) totals.emplace_back(counted(sum));
  table.totals(std::move(totals));
  table.print(context.output.out);
}

TextTable moves_table(Context& context, const Rule& first, const Rule& second,
                      const Comparison& compared, std::size_t most) {
  const AmountScale scale = table_scale_for(
      compared.moves.empty() ? 0 : std::max<std::int64_t>(1, compared.moves.front().net_sales),
      context.language);
  const bool people = context.format == Format::Table;
  TextTable table({{""},
                   {context.words({"Code", "编码"})},
                   {context.words({"Customer", "客户"}), Align::Left, 0, true},
                   {context.words({"First", "一"})},
                   {context.words({"Second", "二"})},
                   {context.words({"Net sales 12m", "近 12 月净销售"}) +
                        (people && !scale.unit.empty() ? " " + std::string(scale.unit) : ""),
                    Align::Right}});
  std::size_t listed[3] = {0, 0, 0};
  for (const tiering::ComparedMove& move : compared.moves) {
    if (++listed[static_cast<int>(move.direction)] > most) continue;
    const bool up = move.direction == Direction::Rise, down = move.direction == Direction::Fall;
    const std::string direction = people ? (up     ? context.words({"up", "升"})
                                            : down ? context.words({"down", "降"})
                                                   : "")
                                  : up   ? "up"
                                  : down ? "down"
                                         : "other";
    const auto tier = [&](const Rule& rule, std::uint8_t t) {
      return people ? word_of(context, rule, t) : std::string(rule.code(t));
    };
    table.row({Cell(direction, up     ? Style::Accent
                               : down ? Style::Bad
                                      : Style::Plain),
               move.who.code, people ? move.who.brief : move.who.name, tier(first, move.first),
               tier(second, move.second),
               people ? amount_in_cell(move.net_sales, scale) : plain_decimal(move.net_sales)});
  }
  return table;
}

}  // namespace

int compare_tiers(Context& context, host::Host& host) {
  tiering::check_sees_everyone(host.session());
  tiering::check_reads_sales(host.session());
  const std::string one = *context.arguments.operand(0),
                    other = context.arguments.operand(1).value_or(one);
  const auto settings = rule_settings_of(context), with = rule_settings_of(context, "with");
  if (one == other && with.empty()) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"both sides are the rule {} with the same settings",
                     "两边都是规则 {}，设置也相同"},
                {one}),
        Message(Text{"name another rule, or other settings of the second: --with NAME=VALUE",
                     "请指定另一条规则，或给第二边不同的设置：--with 名称=值"}));
  }
  jobs::Job job({.cancel = &context.interrupted}, "compare",
                one + " " + other);  // writes nothing: nothing for the log
  const Rule first = host::tier_rule(host, one, settings, context.language, &job),
             second = host::tier_rule(host, other, with, context.language, &job);
  Comparison compared =
      tiering::compare(host.records(), first, second, {context.as_of, host.today()});
  const auto most =
      static_cast<std::size_t>(context.arguments.number("top", 0, 1'000'000).value_or(20));
  if (context.format != Format::Table) {
    tiering::name_moves(host.connection(), compared.moves);
    TextTable table = moves_table(context, first, second, compared, compared.moves.size());
    print_rows(context, host, {"pareto tier compare", &host.schema().entity("customer")}, table,
               {"direction", "code", "customer", "first", "second", "net_sales_12m"});
    return kDone;
  }
  // Only those that are listed need names.
  std::vector<tiering::ComparedMove> listed;
  std::size_t kept[3] = {0, 0, 0};
  for (const tiering::ComparedMove& move : compared.moves) {
    if (++kept[static_cast<int>(move.direction)] <= most) listed.push_back(move);
  }
  const std::size_t all = compared.moves.size();
  compared.moves = std::move(listed);
  tiering::name_moves(host.connection(), compared.moves);
  if (host.session().rights) {
    records::ExportCount count(host.records(), host.session(), host.export_limits(),
                               {"pareto tier compare", &host.schema().entity("customer")});
    count.passing(static_cast<std::int64_t>(compared.moves.size()));
  }

  Stream& out = context.output.out;
  const auto side = [&](const std::string& id, const auto& given) {
    std::string text = id;
    for (const auto& [name, value] : given)
      text += " " + name + "=" + (value.find('\n') == std::string::npos ? value : "…");
    return text;
  };
  out.line(context.words({"first   {}", "一  {}"}, {side(one, settings)}));
  out.line(context.words({"second  {}", "二  {}"}, {side(other, with)}));
  out.line(out.styled(Style::Dim,
                      data_until(context, compared.as_of) + "  ·  " +
                          context.words(compared.per_group ? Text{"by group", "按集团"}
                                                           : Text{"by customer", "按客户"})));
  out.line();
  print_matrix(context, first, second, compared);
  out.line();
  const double share = compared.net_sales > 0 ? static_cast<double>(compared.moved_sales) /
                                                    static_cast<double>(compared.net_sales)
                                              : 0;
  std::string sentence = context.words({"{} rise, {} fall", "{} 家升，{} 家降"},
                                       {counted(compared.rises), counted(compared.falls)});
  if (compared.others > 0)
    sentence += context.words({", {} change", "，{} 家变动"}, {counted(compared.others)});
  sentence +=
      context.words({"; net sales touched {} ({})", "；涉及净销售 {}（{}）"},
                    {amount_in_sentence(compared.moved_sales, context.language), percent(share)});
  const bool ordered = first.ordered() && second.ordered();
  out.line(all == 0 && !ordered ? context.words({"tiers without an order cannot rise or fall",
                                                 "没有高低之分的等级，谈不上升降"})
           : all == 0           ? context.words({"nobody moves", "没有变动"})
                                : sentence);
  if (!compared.moves.empty()) {
    out.line();
    moves_table(context, first, second, compared, most).print(out);
    if (all > compared.moves.size())
      out.line("  " + context.words({"{} of {} moves; all: -o csv", "{} / {} 项变动；全部：-o csv"},
                                    {counted(compared.moves.size()), counted(all)}));
  }
  out.line();
  out.line(context.words({"nothing was written", "没有写入"}));
  return kDone;
}

}  // namespace pareto::cli

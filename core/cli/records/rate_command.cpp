// Rates of currencies: what there is, another one, one away; with what becomes of the sales
// concerned before it is done.
#include <charconv>

#include "core/base/counted.hpp"
#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/records/list/list.hpp"
#include "core/records/upkeep/rate_change.hpp"

namespace pareto::cli {
namespace {

std::string number_text(double value) {
  char buffer[40];
  return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

std::string currency_of(Context& context, std::size_t operand) {
  std::string currency = *context.arguments.operand(operand);
  for (char& c : currency) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  const bool code = currency.size() == 3 &&
                    currency.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
  if (!code) {
    throw Error(ErrorCode::Argument,
                Message(Text{"“{}” is not the code of a currency", "“{}”不是币种代码"},
                        {*context.arguments.operand(operand)}),
                Message(Text{"write three letters, such as USD", "请写三个字母，如 USD"}));
  }
  return currency;
}

double rate_of(Context& context) {
  const std::string text = *context.arguments.operand(1);
  double rate = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), rate);
  if (failure == std::errc() && end == text.data() + text.size() && rate >= 1e-9 && rate <= 1e9)
    return rate;
  throw Error(ErrorCode::Argument, Message(Text{"“{}” is not a rate", "“{}”不是汇率"}, {text}),
              Message(Text{"write what one unit is worth in home currency, such as 7.1",
                           "请写一单位外币合多少本位币，如 7.1"}));
}

Date first_day(Context& context, host::Host& host) {
  return day_given(context.arguments.get("from")).value_or(host.today());
}

int show_currencies(Context& context, host::Host& host) {
  TextTable table({{context.words({"Currency", "币种"})},
                   {context.words({"Rate", "汇率"}), Align::Right},
                   {context.words({"Since", "起"})},
                   {context.words({"Rates", "汇率条数"}), Align::Right},
                   {context.words({"Sale lines", "销售行"}), Align::Right},
                   {context.words({"Net sales", "净销售"}), Align::Right}});
  for (const records::CurrencyInUse& use : records::currencies_in_use(
           host.reader(), host.workspace().settings().home_currency, host.today())) {
    table.row({use.currency, use.rate ? number_text(*use.rate) : "",
               use.since ? use.since->iso() : "", counted(use.rates), counted(use.lines),
               !use.home                         ? ""
               : context.format == Format::Table ? format_decimal(*use.home, 2)
                                                 : plain_decimal(*use.home)});
  }
  print_answer(context.output.out, context.format, table,
               {"currency", "rate", "since", "rates", "lines", "net_sales"});
  if (context.format == Format::Table) {
    table.print_footer(context.output.out, context.language,
                       {context.words({"home currency {}; a sale takes the rate of its own day",
                                       "本位币 {}；每笔销售按当日汇率折算"},
                                      {host.workspace().settings().home_currency})});
  }
  return kDone;
}

int list_rates(Context& context, host::Host& host) {
  records::ListRequest request{.entity = "currency_rate",
                               .columns = {"currency", "from_date", "rate"},
                               .sort = {"currency", "-from_date"}};
  if (context.arguments.operand(0))
    request.where.push_back("currency = " + currency_of(context, 0));
  records::List list = records::list_records(host.store(), host.session(), host.schema(), request);
  std::vector<ResultColumn> columns = columns_of(*list.rows->schema());
  for (std::size_t c = 0; c < columns.size(); ++c)
    columns[c].label = list.columns[c].field->label.in(context.language);
  write_result(context.output.out, context.result_style(), columns, *list.rows);
  return kDone;
}

void print_change(Context& context, host::Host& host, const records::RateChange& change,
                  const records::RateResult& result) {
  const std::string& home = host.workspace().settings().home_currency;
  std::vector<std::pair<std::string, std::string>> lines;
  if (result.replaced)
    lines.emplace_back(context.words({"before", "原汇率"}), number_text(*result.replaced));
  lines.emplace_back(context.words({"from", "起"}), change.from.iso());
  lines.emplace_back(context.words({"sale lines", "影响销售行"}), counted(result.lines));
  if (result.lines > 0) {
    lines.emplace_back(context.words({"net sales in {}", "{} 净销售"}, {change.currency}),
                       format_decimal(result.home_before, 2) + " -> " +
                           format_decimal(result.home_after, 2) + " " + home);
  }
  print_labelled(context.output.out, lines);
}

int change_rate(Context& context, host::Host& host, std::optional<double> rate) {
  records::RateChange change{
      .currency = currency_of(context, 0), .from = first_day(context, host), .rate = rate};
  Stream& out = context.output.out;
  change.dry_run = true;
  const records::RateResult before = records::change_rate(host.records(), host.session(), change);
  print_change(context, host, change, before);
  const bool only_look = context.arguments.flag("dry-run");
  // What touches no sale is done without asking.
  if (only_look ||
      (before.lines > 0 &&
       !context.questioner.confirm(
           context.words({"Reckon these sales anew?", "按新汇率重算这些销售吗？"}), true))) {
    out.line(context.words({"nothing was changed", "没有改动"}));
    return kDone;
  }
  change.dry_run = false;
  const records::RateResult done = records::change_rate(host.records(), host.session(), change);
  if (done.operation == 0) {
    out.line(context.words({"nothing to change: it is so already", "没有变化：本来就是这样"}));
    return kDone;
  }
  out.line(rate ? context.words({"1 {} = {} {} from {}", "1 {} = {} {}，自 {} 起"},
                                {change.currency, number_text(*rate),
                                 host.workspace().settings().home_currency, change.from.iso()})
                : context.words({"removed the rate of {} from {}", "已删除 {} 自 {} 起的汇率"},
                                {change.currency, change.from.iso()}));
  print_labelled(
      out,
      {{context.words({"undo", "撤销"}),
        context.words({"pareto journal undo {}", "pareto journal undo {}"}, {done.operation})}});
  deliver(context, host);
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "set") return change_rate(context, *host, rate_of(context));
  if (action == "remove") return change_rate(context, *host, std::nullopt);
  if (action == "list") return list_rates(context, *host);
  return show_currencies(context, *host);
}

const Operand kCurrency{"CURRENCY", {"three letters, such as USD", "三个字母，如 USD"}};
const Option kFrom{.name = "from",
                   .value = "DATE",
                   .help = {"the first day it holds (today)", "从哪天起（今天）"}};
const Option kDryRun{
    .name = "dry-run",
    .help = {"say which sales would change, keep nothing", "只看会影响哪些销售，不写入"}};

}  // namespace

Command rate_command() {
  return {
      Verb{.name = "rate",
           .group = Group::Workspace,
           .summary = {"currencies and their rates", "币种与汇率"},
           .actions =
               {{.name = "set",
                 .summary = {"a rate from a day on; sales follow", "从某天起的汇率；销售随之重算"},
                 .operands = {kCurrency,
                              {"RATE", {"home currency for one unit", "一单位外币合多少本位币"}}},
                 .options = {kFrom, kDryRun},
                 .changes = true},
                {.name = "remove",
                 .summary = {"a rate that was wrong", "删除一条汇率"},
                 .operands = {kCurrency},
                 .options = {kFrom, kDryRun},
                 .changes = true},
                {.name = "list",
                 .summary = {"all rates, newest first", "全部汇率，新的在前"},
                 .operands =
                     {{"CURRENCY", {"only this one", "只看这一种"}, Operand::Count::Optional}}}},
           .examples =
               {{{"rate set USD 7.1 --from 2026-01-01", "rate set USD 7.1 --from 2026-01-01"},
                 {"7.1 from New Year on", "元旦起 7.1"}},
                {{"import rates.csv --as currency_rate", "import 汇率.csv --as currency_rate"},
                 {"many at once", "批量导入"}}}},
      run};
}

}  // namespace pareto::cli

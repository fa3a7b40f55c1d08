// Deliveries that were given up: seen, tried once more, dropped.
#include <algorithm>
#include <charconv>

#include "core/base/counted.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugins/events.hpp"

namespace pareto::cli {
namespace {

// Those that were named; throws Error for what is none, and where nothing was named.
std::vector<records::Parked> named(Context& context, host::Host& host, bool dropped_too) {
  records::DeliveryLedger& ledger = host.delivery().ledger();
  if (context.arguments.flag("all")) return ledger.parked();
  if (context.arguments.operands().empty()) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"which ones? Give their ids, or --all", "哪些？请给出编号，或加 --all"}),
        Message(Text{"see them with: pareto events parked", "编号请看：pareto events parked"}));
  }
  std::vector<records::Parked> out;
  for (const std::string& word : context.arguments.operands()) {
    std::int64_t id = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), id);
    const bool whole = failure == std::errc() && end == word.data() + word.size();
    const std::optional<records::Parked> found = whole ? ledger.find_parked(id) : std::nullopt;
    if (!found || (found->dropped_by != 0 && !dropped_too)) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"there is no parked delivery {}", "没有编号为 {} 的搁置投递"}, {word}),
          Message(Text{"see them with: pareto events parked", "编号请看：pareto events parked"}));
    }
    const bool twice = std::any_of(out.begin(), out.end(),
                                   [&](const records::Parked& one) { return one.id == found->id; });
    if (!twice) out.push_back(*found);
  }
  return out;
}

}  // namespace

int show_parked(Context& context, host::Host& host) {
  const bool dropped = context.arguments.flag("dropped");
  const std::vector<records::Parked> parked = host.delivery().ledger().parked(dropped);
  std::vector<TextColumn> columns{
      {context.words({"Id", "编号"}), Align::Right},
      {context.words({"Subscriber", "订阅者"})},
      {context.words({"Event", "事件"}), Align::Right},
      {context.words({"Topic", "主题"})},
      {context.words({"Parked", "搁置于"})},
      {context.words({"Tries", "已试"}), Align::Right},
      {context.words({"Last error", "最近错误"}), Align::Left, 0, true}};
  std::vector<std::string> names{"id",        "subscriber", "sequence",  "topic",
                                 "parked_at", "tries",      "last_error"};
  if (dropped) {
    columns.push_back({context.words({"Dropped by", "放弃于操作"}), Align::Right});
    names.emplace_back("dropped_by");
  }
  TextTable table(std::move(columns));
  for (const records::Parked& one : parked) {
    std::vector<Cell> row{std::to_string(one.id),
                          one.subscriber,
                          std::to_string(one.sequence),
                          one.topic,
                          context.moment(Time{one.parked_at}),
                          std::to_string(one.tries),
                          one.last_error};
    if (dropped) row.emplace_back(one.dropped_by == 0 ? "" : std::to_string(one.dropped_by));
    table.row(std::move(row));
  }
  if (context.format == Format::Table && parked.empty()) {
    context.output.out.line(context.words({"nothing is parked", "没有搁置的投递"}));
    return kDone;
  }
  print_answer(context.output.out, context.format, table, names);
  if (context.format == Format::Table) {
    table.print_footer(
        context.output.out, context.language,
        {context.words({"why: pareto events show EVENT", "因果：pareto events show 事件序号"}),
         context.words({"once more: pareto events retry ID", "再试：pareto events retry 编号"}),
         context.words({"give up: pareto events drop ID", "放弃：pareto events drop 编号"})});
  }
  return kDone;
}

int retry_parked(Context& context, host::Host& host) {
  const records::DeliveryReport report = host.retry(named(context, host, true));
  for (const records::FailedDelivery& failed : report.failures) {
    print_caution(
        context.output.err, context.language,
        context.words(
            {"{0} could not handle event {1} ({2}): {3}. It stays parked as {4}",
             "{0} 没能处理 {1} 号事件（{2}）：{3}。仍然搁置，编号 {4}"},
            {failed.subscriber, failed.sequence, failed.topic, failed.words, failed.parked}));
  }
  context.output.out.line(context.words({"delivered {}, failed {}", "已投递 {}，失败 {}"},
                                        {counted(report.delivered), report.failures.size()}));
  deliver(context, host);
  return report.failures.empty() ? kDone : kFailed;
}

int drop_parked(Context& context, host::Host& host) {
  const std::vector<records::Parked> parked = named(context, host, false);
  if (parked.empty()) {
    context.output.out.line(context.words({"nothing is parked", "没有搁置的投递"}));
    return kDone;
  }
  const std::string question =
      parked.size() == 1
          ? context.words({"{0} will not be told of event {1} ({2}). Drop it?",
                           "不再把 {1} 号事件（{2}）交给 {0}。放弃吗？"},
                          {parked[0].subscriber, parked[0].sequence, parked[0].topic})
          : context.words({"{} events will not be told to their subscribers. Drop them?",
                           "{} 个事件不再交给它们的订阅者。放弃吗？"},
                          {parked.size()});
  if (!context.questioner.confirm(question, true)) {
    context.output.out.line(context.words({"nothing was changed", "没有改动"}));
    return kDone;
  }
  const std::int64_t operation = host.delivery().drop(parked);
  context.output.out.line(context.words({"dropped {}", "已放弃 {} 个"}, {counted(parked.size())}));
  if (operation != 0) {
    print_labelled(
        context.output.out,
        {{context.words({"undo", "撤销"}),
          context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})}});
  }
  deliver(context, host);
  return kDone;
}

}  // namespace pareto::cli

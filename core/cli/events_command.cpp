#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/records/journal.hpp"

namespace pareto::cli {
namespace {

int show_subscribers(Context& context, host::Host& host) {
  TextTable table({{context.words({"Subscriber", "订阅者"})}, {context.words({"Has seen", "已处理到"}), Align::Right}, {context.words({"Behind", "落后"}), Align::Right},
                   {context.words({"Failures", "失败"}), Align::Right}, {context.words({"Last error", "最近错误"}), Align::Left, 0, true}});
  for (const records::Delivery::Cursor& cursor : host.delivery().cursors()) {
    table.row({cursor.subscriber, std::to_string(cursor.sequence), std::to_string(cursor.behind), std::to_string(cursor.failures), cursor.last_error});
  }
  print_answer(context.output.out, context.format, table, {"subscriber", "sequence", "behind", "failures", "last_error"});
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  if (context.arguments.action() == "subscribers") return show_subscribers(context, *host);
  if (context.arguments.action() == "deliver") {
    const records::DeliveryReport report = host->deliver(std::chrono::hours(1));
    context.output.out.line(context.words({"delivered {}, failed {}", "已投递 {}，失败 {}"}, {counted(report.delivered), report.failures.size()}));
    return report.failures.empty() ? kDone : kFailed;
  }
  const std::int64_t limit = context.arguments.number("limit", 1, 100000).value_or(20);
  const std::int64_t last = records::Journal(host->connection()).last_sequence();
  TextTable table({{context.words({"Sequence", "序号"}), Align::Right}, {context.words({"When", "时间"})}, {context.words({"Event", "事件"})},
                   {context.words({"Records", "记录数"}), Align::Right}, {context.words({"Operation", "操作"}), Align::Right}, {context.words({"Caused by", "起因"}), Align::Right}});
  records::Journal(host->connection()).each_after(last - limit, false, [&](const records::Entry& entry) {
    table.row({std::to_string(entry.sequence), context.moment(Time{entry.at}), entry.topic, std::to_string(entry.rows), std::to_string(entry.operation),
               entry.cause == 0 ? "" : std::to_string(entry.cause)});
    return true;
  });
  print_answer(context.output.out, context.format, table, {"sequence", "at", "event", "records", "operation", "cause"});
  return kDone;
}

}  // namespace

Command events_command() {
  return {Verb{.name = "events",
               .group = Group::Workspace,
               .summary = {"events and deliveries", "事件与投递"},
               .options = {{.name = "limit", .value = "N", .help = {"how many of the last (20)", "最近几个（20）"}}},
               .actions = {{.name = "subscribers", .summary = {"who listens and how far they are", "谁在听，处理到哪里"}},
                           {.name = "deliver", .summary = {"deliver what is waiting", "投递等待中的事件"}, .changes = true}}},
          run};
}

}  // namespace pareto::cli

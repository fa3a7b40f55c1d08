#include <map>

#include "core/base/counted.hpp"
#include "core/base/this_process.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugins/events.hpp"
#include "core/records/write/journal.hpp"
#include "core/records/write/seen_entries.hpp"

namespace pareto::cli {
namespace {

int show_subscribers(Context& context, host::Host& host) {
  TextTable table({{context.words({"Subscriber", "订阅者"})},
                   {context.words({"Has seen", "已处理到"}), Align::Right},
                   {context.words({"Behind", "落后"}), Align::Right},
                   {context.words({"Tries", "已试"}), Align::Right},
                   {context.words({"Next try", "下次重试"})},
                   {context.words({"Parked", "搁置"}), Align::Right},
                   {context.words({"Served by", "投递进程"})},
                   {context.words({"Last error", "最近错误"}), Align::Left, 0, true}});
  records::DeliveryLedger& ledger = host.delivery().ledger();
  std::map<std::string, std::int64_t> parked;
  for (const records::Parked& one : ledger.parked()) ++parked[one.subscriber];
  const std::int64_t now = host.options().clock_micros();
  for (const records::Standing& standing : ledger.all()) {
    table.row({standing.subscriber, std::to_string(standing.sequence),
               std::to_string(host.delivery().behind(standing)), std::to_string(standing.failures),
               standing.next_at == 0 ? "" : context.moment(Time{standing.next_at}),
               std::to_string(parked[standing.subscriber]),
               standing.is_served_elsewhere(now) ? std::string(process_label(standing.owner)) : "",
               standing.last_error});
  }
  print_answer(context.output.out, context.format, table,
               {"subscriber", "sequence", "behind", "tries", "next_try", "parked", "served_by",
                "last_error"});
  return kDone;
}

int deliver_now(Context& context, host::Host& host) {
  const records::DeliveryReport report =
      host.deliver(std::chrono::hours(1), records::Delivery::When::AtOnce);
  say_failed(context, report);
  for (const std::string& subscriber : report.elsewhere) {
    const auto standing = host.delivery().ledger().find(subscriber);
    print_caution(context.output.err, context.language,
                  context.words({"another process delivers to {} just now: {}",
                                 "另一个进程正在向 {} 投递：{}"},
                                {subscriber, standing ? process_label(standing->owner) : ""}));
  }
  context.output.out.line(context.words({"delivered {}, failed {}", "已投递 {}，失败 {}"},
                                        {counted(report.delivered), report.failures.size()}));
  return report.failures.empty() ? kDone : kFailed;
}

int list_events(Context& context, host::Host& host) {
  const std::int64_t limit = context.arguments.number("limit", 1, 100000).value_or(20);
  const std::int64_t last = records::Journal(host.connection()).last_sequence();
  TextTable table({{context.words({"Sequence", "序号"}), Align::Right},
                   {context.words({"When", "时间"})},
                   {context.words({"Event", "事件"})},
                   {context.words({"Records", "记录数"}), Align::Right},
                   {context.words({"Operation", "操作"}), Align::Right},
                   {context.words({"Caused by", "起因"}), Align::Right}});
  records::SeenEntries seen(host.reader(), host.session());
  records::Journal(host.connection())
      .each_after(last - limit, false, [&](const records::Entry& any) {
        const std::optional<records::Entry> entry = seen.seen(any);
        if (!entry) return true;
        table.row({std::to_string(entry->sequence), context.moment(Time{entry->at}), entry->topic,
                   std::to_string(entry->rows), std::to_string(entry->operation),
                   entry->cause == 0 ? "" : std::to_string(entry->cause)});
        return true;
      });
  print_rows(context, host, {"events"}, table,
             {"sequence", "at", "event", "records", "operation", "cause"});
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "tail") return tail_events(context, *host);
  if (action == "show") return show_event(context, *host, *context.arguments.operand(0));
  if (action == "subscribers") return show_subscribers(context, *host);
  if (action == "deliver") return deliver_now(context, *host);
  if (action == "parked") return show_parked(context, *host);
  if (action == "retry") return retry_parked(context, *host);
  if (action == "drop") return drop_parked(context, *host);
  return list_events(context, *host);
}

}  // namespace

Command events_command() {
  const Operand ids{"ID", {"of parked deliveries", "搁置的投递的编号"}, Operand::Count::Any};
  const Option all{.name = "all", .help = {"all that are parked", "所有搁置的"}};
  return {
      Verb{
          .name = "events",
          .group = Group::Workspace,
          .summary = {"events and deliveries", "事件与投递"},
          .options = {{.name = "limit",
                       .value = "N",
                       .help = {"how many: the last (20); of tail the next, then end",
                                "几个：最近的（20）；tail 为接下来的，到数即止"}}},
          .actions = {{.name = "tail",
                       .summary = {"events as they happen, of any process; until Ctrl-C",
                                   "实时显示事件（任何进程的），直到 Ctrl-C"},
                       .options = {{.name = "topic",
                                    .value = "PATTERN",
                                    .help = {"only customer.updated, customer.*, …",
                                             "只看 customer.updated、customer.* 等"}},
                                   {.name = "since",
                                    .value = "SEQUENCE",
                                    .help = {"from behind this event; now (default)",
                                             "从这个序号之后开始；now 为从现在（默认）"}}}},
                      {.name = "show",
                       .summary = {"what led to an event, and what followed", "一个事件的前因后果"},
                       .operands = {{"SEQUENCE", {"the event's number", "事件序号"}}}},
                      {.name = "subscribers",
                       .summary = {"who listens and how far they are", "谁在听，处理到哪里"},
                       .duty = access::Duty::Administer},
                      {.name = "deliver",
                       .summary = {"deliver what is waiting, also for its next try",
                                   "投递等待中的事件，包括等待重试的"},
                       .changes = true,
                       .duty = access::Duty::Administer},
                      {.name = "parked",
                       .summary = {"deliveries that were given up", "搁置的投递"},
                       .options = {{.name = "dropped",
                                    .help = {"those dropped too", "包括已放弃的"}}},
                       .duty = access::Duty::Administer},
                      {.name = "retry",
                       .summary = {"hand parked events over once more", "把搁置的事件再投递一次"},
                       .operands = {ids},
                       .options = {all},
                       .changes = true,
                       .duty = access::Duty::Administer},
                      {.name = "drop",
                       .summary = {"give parked deliveries up", "放弃搁置的投递"},
                       .operands = {ids},
                       .options = {all},
                       .changes = true,
                       .duty = access::Duty::Administer}},
          .examples = {{{"events tail --topic 'sale.*' --output jsonl",
                         "events tail --topic 'sale.*' --output jsonl"},
                        {"a line of JSON for each event of sales",
                         "销售明细的每个事件输出一行 JSON"}},
                       {{"events retry --all", "events retry --all"},
                        {"once more what was parked", "重新投递所有搁置的事件"}}}},
      run};
}

}  // namespace pareto::cli

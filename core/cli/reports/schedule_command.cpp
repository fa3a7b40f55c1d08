// Reports that are written by themselves: list, add, remove, run. `pareto serve` runs those that
// are due; without it cron or systemd does, by `pareto schedule run`.
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/host/report_writing.hpp"
#include "core/host/schedule_run.hpp"

namespace pareto::cli {
namespace {

using host::Schedule;

std::string when_words(const Context& context, const Schedule& s) {
  if (s.every == "day") return context.words({"every day, {}", "每天 {}"}, {s.at});
  if (s.every == "month")
    return context.words({"every month on day {}, {}", "每月 {} 日 {}"}, {s.on, s.at});
  static constexpr Text kDays[] = {{"Monday", "周一"},   {"Tuesday", "周二"}, {"Wednesday", "周三"},
                                   {"Thursday", "周四"}, {"Friday", "周五"},  {"Saturday", "周六"},
                                   {"Sunday", "周日"}};
  return context.words({"every {}, {}", "每{} {}"}, {context.words(kDays[(s.on - 1) % 7]), s.at});
}

std::string moment(const Context& context, std::int64_t micros) {
  return micros == 0 ? "" : context.zone.minute_text(Time{micros});
}

int show_list(Context& context, host::Host& host) {
  TextTable table({{context.words({"Name", "名称"})},
                   {context.words({"Report", "报告"})},
                   {context.words({"When", "时间"})},
                   {context.words({"Goes to", "发送到"})},
                   {context.words({"As", "身份"})},
                   {context.words({"Next", "下次"})},
                   {context.words({"Last result", "上次结果"}), Align::Left, 0, true}});
  for (const Schedule& s : host::schedules_of(host.connection(), host.session())) {
    table.row({s.name, s.report, when_words(context, s), s.destination, s.user_name,
               s.active ? moment(context, s.due) : context.words({"rests", "暂停"}), s.result});
  }
  print_answer(context.output.out, context.format, table,
               {"name", "report", "when", "destination", "user", "next", "result"});
  return kDone;
}

int add(Context& context, host::Host& host) {
  const Arguments& given = context.arguments;
  Schedule s{.name = *given.operand(0),
             .report = *given.operand(1),
             .format = given.get("format").value_or("html"),
             .parameters = parse_name_values(given.list("set")),
             .language = std::string(code_of(context.language))};
  s.every = given.get("every").value_or(s.every);
  s.on = given.number("on", 1, 31).value_or(1);
  s.at = given.get("at").value_or(s.at);
  if (const auto robot = given.get("robot")) s.destination = "robot", s.address = *robot;
  if (const auto mail = given.get("mail")) s.destination = "mail", s.address = *mail;
  s.messenger = given.get("messenger").value_or(s.messenger);
  static_cast<void>(host::reports_of(host).find(s.report));
  host::require_sender(host, s);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "schedule", .title = s.name});
  host::save_schedule(transaction, s, host.workspace().zone());
  const std::int64_t due =
                         host::next_due(s, host.workspace().zone(), Time{transaction.now()}).micros,
                     operation = transaction.commit();
  context.output.out.line(context.words({"{0}: {1}, first on {2}", "{0}：{1}，首次 {2}"},
                                        {s.name, when_words(context, s), moment(context, due)}));
  print_labelled(
      context.output.out,
      {{context.words({"try it now", "现在试一次"}),
        context.words({"pareto schedule run {}", "pareto schedule run {}"}, {s.name})},
       {context.words({"undo", "撤销"}),
        context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})}});
  return kDone;
}

int remove(Context& context, host::Host& host) {
  const Schedule s =
      host::the_schedule(host.connection(), host.session(), *context.arguments.operand(0));
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "schedule", .title = "− " + s.name});
  host::remove_schedule(transaction, s);
  const std::int64_t operation = transaction.commit();
  context.output.out.line(context.words({"{} no longer runs", "已删除定时报告 {}"}, {s.name}));
  print_labelled(
      context.output.out,
      {{context.words({"undo", "撤销"}),
        context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})}});
  return kDone;
}

int run_them(Context& context, host::Host& host) {
  std::vector<host::ScheduleRun> runs;
  if (const auto name = context.arguments.operand(0))
    runs.push_back(
        host::run_now(host, host::the_schedule(host.connection(), host.session(), *name)));
  else
    runs = host::run_due(host);
  int code = kDone;
  for (const host::ScheduleRun& run : runs) {
    if (!run.failure) {
      context.output.out.line(run.file.string());
      continue;
    }
    code = kFailed;
    print_caution(context.output.err, context.language,
                  run.name + ": " + run.failure->text(context.language));
  }
  if (runs.empty())
    context.output.out.line(context.words({"nothing is due", "没有到时间的定时报告"}));
  deliver(context, host);
  return code;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "add") return add(context, *host);
  if (action == "remove") return remove(context, *host);
  if (action == "run") return run_them(context, *host);
  return show_list(context, *host);
}

}  // namespace

Command schedule_command() {
  const access::Duty duty = access::Duty::ExportBulk;
  const Operand name{"NAME", {"what it is called", "名称"}};
  return {
      Verb{.name = "schedule",
           .group = Group::FileToReport,
           .summary = {"reports that are written by themselves", "定时报告"},
           .actions =
               {{.name = "list",
                 .summary = {"which there are, and what became of them", "有哪些、上次结果"}},
                {.name = "add",
                 .summary = {"another one; it runs with your rights", "新增；按您的权限运行"},
                 .operands = {name, {"REPORT", {"which report", "哪份报告"}}},
                 .options = {{.name = "every",
                              .value = "HOW-OFTEN",
                              .help = {"day, week or month (week)", "day、week 或 month（week）"},
                              .choices = {"day", "week", "month"}},
                             {.name = "on",
                              .value = "DAY",
                              .help = {"1 to 7 of a week, Monday first; 1 to 31 of a month (1)",
                                       "周为 1 至 7（周一为 1），月为 1 至 31（1）"}},
                             {.name = "at",
                              .value = "TIME",
                              .help = {"by the firm's clocks (08:00)", "公司当地时刻（08:00）"}},
                             {.name = "format",
                              .value = "FORMAT",
                              .help = {"html, docx, xlsx, pdf, … (html)",
                                       "html、docx、xlsx、pdf 等（html）"}},
                             {.name = "set",
                              .value = "NAME=VALUE",
                              .help = {"a parameter of the report; may be repeated",
                                       "报告参数；可重复"},
                              .repeatable = true},
                             {.name = "robot",
                              .value = "URL",
                              .help = {"to a group, by its robot's address", "发到群：机器人地址"}},
                             {.name = "messenger",
                              .value = "WHICH",
                              .help = {"wecom, dingtalk or feishu (wecom)",
                                       "wecom、dingtalk 或 feishu（wecom）"},
                              .choices = {"wecom", "dingtalk", "feishu"}},
                             {.name = "mail",
                              .value = "A,B",
                              .help = {"as a letter to these addresses", "发邮件到这些地址"}}},
                 .changes = true,
                 .duty = duty},
                {.name = "remove",
                 .summary = {"no longer", "删除"},
                 .operands = {name},
                 .changes = true,
                 .duty = duty},
                {.name = "run",
                 .summary = {"those that are due, or one at once; for cron",
                             "运行到时间的，或立即运行一个；供 cron 使用"},
                 .operands =
                     {{"NAME", {"only this one, at once", "只运行这个"}, Operand::Count::Optional}},
                 .changes = true,
                 .duty = duty}},
           .examples = {{{"schedule add monday key_accounts --every week --on 1 --at 08:30",
                          "schedule add 周一重点客户 key_accounts --every week --on 1 --at 08:30"},
                         {"each Monday into the folder of reports", "每周一写入报告文件夹"}}}},
      run};
}

}  // namespace pareto::cli

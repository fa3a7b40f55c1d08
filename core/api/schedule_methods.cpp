// Reports that are written by themselves: which there are, another one, away with one, one at once.
#include "core/api/tier_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/host/report_writing.hpp"
#include "core/host/schedule_run.hpp"

namespace pareto::api {
namespace {

using host::Schedule;

void write_moment(JsonWriter& out, std::string_view name, std::int64_t micros) {
  out.key(name);
  if (micros != 0)
    out.text(Time{micros}.iso());
  else
    out.nothing();
}

void write_schedule(JsonWriter& out, const Schedule& s) {
  out.begin_object();
  write_id(out, "id", s.id);
  out.member("name", s.name)
      .member("report", s.report)
      .member("format", s.format)
      .key("parameters")
      .begin_object();
  for (const auto& [name, value] : s.parameters) out.member(name, value);
  out.end_object()
      .member("every", s.every)
      .key("on")
      .integer(s.on)
      .member("at", s.at)
      .member("destination", s.destination)
      .member_if("address", s.address);
  out.member("messenger", s.messenger)
      .member_if("language", s.language)
      .key("active")
      .flag(s.active)
      .key("user")
      .id(s.user)
      .member_if("user_name", s.user_name);
  write_moment(out, "next", s.due);
  write_moment(out, "last", s.last_run);
  out.member_if("result", s.result).end_object();
}

void list(Call& call) {
  call.out.begin_object().key("schedules").begin_array();
  for (const Schedule& s : host::schedules_of(call.host.connection(), call.host.session()))
    write_schedule(call.out, s);
  call.out.end_array().end_object();
}

Schedule named(Call& call) {
  return host::the_schedule(call.host.connection(), call.host.session(),
                            call.given.text("schedule"));
}

void save(Call& call) {
  host::Host& host = call.host;
  Schedule s = call.given.has("schedule") ? named(call) : Schedule{};
  const auto take = [&](const char* name, std::string& into) {
    if (call.given.has(name)) into = call.given.text(name);
  };
  take("name", s.name), take("report", s.report), take("format", s.format), take("every", s.every),
      take("at", s.at);
  take("destination", s.destination), take("address", s.address), take("messenger", s.messenger),
      take("language", s.language);
  s.on = call.given.integer("on", s.on);
  if (call.given.has("active")) s.active = call.given.flag("active");
  if (call.given.has("parameters")) s.parameters = texts_by_name(call, "parameters");
  if (s.language.empty()) s.language = code_of(call.language);
  static_cast<void>(host::reports_of(host).find(
      s.report));  // one that there is none of is said now, not at night
  host::require_sender(host, s);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "schedule", .title = s.name});
  s.id = host::save_schedule(transaction, s, host.workspace().zone());
  s.due = host::next_due(s, host.workspace().zone(), Time{transaction.now()}).micros;
  std::int64_t operation = 0;
  if (call.given.flag("dry_run"))
    transaction.finish_dry_run(), s.id = 0;
  else
    operation = transaction.commit();
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  call.out.key("schedule");
  write_schedule(call.out, s);
  call.out.end_object();
}

void remove(Call& call) {
  const Schedule s = named(call);
  records::Transaction transaction(call.host.records(), call.host.session(),
                                   {.kind = "schedule", .title = "− " + s.name});
  host::remove_schedule(transaction, s);
  call.out.begin_object();
  write_id(call.out, "operation", transaction.commit());
  call.out.end_object();
}

void run_one(Call& call) {
  const host::ScheduleRun run = host::run_now(call.host, named(call));
  if (run.failure) throw *run.failure;
  call.out.begin_object()
      .member("file", run.file.filename().string())
      .key("sends")
      .flag(run.sends)
      .end_object();
  if (run.sends) static_cast<void>(call.host.deliver());
}

}  // namespace

std::vector<Method> schedule_methods() {
  using access::Duty;
  const Parameter which{"schedule", Kind::Text, {"its name or id", "名称或 id"}, true};
  Parameter there = which;
  there.required = false;
  return {
      {.name = "schedules.list",
       .summary = {"scheduled reports: one's own, or all for who administers",
                   "定时报告：自己的；管理员可看全部"},
       .answer = "{schedules: [Schedule]}",
       .run = list},
      {.name = "schedules.save",
       .summary = {"another one, or one changed; it runs with the rights of whoever saved it last",
                   "新增或修改定时报告；按最后保存者的权限运行"},
       .parameters =
           {there,
            {"name", Kind::Text, {"what it is called", "名称"}},
            {"report", Kind::Text, {"which", "哪份报告"}},
            {"format", Kind::Text, {"html, xlsx, pdf, … (html)", "html、xlsx、pdf 等（html）"}},
            {"parameters", Kind::Object, {"what the report is told, by name", "报告参数"}},
            {"every", Kind::Text, {"day, week or month (week)", "day、week 或 month（week）"}},
            {"on",
             Kind::Integer,
             {"1 to 7 of a week, Monday first; 1 to 31 of a month (1)",
              "周为 1 至 7（周一为 1），月为 1 至 31（1）"}},
            {"at", Kind::Text, {"by the firm's clocks (08:00)", "公司当地时刻（08:00）"}},
            {"destination",
             Kind::Text,
             {"folder, robot or mail (folder)", "folder、robot 或 mail（folder）"}},
            {"address",
             Kind::Text,
             {"of the robot, or of people with commas between", "机器人地址，或用逗号隔开的邮箱"}},
            {"messenger",
             Kind::Text,
             {"wecom, dingtalk or feishu (wecom)", "wecom、dingtalk 或 feishu（wecom）"}},
            {"language",
             Kind::Text,
             {"zh-Hans or en (the asker's)", "zh-Hans 或 en（默认同请求者）"}},
            {"active", Kind::Flag, {"false: it rests", "false 为暂停"}},
            {"dry_run", Kind::Flag, {"look at it, keep nothing", "只看，不保存"}}},
       .answer = "{operation: id|null, schedule: Schedule}",
       .changes = true,
       .duty = Duty::ExportBulk,
       .run = save},
      {.name = "schedules.remove",
       .summary = {"no longer", "删除定时报告"},
       .parameters = {which},
       .answer = "Operation",
       .changes = true,
       .duty = Duty::ExportBulk,
       .run = remove},
      {.name = "schedules.run",
       .summary = {"one at once, whenever it is due", "立即运行一次"},
       .parameters = {which},
       .answer = "{file: text, sends: flag}",
       .changes = true,
       .duty = Duty::ExportBulk,
       .run = run_one}};
}

}  // namespace pareto::api

#include "core/cli/open_workspace.hpp"

#include <algorithm>
#include <chrono>

#include "core/access/duties.hpp"
#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/safety/restore.hpp"

namespace pareto::cli {

namespace {

constexpr int kBetweenWords = 10;  // seconds

void say_waiting(Context& context, const std::optional<jobs::StoreNote>& holder) {
  if (!holder) {
    print_caution(
        context.output.err, context.language,
        context.words(
            {"another Pareto is writing to this workspace; waiting until it has finished (Ctrl-C gives up)",
             "另一个 Pareto 正在写这个工作区；等它结束（Ctrl-C 放弃）"}));
    return;
  }
  const std::optional<int> percent = holder->percent();
  const std::string far = percent ? context.words({", {}% done", "，已完成 {}%"}, {*percent}) : "";
  print_caution(
      context.output.err, context.language,
      context.words(
          {"another Pareto is writing to this workspace: {0}{1}, for {2} s ({3}, process {4}); waiting until it has finished (Ctrl-C gives up)",
           "另一个 Pareto 正在写这个工作区：{0}{1}，已 {2} 秒（{3}，进程 {4}）；等它结束（Ctrl-C 放弃）"},
          {holder->work().in(context.language), far, holder->seconds, holder->who,
           holder->process}));
}

}  // namespace

void begin_log(Context& context, const host::Workspace& workspace) {
  const auto asked = context.arguments.get("log-level");
  Log::Settings settings{.file = workspace.log_file(), .level = workspace.settings().log_level};
  if (asked) settings.level = parse_log_level(*asked).value_or(settings.level);
  // A server that opens the workspace anew has threads that write.
  if (context.log.goes_on(settings)) return;
  settings.lost = [&context](const std::filesystem::path& file, std::string_view why) {
    print_caution(context.output.err, context.language,
                  context.words({"the log {} cannot be written: {}; going on without it",
                                 "写不了日志 {}：{}；不记日志，继续执行"},
                                {file.string(), why}));
  };
  context.log = Log(std::move(settings));
  context.log.write(context.changes ? LogLevel::Info : LogLevel::Debug, "pareto", context.gist);
}

namespace {

// --as; an empty one is nobody's name.
std::optional<std::string> user_of(const Context& context) {
  std::optional<std::string> user = context.arguments.common("as");
  if (user && user->empty()) {
    throw Error(ErrorCode::Argument,
                Message(Text{"option --as needs a user", "选项 --as 要有用户"}),
                Message(Text{"give a code or a name; users: pareto list user",
                             "请给编码或姓名；有哪些用户：pareto list user"}));
  }
  return user;
}

// A user may only do what a role says; the owner of the folder needs none.
void check_duty(const Context& context, const access::Session& session) {
  if (context.duty) access::require_duty(session, *context.duty);
}

}  // namespace

host::HostOptions host_options(Context& context) {
  host::HostOptions options;
  options.language = context.language;
  options.safe = context.arguments.flag("safe");
  options.developer = context.arguments.flag("dev");
  options.as_of = context.as_of;
  options.as_user = user_of(context).value_or("");
  options.waiting = [&context](int seconds, const std::optional<jobs::StoreNote>& holder) {
    if (context.interrupted)
      throw Error(ErrorCode::Cancelled, Message(Text{"cancelled while waiting; nothing was changed",
                                                     "等待时取消；没有改动"}));
    if (seconds == 1 || seconds % kBetweenWords == 0) say_waiting(context, holder);
  };
  options.cancel = &context.interrupted;
  options.log = &context.log;
  options.plugin_says = [&context](std::string_view plugin, int level, std::string_view text) {
    if (level < PARETO_LOG_WARNING) return;
    print_caution(context.output.err, context.language,
                  std::string(plugin) + ": " + std::string(text));
  };
  return options;
}

namespace {

// Plugins that the workspace counts on and that it has to do without.
void say_skipped(Context& context, host::Host& host) {
  const std::vector<std::string>& enabled = host.workspace().settings().plugins;
  for (const plugins::PluginStatus& plugin :
       host.plugins().plugins(plugins::PluginState::Skipped)) {
    if (!plugin.reason) continue;
    if (std::find(enabled.begin(), enabled.end(), plugin.id) == enabled.end()) continue;
    print_caution(context.output.err, context.language,
                  context.words({"without plugin {}: {}", "未使用插件 {}：{}"},
                                {plugin.id, plugin.reason->text(context.language)}));
  }
}

}  // namespace

void say_mended(Context& context, const host::Host& host) {
  const records::MendResult& result = host.mended();
  for (const records::Mended& mended : result.fields) {
    const auto say = [&](std::int64_t count, const Text& words) {
      if (count > 0)
        print_caution(context.output.err, context.language,
                      context.words(words, {counted(count), mended.entity, mended.field}));
    };
    say(mended.removed,
        {"{0} records of {1} were removed with what {2} referred to, which went while the plugin was disabled",
         "{1} 的 {0} 条记录已删除：字段 {2} 引用的记录在插件停用期间被删除了"});
    say(mended.cleared,
        {"{2} was cleared in {0} records of {1}: what it referred to went while the plugin was disabled",
         "{1} 的 {0} 条记录已清空字段 {2}：它引用的记录在插件停用期间被删除了"});
    say(mended.left,
        {"{2} of {0} records of {1} refers to what went while the plugin was disabled; give them another: pareto set {1} …",
         "{1} 的 {0} 条记录，字段 {2} 引用的记录在插件停用期间被删除了；请另行指定：pareto set {1} …"});
  }
  if (result.operation != 0) {
    print_labelled(context.output.err,
                   {{context.words({"undo", "撤销"}),
                     context.words({"pareto journal undo {}", "pareto journal undo {}"},
                                   {result.operation})}});
  }
}

namespace {

host::Workspace find_folder(Context& context) {
  const std::filesystem::path folder =
      host::Workspace::find(context.arguments.get("workspace"), std::filesystem::current_path());
  safety::finish_restore(folder);
  host::Workspace workspace = host::Workspace::open(folder);
  if (workspace.settings().language) context.prefer(*workspace.settings().language);
  context.zone = workspace.zone();
  begin_log(context, workspace);
  return workspace;
}

}  // namespace

host::Workspace find_workspace(Context& context) {
  host::Workspace workspace = find_folder(context);
  // Who the user is stands in the database, so it is opened for that alone.
  if (user_of(context))
    check_duty(context, host::Host::open(workspace, host_options(context))->session());
  return workspace;
}

void speak_as_here(Context& context) {
  try {
    const host::Workspace workspace = host::Workspace::open(
        host::Workspace::find(context.arguments.get("workspace"), std::filesystem::current_path()));
    if (workspace.settings().language) context.prefer(*workspace.settings().language);
  } catch (const Error&) {
    // None here, or one that cannot be read: who needs it says so.
    if (context.arguments.get("workspace")) throw;
  }
}

void say_safe(Context& context) {
  if (!context.arguments.flag("safe")) return;
  print_caution(context.output.err, context.language,
                context.words({"without plugins (--safe)", "未加载插件（--safe）"}));
}

std::unique_ptr<host::Host> open_workspace(Context& context) {
  host::Workspace workspace =
      find_folder(context);  // first: it says in which language the host speaks
  auto host = host::Host::open(std::move(workspace), host_options(context));
  check_duty(context, host->session());
  say_safe(context);
  say_skipped(context, *host);
  say_mended(context, *host);
  return host;
}

void say_failed(Context& context, const records::DeliveryReport& report) {
  for (const records::FailedDelivery& failed : report.failures) {
    const std::vector<Argument> values{
        failed.subscriber, failed.sequence, failed.topic,
        failed.words,      failed.tries,    records::Delivery::wait_after(failed.tries).count(),
        failed.parked};
    const Text words =
        failed.cut
            ? Text{"events cause each other without end: {0} was not told of event {1} ({2}), the last of a long chain. Look at it: pareto events show {1}",
                   "事件互相触发、没有尽头：没有再把 {1} 号事件（{2}）交给 {0}，因果链已经太长。请看：pareto events show {1}"}
        : failed.parked != 0
            ? Text{"event {1} ({2}) was parked for {0} after {4} tries: {3}. See: pareto events parked",
                   "{1} 号事件（{2}）投递给 {0} 失败 {4} 次，已搁置：{3}。请看：pareto events parked"}
            : Text{
                  "{0} could not handle event {1} ({2}): {3}. It is tried again in {5} s, by any command; see: pareto events subscribers",
                  "{0} 没能处理 {1} 号事件（{2}）：{3}。{5} 秒后由任何一条命令再试；请看：pareto events subscribers"};
    print_caution(context.output.err, context.language, context.words(words, values));
  }
}

void deliver(Context& context, host::Host& host) {
  const records::DeliveryReport report = host.deliver();
  say_failed(context, report);
  if (report.pending > 0) {
    print_caution(context.output.err, context.language,
                  context.words({"{} events are still to be delivered; the next command goes on",
                                 "还有 {} 个事件未投递；下一条命令会继续"},
                                {counted(report.pending)}));
  }
}

std::unique_ptr<sdk::BatchStream> exported(const Context&, host::Host& host, records::Exported what,
                                           std::unique_ptr<sdk::BatchStream> rows) {
  return records::guard_export(host.records(), host.session(), host.export_limits(),
                               std::move(what), std::move(rows));
}

void print_rows(Context& context, host::Host& host, records::Exported what, TextTable& table,
                const std::vector<std::string>& names) {
  if (host.session().rights) {
    const auto rows = static_cast<std::int64_t>(table.rows());
    records::ExportCount count(host.records(), host.session(), host.export_limits(),
                               std::move(what));
    count.passing(rows);
  }
  print_answer(context.output.out, context.format, table, names);
}

Time this_moment() {
  return Time{std::chrono::duration_cast<std::chrono::microseconds>(
                  std::chrono::system_clock::now().time_since_epoch())
                  .count()};
}

std::string data_until(const Context& context, Date as_of) {
  return context.words({"data until {}", "数据截至 {}"}, {as_of.iso()});
}

}  // namespace pareto::cli

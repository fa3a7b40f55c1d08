// What whoever looks after a workspace needs: plugins as they are, backups, deliveries that were
// given up.
#include <algorithm>

#include "core/api/plugin_parts.hpp"
#include "core/api/remedy.hpp"
#include "core/api/tier_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/host/plugin_grants.hpp"
#include "core/host/plugin_settings.hpp"
#include "core/host/rule_settings.hpp"
#include "core/imports/run/demo_files.hpp"
#include "core/plugins/accounts.hpp"
#include "core/plugins/pins.hpp"
#include "core/safety/backup.hpp"
#include "core/safety/restore.hpp"
#include "core/store/dialect.hpp"

namespace pareto::api {
namespace {

std::string_view word_of(plugins::PluginState state) {
  return state == plugins::PluginState::Enabled    ? "enabled"
         : state == plugins::PluginState::Disabled ? "disabled"
                                                   : "skipped";
}

void write_plugin(Call& call, const plugins::PluginStatus& plugin) {
  JsonWriter& out = call.out;
  out.member("name", plugin.id).member("state", word_of(plugin.state));
  if (plugin.reason) {
    out.member("because", plugin.reason->text(call.language));
    write_remedy(out, plugin.reason->remedy(call.language).value_or(""));
  }
  if (!plugin.manifest) return;
  out.member("label", plugin.manifest->label.in(call.language))
      .member("version", plugin.manifest->version)
      .member_if("vendor", plugin.manifest->vendor);
  out.key("demo").flag(!imports::demo_files(plugin.manifest->file.parent_path()).empty());
  out.key("offers").begin_array();
  for (const plugins::Extension& extension : plugin.manifest->extensions) {
    out.begin_object()
        .member("kind", extension.extension)
        .member_if("name", extension.id)
        .member_if("label", extension.label.in(call.language))
        .end_object();
  }
  out.end_array();
}

void list_plugins(Call& call) {
  call.out.begin_object().key("plugins").begin_array();
  for (const plugins::PluginStatus& plugin : call.host.plugins().plugins()) {
    call.out.begin_object();
    write_plugin(call, plugin);
    call.out.end_object();
  }
  call.out.end_array().end_object();
}

// Where it comes from, whether it is trusted as it lies there, and the services that it asks for.
void write_grants(Call& call, const plugins::PluginStatus& plugin) {
  if (!plugin.manifest) return;
  const plugins::Pins pins = plugins::Pins::read(call.host.workspace().pins());
  const bool own = call.host.plugins().is_pinned(*plugin.manifest);
  const std::vector<std::string> granted = pins.granted(*plugin.manifest);
  JsonWriter& out = call.out;
  out.key("installed")
      .flag(own)
      .key("trusted")
      .flag(!own || !pins.refusal(*plugin.manifest))
      .key("code")
      .flag(!plugin.manifest->library.empty());
  out.key("services").begin_array();
  for (const std::string& service : plugin.manifest->capabilities) {
    out.begin_object()
        .member("service", service)
        .key("granted")
        .flag(std::ranges::find(granted, service) != granted.end());
    if (const auto words = host::service_words(service))
      out.member("words", words->in(call.language));
    out.end_object();
  }
  out.end_array();
}

// Who makes it and what it brings for people; what is wrong with that, too.
void write_brought(Call& call, const plugins::PluginStatus& plugin) {
  if (!plugin.manifest) return;
  call.out.member_if("license", plugin.manifest->license)
      .member_if("contact", plugin.manifest->contact);
  try {
    write_content(call, host::content_of(*plugin.manifest), host::codes_of_roles(call.host));
  } catch (const Error& error) {
    call.out.member("content_fault", error.text(call.language));
  }
}

// With the settings that are kept for its subscribers and services, and what it took so far.
void show_plugin(Call& call) {
  host::Host& host = call.host;
  const plugins::PluginStatus plugin = host.plugins().plugin(call.given.text("plugin"));
  JsonWriter& out = call.out;
  out.begin_object();
  write_plugin(call, plugin);
  out.key("settings").begin_array();
  for (const plugins::Extension& extension :
       plugin.manifest ? plugin.manifest->extensions : std::vector<plugins::Extension>()) {
    if (!host::keeps_settings(extension)) continue;
    for (const std::string& one : host::is_told_outside(*plugin.manifest, extension)
                                      ? host::instances_of(host.workspace().folder(), extension.id)
                                      : std::vector{extension.id}) {
      const auto kept = host::extension_settings(host.workspace().folder(), one);
      for (const model::Field& field : extension.settings) {
        if (field.read_only) continue;
        const auto own = kept.find(field.name);
        out.begin_object().member("of", one).key("field");
        write_field(out, field, access::FieldAccess::Change, call.language);
        out.key("value");
        if (own == kept.end() || field.secret)
          out.nothing();
        else
          out.text(own->second);
        out.key("kept").flag(own != kept.end()).end_object();
      }
    }
  }
  out.end_array();
  write_grants(call, plugin);
  write_brought(call, plugin);
  const plugins::Accounts accounts = plugins::read_accounts(host.workspace().plugin_accounts());
  if (const auto account = accounts.find(plugin.id); account != accounts.end()) {
    out.key("calls")
        .integer(account->second.calls)
        .key("failures")
        .integer(account->second.failures);
    write_real(out, "seconds", static_cast<double>(account->second.micros) / 1e6);
    write_real(out, "longest_seconds", static_cast<double>(account->second.longest_micros) / 1e6);
  }
  out.end_object();
}

void set_plugin(Call& call) {
  const std::string id = call.given.text("plugin");
  const host::SettingsSet set = host::set_plugin_settings(
      call.host, id, texts_by_name(call, "settings"), call.given.flag("dry_run"));
  JsonWriter& out = call.out;
  out.begin_object().member("name", id);
  write_restarts(call, set.restarts);
  out.key("by_itself").flag(false).key("warnings").begin_array();
  for (const Message& warning : set.warnings)
    out.begin_object().member("detail", warning.in(call.language)).end_object();
  out.end_array().end_object();
}

void list_backups(Call& call) {
  JsonWriter& out = call.out;
  out.begin_object().key("backups").begin_array();
  for (const safety::FoundBackup& backup :
       safety::backups_in(safety::backup_folder(call.host.workspace().folder()))) {
    out.begin_object()
        .member("file", backup.file.filename().string())
        .key("bytes")
        .integer(static_cast<std::int64_t>(backup.bytes));
    if (backup.info) {
      out.member("made", backup.info->made.iso())
          .key("whole")
          .flag(backup.info->sound)
          .key("customers")
          .integer(backup.info->rows("pareto_customer"));
      out.key("sales")
          .integer(backup.info->rows("pareto_sale"))
          .key("operation")
          .id(backup.info->operation);
    } else if (backup.problem) {
      out.member("problem", backup.problem->text(call.language));
    }
    out.end_object();
  }
  out.end_array().end_object();
}

void make_backup(Call& call) {
  const host::Workspace& workspace = call.host.workspace();
  safety::BackupRequest request{.folder = workspace.folder(),
                                .name = workspace.settings().name,
                                .now = Time{call.host.options().clock_micros()},
                                .zone = workspace.zone()};
  request.keep =
      static_cast<int>(std::clamp<std::int64_t>(call.given.integer("keep", 0), 0, 100'000));
  jobs::Job job(call.surroundings(), "backup", workspace.folder().filename().string(),
                call.progress);
  const safety::BackupResult made = safety::make_backup(
      request,
      {.progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); },
       .cancel = job.cancel_flag()});
  job.finish("bytes " + std::to_string(made.bytes));
  JsonWriter& out = call.out;
  out.begin_object()
      .member("file", made.file.filename().string())
      .key("bytes")
      .integer(static_cast<std::int64_t>(made.bytes))
      .key("operation")
      .id(made.info.operation);
  std::vector<std::string> removed;
  for (const std::filesystem::path& file : made.removed)
    removed.push_back(file.filename().string());
  write_texts(out, "removed", removed);
  write_texts(out, "left_out", made.left_out);
  out.end_object();
}

// Of those in the workspace's folder, by the name of the file.
std::filesystem::path backup_given(const Call& call) {
  const std::string name = call.given.text("file");
  for (const safety::FoundBackup& backup :
       safety::backups_in(safety::backup_folder(call.host.workspace().folder()))) {
    if (backup.file.filename().string() == name) return backup.file;
  }
  throw Error(ErrorCode::NotFound, Message(Text{"there is no backup {}", "没有备份 {}"}, {name}),
              Message(Text{"backups.list tells them", "请看 backups.list"}));
}

std::string_view word_of(safety::SinceBackup::Kind kind) {
  static constexpr std::string_view kWords[] = {"nothing", "later", "earlier", "other",
                                                "unreadable"};
  return kWords[static_cast<std::size_t>(kind)];
}

// What it holds against what is there now; without "dry_run" then in its place. What was there is
// put aside first, as a backup.
void restore_backup(Call& call) {
  host::Host& host = call.host;
  const std::filesystem::path file = backup_given(call), folder = host.workspace().folder();
  const TimeZone& zone = host.workspace().zone();
  const auto waiting = [&](int seconds) {
    if (host.options().waiting)
      host.options().waiting(seconds, jobs::read_store_note(host.workspace().store_sign()));
  };
  jobs::Job job(call.surroundings(), "restore", file.filename().string(), call.progress);
  const store::CopyWatch watch{
      .progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); },
      .cancel = call.cancel,
      .waiting = waiting};
  safety::RestorePlan plan = safety::plan_restore(file, folder, zone, watch);
  plan.name = host.workspace().settings().name;
  JsonWriter& out = call.out;
  out.begin_object()
      .member("made", plan.backup.made.iso())
      .member("by", plan.backup.program)
      .member("on", plan.backup.computer)
      .key("whole")
      .flag(plan.backup.sound);
  out.member("since", word_of(plan.since.kind)).key("operations").integer(plan.since.operations);
  write_texts(out, "newest", plan.since.newest);
  out.key("records").begin_array();
  for (const model::Entity& entity : host.schema().entities()) {
    const std::string table = store::base_table(entity);
    const auto present =
        std::ranges::find(plan.tables, table, &std::pair<std::string, std::int64_t>::first);
    const std::int64_t kept = plan.backup.rows(table),
                       now = present == plan.tables.end() ? 0 : present->second;
    if (kept == 0 && now == 0) continue;
    out.begin_object()
        .member("entity", entity.name)
        .member("plural", entity.plural.in(call.language))
        .key("backup")
        .integer(kept)
        .key("now")
        .integer(now)
        .end_object();
  }
  out.end_array();
  const bool look = call.given.flag("dry_run");
  if (!look) {
    const safety::RestoreResult result =
        safety::restore(file, plan, Time{host.options().clock_micros()}, zone, watch);
    out.member("aside", result.aside.filename().string());
  }
  out.key("done").flag(!look).key("restart").flag(!look).end_object();
  job.finish(look ? "looked" : "restored");
}

void list_parked(Call& call) {
  JsonWriter& out = call.out;
  out.begin_object().key("parked").begin_array();
  for (const records::Parked& parked : call.host.delivery().ledger().parked()) {
    out.begin_object()
        .key("id")
        .id(parked.id)
        .member("subscriber", parked.subscriber)
        .member("topic", parked.topic)
        .key("event")
        .id(parked.sequence);
    out.key("tries")
        .integer(parked.tries)
        .member("last_error", parked.last_error)
        .member("parked_at", Time{parked.parked_at}.iso())
        .end_object();
  }
  out.end_array().end_object();
}

std::vector<records::Parked> parked_of(Call& call) {
  records::DeliveryLedger& ledger = call.host.delivery().ledger();
  if (!call.given.has("ids")) return ledger.parked();
  std::vector<records::Parked> out;
  const Message remedy(Text{"deliveries.parked tells them", "请看 deliveries.parked"});
  for (const std::string& id : call.given.texts("ids")) {
    const auto found = ledger.find_parked(
        number_of(id, {"“{}” is not the number of a delivery", "“{}”不是投递编号"}, remedy));
    if (!found || found->dropped_by != 0)
      throw Error(ErrorCode::NotFound,
                  Message(Text{"there is no parked delivery {}", "没有编号为 {} 的搁置投递"}, {id}),
                  remedy);
    if (std::ranges::none_of(out, [&](const records::Parked& one) { return one.id == found->id; }))
      out.push_back(*found);
  }
  return out;
}

void retry(Call& call) {
  const records::DeliveryReport report = call.host.retry(parked_of(call));
  JsonWriter& out = call.out;
  out.begin_object().key("delivered").integer(report.delivered).key("failures").begin_array();
  for (const records::FailedDelivery& failed : report.failures) {
    out.begin_object()
        .member("subscriber", failed.subscriber)
        .member("topic", failed.topic)
        .key("event")
        .id(failed.sequence)
        .member("detail", failed.words)
        .end_object();
  }
  out.end_array().end_object();
}

void drop(Call& call) {
  call.out.begin_object();
  write_id(call.out, "operation", call.host.delivery().drop(parked_of(call)));
  call.out.end_object();
}

}  // namespace

std::vector<Method> upkeep_methods() {
  using access::Duty;
  const Parameter ids{"ids", Kind::Texts, {"which (all)", "哪些（默认全部）"}};
  return {
      {.name = "plugins.list",
       .summary = {"all plugins, and why one is not used", "全部插件，及不使用的原因"},
       .answer = "{plugins: [Plugin]}",
       .run = list_plugins},
      {.name = "plugins.show",
       .summary = {"one, with its settings and what it took so far", "一个插件，含设置和用时"},
       .parameters = {{"plugin", Kind::Text, {"its name", "插件名"}, true}},
       .answer =
           "{...Plugin, settings: [{of: text, ...Setting}], installed?: flag, trusted?: flag, code?: flag, services?: [{service: text, "
           "granted: flag, words?: text}], license?: text, contact?: text, roles?: [PackRole], words?: [PackWord], content_fault?: text, "
           "calls?: int, failures?: int, seconds?: number|null, longest_seconds?: number|null}",
       .duty = Duty::Configure,
       .run = show_plugin},
      {.name = "plugins.set",
       .summary =
           {"settings of its subscribers and services; a service has them from its next start",
            "设置它的订阅者和服务；服务从下次启动起生效"},
       .parameters = {{"plugin",
                       Kind::Text,
                       {"its name; webhook@erp: one of several that are told of events",
                        "插件名；webhook@erp 为同一订阅者的另一份设置"},
                       true},
                      {"settings",
                       Kind::Object,
                       {"by name; empty: as the plugin has it", "按名称；留空恢复默认值"},
                       true},
                      {"dry_run", Kind::Flag, {"look at it, keep nothing", "只看，不保存"}}},
       .answer = "{name: text, restarts: [Restart], by_itself: flag, warnings: [{detail: text}]}",
       .changes = true,
       .duty = Duty::Configure,
       .run = set_plugin},
      {.name = "backups.list",
       .summary = {"the backups in the workspace", "工作区里的备份"},
       .answer =
           "{backups: [{file: text, bytes: int, made?: time, whole?: flag, customers?: int, sales?: int, operation?: id, "
           "problem?: text}]}",
       .duty = Duty::Administer,
       .run = list_backups},
      {.name = "backups.make",
       .summary = {"a backup into the workspace's folder of backups", "备份到工作区的备份文件夹"},
       .parameters = {{"keep",
                       Kind::Integer,
                       {"older ones go but for so many; 0: none goes (0)",
                        "只保留最近几份；0 为全部保留（0）"}}},
       .answer = "{file: text, bytes: int, operation: id, removed: [text], left_out: [text]}",
       .changes = true,
       .duty = Duty::Administer,
       .run = make_backup},
      {.name = "backups.restore",
       .summary = {"a backup in the place of what is there now, which is put aside as another",
                   "用备份替换现在的内容；现在的内容会先另存为备份"},
       .parameters = {{"file", Kind::Text, {"as backups.list tells it", "见 backups.list"}, true},
                      {"dry_run",
                       Kind::Flag,
                       {"check it, say what would go and come", "只核对，并说明差别"}}},
       .answer =
           "{made: time, by: text, on: text, whole: flag, since: 'nothing'|'later'|'earlier'|'other'|'unreadable', operations: int, "
           "newest: [text], records: [{entity: text, plural: text, backup: int, now: int}], aside?: text, done: flag, restart: flag}",
       .changes = true,
       .duty = Duty::Administer,
       .run = restore_backup},
      {.name = "deliveries.parked",
       .summary = {"deliveries that were given up", "搁置的投递"},
       .answer =
           "{parked: [{id: id, subscriber: text, topic: text, event: id, tries: int, last_error: text, parked_at: time}]}",
       .duty = Duty::Administer,
       .run = list_parked},
      {.name = "deliveries.retry",
       .summary = {"hand them over once more", "再投递一次"},
       .parameters = {ids},
       .answer =
           "{delivered: int, failures: [{subscriber: text, topic: text, event: id, detail: text}]}",
       .changes = true,
       .duty = Duty::Administer,
       .run = retry},
      {.name = "deliveries.drop",
       .summary = {"give them up", "放弃投递"},
       .parameters = {{"ids", Kind::Texts, {"which", "哪些"}, true}},
       .answer = "Operation",
       .changes = true,
       .duty = Duty::Administer,
       .run = drop}};
}

}  // namespace pareto::api

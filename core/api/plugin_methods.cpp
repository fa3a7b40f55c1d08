// Changing plugins: enabled, disabled, installed from a pack that was uploaded, uninstalled,
// trusted, granted services. With "dry_run" what it would change, tried on a copy of the workspace;
// the steps are those of the command line (core/host/plugin_life.hpp).
#include <algorithm>
#include <functional>
#include <optional>

#include "core/api/change_parts.hpp"
#include "core/api/import_parts.hpp"
#include "core/api/plugin_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/host/plugin_grants.hpp"
#include "core/host/plugin_installation.hpp"
#include "core/host/plugin_life.hpp"
#include "core/host/plugins_watch.hpp"

namespace pareto::api {
namespace {

void write_needed(Call& call, const std::vector<std::pair<std::string, std::string>>& needed_by) {
  call.out.key("needed_by").begin_array();
  for (const auto& [plugin, needs] : needed_by)
    call.out.begin_object().member("plugin", plugin).member("needs", needs).end_object();
  call.out.end_array();
}

plugins::Pins pins_of(const Call& call) {
  return plugins::Pins::read(call.host.workspace().pins());
}

// The last members: whether it was done, and which services a running `pareto serve`, which notices
// what was changed, starts anew for it.
void end_with(Call& call, bool done, const std::vector<host::RestartedService>& restarts) {
  call.out.key("done").flag(done).key("restart").flag(!restarts.empty());
  write_restarts(call, restarts);
  call.out.end_object();
}

// Of what was done: against what the workspace is now. `before` is what was granted then.
void end_done(Call& call, const plugins::Pins& before) {
  const host::Workspace workspace = host::Workspace::open(call.host.workspace().folder());
  end_with(call, true,
           host::restarted_between(call.host.plugins(), host::plugins_of(workspace), before,
                                   pins_of(call)));
}
void end_done(Call& call, const host::Host* with) {
  if (with != nullptr) write_id(call.out, "mended", with->mended().operation);
  end_done(call, pins_of(call));  // what is granted to a plugin is as it was
}

void end_undone(Call& call) { end_with(call, false, {}); }

// Of a look at other pins.
void end_look(Call& call, const plugins::Pins& pins) {
  end_with(call, false,
           host::restarted_between(call.host.plugins(),
                                   host::plugins_pinned_by(call.host.workspace(), pins),
                                   pins_of(call), pins));
}

// Of a look that is tried on a copy; `must`: or fails. What cannot be told is null.
void end_tried(Call& call, const std::function<host::TriedChange(const store::CopyWatch&)>& preview,
               bool must) {
  std::optional<host::TriedChange> tried;
  const auto parts = [&](const store::CopyWatch& watch) {
    tried = preview(watch);
    return tried->parts;
  };
  write_changes_of(call, parts, must);
  if (tried)
    write_conversions(call, tried->conversions);
  else
    call.out.key("conversions").nothing();
  end_with(call, false, tried ? tried->restarts : std::vector<host::RestartedService>());
}

bool looks(const Call& call) { return call.given.flag("dry_run"); }

host::HostOptions options_of(Call& call) {
  host::HostOptions options = call.host.options();
  options.cancel = call.cancel;
  return options;
}

void enable(Call& call) {
  host::Enabling enabling(call.host, call.given.texts("plugins"));
  call.out.begin_object();
  if (looks(call)) {
    return end_tried(
        call, [&](const store::CopyWatch& watch) { return enabling.preview(watch); }, true);
  }
  const auto with = enabling.carry_out(options_of(call));
  write_put(call, enabling.roles());
  end_done(call, with.get());
}

void disable(Call& call) {
  host::Disabling disabling(call.host, call.given.texts("plugins"));
  call.out.begin_object();
  write_needed(call, disabling.needed_by());
  if (looks(call)) {
    return end_tried(
        call, [&](const store::CopyWatch& watch) { return disabling.preview(watch); }, false);
  }
  end_done(call, disabling.carry_out(options_of(call)).get());
}

void uninstall(Call& call) {
  host::Uninstalling uninstalling(call.host, call.given.text("plugin"));
  JsonWriter& out = call.out;
  out.begin_object().key("enabled").flag(uninstalling.enabled());
  write_needed(call, uninstalling.needed_by());
  out.key("stays").begin_array();
  for (const host::PluginData& data : uninstalling.stays()) {
    out.begin_object()
        .member("entity", data.entity)
        .key("own")
        .flag(data.records)
        .key("records")
        .integer(data.rows)
        .end_object();
  }
  out.end_array();
  if (looks(call)) {
    if (uninstalling.enabled())
      return end_tried(
          call, [&](const store::CopyWatch& watch) { return uninstalling.preview(watch); }, false);
    return end_undone(call);
  }
  end_done(call, uninstalling.carry_out(options_of(call)).get());
}

void write_arrival(Call& call, const host::Arrival& arrival, const plugins::Pins& pins,
                   const std::set<std::string>& roles_there) {
  const plugins::Manifest& manifest = arrival.packed->manifest;
  JsonWriter& out = call.out;
  out.begin_object()
      .member("name", manifest.id)
      .member("version", manifest.version)
      .member("label", manifest.label.in(call.language));
  if (arrival.present && arrival.present->manifest)
    out.member("before", arrival.present->manifest->version);
  out.member_if("vendor", manifest.vendor)
      .member_if("license", manifest.license)
      .member_if("contact", manifest.contact)
      .key("enabled")
      .flag(arrival.enabled)
      .key("there")
      .flag(arrival.there);
  out.key("code")
      .flag(!manifest.library.empty())
      .key("demo")
      .flag(arrival.has_demo())
      .key("files")
      .integer(static_cast<std::int64_t>(arrival.packed->files.size()));
  out.key("bytes").integer(static_cast<std::int64_t>(arrival.bytes())).key("offers").begin_array();
  for (const plugins::Extension& extension : manifest.extensions) {
    out.begin_object()
        .member("kind", extension.extension)
        .member_if("name", extension.id)
        .member_if("label", extension.label.in(call.language))
        .end_object();
  }
  out.end_array();
  write_content(call, arrival.content, roles_there);
  out.key("services").begin_array();
  const std::vector<std::string> granted = pins.granted(manifest);
  for (const std::string& service : manifest.capabilities) {
    out.begin_object()
        .member("service", service)
        .key("granted")
        .flag(std::ranges::find(granted, service) != granted.end())
        .key("newly")
        .flag(arrival.asks_newly_for(service));
    if (const auto words = host::service_words(service))
      out.member("words", words->in(call.language));
    out.end_object();
  }
  out.end_array().end_object();
}

void install(Call& call) {
  const plugins::PackReader pack(file_given(call, "file"), call.cancel);
  host::PluginInstallation installation(call.host, pack, call.given.flag("enable"),
                                        call.given.flag("new_signer"));
  JsonWriter& out = call.out;
  out.begin_object().member("sha256", pack.sha256());
  if (const auto& signer = pack.signer()) {
    out.key("signer")
        .begin_object()
        .member("maker", signer->maker)
        .member("fingerprint", signer->fingerprint())
        .key("known")
        .flag(installation.pins().knows(*signer))
        .end_object();
  }
  const std::set<std::string> roles_there = host::codes_of_roles(call.host);
  out.key("plugins").begin_array();
  for (const host::Arrival& arrival : installation.arrivals())
    write_arrival(call, arrival, installation.pins(), roles_there);
  out.end_array();
  if (looks(call)) {
    if (installation.changes())
      return end_tried(
          call, [&](const store::CopyWatch& watch) { return installation.preview(watch); }, true);
    return end_undone(call);
  }
  if (installation.nothing()) return end_undone(call);
  // What does not open with it, or would give a field another type, is not put there.
  if (installation.changes())
    static_cast<void>(installation.preview({.progress = call.progress, .cancel = call.cancel}));
  const auto with = installation.carry_out(options_of(call));
  write_put(call, installation.roles());
  end_done(call, with.get());
}

void trust(Call& call) {
  host::Trusting trusting(call.host, call.given.texts("plugins"));
  using State = host::Trusting::Plugin::State;
  JsonWriter& out = call.out;
  out.begin_object().key("plugins").begin_array();
  for (const host::Trusting::Plugin& plugin : trusting.plugins()) {
    out.begin_object()
        .member("name", plugin.manifest.id)
        .member("version", plugin.manifest.version)
        .member_if("before", plugin.version_before);
    out.member("state", plugin.state == State::OfTheProgram ? "of_the_program"
                        : plugin.state == State::Trusted    ? "trusted"
                                                            : "to_be_trusted");
    write_texts(out, "changed", plugin.change.changed);
    write_texts(out, "added", plugin.change.added);
    write_texts(out, "gone", plugin.change.gone);
    out.end_object();
  }
  out.end_array();
  if (trusting.nothing()) return end_undone(call);
  if (looks(call)) return end_look(call, trusting.pins());
  end_done(call, trusting.carry_out(options_of(call)).get());
}

using Grants = std::vector<std::string> (*)(host::Host&, const std::string&,
                                            const std::vector<std::string>&, bool);
using Pinned = void (plugins::Pins::*)(std::string_view, const std::vector<std::string>&);

void change_grants(Call& call, Grants change, Pinned pin) {
  const std::string plugin = call.given.text("plugin");
  plugins::Pins pins = pins_of(call);
  const std::vector<std::string> services =
      change(call.host, plugin, call.given.texts("services"), looks(call));
  call.out.begin_object().member("plugin", plugin);
  write_texts(call.out, "services", services);
  if (!looks(call)) return end_done(call, pins);
  (pins.*pin)(plugin, services);
  end_look(call, pins);
}

void grant(Call& call) { change_grants(call, &host::grant_services, &plugins::Pins::grant); }
void revoke(Call& call) { change_grants(call, &host::revoke_services, &plugins::Pins::revoke); }

}  // namespace

std::vector<Method> plugin_methods() {
  using access::Duty;
  const Parameter names{"plugins", Kind::Texts, {"their names", "插件名"}, true},
      name{"plugin", Kind::Text, {"its name", "插件名"}, true};
  const Parameter services{
      "services",
      Kind::Texts,
      {"such as query or pareto.host.query/1", "如 query 或 pareto.host.query/1"},
      true};
  const Parameter look{"dry_run",
                       Kind::Flag,
                       {"say what it would change, tried on a copy", "只在副本上试，说明影响"}};
  return {
      {.name = "plugins.enable",
       .summary = {"use plugins in this workspace, all of them or none",
                   "启用插件，全部成功或都不启用"},
       .parameters = {names, look},
       .answer = "{...Tried, roles_put?: PutRoles, mended?: id|null, ...Done}",
       .changes = true,
       .duty = Duty::Configure,
       .run = enable},
      {.name = "plugins.disable",
       .summary = {"no longer use them; their data stays", "停用插件，数据保留"},
       .parameters = {names, look},
       .answer = "{needed_by: [Needed], ...Tried, mended?: id|null, ...Done}",
       .changes = true,
       .duty = Duty::Configure,
       .run = disable},
      {.name = "plugins.install",
       .summary = {"put a pack into the workspace, or a newer version",
                   "把插件包装入工作区，或升级"},
       .parameters = {{"file",
                       Kind::Text,
                       {"as imports.upload told; the owner of the folder may name any file",
                        "imports.upload 给出的名称；文件夹所有者可写任意文件"},
                       true},
                      {"enable", Kind::Flag, {"and use it at once", "并立即启用"}},
                      {"new_signer",
                       Kind::Flag,
                       {"take another signature than the one that its earlier versions had",
                        "接受与早先版本不同的签名"}},
                      look},
       .answer =
           "{sha256: text, signer?: {maker: text, fingerprint: text, known: flag}, plugins: [{name: text, version: text, label: text, "
           "before?: text, vendor?: text, license?: text, contact?: text, enabled: flag, there: flag, code: flag, demo: flag, "
           "files: int, bytes: int, offers: [Offer], roles: [PackRole], words: [PackWord], services: [{service: text, granted: flag, "
           "newly: flag, words?: text}]}], ...Tried, roles_put?: PutRoles, mended?: id|null, ...Done}",
       .changes = true,
       .duty = Duty::Configure,
       .run = install},
      {.name = "plugins.uninstall",
       .summary = {"take one out of the workspace; its data stays", "从工作区移除插件，数据保留"},
       .parameters = {name, look},
       .answer =
           "{enabled: flag, needed_by: [Needed], stays: [{entity: text, own: flag, records: int}], ...Tried, mended?: id|null, ...Done}",
       .changes = true,
       .duty = Duty::Configure,
       .run = uninstall},
      {.name = "plugins.trust",
       .summary = {"use them as they lie there now, changed or copied",
                   "信任插件现在的内容（改动过或新放入的）"},
       .parameters = {names, look},
       .answer =
           "{plugins: [{name: text, version: text, before?: text, state: 'of_the_program'|'trusted'|'to_be_trusted', changed: [text], "
           "added: [text], gone: [text]}], mended?: id|null, ...Done}",
       .changes = true,
       .duty = Duty::Configure,
       .run = trust},
      {.name = "plugins.grant",
       .summary = {"let one use services again", "重新授予插件某些服务"},
       .parameters = {name, services, look},
       .answer = "{plugin: text, services: [text], ...Done}",
       .changes = true,
       .duty = Duty::Configure,
       .run = grant},
      {.name = "plugins.revoke",
       .summary = {"take services away that one asks for", "收回插件请求的某些服务"},
       .parameters = {name, services, look},
       .answer = "{plugin: text, services: [text], ...Done}",
       .changes = true,
       .duty = Duty::Configure,
       .run = revoke}};
}

}  // namespace pareto::api

#include "core/cli/plugin_install.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugin_change.hpp"
#include "core/cli/plugin_grants.hpp"
#include "core/cli/plugin_verbs.hpp"
#include "core/host/plugin_exchange.hpp"
#include "core/plugins/pack_reader.hpp"
#include "core/plugins/plugin_call.hpp"
#include "core/safety/backup.hpp"

namespace pareto::cli {
namespace {

using Packed = plugins::PackReader::Plugin;
using plugins::PluginState;
using plugins::PluginStatus;

// A plugin of the pack, and what there is of it in the workspace.
struct Arrival {
  const Packed* packed;
  std::optional<PluginStatus> present;
  bool enabled = false;  // now, or to be

  [[nodiscard]] const std::string& id() const { return packed->manifest.id; }
  [[nodiscard]] const std::string& version() const { return packed->manifest.version; }
};

bool has(const std::vector<std::string>& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

std::optional<PluginStatus> present(host::Host& host, const std::string& id) {
  for (PluginStatus& plugin : host.plugins().plugins()) {
    const bool installed = plugin.manifest || (plugin.reason && std::filesystem::exists(host.workspace().own_plugins() / id));
    if (plugin.id == id && installed) return std::move(plugin);
  }
  return std::nullopt;
}

Arrival arrival_of(Context& context, host::Host& host, const Packed& packed) {
  Arrival out{&packed, present(host, packed.manifest.id), has(host.workspace().settings().plugins, packed.manifest.id) || context.arguments.flag("enable")};
  if (!out.present || !out.present->manifest) return out;
  const plugins::Manifest& there = *out.present->manifest;
  if (!host.plugins().is_pinned(there)) {
    throw Error(ErrorCode::Argument, Message(Text{"{} comes with this Pareto, in version {}", "{} 随本 Pareto 提供，版本 {}"}, {there.id, there.version}),
                Message(Text{"a newer one comes with a newer Pareto; nothing was changed", "新版本随新版 Pareto 提供；没有改动"}));
  }
  require_own_folder(host, there);
  return out;
}

// Whether exactly this is there and trusted.
bool is_there(const Arrival& arrival, const plugins::Pins& pins) {
  if (!arrival.present || !arrival.present->manifest) return false;
  const plugins::Manifest& there = *arrival.present->manifest;
  const plugins::Pin now = plugins::pin_of(there);
  const plugins::Pin* trusted = pins.find(arrival.id());
  if (trusted == nullptr || plugins::compare(*trusted, now).any()) return false;
  std::map<std::string, std::string> files;
  const std::string library = arrival.packed->manifest.library.filename().string();
  for (const plugins::PackedFile& file : arrival.packed->files) {
    if (file.path != library) files.emplace(file.path, file.sha256);
  }
  return files == now.files;
}

std::string offers_of(const plugins::Manifest& manifest) {
  std::string out;
  for (const plugins::Extension& extension : manifest.extensions) {
    const std::string kind = extension.extension.substr(0, extension.extension.find('/'));
    out += (out.empty() ? "" : ", ") + kind.substr(kind.find('.') + 1) + (extension.id.empty() ? "" : " " + extension.id);
  }
  return out;
}

// "2 recipes, 1 view": the folders beside the library.
std::string brings_of(const Packed& packed) {
  std::map<std::string, int> folders;
  for (const plugins::PackedFile& file : packed.files) {
    const auto slash = file.path.find('/');
    if (slash != file.path.npos) ++folders[file.path.substr(0, slash)];
  }
  std::string out;
  for (const auto& [folder, count] : folders) out += (out.empty() ? "" : ", ") + folder + "/ " + std::to_string(count);
  return out;
}

void print_arrival(Context& context, const Arrival& arrival, const plugins::Pins& pins) {
  const plugins::Manifest& manifest = arrival.packed->manifest;
  Stream& out = context.output.out;
  out.line(out.styled(Style::Strong, manifest.id + " " + manifest.version + "  " + manifest.label.in(context.language)));
  std::vector<std::pair<std::string, std::string>> lines;
  const auto add = [&](const Text& label, const std::string& value) {
    if (!value.empty()) lines.emplace_back(context.words(label), value);
  };
  if (arrival.present && arrival.present->manifest) {
    const std::string& before = arrival.present->manifest->version;
    add({"now", "现有"}, before == manifest.version ? context.words({"{}, of the same version", "{}，版本相同"}, {before}) : before);
  }
  add({"vendor", "作者"}, manifest.vendor);
  add({"licence", "许可"}, manifest.license);
  add({"offers", "提供"}, offers_of(manifest));
  add({"brings", "附带"}, brings_of(*arrival.packed));
  std::uint64_t bytes = 0;
  for (const plugins::PackedFile& file : arrival.packed->files) bytes += file.bytes;
  add({"holds", "内容"}, context.words({"{} files, {}", "{} 个文件，{}"}, {counted(static_cast<std::int64_t>(arrival.packed->files.size())), safety::size_text(bytes)}));
  const std::vector<std::string> granted = pins.granted(manifest);
  for (const std::string& service : manifest.capabilities) {
    const bool fresh = arrival.present && arrival.present->manifest && !has(arrival.present->manifest->capabilities, service);
    add(fresh ? Text{"asks newly for", "新请求"} : Text{"asks for", "请求"}, service_words(context, service) + (has(granted, service) ? "" : context.words({" (revoked)", "（已收回）"})));
  }
  if (manifest.capabilities.empty() && !manifest.library.empty()) add({"asks for", "请求"}, context.words({"nothing", "无"}));
  if (!manifest.library.empty()) add({"runs", "运行"}, context.words({"code of its own, inside of Pareto", "自带代码，在 Pareto 进程内运行"}));
  print_labelled(out, lines);
  out.line();
}

// A stored field keeps its type: values of the old one are there.
void refuse_reshaped(const host::PartChanges& changes) {
  if (changes.reshaped.empty()) return;
  const host::Part& part = changes.reshaped.front();
  Error error(ErrorCode::Unsupported, Message(Text{"field {} cannot change its type", "字段 {} 不能改变类型"}, {part.name}),
              Message(Text{"its maker has to call the new field otherwise; nothing was changed", "请插件作者为新字段换一个名称；没有改动"}));
  throw error;
}

class Installation {
 public:
  Installation(Context& context, host::Host& host, const plugins::PackReader& pack) : context_(context), host_(host), pack_(pack), pins_(plugins::Pins::read(host.workspace().pins())) {
    for (const Packed& packed : pack.plugins()) {
      Arrival arrival = arrival_of(context, host, packed);
      if (is_there(arrival, pins_) && (!context.arguments.flag("enable") || has(host.workspace().settings().plugins, arrival.id()))) {
        context.output.out.line(context.words({"{} {} is installed already", "{} {} 已经安装"}, {arrival.id(), arrival.version()}));
      } else {
        arrivals_.push_back(std::move(arrival));
      }
    }
    settings_ = host.workspace().settings();
    for (const Arrival& arrival : arrivals_) {
      if (!arrival.enabled) continue;
      require_free_verbs(arrival.packed->manifest);
      needed_.push_back(arrival.id());
      if (!has(settings_.plugins, arrival.id())) settings_.plugins.push_back(arrival.id());
    }
  }

  [[nodiscard]] bool nothing() const { return arrivals_.empty(); }

  void preview() {
    for (const Arrival& arrival : arrivals_) print_arrival(context_, arrival, pins_);
    print_labelled(context_.output.out, {{context_.words({"sha256 of the file", "文件指纹"}), pack_.sha256()}});
    context_.output.out.line();
    if (needed_.empty()) return;
    PlannedChange change{.settings = settings_, .pins = {}, .needed = needed_};
    // The pins are made of what lies in the copy.
    plugins::Pins pins = pins_;
    change.prepare = [&](host::TrialWorkspace& trial) {
      for (const Arrival& arrival : arrivals_) {
        const std::filesystem::path place = trial.place_of(arrival.id());
        pack_.unpack(*arrival.packed, place);
        pins.trust(plugins::read_manifest(place / plugins::kManifestName));
      }
      change.pins = pins;
    };
    const host::PartChanges changes = try_change(context_, host_, change);
    print_changes(context_, changes);
    refuse_reshaped(changes);
  }

  // All of them or none.
  void carry_out() {
    host::Workspace workspace = host_.workspace();
    const host::WorkspaceSettings before = workspace.settings();
    std::deque<host::PluginExchange> exchanges;
    plugins::Pins fresh = pins_;
    for (const Arrival& arrival : arrivals_) {
      pack_.unpack(*arrival.packed, exchanges.emplace_back(workspace, arrival.id()).fresh());
      fresh.trust(plugins::read_manifest(exchanges.back().fresh() / plugins::kManifestName));
    }
    // Trusted before it is there: who is killed between leaves a pin of nothing, not a plugin that nobody trusts.
    fresh.write(workspace.pins());
    try {
      for (host::PluginExchange& exchange : exchanges) exchange.put();
      if (!needed_.empty()) {
        workspace.save(settings_);
        open_with(workspace);
      }
    } catch (...) {
      workspace.save(before);
      pins_.write(workspace.pins());
      throw;
    }
    for (host::PluginExchange& exchange : exchanges) exchange.keep();
  }

  void say_done() {
    Stream& out = context_.output.out;
    std::vector<std::pair<std::string, std::string>> next;
    for (const Arrival& arrival : arrivals_) {
      out.line(context_.words({"installed {} {}", "已安装 {} {}"}, {arrival.id(), arrival.version()}));
      const bool demo = std::ranges::any_of(arrival.packed->files, [](const plugins::PackedFile& file) { return file.path.starts_with("demo/"); });
      if (!arrival.enabled) next.emplace_back(context_.words({"use it", "启用"}), context_.words({"pareto plugin enable {}", "pareto plugin enable {}"}, {arrival.id()}));
      else if (demo) next.emplace_back(context_.words({"try it with its demo data", "用演示数据试试"}), context_.words({"pareto plugin demo {}", "pareto plugin demo {}"}, {arrival.id()}));
    }
    print_labelled(out, next);
  }

 private:
  void open_with(const host::Workspace& workspace) {
    const auto with = host::Host::open(workspace, host_options(context_));
    for (const std::string& id : needed_) {
      const PluginStatus now = with->plugins().plugin(id);
      if (now.state == PluginState::Skipped && now.reason) throw Error(*now.reason).within(plugins::plugin_context(id));
    }
    say_mended(context_, *with);
  }

  Context& context_;
  host::Host& host_;
  const plugins::PackReader& pack_;
  const plugins::Pins pins_;
  std::vector<Arrival> arrivals_;
  host::WorkspaceSettings settings_;
  std::vector<std::string> needed_;
};

}  // namespace

int install_pack(Context& context, host::Host& host) {
  const plugins::PackReader pack(*context.arguments.operand(0), &context.interrupted);
  Installation installation(context, host, pack);
  if (installation.nothing()) return kDone;
  installation.preview();
  if (context.arguments.flag("dry-run")) {
    context.output.out.line(context.words({"nothing was changed", "没有改动"}));
    return kDone;
  }
  if (!agreed(context, context.words({"Install it?", "安装吗？"}))) return kDone;
  installation.carry_out();
  installation.say_done();
  return kDone;
}

Action install_action() {
  return {.name = "install",
          .summary = {"put a pack into this workspace, or a newer version", "把插件包装入工作区，或升级"},
          .operands = {{"FILE", {"the pack: NAME-VERSION.pareto", "插件包：名称-版本.pareto"}}},
          .options = {{.name = "enable", .help = {"and use it at once", "并立即启用"}}, {.name = "dry-run", .help = {"only show what is in it and what it would change", "只显示内容与影响"}}},
          .changes = true,
          .duty = access::Duty::Configure};
}

}  // namespace pareto::cli

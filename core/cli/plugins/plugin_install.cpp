#include "core/cli/plugins/plugin_install.hpp"

#include <algorithm>
#include <map>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugins/plugin_change.hpp"
#include "core/cli/plugins/plugin_content.hpp"
#include "core/cli/plugins/plugin_grants.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/host/plugin_installation.hpp"
#include "core/safety/backup.hpp"

namespace pareto::cli {
namespace {

std::string offers_of(const plugins::Manifest& manifest) {
  std::string out;
  for (const plugins::Extension& extension : manifest.extensions) {
    const std::string kind = extension.extension.substr(0, extension.extension.find('/'));
    out += (out.empty() ? "" : ", ") + kind.substr(kind.find('.') + 1) +
           (extension.id.empty() ? "" : " " + extension.id);
  }
  return out;
}

// "2 recipes, 1 view": the folders beside the library.
std::string brings_of(const plugins::PackReader::Plugin& packed) {
  std::map<std::string, int> folders;
  for (const plugins::PackedFile& file : packed.files) {
    const auto slash = file.path.find('/');
    if (slash != file.path.npos) ++folders[file.path.substr(0, slash)];
  }
  std::string out;
  for (const auto& [folder, count] : folders)
    out += (out.empty() ? "" : ", ") + folder + "/ " + std::to_string(count);
  return out;
}

void print_arrival(Context& context, const host::Arrival& arrival, const plugins::Pins& pins,
                   const std::set<std::string>& roles_there) {
  const plugins::Manifest& manifest = arrival.packed->manifest;
  Stream& out = context.output.out;
  out.line(out.styled(Style::Strong, printable(manifest.id + " " + manifest.version + "  " +
                                               manifest.label.in(context.language))));
  std::vector<std::pair<std::string, std::string>> lines;
  const auto add = [&](const Text& label, const std::string& value) {
    if (!value.empty()) lines.emplace_back(context.words(label), value);
  };
  if (arrival.present && arrival.present->manifest) {
    const std::string& before = arrival.present->manifest->version;
    add({"now", "现有"}, before == manifest.version
                             ? context.words({"{}, of the same version", "{}，版本相同"}, {before})
                             : before);
  }
  add({"vendor", "作者"}, manifest.vendor);
  add({"licence", "许可"}, manifest.license);
  add({"contact", "联系"}, manifest.contact);
  add({"offers", "提供"}, offers_of(manifest));
  add({"brings", "附带"}, brings_of(*arrival.packed));
  add_content(context, arrival.content, roles_there, lines);
  add({"holds", "内容"},
      context.words({"{} files, {}", "{} 个文件，{}"},
                    {counted(static_cast<std::int64_t>(arrival.packed->files.size())),
                     safety::size_text(arrival.bytes())}));
  const std::vector<std::string> granted = pins.granted(manifest);
  for (const std::string& service : manifest.capabilities) {
    add(arrival.asks_newly_for(service) ? Text{"asks newly for", "新请求"}
                                        : Text{"asks for", "请求"},
        service_words(context, service) + (std::ranges::find(granted, service) != granted.end()
                                               ? ""
                                               : context.words({" (revoked)", "（已收回）"})));
  }
  if (manifest.capabilities.empty() && !manifest.library.empty())
    add({"asks for", "请求"}, context.words({"nothing", "无"}));
  if (!manifest.library.empty())
    add({"runs", "运行"},
        context.words({"code of its own, inside of Pareto", "自带代码，在 Pareto 进程内运行"}));
  print_labelled(out, lines);
  out.line();
}

void print_preview(Context& context, const host::PluginInstallation& installation,
                   const plugins::PackReader& pack, const std::set<std::string>& roles_there) {
  for (const host::Arrival& arrival : installation.arrivals()) {
    if (!arrival.there) print_arrival(context, arrival, installation.pins(), roles_there);
  }
  const auto& signer = pack.signer();
  std::string signed_by =
      context.words({"nobody: compare the sha256 with the one that its maker tells",
                     "无；请与作者公布的 sha256 核对"});
  if (signer) {
    signed_by = signer->maker + "  " + signer->fingerprint();
    if (!installation.pins().knows(*signer))
      signed_by += context.words({" (new here: compare with the one that its maker tells)",
                                  "（首次出现，请与作者公布的核对）"});
  }
  print_labelled(context.output.out,
                 {{context.words({"sha256 of the file", "文件指纹"}), pack.sha256()},
                  {context.words({"signed by", "签名"}), signed_by}});
  context.output.out.line();
  if (installation.changes())
    print_tried(context, previewed(context, [&](const store::CopyWatch& watch) {
                  return installation.preview(watch);
                }));
}

void say_done(Context& context, const host::PluginInstallation& installation) {
  std::vector<std::pair<std::string, std::string>> next;
  for (const host::Arrival& arrival : installation.arrivals()) {
    if (arrival.there) continue;
    context.output.out.line(
        context.words({"installed {} {}", "已安装 {} {}"}, {arrival.id(), arrival.version()}));
    if (!arrival.enabled)
      next.emplace_back(
          context.words({"use it", "启用"}),
          context.words({"pareto plugin enable {}", "pareto plugin enable {}"}, {arrival.id()}));
    else if (arrival.has_demo())
      next.emplace_back(
          context.words({"try it with its demo data", "用演示数据试试"}),
          context.words({"pareto plugin demo {}", "pareto plugin demo {}"}, {arrival.id()}));
  }
  print_labelled(context.output.out, next);
}

}  // namespace

int install_pack(Context& context, host::Host& host) {
  const plugins::PackReader pack(*context.arguments.operand(0), &context.interrupted);
  host::PluginInstallation installation(host, pack, context.arguments.flag("enable"),
                                        context.arguments.flag("new-signer"));
  for (const host::Arrival& arrival : installation.arrivals()) {
    if (arrival.there)
      context.output.out.line(context.words({"{} {} is installed already", "{} {} 已经安装"},
                                            {arrival.id(), arrival.version()}));
  }
  if (installation.nothing()) return kDone;
  print_preview(context, installation, pack, host::codes_of_roles(host));
  if (context.arguments.flag("dry-run")) return say_look_only(context), kDone;
  if (!agreed(context, context.words({"Install it?", "安装吗？"}))) return kDone;
  if (const auto with = installation.carry_out(host_options(context))) say_mended(context, *with);
  say_done(context, installation);
  say_roles(context, installation.roles());
  return kDone;
}

Action install_action() {
  return {.name = "install",
          .summary = {"put a pack into this workspace, or a newer version",
                      "把插件包装入工作区，或升级"},
          .operands = {{"FILE", {"the pack: NAME-VERSION.pareto", "插件包：名称-版本.pareto"}}},
          .options = {{.name = "enable", .help = {"and use it at once", "并立即启用"}},
                      {.name = "dry-run",
                       .help = {"only show what is in it and what it would change",
                                "只显示内容与影响"}},
                      {.name = "new-signer",
                       .help = {"take another signature than the one that its earlier versions had",
                                "接受与早先版本不同的签名"}}},
          .changes = true,
          .duty = access::Duty::Configure};
}

}  // namespace pareto::cli

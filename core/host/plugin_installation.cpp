#include "core/host/plugin_installation.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "core/base/error.hpp"
#include "core/host/due_roles.hpp"
#include "core/host/plugin_exchange.hpp"
#include "core/host/settings_change.hpp"
#include "core/plugins/own_verbs.hpp"

namespace pareto::host {
namespace {

using Packed = plugins::PackReader::Plugin;
using plugins::PluginStatus;

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

std::optional<PluginStatus> present(Host& host, const std::string& id) {
  for (PluginStatus& plugin : host.plugins().plugins()) {
    const bool installed =
        plugin.manifest ||
        (plugin.reason && std::filesystem::exists(host.workspace().own_plugins() / id));
    if (plugin.id == id && installed) return std::move(plugin);
  }
  return std::nullopt;
}

// Whether exactly this is there and trusted.
bool is_there(const Arrival& arrival, const plugins::Pins& pins) {
  if (!arrival.present || !arrival.present->manifest) return false;
  const plugins::Pin now = plugins::pin_of(*arrival.present->manifest);
  const plugins::Pin* trusted = pins.find(arrival.id());
  if (trusted == nullptr || plugins::compare(*trusted, now).any()) return false;
  std::map<std::string, std::string> files;
  const std::string library = arrival.packed->manifest.library.filename().string();
  for (const plugins::PackedFile& file : arrival.packed->files) {
    if (file.path != library) files.emplace(file.path, file.sha256);
  }
  return files == now.files;
}

// Codes of the roles of an enabled plugin that is there: those that the firm has no more it took
// away.
void add_known_roles(const Arrival& arrival, std::set<std::string>& into) {
  if (!arrival.present || !arrival.present->manifest ||
      arrival.present->state != plugins::PluginState::Enabled)
    return;
  try {
    for (records::RoleFile& role : content_of(*arrival.present->manifest).roles)
      into.insert(std::move(role.code));
  } catch (const Error&) {
    // Of files that say nothing, nothing was put in.
  }
}

Arrival arrival_of(Host& host, const plugins::PackReader& pack, const Packed& packed,
                   const plugins::Pins& pins, bool enable) {
  const bool used = has(host.workspace().settings().plugins, packed.manifest.id);
  Arrival out{&packed, present(host, packed.manifest.id), used || enable, content_of(pack, packed)};
  if (!out.present || !out.present->manifest) return out;
  const plugins::Manifest& there = *out.present->manifest;
  if (!host.plugins().is_pinned(there)) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"{} comes with this Pareto, in version {}", "{} 随本 Pareto 提供，版本 {}"},
                {there.id, there.version}),
        Message(Text{"a newer one comes with a newer Pareto; nothing was changed",
                     "新版本随新版 Pareto 提供；没有改动"}));
  }
  require_own_folder(host, there);
  out.there = is_there(out, pins) && (!enable || used);
  return out;
}

// A plugin's packs come from one maker: whose key its first one had. Told before anything of the
// pack is unpacked.
void require_signer(const plugins::Pins& pins, const plugins::PackReader& pack,
                    const std::string& id) {
  const plugins::Signer* known = pins.signer(id);
  if (known == nullptr || (pack.signer() && *pack.signer() == *known)) return;
  const Message remedy(
      Text{"ask {}; a key that truly changed is taken by: pareto plugin install FILE --new-signer",
           "请询问 {}；密钥确实已更换时执行：pareto plugin install 文件 --new-signer"},
      {known->maker});
  if (!pack.signer()) {
    throw Error(ErrorCode::Denied,
                Message(Text{"{0} came signed by {1}; this pack is not signed",
                             "{0} 原由 {1} 签名；这个插件包没有签名"},
                        {id, known->maker}),
                remedy);
  }
  throw Error(ErrorCode::Denied,
              Message(Text{"{0} came signed by {1} ({2}); this pack is signed by {3} ({4})",
                           "{0} 原由 {1} 签名（{2}）；这个插件包由 {3} 签名（{4}）"},
                      {id, known->maker, known->fingerprint(), pack.signer()->maker,
                       pack.signer()->fingerprint()}),
              remedy);
}

// A stored field keeps its type: values of the old one are there.
void refuse_reshaped(const PartChanges& changes) {
  if (changes.reshaped.empty()) return;
  throw Error(ErrorCode::Unsupported,
              Message(Text{"field {} cannot change its type", "字段 {} 不能改变类型"},
                      {changes.reshaped.front().name}),
              Message(Text{"its maker has to call the new field otherwise; nothing was changed",
                           "请插件作者为新字段换一个名称；没有改动"}));
}

}  // namespace

std::uint64_t Arrival::bytes() const {
  std::uint64_t out = 0;
  for (const plugins::PackedFile& file : packed->files) out += file.bytes;
  return out;
}

bool Arrival::has_demo() const {
  return std::ranges::any_of(packed->files, [](const plugins::PackedFile& file) {
    return file.path.starts_with("demo/");
  });
}

bool Arrival::asks_newly_for(const std::string& service) const {
  return present && present->manifest && !has(present->manifest->capabilities, service);
}

PluginInstallation::PluginInstallation(Host& host, const plugins::PackReader& pack, bool enable,
                                       bool new_signer)
    : host_(host),
      pack_(pack),
      pins_(plugins::Pins::read(host.workspace().pins())),
      settings_(host.workspace().settings()) {
  for (const Packed& packed : pack.plugins()) {
    if (!new_signer) require_signer(pins_, pack, packed.manifest.id);
  }
  for (const Packed& packed : pack.plugins())
    arrivals_.push_back(arrival_of(host, pack, packed, pins_, enable));
  for (const Arrival& arrival : arrivals_) {
    if (arrival.there || !arrival.enabled) continue;
    plugins::require_free_verbs(arrival.packed->manifest);
    needed_.push_back(arrival.id());
    if (!has(settings_.plugins, arrival.id())) settings_.plugins.push_back(arrival.id());
  }
}

bool PluginInstallation::nothing() const { return std::ranges::all_of(arrivals_, &Arrival::there); }

TriedChange PluginInstallation::preview(const store::CopyWatch& watch) const {
  if (needed_.empty()) return {};
  PlannedChange change{.settings = settings_, .pins = pins_, .needed = needed_};
  // The pins are made of what lies in the copy.
  change.prepare = [&](TrialWorkspace& trial) {
    for (const Arrival& arrival : arrivals_) {
      if (arrival.there) continue;
      const std::filesystem::path place = trial.place_of(arrival.id());
      pack_.unpack(*arrival.packed, place);
      change.pins.trust(plugins::read_manifest(place / plugins::kManifestName));
    }
  };
  TriedChange tried = try_change(host_, change, watch);
  refuse_reshaped(tried.parts);
  return tried;
}

std::unique_ptr<Host> PluginInstallation::carry_out(const HostOptions& options) {
  Workspace workspace = host_.workspace();
  std::deque<PluginExchange> exchanges;
  plugins::Pins fresh = pins_;
  std::set<std::string> known_roles;
  for (const Arrival& arrival : arrivals_) add_known_roles(arrival, known_roles);
  std::vector<DueRoles::Bringing> bringing;
  for (const Arrival& arrival : arrivals_) {
    if (!arrival.there && arrival.enabled)
      bringing.push_back({arrival.id(), arrival.content.roles});
  }
  DueRoles due(host_, bringing, known_roles);
  for (const Arrival& arrival : arrivals_) {
    if (arrival.there) continue;
    pack_.unpack(*arrival.packed, exchanges.emplace_back(workspace, arrival.id()).fresh());
    fresh.trust(plugins::read_manifest(exchanges.back().fresh() / plugins::kManifestName));
    if (pack_.signer()) fresh.set_signer(arrival.id(), *pack_.signer());
  }
  // Trusted before it is there: who is killed between leaves a pin of nothing, not a plugin that
  // nobody trusts.
  fresh.write(workspace.pins());
  std::unique_ptr<Host> with;
  std::optional<SettingsChange> change;
  try {
    for (PluginExchange& exchange : exchanges) exchange.put();
    if (!needed_.empty()) {
      change.emplace(workspace, settings_);
      with = open_with(workspace, options, needed_);
      roles_ = due.put(*with);
    }
  } catch (...) {
    pins_.write(workspace.pins());
    throw;
  }
  if (change) change->keep();
  for (PluginExchange& exchange : exchanges) exchange.keep();
  return with;
}

}  // namespace pareto::host

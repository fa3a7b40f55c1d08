#include "core/plugins/plugin_registry.hpp"

#include <algorithm>
#include <map>

#include "core/plugins/plugin_call.hpp"
#include "core/plugins/registry_state.hpp"

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> folders_in(const fs::path& directory) {
  // As texts: a path is taken apart whenever it is copied or compared.
  std::vector<std::string> found;
  std::error_code fault;
  for (fs::directory_iterator at(directory, fault), end; !fault && at != end; at.increment(fault)) {
    if (at->is_directory() && fs::exists(at->path().native() + "/manifest.json"))
      found.push_back(at->path().native());
  }
  std::ranges::sort(found);
  return {found.begin(), found.end()};
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out.empty() ? "–" : out;
}

}  // namespace

PluginRegistry::PluginRegistry(const std::vector<fs::path>& directories,
                               const std::vector<std::string>& enabled, PluginOptions options)
    : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  for (const fs::path& directory : directories) {
    for (const fs::path& folder : folders_in(directory)) state_->read(folder);
  }
  if (state_->options.safe) return;
  TakenNames names;
  for (const std::string& id : enabled) state_->enable(id, names);
  std::map<std::string_view, std::size_t> positions;
  for (std::size_t i = 0; i < enabled.size(); ++i) positions.emplace(enabled[i], i);
  std::ranges::stable_sort(state_->entries, {}, [&](const auto& entry) {
    const auto found = positions.find(entry->status.id);
    return found != positions.end() ? found->second : enabled.size();
  });
  state_->put_in_order();
  state_->skip_unmet();
}

PluginRegistry::~PluginRegistry() { stop(); }

void PluginRegistry::stop() {
  if (!state_) return;
  std::vector<KnownPlugin*> started;
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopped = true;
    started.swap(state_->started);
  }
  // Those that did not start are not asked.
  for (auto entry = started.rbegin(); entry != started.rend(); ++entry) state_->stop(**entry);
}
PluginRegistry::PluginRegistry(PluginRegistry&&) noexcept = default;

std::vector<PluginStatus> PluginRegistry::plugins() const {
  const std::lock_guard lock(state_->mutex);
  std::vector<PluginStatus> out;
  out.reserve(state_->entries.size());
  for (const auto& entry : state_->entries) out.push_back(entry->status);
  std::stable_sort(out.begin(), out.end(), [](const PluginStatus& a, const PluginStatus& b) {
    return std::pair(a.state, a.id) < std::pair(b.state, b.id);
  });
  return out;
}

std::vector<PluginStatus> PluginRegistry::plugins(PluginState state) const {
  const std::lock_guard lock(state_->mutex);
  std::vector<PluginStatus> out;
  out.reserve(state_->entries.size());
  for (const auto& entry : state_->entries) {
    if (entry->status.state == state) out.push_back(entry->status);
  }
  std::ranges::sort(out, {}, &PluginStatus::id);
  return out;
}

PluginStatus PluginRegistry::plugin(std::string_view id) const {
  const std::lock_guard lock(state_->mutex);
  if (const KnownPlugin* entry = state_->find(id)) return entry->status;
  throw Error(ErrorCode::Argument, {Text{"there is no plugin {}", "没有插件 {}"}, {id}},
              Text{"see: pareto plugin list", "查看：pareto plugin list"});
}

bool PluginRegistry::is_pinned(const Manifest& manifest) const {
  return !state_->options.pinned.empty() &&
         manifest.file.parent_path().parent_path() == state_->options.pinned;
}

std::vector<Offer> PluginRegistry::extensions(std::string_view kind) const {
  const std::lock_guard lock(state_->mutex);
  std::vector<Offer> out;
  for (const auto& entry : state_->entries) {
    if (!entry->enabled()) continue;
    for (const Extension& extension : entry->status.manifest->extensions) {
      if (extension.extension == kind)
        out.push_back({entry->status.id, entry->status.manifest->version, extension});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Offer& a, const Offer& b) { return a.extension.id < b.extension.id; });
  return out;
}

std::vector<AddedFields> PluginRegistry::fields() const {
  const std::lock_guard lock(state_->mutex);
  std::vector<AddedFields> out;
  for (const auto& entry : state_->entries) {
    if (!entry->enabled()) continue;
    const auto& fields = entry->status.manifest->fields;
    out.insert(out.end(), fields.begin(), fields.end());
  }
  return out;
}

std::vector<model::Entity> PluginRegistry::entities() const {
  const std::lock_guard lock(state_->mutex);
  std::vector<model::Entity> out;
  for (const auto& entry : state_->entries) {
    if (!entry->enabled()) continue;
    const auto& entities = entry->status.manifest->entities;
    out.insert(out.end(), entities.begin(), entities.end());
  }
  return out;
}

PluginRegistry::Raw PluginRegistry::open(std::string_view kind, std::string_view id) {
  const std::lock_guard lock(state_->mutex);
  auto offers = [&](const KnownPlugin& entry) {
    if (!entry.status.manifest) return false;
    const auto& list = entry.status.manifest->extensions;
    return std::any_of(list.begin(), list.end(),
                       [&](const Extension& e) { return e.extension == kind && e.id == id; });
  };
  const KnownPlugin* unused = nullptr;
  for (const auto& entry : state_->entries) {
    if (!offers(*entry)) continue;
    if (!entry->enabled()) {
      unused = entry.get();
      continue;
    }
    state_->open(*entry);
    // There, since the table was found to provide what the manifest says.
    return {entry->library->extension(kind, id), entry->host->get(), entry->status.id};
  }
  if (unused != nullptr && unused->status.state == PluginState::Disabled) {
    throw Error(
        ErrorCode::Unsupported,
        {Text{"{0} comes from plugin {1}, which is not enabled", "{0} 由插件 {1} 提供，但尚未启用"},
         {id, unused->status.id}},
        {Text{"pareto plugin enable {}", "pareto plugin enable {}"}, {unused->status.id}});
  }
  if (unused != nullptr) {
    Error error = *unused->status.reason;
    throw error.within(plugin_context(unused->status.id));
  }
  std::vector<std::string> known;
  for (const auto& entry : state_->entries) {
    if (!entry->enabled()) continue;
    for (const Extension& extension : entry->status.manifest->extensions) {
      if (extension.extension == kind) known.push_back(extension.id);
    }
  }
  throw Error(ErrorCode::Argument,
              {Text{"no plugin offers {0} ({1})", "没有插件提供 {0}（{1}）"}, {id, kind}},
              {Text{"there are: {}", "现有：{}"}, {joined(known)}});
}

void PluginRegistry::skip(std::string_view id, Error reason) {
  const std::lock_guard lock(state_->mutex);
  if (KnownPlugin* entry = state_->find(id)) {
    entry->skip(std::move(reason));
    state_->skip_unmet();
  }
}

std::unique_ptr<HostTable> PluginRegistry::host_for(std::string who,
                                                    std::vector<std::string> capabilities) const {
  return std::make_unique<HostTable>(std::move(who), std::move(capabilities),
                                     state_->options.services, state_->options.log);
}

bool PluginRegistry::is_open(std::string_view id) const {
  const std::lock_guard lock(state_->mutex);
  const KnownPlugin* entry = state_->find(id);
  return entry != nullptr && entry->library != nullptr;
}

}  // namespace pareto::plugins

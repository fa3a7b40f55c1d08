#include "core/plugins/plugin_registry.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "core/plugins/dependencies.hpp"
#include "core/plugins/plugin_call.hpp"
#include "core/plugins/plugin_library.hpp"
#include "core/plugins/running_sign.hpp"

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

struct Entry {
  PluginStatus status;
  fs::path folder;
  std::string claims;  // what a manifest that is not believed says that it is
  std::unique_ptr<HostTable> host;
  std::unique_ptr<PluginLibrary> library;
  bool started = false;

  void skip(Error reason) {
    status.state = PluginState::Skipped;
    status.reason = std::move(reason);
  }
  [[nodiscard]] bool enabled() const { return status.state == PluginState::Enabled; }
};

// Libraries may come from several registries of one process; the interface promises one load at a
// time.
std::mutex& load_mutex() {
  static std::mutex mutex;
  return mutex;
}

std::vector<fs::path> folders_in(const fs::path& directory) {
  // As texts: a path is taken apart whenever it is copied or compared.
  std::vector<std::string> found;
  std::error_code fault;
  for (fs::directory_iterator at(directory, fault), end; !fault && at != end; at.increment(fault)) {
    if (at->is_directory() && fs::exists(at->path().native() + "/manifest.json")) found.push_back(at->path().native());
  }
  std::ranges::sort(found);
  return {found.begin(), found.end()};
}

// What stands in a manifest and forbids the plugin, whether or not it is enabled.
void require_usable(const Manifest& manifest) {
  require_fitting(manifest);
  if (manifest.library.empty()) return;  // a pack of content runs nothing
  if (!fs::exists(manifest.library)) {
    throw Error(ErrorCode::Io, {Text{"its library {} is missing", "缺少其库文件 {}"},
                                {manifest.library.string()}});
  }
}

Error taken(std::string_view what, std::string_view name, std::string_view by) {
  return {ErrorCode::Argument,
          {Text{"{0} {1} is already given by plugin {2}", "{0} {1} 已由插件 {2} 提供"},
           {what, name, by}},
          {Text{"disable one of the two: pareto plugin disable {}",
                "请停用其中之一：pareto plugin disable {}"},
           {by}}};
}

// Names that enabled plugins have taken, and by whom.
class Names {
 public:
  // Takes all names of a plugin, or throws and takes none.
  void take(const Manifest& manifest) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const Extension& extension : manifest.extensions) {
      if (extension.extension == PARETO_EXT_FIELDS || extension.id.empty()) continue;
      names.emplace_back(extension.extension, extension.id);
    }
    for (const AddedFields& added : manifest.fields) {
      for (const model::Field& field : added.fields) names.emplace_back(added.entity, field.name);
    }
    for (const model::Entity& entity : manifest.entities)
      names.emplace_back(PARETO_EXT_ENTITIES, entity.name);
    std::set<std::pair<std::string, std::string>> own;
    for (const auto& name : names) {
      const auto other = owners_.find(name);
      if (other != owners_.end()) throw taken(name.first, name.second, other->second);
      if (!own.insert(name).second) throw taken(name.first, name.second, manifest.id);
    }
    for (auto& name : names) owners_.emplace(std::move(name), manifest.id);
  }

 private:
  std::map<std::pair<std::string, std::string>, std::string> owners_;
};

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out.empty() ? "–" : out;
}

}  // namespace

struct PluginRegistry::State {
  PluginOptions options;
  std::vector<std::unique_ptr<Entry>>
      entries;  // enabled ones in the order of enabling, but behind those that they need; then the others
  std::vector<Entry*> started;  // in this order
  bool stopped = false;
  mutable std::mutex mutex;

  Entry* find(std::string_view id) const {
    for (const auto& entry : entries) {
      if (entry->status.id == id) return entry.get();
    }
    return nullptr;
  }
  [[nodiscard]] bool is_pinned(const Entry& entry) const { return !options.pinned.empty() && entry.folder.parent_path() == options.pinned; }
  void read(const fs::path& folder);
  void enable(const std::string& id, Names& names);
  static void refuse_untrusted(Entry& entry, const fs::path& file);
  void put_in_order();
  void skip_unmet();
  void open(Entry& entry);
  void start(Entry& entry);
  void stop(Entry& entry);
  [[nodiscard]] std::vector<Installed> installed() const;
};

void PluginRegistry::State::read(const fs::path& folder) {
  auto entry = std::make_unique<Entry>();
  entry->folder = folder;
  entry->status.id = folder.filename().string();
  const fs::path file = folder / "manifest.json";
  try {
    if (!options.developer) refuse_untrusted(*entry, file);
    entry->status.manifest = std::make_shared<const Manifest>(read_manifest(file));
    const Manifest& manifest = *entry->status.manifest;
    entry->status.id = manifest.id;
    if (const Entry* other = find(manifest.id)) {
      entry->skip({ErrorCode::Argument,
                   {Text{"another plugin {0} lies in {1}", "{1} 中已有另一个插件 {0}"},
                    {manifest.id, other->folder.string()}},
                   {Text{"remove {}", "请移除 {}"}, {folder.string()}}});
    } else {
      require_usable(manifest);
    }
  } catch (const Error& error) {
    entry->skip(error);
  }
  entries.push_back(std::move(entry));
}

// Of files that others could write nothing is believed but what it is called, and that only to say why it is skipped.
void PluginRegistry::State::refuse_untrusted(Entry& entry, const fs::path& file) {
  try {
    refuse_link_out(entry.folder);
    refuse_link_out(file);
    refuse_writable(file);
  } catch (const Error&) {
    try {
      entry.claims = read_manifest(file).id;
    } catch (const Error&) {
      // Then its folder's name has to do.
    }
    throw;
  }
}

void PluginRegistry::State::enable(const std::string& id, Names& names) {
  Entry* entry = find(id);
  if (entry == nullptr) {
    const auto claims = std::ranges::find_if(entries, [&](const auto& other) { return other->claims == id; });
    if (claims != entries.end()) {
      (*claims)->status.id = id;
      return;
    }
  }
  if (entry == nullptr) {
    entries.push_back(std::make_unique<Entry>());
    entry = entries.back().get();
    entry->status.id = id;
    entry->skip({ErrorCode::Argument,
                 Text{"it is enabled but not installed", "已启用但未安装"},
                 {Text{"install it, or: pareto plugin disable {}",
                       "请安装，或执行：pareto plugin disable {}"},
                  {id}}});
  } else if (entry->status.state == PluginState::Disabled) {
    try {
      const Manifest& manifest = *entry->status.manifest;
      if (is_pinned(*entry) && !options.developer) {
        if (std::optional<Error> refusal = options.pins.refusal(manifest)) throw std::move(*refusal);
      }
      names.take(manifest);
      entry->status.state = PluginState::Enabled;
    } catch (const Error& error) {
      entry->skip(error);
    }
  }
}

std::vector<Installed> PluginRegistry::State::installed() const {
  std::vector<Installed> out;
  for (const auto& entry : entries) {
    const PluginStatus& status = entry->status;
    Installed& one = out.emplace_back();
    one.id = status.id;
    one.use = entry->enabled() ? Installed::Use::Enabled : status.state == PluginState::Disabled ? Installed::Use::Disabled : Installed::Use::Skipped;
    if (!status.manifest) continue;
    one.version = status.manifest->version;
    one.depends = status.manifest->depends;
  }
  return out;
}

void PluginRegistry::State::put_in_order() {
  std::vector<std::unique_ptr<Entry>> ordered;
  for (const std::size_t at : in_order(installed())) ordered.push_back(std::move(entries[at]));
  entries = std::move(ordered);
}

void PluginRegistry::State::skip_unmet() {
  for (Unmet& one : unmet(installed())) entries[one.plugin]->skip(std::move(one.why));
}

// Opens and starts a plugin, and before it those that it needs. Throws Error, which names the plugin; it and whoever needs it are skipped
// then.
void PluginRegistry::State::open(Entry& entry) {
  if (entry.started) return;
  try {
    if (stopped) throw Error(ErrorCode::Unsupported, Text{"the program is ending", "程序正在退出"});
    for (const std::string& depends : entry.status.manifest->depends) {
      Entry* const other = find(parse_dependency(depends)->plugin);
      try {
        open(*other);
      } catch (Error& error) {
        throw error.within(Text{"it cannot do without another", "它离不开另一个插件"});
      }
    }
    start(entry);
  } catch (Error& error) {
    entry.skip(error);
    skip_unmet();
    if (options.failed) options.failed(entry.status.id, error);
    throw error.within(plugin_context(entry.status.id));
  }
}

// Throws Error, which does not name the plugin.
void PluginRegistry::State::start(Entry& entry) {
  const std::lock_guard loading(load_mutex());
  const Manifest& manifest = *entry.status.manifest;
  const Running running(entry.status.id);
  entry.library = std::make_unique<PluginLibrary>(manifest, options.developer);
  entry.host = std::make_unique<HostTable>(manifest.id, options.pins.granted(manifest), options.services,
                                           options.log, options.denied);
  const pareto_plugin_v0& table = entry.library->table();
  if (table.start != nullptr) {
    pareto_error error = detail::blank_error();
    pareto_status status = PARETO_OK;
    try {
      status = table.start(entry.host->get(), &error);
    } catch (...) {
      throw detail::leaked_exception();
    }
    if (status != PARETO_OK) throw error_from(status, error);
  }
  entry.started = true;
  started.push_back(&entry);
}

void PluginRegistry::State::stop(Entry& entry) {
  if (entry.library->table().stop == nullptr) return;
  const std::lock_guard loading(load_mutex());
  const Running running(entry.status.id);
  try {
    entry.library->table().stop();
  } catch (...) {
    if (options.log) options.log(entry.status.id, PARETO_LOG_ERROR, detail::leaked_exception().what());
  }
}

PluginRegistry::PluginRegistry(const std::vector<fs::path>& directories,
                               const std::vector<std::string>& enabled, PluginOptions options)
    : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  for (const fs::path& directory : directories) {
    for (const fs::path& folder : folders_in(directory)) state_->read(folder);
  }
  if (state_->options.safe) return;
  Names names;
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
  std::vector<Entry*> started;
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
  if (const Entry* entry = state_->find(id)) return entry->status;
  throw Error(ErrorCode::Argument, {Text{"there is no plugin {}", "没有插件 {}"}, {id}},
              Text{"see: pareto plugin list", "查看：pareto plugin list"});
}

bool PluginRegistry::is_pinned(const Manifest& manifest) const {
  return !state_->options.pinned.empty() && manifest.file.parent_path().parent_path() == state_->options.pinned;
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
  auto offers = [&](const Entry& entry) {
    if (!entry.status.manifest) return false;
    const auto& list = entry.status.manifest->extensions;
    return std::any_of(list.begin(), list.end(),
                       [&](const Extension& e) { return e.extension == kind && e.id == id; });
  };
  const Entry* unused = nullptr;
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
  if (Entry* entry = state_->find(id)) {
    entry->skip(std::move(reason));
    state_->skip_unmet();
  }
}

std::unique_ptr<HostTable> PluginRegistry::host_for(std::string who, std::vector<std::string> capabilities) const {
  return std::make_unique<HostTable>(std::move(who), std::move(capabilities), state_->options.services, state_->options.log);
}

bool PluginRegistry::is_open(std::string_view id) const {
  const std::lock_guard lock(state_->mutex);
  const Entry* entry = state_->find(id);
  return entry != nullptr && entry->library != nullptr;
}

}  // namespace pareto::plugins

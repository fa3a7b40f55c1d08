#include "core/plugins/registry_state.hpp"

#include <algorithm>
#include <optional>

#include "core/plugins/plugin_call.hpp"
#include "core/plugins/running_sign.hpp"

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

// Libraries may come from several registries of one process; the interface promises one load at a
// time.
std::mutex& load_mutex() {
  static std::mutex mutex;
  return mutex;
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

}  // namespace

void PluginRegistry::State::read(const fs::path& folder) {
  auto entry = std::make_unique<KnownPlugin>();
  entry->folder = folder;
  entry->status.id = folder.filename().string();
  const fs::path file = folder / "manifest.json";
  try {
    if (!options.developer) refuse_untrusted(*entry, file);
    entry->status.manifest = std::make_shared<const Manifest>(read_manifest(file));
    const Manifest& manifest = *entry->status.manifest;
    entry->status.id = manifest.id;
    if (const KnownPlugin* other = find(manifest.id)) {
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

// Of files that others could write nothing is believed but what it is called, and that only to say
// why it is skipped.
void PluginRegistry::State::refuse_untrusted(KnownPlugin& entry, const fs::path& file) {
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

void PluginRegistry::State::enable(const std::string& id, TakenNames& names) {
  KnownPlugin* entry = find(id);
  if (entry == nullptr) {
    const auto claims =
        std::ranges::find_if(entries, [&](const auto& other) { return other->claims == id; });
    if (claims != entries.end()) {
      (*claims)->status.id = id;
      return;
    }
  }
  if (entry == nullptr) {
    entries.push_back(std::make_unique<KnownPlugin>());
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
        if (std::optional<Error> refusal = options.pins.refusal(manifest))
          throw std::move(*refusal);
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
    one.use = entry->enabled()                        ? Installed::Use::Enabled
              : status.state == PluginState::Disabled ? Installed::Use::Disabled
                                                      : Installed::Use::Skipped;
    if (!status.manifest) continue;
    one.version = status.manifest->version;
    one.depends = status.manifest->depends;
  }
  return out;
}

void PluginRegistry::State::put_in_order() {
  std::vector<std::unique_ptr<KnownPlugin>> ordered;
  for (const std::size_t at : in_order(installed())) ordered.push_back(std::move(entries[at]));
  entries = std::move(ordered);
}

void PluginRegistry::State::skip_unmet() {
  for (Unmet& one : unmet(installed())) entries[one.plugin]->skip(std::move(one.why));
}

// Opens and starts a plugin, and before it those that it needs. Throws Error, which names the
// plugin; it and whoever needs it are skipped then.
void PluginRegistry::State::open(KnownPlugin& entry) {
  if (entry.started) return;
  try {
    if (stopped) throw Error(ErrorCode::Unsupported, Text{"the program is ending", "程序正在退出"});
    for (const std::string& depends : entry.status.manifest->depends) {
      KnownPlugin* const other = find(parse_dependency(depends)->plugin);
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
void PluginRegistry::State::start(KnownPlugin& entry) {
  const std::lock_guard loading(load_mutex());
  const Manifest& manifest = *entry.status.manifest;
  const Running running(entry.status.id);
  entry.library = std::make_unique<PluginLibrary>(manifest, options.developer);
  entry.host = std::make_unique<HostTable>(manifest.id, options.pins.granted(manifest),
                                           options.services, options.log, options.denied);
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

void PluginRegistry::State::stop(KnownPlugin& entry) {
  if (entry.library->table().stop == nullptr) return;
  const std::lock_guard loading(load_mutex());
  const Running running(entry.status.id);
  try {
    entry.library->table().stop();
  } catch (...) {
    if (options.log)
      options.log(entry.status.id, PARETO_LOG_ERROR, detail::leaked_exception().what());
  }
}

}  // namespace pareto::plugins

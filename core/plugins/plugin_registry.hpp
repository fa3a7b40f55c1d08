// All plugins of a workspace: which there are, which are enabled, which are skipped and why, and
// what they offer.
//
// The constructor reads manifests only. A library is opened when something of it is first asked
// for; listing, help and the schema open none. A plugin with which something is wrong is named and
// skipped, and the rest works; so is one that needs another which is not there.
//
// A plugin's `start` is called when it is opened, after those that it needs; its `stop` by stop().
//
// Threads: any. Libraries are opened one at a time. What `find` answers lives as long as the
// registry.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/plugins/host_table.hpp"
#include "core/plugins/manifest.hpp"
#include "core/plugins/pins.hpp"
#include "core/plugins/service_registry.hpp"
#include "pareto/abi/plugin.h"

namespace pareto::plugins {

struct PluginOptions {
  bool developer = false;                     // accept files that others than their owner may write
  bool safe = false;                          // enable none
  const ServiceRegistry* services = nullptr;  // must outlive the registry
  PluginLog log = {};
  Pins pins = {};  // what the workspace trusts and does not grant
  std::filesystem::path pinned =
      {};  // of the directories, the one whose plugins are used only as they were trusted
  DeniedService denied = {};
  // An enabled plugin's library could not be used.
  std::function<void(std::string_view plugin, const Error& why)> failed = {};
};

enum class PluginState { Enabled, Disabled, Skipped };

struct PluginStatus {
  std::string id;  // the folder's name when there is no manifest that can be read
  PluginState state = PluginState::Disabled;
  std::optional<Error> reason;  // why it is skipped; does not name the plugin
  std::shared_ptr<const Manifest>
      manifest;  // null when it cannot be read; the registry's own, since everybody asks
};

// An extension that an enabled plugin offers, as its manifest says.
struct Offer {
  std::string plugin, plugin_version;
  Extension extension;
};

// An extension that is ready to be called.
template <class Table>
struct Found {
  const Table* table;
  const pareto_host* host;  // what goes into the job's `host`
  std::string plugin;

  const Table* operator->() const { return table; }
};

class PluginRegistry {
 public:
  // Looks at each folder in `directories` that holds a manifest.json, earlier directories first.
  // `enabled` are ids; one that is not installed is skipped like a broken one.
  PluginRegistry(const std::vector<std::filesystem::path>& directories,
                 const std::vector<std::string>& enabled, PluginOptions options = {});
  ~PluginRegistry();
  PluginRegistry(PluginRegistry&&) noexcept;

  // Stops what was started, the last one first; from then on nothing of it is found. To be called
  // before anything goes that a plugin might use, such as the services; the destructor does it
  // otherwise.
  void stop();

  // Sorted by state (enabled, disabled, skipped), then id.
  [[nodiscard]] std::vector<PluginStatus> plugins() const;
  // Those of one state, by id.
  [[nodiscard]] std::vector<PluginStatus> plugins(PluginState state) const;
  // Throws Error when there is no such plugin.
  [[nodiscard]] PluginStatus plugin(std::string_view id) const;
  // Whether it lies in the directory whose plugins are pinned.
  [[nodiscard]] bool is_pinned(const Manifest& manifest) const;

  // What the enabled plugins offer of one kind (PARETO_EXT_TIERING, …), sorted by the extensions'
  // own ids.
  [[nodiscard]] std::vector<Offer> extensions(std::string_view kind) const;
  // Definitions of the enabled plugins, in the order in which plugins were enabled, each behind
  // those that it needs.
  [[nodiscard]] std::vector<AddedFields> fields() const;
  [[nodiscard]] std::vector<model::Entity> entities() const;

  // An extension by its kind and own id; opens its library on first use. Throws Error when no
  // enabled plugin offers it (and says which plugin would, or what there is instead), or when the
  // library cannot be used; then its plugin is skipped from here on.
  template <class Table>
  [[nodiscard]] Found<Table> find(std::string_view kind, std::string_view id) {
    Raw raw = open(kind, id);
    return {static_cast<const Table*>(raw.table), raw.host, std::move(raw.plugin)};
  }

  // Takes a plugin out of use until the registry ends, because of `reason` (a run that failed
  // beyond repair), and with it those that need it.
  void skip(std::string_view id, Error reason);

  // What somebody sees of the host who is no plugin but works as one, with these services alone.
  // Must not outlive the registry's services.
  [[nodiscard]] std::unique_ptr<HostTable> host_for(std::string who,
                                                    std::vector<std::string> capabilities) const;

  // Whether a plugin's library has been opened.
  [[nodiscard]] bool is_open(std::string_view id) const;

 private:
  struct Raw {
    const void* table;
    const pareto_host* host;
    std::string plugin;
  };
  [[nodiscard]] Raw open(std::string_view kind, std::string_view id);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pareto::plugins

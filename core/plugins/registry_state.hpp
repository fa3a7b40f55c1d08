// What a PluginRegistry keeps: the plugins that it found, which of them run, and how one is opened.
// For plugin_registry.cpp alone, which holds the mutex while it calls.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/plugins/dependencies.hpp"
#include "core/plugins/plugin_library.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/plugins/taken_names.hpp"

namespace pareto::plugins {

struct KnownPlugin {
  PluginStatus status;
  std::filesystem::path folder;
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

struct PluginRegistry::State {
  PluginOptions options;
  std::vector<std::unique_ptr<KnownPlugin>>
      entries;  // enabled ones in the order of enabling, but behind those that they need; then the
                // others
  std::vector<KnownPlugin*> started;  // in this order
  bool stopped = false;
  mutable std::mutex mutex;

  KnownPlugin* find(std::string_view id) const {
    for (const auto& entry : entries) {
      if (entry->status.id == id) return entry.get();
    }
    return nullptr;
  }
  [[nodiscard]] bool is_pinned(const KnownPlugin& entry) const {
    return !options.pinned.empty() && entry.folder.parent_path() == options.pinned;
  }
  void read(const std::filesystem::path& folder);
  void enable(const std::string& id, TakenNames& names);
  static void refuse_untrusted(KnownPlugin& entry, const std::filesystem::path& file);
  void put_in_order();
  void skip_unmet();
  void open(KnownPlugin& entry);
  void start(KnownPlugin& entry);
  void stop(KnownPlugin& entry);
  [[nodiscard]] std::vector<Installed> installed() const;
};

}  // namespace pareto::plugins

// What one plugin sees of the host: its log, the services that its manifest asks for and the
// workspace grants, and those that every plugin has; nothing else.
//
// Threads: any. Must outlive what the plugin does.
#pragma once

#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugins/service_registry.hpp"
#include "pareto/abi/host.h"

namespace pareto::plugins {

// Who says something, how serious it is (PARETO_LOG_…), and what. Called from any thread.
using PluginLog = std::function<void(std::string_view plugin, int level, std::string_view text)>;

// A plugin asked for a service that there is and that it was not granted. Called from any thread,
// once per plugin and service.
using DeniedService = std::function<void(std::string_view plugin, std::string_view service)>;

class HostTable {
 public:
  // `services` must outlive the table; `log` and `denied` may be empty.
  HostTable(std::string plugin, std::vector<std::string> capabilities,
            const ServiceRegistry* services, PluginLog log, DeniedService denied = {});
  HostTable(const HostTable&) = delete;
  HostTable& operator=(const HostTable&) = delete;

  [[nodiscard]] const pareto_host* get() const { return &host_; }

 private:
  static const void* service(const pareto_host* host, const char* id);
  static void log(const pareto_host* host, int32_t level, pareto_str text);

  pareto_host host_;
  std::string plugin_;
  std::vector<std::string> capabilities_;
  const ServiceRegistry* services_;
  PluginLog log_;
  DeniedService denied_;
  mutable std::mutex mutex_;                         // guards told_
  mutable std::set<std::string, std::less<>> told_;  // services of which `denied` was told
};

}  // namespace pareto::plugins

// What one plugin sees of the host: its log, and the services that its manifest asks for; nothing
// else.
//
// Threads: any. Must outlive what the plugin does.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugins/service_registry.hpp"
#include "pareto/abi/host.h"

namespace pareto::plugins {

// Who says something, how serious it is (PARETO_LOG_…), and what. Called from any thread.
using PluginLog = std::function<void(std::string_view plugin, int level, std::string_view text)>;

class HostTable {
 public:
  // `services` must outlive the table; `log` may be empty.
  HostTable(std::string plugin, std::vector<std::string> capabilities,
            const ServiceRegistry* services, PluginLog log);
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
};

}  // namespace pareto::plugins

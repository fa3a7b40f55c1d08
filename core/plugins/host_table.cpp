#include "core/plugins/host_table.hpp"

#include <algorithm>

#include "pareto/abi/plugin.h"

namespace pareto::plugins {

HostTable::HostTable(std::string plugin, std::vector<std::string> capabilities,
                     const ServiceRegistry* services, PluginLog log, DeniedService denied)
    : host_{sizeof(pareto_host), PARETO_ABI_MINOR, 0, this, &HostTable::service, &HostTable::log},
      plugin_(std::move(plugin)),
      capabilities_(std::move(capabilities)),
      services_(services),
      log_(std::move(log)),
      denied_(std::move(denied)) {}

const void* HostTable::service(const pareto_host* host, const char* id) {
  const auto& self = *static_cast<const HostTable*>(host->ctx);
  if (id == nullptr || self.services_ == nullptr) return nullptr;
  const bool granted = self.services_->is_for_all(id) ||
                       std::find(self.capabilities_.begin(), self.capabilities_.end(),
                                 std::string_view(id)) != self.capabilities_.end();
  const void* found = self.services_->find(id);
  if (granted || found == nullptr) return granted ? found : nullptr;
  try {
    const std::lock_guard lock(self.mutex_);
    if (self.denied_ && self.told_.emplace(id).second) self.denied_(self.plugin_, id);
  } catch (...) {
    // As below.
  }
  return nullptr;
}

void HostTable::log(const pareto_host* host, int32_t level, pareto_str text) {
  const auto& self = *static_cast<const HostTable*>(host->ctx);
  if (!self.log_ || text.ptr == nullptr) return;
  try {
    self.log_(self.plugin_, level, {text.ptr, static_cast<std::size_t>(text.len)});
  } catch (...) {
    // Nothing throws across the interface, and a line that cannot be logged is no reason to stop a
    // run.
  }
}

}  // namespace pareto::plugins

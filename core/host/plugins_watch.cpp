#include "core/host/plugins_watch.hpp"

#include "core/base/error.hpp"

namespace pareto::host {

bool PluginsWatch::changed() {
  std::error_code failed;
  const auto written = std::filesystem::last_write_time(workspace_.folder() / "pareto.toml", failed);
  if (failed || written == looked_at_) return false;
  looked_at_ = written;
  try {
    return Workspace::open(workspace_.folder()).settings().plugins != workspace_.settings().plugins;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace pareto::host

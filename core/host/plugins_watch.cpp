#include "core/host/plugins_watch.hpp"

#include <fstream>
#include <iterator>

#include "core/base/error.hpp"

namespace pareto::host {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Whether the file was written since it was looked at; one that is not there was not.
bool written_since(const std::filesystem::path& file, std::filesystem::file_time_type& looked_at) {
  std::error_code failed;
  const auto written = std::filesystem::last_write_time(file, failed);
  if (failed || written == looked_at) return false;
  looked_at = written;
  return true;
}

}  // namespace

PluginsWatch::PluginsWatch(const Workspace& workspace) : workspace_(workspace), pins_(text_of(workspace.pins())) {}

bool PluginsWatch::changed() {
  if (written_since(workspace_.pins(), pins_looked_at_) && text_of(workspace_.pins()) != pins_) return true;
  if (!written_since(workspace_.folder() / "pareto.toml", settings_looked_at_)) return false;
  try {
    return Workspace::open(workspace_.folder()).settings().plugins != workspace_.settings().plugins;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace pareto::host

// Whether plugins were enabled or disabled since a workspace was opened: what a program that runs for long has to know, since it goes on
// with those that it loaded.
//
//     PluginsWatch watch(host.workspace());
//     while (!watch.changed()) …                  // costs a look at the time of a file, mostly
//
// One thread; the workspace must outlive it.
#pragma once

#include <filesystem>

#include "core/host/workspace.hpp"

namespace pareto::host {

class PluginsWatch {
 public:
  explicit PluginsWatch(const Workspace& workspace) : workspace_(workspace) {}

  // Settings that cannot be read just now, since somebody edits them, say nothing.
  [[nodiscard]] bool changed();

 private:
  const Workspace& workspace_;
  std::filesystem::file_time_type looked_at_{};
};

}  // namespace pareto::host

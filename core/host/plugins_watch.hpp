// Whether plugins were enabled, disabled, exchanged, trusted or granted something since a workspace was opened: what a program that runs
// for long has to know, since it goes on with those that it loaded.
//
//     PluginsWatch watch(host.workspace());
//     while (!watch.changed()) …                  // costs a look at the times of two files, mostly
//
// One thread; the workspace must outlive it.
#pragma once

#include <filesystem>
#include <string>

#include "core/host/workspace.hpp"

namespace pareto::host {

class PluginsWatch {
 public:
  explicit PluginsWatch(const Workspace& workspace);

  // Settings that cannot be read just now, since somebody edits them, say nothing.
  [[nodiscard]] bool changed();

 private:
  const Workspace& workspace_;
  std::string pins_;  // as they were when it began
  std::filesystem::file_time_type settings_looked_at_{}, pins_looked_at_{};
};

}  // namespace pareto::host

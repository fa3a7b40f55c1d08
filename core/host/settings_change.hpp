// The settings of a workspace changed, and put back as they were unless they are kept: also on a
// disk that has become full meanwhile.
//
//     SettingsChange change(workspace, settings);
//     …                                  // what throws here undoes it
//     change.keep();
//
// Those of before lie aside until then, so that to put them back takes no room. One thread.
#pragma once

#include <filesystem>

#include "core/host/workspace.hpp"

namespace pareto::host {

class SettingsChange {
 public:
  // Throws Error, with nothing changed. `workspace` has them from here on.
  SettingsChange(Workspace& workspace, const WorkspaceSettings& settings);
  ~SettingsChange();
  SettingsChange(const SettingsChange&) = delete;
  SettingsChange& operator=(const SettingsChange&) = delete;

  void keep();

 private:
  const std::filesystem::path file_, before_;
  bool kept_ = false;
};

}  // namespace pareto::host

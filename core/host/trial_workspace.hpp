// A copy of a workspace to try something in that nobody will miss: settings, pins and the whole
// database are copied, other files are links, and plugins that stay as they are the same files.
//
//     TrialWorkspace trial(host, watch);
//     pack.unpack(plugin, trial.place_of("acme.abc"));        // or remove it there
//     auto tried = trial.open(settings, pins);                // migrates the copy, as the real one would be
//     compare(inventory_of(host), inventory_of(*tried));
//
// It lies in the workspace's own folder, since there is room for a second database there or
// nowhere, and goes with this object; of a killed process the next one that changes plugins clears
// it. One thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/host/host.hpp"
#include "core/plugins/pins.hpp"
#include "core/store/copy.hpp"

namespace pareto::host {

class TrialWorkspace {
 public:
  // Throws Error where the database cannot be copied, or Cancelled.
  TrialWorkspace(Host& host, const store::CopyWatch& watch);
  ~TrialWorkspace();
  TrialWorkspace(const TrialWorkspace&) = delete;
  TrialWorkspace& operator=(const TrialWorkspace&) = delete;

  // A plugin's folder in the copy, which is not there any more when this returns.
  [[nodiscard]] std::filesystem::path place_of(const std::string& plugin);
  // Opens it with these settings and pins; throws what opening throws, and Error where a plugin in
  // `needed` would be skipped.
  [[nodiscard]] std::unique_ptr<Host> open(const WorkspaceSettings& settings,
                                           const plugins::Pins& pins,
                                           const std::vector<std::string>& needed);

 private:
  Host& host_;
  std::filesystem::path folder_;
};

}  // namespace pareto::host

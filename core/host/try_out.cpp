#include "core/host/try_out.hpp"

#include "core/host/trial_workspace.hpp"

namespace pareto::host {

PartChanges try_out(Host& host, const std::function<void(Host& copy)>& work,
                    const store::CopyWatch& watch) {
  TrialWorkspace trial(host, watch);
  auto copy =
      trial.open(host.workspace().settings(), plugins::Pins::read(host.workspace().pins()), {});
  work(*copy);
  const Workspace place = copy->workspace();
  const HostOptions options = copy->options();
  copy.reset();
  const auto after = Host::open(place, options);
  return compare(inventory_of(host), inventory_of(*after));
}

}  // namespace pareto::host

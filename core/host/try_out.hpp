// What a change of the firm's own set-up, such as a field that goes, would leave without what it
// names: done on a copy of the workspace and compared, as changes of plugins are
// (plugin_change.hpp).
#pragma once

#include <functional>

#include "core/host/inventory.hpp"
#include "core/store/copy.hpp"

namespace pareto::host {

// `work` is given a host of the copy. Throws what it throws. One thread.
[[nodiscard]] PartChanges try_out(Host& host, const std::function<void(Host& copy)>& work,
                                  const store::CopyWatch& watch);

}  // namespace pareto::host

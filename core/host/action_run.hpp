// Runs an action, by its data or by the code of its plugin, as one operation of the host's session.
//
// One thread.
#pragma once

#include "core/host/host.hpp"
#include "core/views/act.hpp"

namespace pareto::host {

// As views::act. A plugin's code has its job with the form as settings, and writes through the
// records service.
[[nodiscard]] views::ActionResult run_action(Host& host, const views::ActionRequest& request);

}  // namespace pareto::host

// `pareto serve` with the settings of services as options: `pareto serve --port 8300 --lan`.
//
// Services are plugins', so their options are known where a workspace is: like verbs of plugins
// they are looked for when the program's own do not do. A name that two services have, or the verb
// itself, is no option; --set gives it to the one that is named.
#pragma once

#include <vector>

#include "core/cli/command.hpp"
#include "core/model/field.hpp"

namespace pareto::cli {

// Starts what is named, or all, until it is interrupted. `options`: the settings that the verb had
// as options.
int run_services(Context& context, const std::vector<model::Field>& options);

}  // namespace pareto::cli

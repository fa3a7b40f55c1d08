// What an import says of names: which it took for others, and which new ones look like old ones.
#pragma once

#include "core/cli/command.hpp"
#include "core/imports/run/import_run.hpp"

namespace pareto::cli {

void print_names(Context& context, const model::Schema& schema,
                 const imports::ImportResult& result);

}  // namespace pareto::cli

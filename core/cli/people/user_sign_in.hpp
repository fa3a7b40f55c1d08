// `pareto user password` and `pareto user key`: what users sign in with.
#pragma once

#include "core/cli/command.hpp"
#include "core/host/host.hpp"

namespace pareto::cli {

// Read from standard input, twice and unseen where a person sits there. Answers an exit code.
int set_password(Context& context, host::Host& host);
int change_keys(Context& context, host::Host& host);

}  // namespace pareto::cli

// Services that plugins ask for: in words, and granted or revoked in a workspace
// (core/plugins/pins.hpp).
#pragma once

#include <string>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"

namespace pareto::cli {

// "pareto.host.query/1: asks by SQL what the user may see"
[[nodiscard]] std::string service_words(const Context& context, const std::string& service);

int grant_services(Context& context, host::Host& host);
int revoke_services(Context& context, host::Host& host);
[[nodiscard]] Action grant_action();
[[nodiscard]] Action revoke_action();

}  // namespace pareto::cli

// An address that names this machine or a network around it by itself, before anybody has asked where its name leads.
//
// Pure; any thread.
#pragma once

#include <string_view>

namespace pareto::host {

// "https://127.0.0.1:8443/hook", "https://[::1]/", "http://localhost"; not what only turns out to be one when it is connected to.
[[nodiscard]] bool is_private_by_name(std::string_view address);

}  // namespace pareto::host

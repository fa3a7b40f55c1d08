// Whether messages to an address would go to this machine or a network around it: by the address
// itself, or by where its name leads.
//
// A name may lead elsewhere a moment later, so whoever sends looks at the address that is connected
// to; asked here it spares people to find out only then. Any thread.
#pragma once

#include <chrono>
#include <string_view>

namespace pareto::host {

// "https://127.0.0.1:8443/hook", "https://[::1]/", "http://localhost"; not what only turns out to
// be one when its name is looked up. Pure.
[[nodiscard]] bool is_private_by_name(std::string_view address);

enum class LeadsTo {
  Internet,
  Private,  // one of its addresses, or all
  Nowhere   // its name is not known now, or nobody says so in time
};
// Asks the system for the addresses of the name.
[[nodiscard]] LeadsTo where_leads(std::string_view address,
                                  std::chrono::milliseconds patience = std::chrono::seconds(3));

}  // namespace pareto::host

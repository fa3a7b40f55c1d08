// Whether an address is one of the internet's, or one of this machine and the networks around it.
//
// Whoever may set where messages go must not be able to have the server talk to what only the server reaches: a router, a database, the data
// of a cloud's machine at 169.254.169.254. What is asked is the address that is connected to, not the name, which may lead elsewhere a
// moment later. Pure; any thread.
#pragma once

struct sockaddr;

namespace pareto::outbound {

// False for what is private, local, reserved, for many at once, or of no known kind; IPv4 within IPv6 counts as what it is.
[[nodiscard]] bool is_public(const sockaddr& address);

}  // namespace pareto::outbound

// Sends one message by HTTP. Any thread; takes at most five seconds.
#pragma once

#include <string>
#include <vector>

#include "pareto/job.hpp"

namespace pareto::webhook {

struct Posted {
  std::string url, body;
  std::vector<std::string> headers;  // "name: value"
  bool private_too = false;          // addresses of this machine and the networks around it, and without TLS
};

// Throws Failure, with words for people, unless the receiver answers 2xx. Redirects are not followed, proxies not used: what is connected to
// is what was checked.
void post(const sdk::Job& job, const Posted& what);

}  // namespace pareto::webhook

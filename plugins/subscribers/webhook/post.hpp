// Sends one message by HTTP. Any thread; takes at most five seconds.
#pragma once

#include <string>
#include <vector>

#include "pareto/job.hpp"

namespace pareto::webhook {

struct Posted {
  std::string url, body;
  std::vector<std::string> headers;  // "name: value"
  bool private_too =
      false;  // addresses of this machine and the networks around it, and without TLS
};

// Throws Failure, with words for people, unless the receiver answers 2xx. It goes only where the
// guard lets it (outbound/guard.hpp).
void post(const sdk::Job& job, const Posted& what);

}  // namespace pareto::webhook

// Holds a message by HTTP to where it may go: over TLS to the internet's addresses alone, and
// straight there. Whoever sets an address sets it for the server, which reaches more than they do.
//
//     const Guard guard(curl, job.integer("private", 0) != 0);     // before it is performed
//     const CURLcode result = curl_easy_perform(curl);
//     guard.require(job, result, "https://erp.firm.cn", "webhook");  // says why it was not sent
//
// What is checked is each address that is connected to, redirects are not followed and proxies not
// used. As long as the handle is used, on the thread that uses it.
#pragma once

#include <curl/curl.h>

#include <string>

#include "pareto/job.hpp"

namespace pareto::outbound {

class Guard {
 public:
  // `private_too`: this machine and the networks around it as well, and without TLS.
  Guard(CURL* curl, bool private_too);
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

  // Throws Failure where an address was refused, or is not one of those that are taken. `shown` is
  // the address as it may be told; `plugin` is whose setting allows it.
  void require(const sdk::Job& job, CURLcode result, const std::string& shown,
               const std::string& plugin) const;

 private:
  bool refused_ = false;
};

}  // namespace pareto::outbound

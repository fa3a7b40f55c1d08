// The methods and the sign-in of a host in which there is nothing and nobody: for services that
// answer others, such as a web server.
//
// Every method answers an empty object, and notes what no host would take. Nobody can sign in; the
// owner of the folder is there. Must outlive the plugin's run; from any thread.
#pragma once

#include <atomic>
#include <mutex>
#include <string>

#include "pareto/abi/access.h"
#include "pareto/abi/api.h"

namespace pareto::conformance {

class MockApi : public pareto_api_v1 {
 public:
  MockApi();
  // What was wrong with the first call that no host would take; empty where all were fine.
  [[nodiscard]] std::string fault() const;

 private:
  static pareto_status answer(const pareto_api_v1* api, pareto_session*,
                              const pareto_api_call* call, pareto_error* error);
  void note(const char* fault);

  mutable std::mutex mutex_;
  std::string fault_;
};

struct MockAccess : pareto_access_v1 {
  MockAccess();
};

}  // namespace pareto::conformance

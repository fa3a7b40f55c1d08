// A workspace for one case: the bundled plugins and the one that is checked, all enabled, with a
// few records or none.
//
// Lives in the case's folder. One thread.
#pragma once

#include <memory>

#include "core/conformance/case.hpp"
#include "core/host/host.hpp"

namespace pareto::conformance {

class TestWorkspace {
 public:
  // Throws Error where it cannot be made with this plugin. `filled`: twelve customers with two
  // years of sales, two tiers of groups.
  TestWorkspace(Trial& trial, bool filled);

  [[nodiscard]] host::Host& host() { return *host_; }

 private:
  void fill();
  std::unique_ptr<host::Host> host_;
};

}  // namespace pareto::conformance

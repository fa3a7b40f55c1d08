// The services of plugins while `pareto serve` runs: started each after those it names, watched,
// stopped in reverse.
//
//     ServiceRunner services(host, {"watch"}, {{"seconds", "5"}});   // throws Error where one does not start; the others are stopped
//     while (…) services.check();                                    // throws Error of the first that no longer works
//
// They stop when it goes. One thread; the services have their own. The host must outlive it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/host/host.hpp"

namespace pareto::host {

class ServiceRunner {
 public:
  // `names`: which, and what they start after; none: all that enabled plugins offer. `settings` go
  // before those that the workspace keeps, each to the one service that has a setting of that name.
  ServiceRunner(Host& host, const std::vector<std::string>& names,
                const std::map<std::string, std::string>& settings);
  ~ServiceRunner();
  ServiceRunner(const ServiceRunner&) = delete;
  ServiceRunner& operator=(const ServiceRunner&) = delete;

  // In the order in which they were started.
  [[nodiscard]] std::vector<std::string> running() const;
  // What they have to say to whoever started them, in lines: an address to open.
  [[nodiscard]] std::vector<std::string> about() const;
  void check();

 private:
  struct Running;
  void stop_all();
  void start(const plugins::Offer& offer, const std::map<std::string, std::string>& settings);

  Host& host_;
  std::vector<std::unique_ptr<Running>> running_;
};

}  // namespace pareto::host

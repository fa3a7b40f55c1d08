// One call of a plugin over services of the check's own making: a report, a command, an action.
//
//     MockRun run(trial, {.rows = 20});
//     const Ran ran = run.call([&](const pareto_job* job, pareto_error* error) {
//       return table.build(job, document.get(), error);
//     });
//
// One that refuses with words has answered; what it must not do throws Error: an exception across
// the interface, a refusal without a word, batches that it keeps, writes that no host takes. One
// thread.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>

#include "core/conformance/case.hpp"
#include "core/conformance/host_shapes.hpp"
#include "core/conformance/mock_services.hpp"

namespace pareto::conformance {

struct Ran {
  bool refused = false;
  ErrorCode code = ErrorCode::Fail;
  std::string words;  // of the refusal
};

struct RanHow {
  HostShape shape = HostShape::Today;
  const std::atomic<bool>* cancel = nullptr;
};

class MockRun {
 public:
  using Call = std::function<pareto_status(const pareto_job*, pareto_error*)>;

  // `denies`: every write is refused.
  MockRun(Trial& trial, const sdk::testing::Torture& rows, bool denies = true);
  MockRun(const MockRun&) = delete;
  MockRun& operator=(const MockRun&) = delete;

  [[nodiscard]] MockQuery& query() { return query_; }
  [[nodiscard]] MockRecords& records() { return records_; }
  std::map<std::string, std::string> settings;  // required ones at first

  // The shape that `shape` is in this check: all of it may be as of the first host.
  [[nodiscard]] HostShape shape_of(HostShape shape) const;
  Ran call(const Call& call, const RanHow& how = {});

 private:
  Trial& trial_;
  MockQuery query_;
  MockRecords records_;
};

// The same without a service that the host would have to grant.
Ran call_without_services(Trial& trial, const MockRun::Call& call);

}  // namespace pareto::conformance

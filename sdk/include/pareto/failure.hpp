// What ends a run: a status of the interface with words, as an exception inside the plugin.
//
//     throw Failure(PARETO_E_DATA, "there are no sales yet");
//
// It never crosses the interface: `guarded` (job.hpp) makes a pareto_error of it, a stream an errno
// (batch_stream.hpp). Plain values; any thread.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "pareto/abi/base.h"
#include "pareto/layer/apart.hpp"

namespace pareto::sdk {
inline namespace v0 {

// The run is over. Row -1: no row is meant.
class Failure : public std::runtime_error {
 public:
  Failure(pareto_status status, const std::string& text, std::int64_t row = -1,
          std::string column = {});
  Failure(const Failure&);
  Failure& operator=(const Failure&);
  ~Failure() override;
  [[nodiscard]] pareto_status status() const { return status_; }
  [[nodiscard]] std::int64_t row() const { return row_; }
  [[nodiscard]] const std::string& column() const { return column_; }

 private:
  pareto_status status_;
  std::int64_t row_;
  std::string column_;
};

// The run is over because somebody wanted it so.
class Cancelled : public Failure {
 public:
  Cancelled();
  explicit Cancelled(const std::string& text);
  Cancelled(const Cancelled&);
  Cancelled& operator=(const Cancelled&);
  ~Cancelled() override;
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/failure.hpp"
#endif

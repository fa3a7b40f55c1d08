// Stops a statement that works for too long or that nobody waits for any more, and bounds the
// memory of its connection.
//
// Only time in which the engine works counts, not that of whoever reads the rows. Sorting, grouping
// and recursion go to temporary files beyond the connection's cache, and no single value may pass
// kLongestValue, so memory does not grow with what is asked. One thread; must not outlive its
// connection.
#pragma once

#include <chrono>
#include <functional>

#include "core/records/query/query.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

inline constexpr int kLongestValue = 64 << 20;  // bytes

class QueryWatch {
 public:
  QueryWatch(store::Connection& connection, QueryLimits limits);
  ~QueryWatch();
  QueryWatch(const QueryWatch&) = delete;
  QueryWatch& operator=(const QueryWatch&) = delete;

  // Runs some steps of the engine. Throws Error, saying what to do, when they were stopped.
  void run(const std::function<void()>& steps);

 private:
  static int look(void* self);
  enum class Stop { None, Time, Cancel };

  store::Connection& connection_;
  QueryLimits limits_;
  std::chrono::steady_clock::duration worked_{0};
  std::chrono::steady_clock::time_point begun_;
  Stop stopped_ = Stop::None;
};

}  // namespace pareto::records

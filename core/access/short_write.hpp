// A write of a few rows beside what others do: who signs in does not wait for an import to end, who
// only leaves a trace does not wait at all. One thread, that of the connection; what is not
// committed is taken back.
#pragma once

#include "core/store/whole_write.hpp"

namespace pareto::access {

class ShortWrite : public store::WholeWrite {
 public:
  static constexpr int kPatience = 5, kNone = 1;  // seconds
  // Throws Error(Busy) when others write for longer.
  explicit ShortWrite(store::Connection& connection, int patience = kPatience);
};

}  // namespace pareto::access

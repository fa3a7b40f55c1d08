// Runs scheduled reports that are due while services run, and takes away what was sent in and is
// old: a thread that looks twice a minute, on hosts of the pool, so that neither services nor calls
// wait for a report.
//
// Ends with the object, and what it writes just then ends with it. The pool must outlive it.
#pragma once

#include "core/api/host_pool.hpp"
#include "core/api/turns.hpp"

namespace pareto::api {

class ScheduleClock {
 public:
  ScheduleClock(HostPool& hosts, Language language, Turns::Failed failed);

 private:
  Turns turns_;
};

}  // namespace pareto::api

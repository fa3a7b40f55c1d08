// How much the reader of what a plugin makes may read, so that it leaves out what is not for them.
//
//     const Rights rights(job);
//     const bool costs = rights.reads("sale", "home_cost");   // else: no column of costs, and no word that there were none
//     if (rights.sees_all("sale")) …                          // shares of the whole, ranks, averages of all
//
// A host without the service answers every statement, so there all is read. Throws Failure for what
// does not exist. Threads: any; the job must live.
#pragma once

#include <string>

#include "pareto/abi/rights.h"
#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

// What stands where something was left out for that.
inline constexpr Words kNotForYourRole{"not for your role", "您的角色看不到"};

enum class Reads {
  Nothing = PARETO_READS_NOTHING,
  Masked = PARETO_READS_MASKED,
  All = PARETO_READS_ALL
};
enum class Sees {
  None = PARETO_SEES_NONE,
  Own = PARETO_SEES_OWN,
  Team = PARETO_SEES_TEAM,
  All = PARETO_SEES_ALL
};

class Rights {
 public:
  explicit Rights(const Job& job)
      : service_(static_cast<const pareto_rights_v1*>(
            job.c()->host->service(job.c()->host, PARETO_SVC_RIGHTS))),
        session_(job.c()->session) {}

  [[nodiscard]] Reads of(const char* entity, const char* field) const {
    if (service_ == nullptr) return Reads::All;
    std::int32_t out = PARETO_READS_NOTHING;
    pareto_error error = no_error();
    require(service_->field(service_, session_, entity, field, &out, &error), error);
    return static_cast<Reads>(out);
  }
  [[nodiscard]] Sees records(const char* entity) const {
    if (service_ == nullptr) return Sees::All;
    std::int32_t out = PARETO_SEES_NONE;
    pareto_error error = no_error();
    require(service_->records(service_, session_, entity, &out, &error), error);
    return static_cast<Sees>(out);
  }
  // All of its values.
  [[nodiscard]] bool reads(const char* entity, const char* field) const {
    return of(entity, field) == Reads::All;
  }
  [[nodiscard]] bool sees_all(const char* entity) const { return records(entity) == Sees::All; }

 private:
  const pareto_rights_v1* service_;
  const pareto_session* session_;
};

}  // namespace v0
}  // namespace pareto::sdk

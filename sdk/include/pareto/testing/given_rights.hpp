// The rights of a reader as a test has them: all is read unless it is said otherwise.
//
//     TestJob job;
//     job.rights.reads("sale", "home_cost", Reads::Nothing);
//     job.rights.sees("customer", Sees::Own);
//
// `pareto plugin check` gives plugins those of somebody who reads everything. Must outlive the
// plugin's run; any thread, once all is said. Header-only.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "pareto/abi/rights.h"
#include "pareto/rights.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace testing {

class GivenRights {
 public:
  GivenRights() {
    table_.size_of = sizeof table_;
    table_.ctx = this;
    table_.field = &field;
    table_.records = &records;
  }
  GivenRights(const GivenRights&) = delete;
  GivenRights& operator=(const GivenRights&) = delete;

  [[nodiscard]] const pareto_rights_v1* service() const { return &table_; }
  // To be said before.
  void reads(std::string entity, std::string field, Reads how_much) {
    fields_[{std::move(entity), std::move(field)}] = how_much;
  }
  void sees(std::string entity, Sees which) { records_[std::move(entity)] = which; }

 private:
  static pareto_status field(const pareto_rights_v1* service, const pareto_session*,
                             const char* entity, const char* name, std::int32_t* out,
                             pareto_error*) {
    const auto& self = *static_cast<const GivenRights*>(service->ctx);
    const auto found = self.fields_.find({entity, name});
    *out =
        found == self.fields_.end() ? PARETO_READS_ALL : static_cast<std::int32_t>(found->second);
    return PARETO_OK;
  }
  static pareto_status records(const pareto_rights_v1* service, const pareto_session*,
                               const char* entity, std::int32_t* out, pareto_error*) {
    const auto& self = *static_cast<const GivenRights*>(service->ctx);
    const auto found = self.records_.find(entity);
    *out =
        found == self.records_.end() ? PARETO_SEES_ALL : static_cast<std::int32_t>(found->second);
    return PARETO_OK;
  }

  std::map<std::pair<std::string, std::string>, Reads> fields_;
  std::map<std::string, Sees> records_;
  pareto_rights_v1 table_{};
};

}  // namespace testing
}  // namespace v0
}  // namespace pareto::sdk

// Writing records from a plugin, through the host's one way in.
//
//     Records records(job);  // the plugin asks for PARETO_SVC_RECORDS
//     BatchBuilder tasks({{"title", Type::Text}, {"due", Type::Date}});
//     …
//     std::vector<std::int64_t> ids = records.create("task", tasks.finish());
//
// In an after-delivery what is written commits together with the subscriber's cursor, so exactly
// once. In a before-delivery every write throws Failure with PARETO_E_DENIED.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pareto/abi/host.h"
#include "pareto/job.hpp"
#include "pareto/table.hpp"

namespace pareto::sdk {
inline namespace v0 {

class Records {
 public:
  // Throws Failure when the service is absent or not granted.
  explicit Records(const Job& job);

  // Creates one record per row and answers their ids. All or none.
  std::vector<std::int64_t> create(const char* entity, const Batch& rows) const;
  // Sets the columns of `rows` on the records `ids`, in the same order.
  void update(const char* entity, std::span<const std::int64_t> ids, const Batch& rows) const;

 private:
  Job job_;
  const pareto_records_v1* service_;
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/records.hpp"
#endif

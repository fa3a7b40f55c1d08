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
  explicit Records(const Job& job)
      : job_(job), service_(job.service<pareto_records_v1>(PARETO_SVC_RECORDS)) {}

  // Creates one record per row and answers their ids. All or none.
  std::vector<std::int64_t> create(const char* entity, const Batch& rows) const {
    std::vector<std::int64_t> ids(static_cast<std::size_t>(rows.rows()));
    if (ids.empty()) return ids;
    with_schema(rows, [&](const ArrowSchema* schema, pareto_error* error) {
      return service_->create(service_, job_.c()->session, entity, schema, &rows.array(),
                              ids.data(), error);
    });
    return ids;
  }
  // Sets the columns of `rows` on the records `ids`, in the same order.
  void update(const char* entity, std::span<const std::int64_t> ids, const Batch& rows) const {
    if (static_cast<std::int64_t>(ids.size()) != rows.rows())
      throw Failure(PARETO_E_ARGUMENT, "as many ids as rows are needed");
    if (ids.empty()) return;
    with_schema(rows, [&](const ArrowSchema* schema, pareto_error* error) {
      return service_->update(service_, job_.c()->session, entity, ids.data(), schema,
                              &rows.array(), error);
    });
  }

 private:
  template <class Work>
  static void with_schema(const Batch& rows, Work work) {
    ArrowSchema schema{};
    export_schema(rows.schema(), &schema);
    pareto_error error = no_error();
    const pareto_status status = work(&schema, &error);
    schema.release(&schema);
    require(status, error);
  }
  Job job_;
  const pareto_records_v1* service_;
};

}  // namespace v0
}  // namespace pareto::sdk

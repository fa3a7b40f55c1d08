// Bodies of records.hpp.
#pragma once

#include "pareto/records.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER Records::Records(const Job& job)
    : job_(job), service_(job.service<pareto_records_v1>(PARETO_SVC_RECORDS)) {}

namespace detail {

// Runs `work` with the C form of the rows' schema.
template <class Work>
void with_schema(const Batch& rows, Work work) {
  ArrowSchema schema{};
  export_schema(rows.schema(), &schema);
  pareto_error error = no_error();
  const pareto_status status = work(&schema, &error);
  schema.release(&schema);
  require(status, error);
}

}  // namespace detail

PARETO_LAYER std::vector<std::int64_t> Records::create(const char* entity,
                                                       const Batch& rows) const {
  std::vector<std::int64_t> ids(static_cast<std::size_t>(rows.rows()));
  if (ids.empty()) return ids;
  detail::with_schema(rows, [&](const ArrowSchema* schema, pareto_error* error) {
    return service_->create(service_, job_.c()->session, entity, schema, &rows.array(), ids.data(),
                            error);
  });
  return ids;
}
PARETO_LAYER void Records::update(const char* entity, std::span<const std::int64_t> ids,
                                  const Batch& rows) const {
  if (static_cast<std::int64_t>(ids.size()) != rows.rows())
    throw Failure(PARETO_E_ARGUMENT, "as many ids as rows are needed");
  if (ids.empty()) return;
  detail::with_schema(rows, [&](const ArrowSchema* schema, pareto_error* error) {
    return service_->update(service_, job_.c()->session, entity, ids.data(), schema, &rows.array(),
                            error);
  });
}

}  // namespace v0
}  // namespace pareto::sdk

// Records that are likely one under several names.
//
//     const auto twins = pareto::sdk::find_twins(job, "customer", 0.8);
//     for (pareto::sdk::Batch batch; twins->next(batch);) …   a, b, score, why
//
// The host compares, once and for all who ask: `pareto twins` lists the same pairs. Thread: that of
// the job.
#pragma once

#include <memory>
#include <string>

#include "pareto/abi/twins.h"
#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

[[nodiscard]] inline Schema twin_columns() {
  return {{"a", Type::Int}, {"b", Type::Int}, {"score", Type::Real}, {"why", Type::Text}};
}

// `why` in the job's language. Throws Failure.
[[nodiscard]] inline std::unique_ptr<BatchStream> find_twins(const Job& job,
                                                             const std::string& entity,
                                                             double least) {
  const auto* service = job.service<pareto_twins_v1>(PARETO_SVC_TWINS);
  const std::string language(job.language());
  ArrowArrayStream stream{};
  pareto_error error = no_error();
  require(service->find(service, job.c()->session, entity.c_str(), least, language.c_str(), &stream,
                        &error),
          error);
  return std::make_unique<ImportedStream>(&stream, twin_columns());
}

}  // namespace v0
}  // namespace pareto::sdk

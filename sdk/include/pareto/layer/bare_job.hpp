// Bodies of bare_job.hpp.
#pragma once

#include <string>

#include "pareto/bare_job.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER std::optional<std::string> Job::text(const char* name) const {
  pareto_str value{};
  std::int64_t integer = 0;
  double number = 0;
  if (!job_->setting(job_, name, &value, &integer, &number)) return std::nullopt;
  return std::string(to_view(value));
}
PARETO_LAYER std::string Job::text(const char* name, std::string_view otherwise) const {
  return text(name).value_or(std::string(otherwise));
}
PARETO_LAYER double Job::real(const char* name, double otherwise) const {
  pareto_str value{};
  std::int64_t integer = 0;
  double number = 0;
  return job_->setting(job_, name, &value, &integer, &number) ? number : otherwise;
}
PARETO_LAYER std::int64_t Job::integer(const char* name, std::int64_t otherwise) const {
  pareto_str value{};
  std::int64_t number = 0;
  double real_number = 0;
  return job_->setting(job_, name, &value, &number, &real_number) ? number : otherwise;
}

PARETO_LAYER void Job::end() { throw Cancelled(); }

PARETO_LAYER const void* Job::found(const char* service) const {
  const void* found = job_->host->service(job_->host, service);
  if (found == nullptr)
    throw Failure(PARETO_E_UNSUPPORTED,
                  std::string("the host has no service ") + service + " for this plugin");
  return found;
}

}  // namespace v0
}  // namespace pareto::sdk

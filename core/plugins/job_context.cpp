#include "core/plugins/job_context.hpp"

#include <utility>

namespace pareto::plugins {
namespace {

std::string_view view(pareto_str text) {
  return {text.ptr, text.ptr != nullptr ? static_cast<std::size_t>(text.len) : 0};
}

}  // namespace

JobContext::JobContext(const pareto_host* host, Settings settings, JobScope scope,
                       JobCallbacks callbacks)
    : job_{},
      settings_(std::move(settings)),
      scope_(std::move(scope)),
      language_(code_of(scope_.language)),
      callbacks_(std::move(callbacks)) {
  job_.size_of = sizeof job_;
  job_.ctx = this;
  job_.host = host;
  job_.session = scope_.session;
  job_.language = language_.c_str();
  job_.home_currency = scope_.home_currency.c_str();
  job_.as_of = scope_.as_of;
  job_.time_zone_minutes = scope_.time_zone_minutes;
  job_.setting = &JobContext::setting;
  job_.cancelled = &JobContext::cancelled;
  job_.progress = &JobContext::progress;
  job_.reject = &JobContext::reject;
  job_.figure = &JobContext::figure;
  if (!scope_.explanations) job_.flags |= PARETO_JOB_NO_EXPLANATIONS;
  if (scope_.all_ways) job_.flags |= PARETO_JOB_ALL_WAYS;
}

void JobContext::rethrow() {
  const std::lock_guard lock(mutex_);
  failed_ = false;
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void JobContext::rethrow_meant(std::string_view plugin, const Error& said) const {
  if (!scope_.meant) return;
  if (std::optional<Error> meant = scope_.meant(said)) throw meant->within(plugin_context(plugin));
}

// Only the first failure counts; what follows it is its consequence.
template <class Work>
void JobContext::guarded(Work work) noexcept {
  if (failed_.load(std::memory_order_relaxed)) return;
  try {
    work();
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    failed_ = true;
  }
}

std::int32_t JobContext::setting(const pareto_job* job, const char* name, pareto_str* text,
                                 std::int64_t* integer, double* number) {
  if (name == nullptr) return 0;
  const Setting* found = self(job).settings_.find(name);
  if (found == nullptr) return 0;
  if (text != nullptr) *text = {found->text.data(), found->text.size()};
  if (integer != nullptr) *integer = found->integer;
  if (number != nullptr) *number = found->real;
  return 1;
}

std::int32_t JobContext::cancelled(const pareto_job* job) {
  const JobContext& context = self(job);
  const std::atomic<bool>* cancel = context.callbacks_.cancel;
  return context.failed_.load(std::memory_order_relaxed) ||
                 (cancel != nullptr && cancel->load(std::memory_order_relaxed))
             ? 1
             : 0;
}

void JobContext::progress(const pareto_job* job, std::int64_t done, std::int64_t total) {
  JobContext& context = self(job);
  if (context.callbacks_.progress)
    context.guarded([&] { context.callbacks_.progress(done, total); });
}

void JobContext::reject(const pareto_job* job, std::int64_t row, const char* column,
                        pareto_str value, pareto_str why) {
  JobContext& context = self(job);
  if (!context.callbacks_.reject) return;
  const Rejected rejected{row, column != nullptr ? column : "", view(value), view(why)};
  context.guarded([&] { context.callbacks_.reject(rejected); });
}

void JobContext::figure(const pareto_job* job, const char* name, double value) {
  JobContext& context = self(job);
  if (name != nullptr && context.callbacks_.figure)
    context.guarded([&] { context.callbacks_.figure(name, value); });
}

}  // namespace pareto::plugins

// The job that a plugin works on: C++ values made into a pareto_job.
//
//     JobContext job(found.host, Settings::parse(declared, given),
//                    {.language = Language::English, .home_currency = "CNY"},
//                    {.reject = [&](const Rejected& row) { … }});
//     run_plugin(job, found.plugin,
//                [&](pareto_error* error) { return found->plan(job.get(), plan, error); });
//
// What the callbacks throw never crosses the interface: it is kept, the job answers that it is
// cancelled, and `rethrow` (and so run_plugin) throws it once the plugin has returned.
//
// Threads: cancelled and progress are asked from any thread, the rest from one at a time. Must
// outlive the plugin's run.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/language.hpp"
#include "core/plugins/plugin_call.hpp"
#include "core/plugins/settings.hpp"
#include "pareto/abi/host.h"

namespace pareto::plugins {

// For whom and for when the work is done.
struct JobScope {
  Language language = Language::English;
  std::string home_currency = {};
  std::int32_t as_of = 0;  // days since 1970-01-01
  std::int32_t time_zone_minutes = 0;
  pareto_session* session = nullptr;
  bool explanations = true;  // of a tiering: whether anybody will read them
  bool all_ways = false;     // and wants to know every way into another tier
  // Asked when a plugin failed with what the host had told it: that, in all its words. Empty:
  // nobody knows.
  std::function<std::optional<Error>(const Error& said)> meant = {};
  // What each page of a document says of its figures: whose part of the records they are of, rows
  // that they lack.
  std::vector<Message> page_notes = {};
  // Told how many rows of tables go into a document, before they do; throws where they may not.
  // Empty: nobody counts.
  std::function<void(std::int64_t rows)> rows_out = {};
};

// One bad row. The views live as long as the call.
struct Rejected {
  std::int64_t row;
  std::string_view column, value, why;
};

// Each may be empty.
struct JobCallbacks {
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};  // total -1: unknown
  std::function<void(const Rejected&)> reject = {};
  std::function<void(std::string_view name, double value)> figure = {};
  const std::atomic<bool>* cancel = nullptr;
};

class JobContext {
 public:
  JobContext(const pareto_host* host, Settings settings, JobScope scope,
             JobCallbacks callbacks = {});
  JobContext(const JobContext&) = delete;
  JobContext& operator=(const JobContext&) = delete;

  [[nodiscard]] const pareto_job* get() const { return &job_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }

  // Throws what a callback threw, if one did.
  void rethrow();
  // Throws what the host had told, if that is why the plugin fails.
  void rethrow_meant(std::string_view plugin, const Error& said) const;

 private:
  static JobContext& self(const pareto_job* job) { return *static_cast<JobContext*>(job->ctx); }
  static std::int32_t setting(const pareto_job* job, const char* name, pareto_str* text,
                              std::int64_t* integer, double* number);
  static std::int32_t cancelled(const pareto_job* job);
  static void progress(const pareto_job* job, std::int64_t done, std::int64_t total);
  static void reject(const pareto_job* job, std::int64_t row, const char* column, pareto_str value,
                     pareto_str why);
  static void figure(const pareto_job* job, const char* name, double value);

  template <class Work>
  void guarded(Work work) noexcept;

  pareto_job job_;
  Settings settings_;
  JobScope scope_;
  std::string language_;
  JobCallbacks callbacks_;
  std::mutex mutex_;  // guards failure_
  std::exception_ptr failure_;
  std::atomic<bool> failed_ = false;
};

// As `call` in plugin_call.hpp; a failure of the job's own callbacks goes before what the plugin
// says about it.
template <class Work>
void run_plugin(JobContext& job, std::string_view plugin, Work work) {
  try {
    call(plugin, std::move(work));
  } catch (const Error& said) {
    job.rethrow();
    job.rethrow_meant(plugin, said);
    throw;
  }
  job.rethrow();
}

}  // namespace pareto::plugins

// What a plugin runs in, without tables: settings, language, day, progress, cancelling, services by
// their C types.
//
// A rule needs no more, so this is what tiering.hpp includes; job.hpp has the whole, with `select`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/abi/host.h"
#include "pareto/date.hpp"
#include "pareto/failure.hpp"
#include "pareto/guarded.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct ColumnSpec;
struct Parameter;

// A view of the pareto_job that the host gave; valid as long as that.
class Job {
 public:
  explicit Job(const pareto_job* job) : job_(job) {}

  [[nodiscard]] const pareto_job* c() const { return job_; }
  [[nodiscard]] std::string_view language() const { return job_->language ? job_->language : "en"; }
  [[nodiscard]] bool chinese() const { return language().substr(0, 2) == "zh"; }
  // One of two wordings, for the reader's language.
  [[nodiscard]] std::string_view say(std::string_view english,
                                     std::string_view chinese_words) const {
    return chinese() ? chinese_words : english;
  }
  [[nodiscard]] std::string_view home_currency() const {
    return job_->home_currency ? job_->home_currency : "";
  }
  // The day looked at; nothing later counts.
  [[nodiscard]] Date as_of() const { return {job_->as_of}; }

  // Of a tiering: false when nobody will read the explanations, so that the work of writing them
  // can be saved.
  [[nodiscard]] bool wants_explanations() const {
    return (flags() & PARETO_JOB_NO_EXPLANATIONS) == 0;
  }
  // Of a tiering: somebody reads them, so they are to say every way into a higher tier
  // (Explanation::reach).
  [[nodiscard]] bool wants_all_ways() const { return (flags() & PARETO_JOB_ALL_WAYS) != 0; }

  [[nodiscard]] std::optional<std::string> text(const char* name) const;
  [[nodiscard]] std::string text(const char* name, std::string_view otherwise) const;
  [[nodiscard]] double real(const char* name, double otherwise) const;
  [[nodiscard]] std::int64_t integer(const char* name, std::int64_t otherwise) const;

  [[nodiscard]] bool cancelled() const { return job_->cancelled(job_) != 0; }
  // To be called once per batch; throws Cancelled.
  void check() const {
    if (cancelled()) end();
  }
  void progress(std::int64_t done, std::int64_t total = -1) const {
    job_->progress(job_, done, total);
  }
  void reject(std::int64_t row, const char* column, std::string_view value,
              std::string_view why) const {
    job_->reject(job_, row, column, to_c(value), to_c(why));
  }
  void figure(const char* name, double value) const { job_->figure(job_, name, value); }
  void log(std::int32_t level, std::string_view text) const {
    job_->host->log(job_->host, level, to_c(text));
  }

  // A service of the host by its C type and id; throws Failure when it is absent or not granted.
  template <class Service>
  [[nodiscard]] const Service* service(const char* id) const {
    return static_cast<const Service*>(found(id));
  }

  // Streams the rows of a SELECT over the published views. `result` states names and types of its
  // columns. Comes with job.hpp.
  template <class Columns = std::vector<ColumnSpec>, class Parameters = std::vector<Parameter>>
  [[nodiscard]] auto select(std::string_view sql, const Columns& result,
                            const Parameters& parameters = {}) const;

 private:
  [[noreturn]] static void end();
  [[nodiscard]] const void* found(const char* service) const;
  [[nodiscard]] std::uint32_t flags() const {
    const bool told = job_->size_of >= offsetof(pareto_job, flags) + sizeof job_->flags;
    return told ? job_->flags : 0;
  }
  const pareto_job* job_;
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/bare_job.hpp"
#endif

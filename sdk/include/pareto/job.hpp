// What a plugin written in C++ works with: the job and its settings, failures, and the services of the host.
//
// A failure is an exception of type Failure inside the plugin and a pareto_status outside; `guarded` turns one into the other.
// Nothing throws across the C interface.
#pragma once

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/abi/host.h"
#include "pareto/batch_stream.hpp"
#include "pareto/date.hpp"
#include "pareto/failure.hpp"
#include "pareto/schema.hpp"

namespace pareto::sdk {
inline namespace v0 {

inline pareto_str to_c(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view to_view(pareto_str text) {
  return {text.ptr, text.ptr != nullptr ? static_cast<std::size_t>(text.len) : 0};
}

namespace detail {

// Copies as much as fits, cut at a character's border, and ends with NUL.
template <std::size_t N>
void copy_text(char (&into)[N], std::string_view text) {
  std::size_t size = std::min(text.size(), N - 1);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  if (size > 0) std::memcpy(into, text.data(), size);
  into[size] = '\0';
}

inline pareto_status fill(pareto_error* error, pareto_status status, std::string_view text, std::int64_t row = -1,
                          std::string_view column = {}) {
  if (error != nullptr) {
    error->status = status;
    error->row = row;
    copy_text(error->column, column);
    copy_text(error->text, text);
  }
  return status;
}

}  // namespace detail

// Runs `work` and answers its failure as a status with words.
template <class Work>
pareto_status guarded(pareto_error* error, Work work) noexcept {
  try {
    work();
    return PARETO_OK;
  } catch (const Failure& failure) {
    return detail::fill(error, failure.status(), failure.what(), failure.row(), failure.column());
  } catch (const std::bad_alloc&) {
    return detail::fill(error, PARETO_E_MEMORY, "out of memory");
  } catch (const std::exception& failure) {
    return detail::fill(error, PARETO_E_FAIL, failure.what());
  } catch (...) {
    return detail::fill(error, PARETO_E_FAIL, "unknown failure");
  }
}

inline pareto_error no_error() {
  pareto_error error{};
  error.size_of = sizeof error;
  error.row = -1;
  return error;
}
// Throws what a host service answered.
inline void require(pareto_status status, const pareto_error& error) {
  if (status != PARETO_OK) throw Failure(status, error.text, error.row, error.column);
}

// A value for a parameter of a statement.
struct Parameter {
  std::string name;
  Type type = Type::Int;
  bool null = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;

  static Parameter of(std::string name, std::int64_t value, Type type = Type::Int) { return {std::move(name), type, false, value, 0, {}}; }
  static Parameter of(std::string name, std::string value) { return {std::move(name), Type::Text, false, 0, 0, std::move(value)}; }
  static Parameter of(std::string name, Date value) { return {std::move(name), Type::Date, false, value.days, 0, {}}; }
  static Parameter of(std::string name, double value) { return {std::move(name), Type::Real, false, 0, value, {}}; }
};

// A view of the pareto_job that the host gave; valid as long as that.
class Job {
 public:
  explicit Job(const pareto_job* job) : job_(job) {}

  [[nodiscard]] const pareto_job* c() const { return job_; }
  [[nodiscard]] std::string_view language() const { return job_->language ? job_->language : "en"; }
  [[nodiscard]] bool chinese() const { return language().substr(0, 2) == "zh"; }
  // One of two wordings, for the reader's language.
  [[nodiscard]] std::string_view say(std::string_view english, std::string_view chinese_words) const {
    return chinese() ? chinese_words : english;
  }
  [[nodiscard]] std::string_view home_currency() const { return job_->home_currency ? job_->home_currency : ""; }
  // The day looked at; nothing later counts.
  [[nodiscard]] Date as_of() const { return {job_->as_of}; }

  // Of a tiering: false when nobody will read the explanations, so that the work of writing them can be saved.
  [[nodiscard]] bool wants_explanations() const {
    return (flags() & PARETO_JOB_NO_EXPLANATIONS) == 0;
  }
  // Of a tiering: somebody reads them, so they are to say every way into a higher tier (Explanation::reach).
  [[nodiscard]] bool wants_all_ways() const { return (flags() & PARETO_JOB_ALL_WAYS) != 0; }

  [[nodiscard]] std::optional<std::string> text(const char* name) const {
    pareto_str value{};
    std::int64_t integer = 0;
    double number = 0;
    if (!job_->setting(job_, name, &value, &integer, &number)) return std::nullopt;
    return std::string(to_view(value));
  }
  [[nodiscard]] std::string text(const char* name, std::string_view otherwise) const {
    return text(name).value_or(std::string(otherwise));
  }
  [[nodiscard]] double real(const char* name, double otherwise) const {
    pareto_str value{};
    std::int64_t integer = 0;
    double number = 0;
    return job_->setting(job_, name, &value, &integer, &number) ? number : otherwise;
  }
  [[nodiscard]] std::int64_t integer(const char* name, std::int64_t otherwise) const {
    pareto_str value{};
    std::int64_t number = 0;
    double real_number = 0;
    return job_->setting(job_, name, &value, &number, &real_number) ? number : otherwise;
  }

  [[nodiscard]] bool cancelled() const { return job_->cancelled(job_) != 0; }
  // To be called once per batch; throws Cancelled.
  void check() const {
    if (cancelled()) throw Cancelled();
  }
  void progress(std::int64_t done, std::int64_t total = -1) const { job_->progress(job_, done, total); }
  void reject(std::int64_t row, const char* column, std::string_view value, std::string_view why) const {
    job_->reject(job_, row, column, to_c(value), to_c(why));
  }
  void figure(const char* name, double value) const { job_->figure(job_, name, value); }
  void log(std::int32_t level, std::string_view text) const { job_->host->log(job_->host, level, to_c(text)); }

  // A service of the host by its C type and id; throws Failure when it is absent or not granted.
  template <class Service>
  [[nodiscard]] const Service* service(const char* id) const {
    const auto* found = static_cast<const Service*>(job_->host->service(job_->host, id));
    if (found == nullptr) throw Failure(PARETO_E_UNSUPPORTED, std::string("the host has no service ") + id + " for this plugin");
    return found;
  }

  // Streams the rows of a SELECT over the published views. `result` states names and types of its columns.
  [[nodiscard]] std::unique_ptr<BatchStream> select(std::string_view sql, const Schema& result,
                                                    const std::vector<Parameter>& parameters = {}) const {
    const auto* query = service<pareto_query_v1>(PARETO_SVC_QUERY);
    std::vector<pareto_field> fields(result.size());
    std::vector<const pareto_field*> field_list;
    for (std::size_t i = 0; i < result.size(); ++i) {
      fields[i] = {};
      fields[i].size_of = sizeof(pareto_field);
      fields[i].name = result[i].name.c_str();
      fields[i].type = static_cast<std::uint32_t>(result[i].type);
      field_list.push_back(&fields[i]);
    }
    field_list.push_back(nullptr);
    std::vector<pareto_parameter> values;
    for (const Parameter& p : parameters) {
      values.push_back({sizeof(pareto_parameter), p.name.c_str(), static_cast<std::uint32_t>(p.type), p.null ? 1u : 0u,
                        p.integer, p.real, to_c(p.text)});
    }
    std::vector<const pareto_parameter*> value_list;
    for (const pareto_parameter& value : values) value_list.push_back(&value);
    value_list.push_back(nullptr);
    ArrowArrayStream stream{};
    pareto_error error = no_error();
    require(query->select(query, job_->session, to_c(sql), value_list.data(), field_list.data(), &stream, &error), error);
    return std::make_unique<ImportedStream>(&stream, result);
  }

 private:
  [[nodiscard]] std::uint32_t flags() const {
    const bool told = job_->size_of >= offsetof(pareto_job, flags) + sizeof job_->flags;
    return told ? job_->flags : 0;
  }
  const pareto_job* job_;
};

}  // namespace v0
}  // namespace pareto::sdk

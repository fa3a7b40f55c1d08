// What a person can do in Pareto, as methods in JSON: for services that serve others.
//
//     const Api api(job);                                       // asks for the capability PARETO_SVC_API
//     std::string answer = api.call(session.get(), {.method = "records.list", .arguments = R"({"entity": "customer"})"});
//     api.call(session.get(), {.method = "tiers.run", .cancel = &flag}, [&](std::string_view piece) { … });
//
// A call that fails throws Problem: a Failure with all that is known of it as JSON, for whoever
// asked. Threads: any, each with its own call; the job must live. Sessions: pareto/access.hpp, or
// job.c()->session.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "pareto/abi/api.h"
#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

// A call that could not be done. status() says which kind: PARETO_E_NOT_FOUND, PARETO_E_CONFLICT,
// PARETO_E_BUSY, …; json() is what pareto_api_call::problem was told: {"code", "detail", "remedy"?,
// "row"?, "field"?, "value"?, "more"?}.
class Problem : public Failure {
 public:
  Problem(pareto_status status, const std::string& text, std::int64_t row, std::string column,
          std::string json)
      : Failure(status, text, row, std::move(column)), json_(std::move(json)) {}
  [[nodiscard]] const std::string& json() const { return json_; }

 private:
  std::string json_;
};

struct ApiCall {
  std::string method;
  std::string arguments = {};  // a JSON object; empty: none
  std::string language = {};   // empty: the workspace's
  std::function<void(std::int64_t done, std::int64_t total)> progress =
      {};  // may be told by another thread
  const std::atomic<bool>* cancel =
      nullptr;  // raised by any thread: the call ends with PARETO_E_CANCELLED
};

// Takes the answer piece by piece; what it throws ends the call and comes out of it.
using ApiSink = std::function<void(std::string_view piece)>;

namespace detail {

// The C functions of one call, on the caller's stack.
class ApiRun {
 public:
  explicit ApiRun(const ApiSink& sink, const ApiCall* call = nullptr) : sink_(sink), call_(call) {}

  static pareto_status write(void* ctx, pareto_str piece) {
    auto& self = *static_cast<ApiRun*>(ctx);
    try {
      self.sink_(to_view(piece));
      return PARETO_OK;
    } catch (...) {
      self.thrown_ = std::current_exception();
      return PARETO_E_FAIL;
    }
  }
  static void problem(void* ctx, pareto_str json) {
    try {
      static_cast<ApiRun*>(ctx)->problem_ = to_view(json);
    } catch (...) {
      // Out of memory: then pareto_error has to do.
    }
  }
  static void progress(void* ctx, std::int64_t done, std::int64_t total) {
    try {
      static_cast<ApiRun*>(ctx)->call_->progress(done, total);
    } catch (...) {
      // Who looks on does not end the work; for that there is `cancel`.
    }
  }
  void end(pareto_status status, const pareto_error& error) const {
    if (thrown_) std::rethrow_exception(thrown_);
    if (status != PARETO_OK) throw Problem(status, error.text, error.row, error.column, problem_);
  }

 private:
  const ApiSink& sink_;
  const ApiCall* call_;
  std::exception_ptr thrown_;
  std::string problem_;
};

}  // namespace detail

class Api {
 public:
  // Throws Failure when the host has no such service, or did not grant it.
  explicit Api(const Job& job) : service_(job.service<pareto_api_v1>(PARETO_SVC_API)) {}

  // Throws Problem, or what the sink throws. When it throws, what the sink was given is to be
  // thrown away.
  void call(pareto_session* session, const ApiCall& what, const ApiSink& sink) const {
    static_assert(sizeof(std::atomic<bool>) == 1 && std::atomic<bool>::is_always_lock_free,
                  "the flag goes across as a byte");
    detail::ApiRun run(sink, &what);
    pareto_api_call c{};
    c.size_of = sizeof c;
    c.method = what.method.c_str();
    c.language = what.language.empty() ? nullptr : what.language.c_str();
    c.arguments = to_c(what.arguments);
    c.ctx = &run;
    c.write = &detail::ApiRun::write;
    c.problem = &detail::ApiRun::problem;
    c.progress = what.progress ? &detail::ApiRun::progress : nullptr;
    c.cancel = reinterpret_cast<const std::uint8_t*>(what.cancel);
    pareto_error error = no_error();
    run.end(service_->call(service_, session, &c, &error), error);
  }
  // The whole answer.
  [[nodiscard]] std::string call(pareto_session* session, const ApiCall& what) const {
    std::string out;
    call(session, what, [&](std::string_view piece) { out += piece; });
    return out;
  }
  // The list of methods, as JSON.
  [[nodiscard]] std::string describe(const std::string& language = {}) const {
    std::string out;
    const ApiSink sink = [&](std::string_view piece) { out += piece; };
    detail::ApiRun run(sink);
    pareto_error error = no_error();
    run.end(service_->describe(service_, language.empty() ? nullptr : language.c_str(), &run,
                               &detail::ApiRun::write, &error),
            error);
    return out;
  }
  // Grows whenever something is changed in the workspace.
  [[nodiscard]] std::int64_t position() const {
    std::int64_t entry = 0;
    pareto_error error = no_error();
    require(service_->position(service_, &entry, &error), error);
    return entry;
  }

 private:
  const pareto_api_v1* service_;
};

}  // namespace v0
}  // namespace pareto::sdk

// The methods as a service of plugins: pareto.host.api/1 (sdk/include/pareto/abi/api.h).
//
//     api::Service service(*host);                       // registered at the host from here on
//     host::ServiceRunner services(*host, …);            // must go before it
//
// What a call does is done with the rights of its session's user, by a host of the pool. A method
// that changes something is a job: the log knows it, and who waits for the store is told of it;
// what runs is told of by jobs.list and ended by jobs.cancel. Nothing throws across. Threads: any.
#pragma once

#include <memory>
#include <mutex>

#include "core/api/host_pool.hpp"
#include "core/api/kept_answers.hpp"
#include "core/jobs/running_jobs.hpp"
#include "pareto/abi/api.h"

namespace pareto::api {

class Service {
 public:
  // The host must outlive it, and no plugin may be asked after it.
  explicit Service(host::Host& host);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  [[nodiscard]] HostPool& pool() { return pool_; }

 private:
  static pareto_status describe(const pareto_api_v1* self, const char* language, void* ctx,
                                pareto_status (*write)(void*, pareto_str), pareto_error* error);
  static pareto_status call(const pareto_api_v1* self, pareto_session* session,
                            const pareto_api_call* call, pareto_error* error);
  static pareto_status position(const pareto_api_v1* self, std::int64_t* entry,
                                pareto_error* error);

  [[nodiscard]] Language language_of(const char* asked) const;
  void run(const pareto_session* session, const pareto_api_call& asked, Language language);
  [[nodiscard]] std::int64_t last_entry();

  host::Host& first_;
  HostPool pool_;
  KeptAnswers kept_;
  jobs::RunningJobs running_;
  pareto_api_v1 table_{};
  std::mutex mutex_;  // guards the connection
  std::unique_ptr<store::Connection> connection_;
};

}  // namespace pareto::api

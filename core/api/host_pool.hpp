// Hosts for calls of many threads: each call has one to itself, for as long as it takes.
//
//     HostPool pool(first);
//     const HostPool::Lease lease = pool.lease({.user = 4711, .language = Language::English});
//     run(method, call_on(*lease));
//
// A host is kept when its call is over and given to the next, if it can be to one of the same user,
// whose views of the store are there already. So there are about as many hosts as calls at once,
// however many users. A host that no longer fits the store (fields were added) or the settings
// goes, and another is opened. Rights are those of the moment in which a call begins.
//
// Threads: any. `first` and what it is exchanged for must outlive the pool, and the pool its
// leases.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/host/host.hpp"

namespace pareto::api {

class HostPool {
 public:
  // `keeps`: so many that nobody has are kept; the one that was used least lately goes. `patience`:
  // so long a call waits for an exchange.
  explicit HostPool(host::Host& first, std::size_t keeps = 8,
                    std::chrono::milliseconds patience = {})
      : keeps_(keeps), patience_(patience), first_(&first) {}
  HostPool(const HostPool&) = delete;
  HostPool& operator=(const HostPool&) = delete;

  class Lease {
   public:
    Lease(HostPool& pool, std::unique_ptr<host::Host> host, const host::Host* of)
        : pool_(pool), host_(std::move(host)), of_(of) {}
    ~Lease() { pool_.give_back(std::move(host_), of_); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] host::Host& operator*() const { return *host_; }
    [[nodiscard]] host::Host* operator->() const { return host_.get(); }

   private:
    HostPool& pool_;
    std::unique_ptr<host::Host> host_;
    const host::Host* of_;  // beside which it stands
  };
  // Throws Error: for a user who is not there any more, and where the workspace cannot be opened.
  // Where plugins gave the store another form, it waits a while for the exchange.
  [[nodiscard]] Lease lease(const host::Caller& caller);

  // From now on calls have what `first` has, such as plugins that were enabled; those under way end
  // with what they began with.
  void exchange(host::Host& first);

  // One that is nobody else's, with settings as they are now: it is not given back.
  [[nodiscard]] std::unique_ptr<host::Host> fresh(const host::Caller& caller);

  [[nodiscard]] std::size_t idle() const;
  // So many were opened until now.
  [[nodiscard]] std::size_t opened() const;

 private:
  [[nodiscard]] std::unique_ptr<host::Host> take(std::int64_t user);
  void give_back(std::unique_ptr<host::Host> host, const host::Host* of) noexcept;
  [[nodiscard]] host::Host& first() const;
  // Another one, and beside which it stands.
  [[nodiscard]] std::pair<std::unique_ptr<host::Host>, const host::Host*> open(
      const host::Caller& caller);

  const std::size_t keeps_;
  const std::chrono::milliseconds patience_;
  mutable std::mutex mutex_;  // guards what follows
  host::Host* first_;
  std::vector<std::unique_ptr<host::Host>> idle_;  // the one that was used last at the end
  std::size_t opened_ = 0;
};

}  // namespace pareto::api

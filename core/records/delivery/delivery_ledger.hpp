// Where after-subscribers stand, who delivers to them just now, and which deliveries were given up:
// the tables pareto_cursor and pareto_parked.
//
// A lease says which process delivers. It lies in the store between the transactions of a long
// delivery; within one, the store's own lock keeps others out. Whoever finds a lease that has run
// out, or whose process is gone, takes it over.
//
// What writes belongs into a transaction of the caller. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/store.hpp"

namespace pareto::records {

struct Standing {
  std::string subscriber;
  std::int64_t sequence = 0;  // of the journal: everything up to here is done with
  std::int64_t failures = 0;  // tries of the next that failed
  std::string last_error;
  std::int64_t next_at = 0;  // not tried again before; microseconds UTC
  std::string owner;         // the process that delivers (base/this_process); empty: none
  std::int64_t owned_until = 0;

  // Whether another process delivers that is not known to be gone.
  [[nodiscard]] bool is_served_elsewhere(std::int64_t now) const;
};

// A delivery that was given up and waits for somebody to decide.
struct Parked {
  std::int64_t id = 0;
  std::string subscriber;
  std::int64_t sequence = 0;  // of the event
  std::string topic;
  std::int64_t tries = 0;
  std::string last_error;
  std::int64_t parked_at = 0;   // microseconds UTC
  std::int64_t dropped_by = 0;  // the operation that dropped it and was not undone; 0: none
};

class DeliveryLedger {
 public:
  explicit DeliveryLedger(store::Store& store) : store_(store) {}

  // All of them, also of plugins that are not enabled now.
  [[nodiscard]] std::vector<Standing> all();
  [[nodiscard]] std::optional<Standing> find(std::string_view subscriber);

  // Done up to here, with no failures; `owned_until` 0 gives the lease back.
  void move_to(std::string_view subscriber, std::int64_t sequence, std::int64_t owned_until);
  // This process tells it of the next one; nobody else does until then.
  void lease(std::string_view subscriber, std::int64_t owned_until);
  // The next event failed and is tried again later; gives the lease back.
  void fail(std::string_view subscriber, std::int64_t failures, std::string_view error,
            std::int64_t next_at);

  // Answers the id, which is never given again.
  std::int64_t park(std::string_view subscriber, std::int64_t sequence, std::int64_t tries,
                    std::string_view error, std::int64_t now);
  // Dropped ones only if asked for.
  [[nodiscard]] std::vector<Parked> parked(bool dropped_too = false);
  [[nodiscard]] std::optional<Parked> find_parked(std::int64_t id);
  // Of one event.
  [[nodiscard]] std::vector<Parked> parked_of(std::int64_t sequence);
  void drop(std::int64_t id, std::int64_t operation);
  void fail_again(std::int64_t id, std::string_view error, std::int64_t now);
  void delivered(std::int64_t id);

 private:
  [[nodiscard]] store::Connection& c() { return store_.connection(); }
  [[nodiscard]] std::vector<Parked> parked_where(const std::string& condition,
                                                 std::optional<std::int64_t> value);

  store::Store& store_;
};

}  // namespace pareto::records

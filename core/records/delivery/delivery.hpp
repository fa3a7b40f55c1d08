// Serves after-subscribers from the journal: in order, once per subscriber, with a stored cursor.
//
// What a subscriber writes commits together with its cursor, so exactly once however often the
// process dies. Several events commit together where the subscriber allows it. Any open process may
// deliver; a lease per subscriber keeps two from doing the same (delivery_ledger). An event that
// fails is tried again after 1, 4, 16, 64 and 256 seconds while those behind it wait, then parked:
// set aside as a whole, so that it blocks nobody, until somebody retries or drops it
// (docs/decisions/0022-deliveries-wait-and-park.md).
//
// One thread.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/records/delivery/delivery_ledger.hpp"
#include "core/records/write/journal.hpp"
#include "core/records/write/transaction.hpp"
#include "pareto/abi/event.h"

namespace pareto::records {

struct AfterSubscriber {
  std::string id;                     // stored with the cursor
  std::vector<std::string> patterns;  // topics
  // Handles one event; writes through the transaction only. Failures are exceptions.
  std::function<void(const pareto_event&, Transaction&)> deliver;
  bool alone = false;  // no two events commit together
  // Instead of `deliver`, for one that writes nothing and may take long, such as a message to
  // another machine: no transaction is open, so nobody waits for the store meanwhile. The lease
  // keeps others from telling it the same.
  std::function<void(const pareto_event&)> tell = {};

  [[nodiscard]] bool outside() const { return tell != nullptr; }
};

// A try that failed.
struct FailedDelivery {
  std::string subscriber, topic;
  std::int64_t sequence = 0;
  std::string words;         // in English
  std::int64_t tries = 0;    // with this one
  std::int64_t next_at = 0;  // microseconds UTC; 0 when it is parked
  std::int64_t parked = 0;   // id of the parked delivery; 0: it is tried again
  bool cut = false;          // the chain of causes was too long
};

struct DeliveryReport {
  std::int64_t delivered = 0;
  std::int64_t pending = 0;            // entries not looked at when time was up
  std::vector<std::string> elsewhere;  // subscribers that another process serves
  std::vector<FailedDelivery> failures;
  std::vector<std::int64_t> operations;  // that the deliveries made
};

class Delivery {
 public:
  static constexpr int kMostTries = 6;
  static constexpr std::uint32_t kMostDepth = 16;
  static constexpr std::chrono::seconds kLease{30};

  Delivery(Records& records, access::Session session)
      : records_(records), ledger_(records.store), session_(std::move(session)) {}

  void add(AfterSubscriber subscriber);
  // Subscribers that are new here begin with what happens from now on. To be called once, after all
  // were added.
  void begin();

  enum class When { Due, AtOnce };
  // Inside: but for those that are told outside of transactions, which another thread of this
  // process sees to.
  enum class Whom { All, Inside };
  // Delivers what is due, at most `limit` long; AtOnce: also what waits for its next try.
  DeliveryReport run(std::chrono::milliseconds limit, When when = When::Due, Whom whom = Whom::All);

  // Hands parked events to their subscribers once more; those that are handled are parked no
  // longer. A chain of causes begins anew.
  DeliveryReport retry(const std::vector<Parked>& parked);
  // Gives them up, as an operation that can be undone. Answers its id.
  std::int64_t drop(const std::vector<Parked>& parked);

  [[nodiscard]] DeliveryLedger& ledger() { return ledger_; }
  // How many entries of the journal a subscriber has not looked at.
  [[nodiscard]] std::int64_t behind(const Standing& standing);
  // Those that are asked now; others belong to plugins that are not enabled.
  [[nodiscard]] const AfterSubscriber* find(std::string_view subscriber) const;

  // After how long a delivery that failed so often is tried again.
  [[nodiscard]] static std::chrono::seconds wait_after(std::int64_t failures);

 private:
  struct Failure {
    std::string words;
    bool cut = false;
  };
  struct Outcome {
    std::size_t done = 0;            // of the entries, committed
    std::optional<Failure> failure;  // of the next
    bool elsewhere = false, moved = false;
  };

  // What is to be handed over next, and how far the journal was looked at.
  struct Due {
    std::vector<Entry> entries;
    std::int64_t seen = 0;
    bool all = true;  // nothing is wanted behind
  };
  [[nodiscard]] Due next_of(const AfterSubscriber& subscriber, std::int64_t cursor);
  void serve(const AfterSubscriber& subscriber, std::chrono::steady_clock::time_point until,
             When when, DeliveryReport& report);
  [[nodiscard]] Outcome deliver_some(const AfterSubscriber& subscriber,
                                     std::span<const Entry> entries, std::int64_t seen,
                                     bool goes_on, DeliveryReport& report);
  [[nodiscard]] Outcome tell(const AfterSubscriber& subscriber, const Entry& entry,
                             std::int64_t seen, bool goes_on, DeliveryReport& report);
  void retry(const AfterSubscriber& subscriber, const Parked& parked, const Entry& entry,
             DeliveryReport& report);
  void move_on(const AfterSubscriber& subscriber, std::int64_t sequence);
  [[nodiscard]] bool note_failure(const AfterSubscriber& subscriber, const Entry& entry,
                                  const Failure& failure, DeliveryReport& report);

  Records& records_;
  DeliveryLedger ledger_;
  access::Session session_;
  std::vector<AfterSubscriber> subscribers_;
};

}  // namespace pareto::records

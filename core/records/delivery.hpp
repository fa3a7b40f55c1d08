// Serves after-subscribers from the journal: in order, once per subscriber, with a stored cursor.
//
// What a subscriber writes commits together with its cursor, so exactly once however often the process dies. A failing delivery is
// counted and tried again by the next command; after kMostFailures it is passed over and named, so that it blocks nobody.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "core/records/transaction.hpp"
#include "pareto/abi/event.h"

namespace pareto::records {

struct AfterSubscriber {
  std::string id;                    // stored with the cursor
  std::vector<std::string> patterns; // topics
  // Handles one event; writes through the transaction only. Failures are exceptions.
  std::function<void(const pareto_event&, Transaction&)> deliver;
};

struct DeliveryReport {
  std::int64_t delivered = 0;
  std::int64_t pending = 0;                                  // entries not looked at when time was up
  std::vector<std::pair<std::string, std::string>> failures;  // subscriber, what it said
  std::vector<std::int64_t> operations;                      // that the deliveries made
};

class Delivery {
 public:
  static constexpr int kMostFailures = 5;
  static constexpr std::uint32_t kMostDepth = 16;

  Delivery(Records& records, access::Session session) : records_(records), session_(std::move(session)) {}

  void add(AfterSubscriber subscriber);
  // Subscribers that are new here begin with what happens from now on. To be called once, after all were added.
  void begin();

  // Delivers what is due, at most `limit` long. `failure` words are in English.
  DeliveryReport run(std::chrono::milliseconds limit);

  // For `pareto events`: how far each subscriber is.
  struct Cursor {
    std::string subscriber;
    std::int64_t sequence = 0, behind = 0, failures = 0;
    std::string last_error;
  };
  [[nodiscard]] std::vector<Cursor> cursors();

 private:
  void deliver_one(const AfterSubscriber& subscriber, const struct Entry& entry, DeliveryReport& report);
  void move_on(const AfterSubscriber& subscriber, std::int64_t sequence);
  void note_failure(const AfterSubscriber& subscriber, const struct Entry& entry, const std::string& words, DeliveryReport& report);

  Records& records_;
  access::Session session_;
  std::vector<AfterSubscriber> subscribers_;
};

}  // namespace pareto::records

// Tells those who are here now what happens from now on, as pages of the web server want it:
// through a bounded queue each, so that a slow one neither holds up the others nor fills the
// memory. What did not fit is counted, and told where it is missing.
//
// Nothing is kept for those who are away: that is what after-subscribers are for (delivery).
//
// A subscription is a session's: it is told what that one sees of the journal when it takes
// (core/records/write/seen_entries.hpp), and nothing of what it does not see. Only how many were
// missed is counted before that is known.
//
// Threading: any thread may subscribe and take; a subscription is taken from by one thread at a
// time. The feed has a thread of its own, which looks at the journal while anybody is subscribed;
// it must outlive its subscriptions.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/access/session.hpp"
#include "core/records/delivery/journal_follower.hpp"
#include "core/records/write/seen_entries.hpp"

namespace pareto::records {

// What is to be told next.
struct LiveItem {
  std::int64_t missed = 0;     // events that came before this one and did not fit
  std::optional<Entry> entry;  // nothing: only what was missed is known so far
};

class LiveFeed;

class LiveSubscription {
 public:
  ~LiveSubscription();
  LiveSubscription(const LiveSubscription&) = delete;
  LiveSubscription& operator=(const LiveSubscription&) = delete;

  // Waits for the next at most so long.
  [[nodiscard]] std::optional<LiveItem> next(std::chrono::milliseconds at_most);

 private:
  friend class LiveFeed;
  LiveSubscription(LiveFeed& feed, access::Session session, std::vector<std::string> patterns,
                   std::size_t capacity, std::int64_t after);
  // The next of the queue, whoever sees it; nothing where none came until then.
  [[nodiscard]] std::optional<LiveItem> take(std::chrono::steady_clock::time_point until);
  [[nodiscard]] bool wants(std::string_view topic) const;
  void offer(const Entry& entry);

  LiveFeed& feed_;
  const access::Session session_;
  std::unique_ptr<store::Connection> reader_;  // of the session, where it sees less than all
  std::optional<SeenEntries> seen_;
  const std::vector<std::string> patterns_;
  const std::size_t capacity_;
  const std::int64_t after_;  // sequence of the last entry before it came
  std::mutex mutex_;          // guards the rest
  std::condition_variable came_;
  std::deque<LiveItem> items_;
  std::int64_t missed_ = 0;  // since the last that fitted
};

class LiveFeed {
 public:
  static constexpr std::size_t kCapacity = 1024;

  explicit LiveFeed(const store::Store& store,
                    std::chrono::milliseconds between_looks = std::chrono::milliseconds(50));
  ~LiveFeed();
  LiveFeed(const LiveFeed&) = delete;
  LiveFeed& operator=(const LiveFeed&) = delete;

  // Patterns as of subscribers: "customer.updated", "customer.*", "*". What the session sees of its
  // own records is what it sees now; a change of its roles holds from the next session on, as
  // everywhere.
  [[nodiscard]] std::unique_ptr<LiveSubscription> subscribe(const access::Session& session,
                                                            std::vector<std::string> patterns,
                                                            std::size_t capacity = kCapacity);

 private:
  friend class LiveSubscription;
  void leave(const LiveSubscription* subscription);
  void watch();

  const store::Store& store_;
  const std::chrono::milliseconds between_looks_;
  std::mutex mutex_;  // guards the rest
  std::condition_variable changed_;
  std::vector<LiveSubscription*> subscriptions_;
  std::unique_ptr<JournalFollower> follower_;  // while anybody is subscribed
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace pareto::records

#include "core/records/delivery/live_feed.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "core/access/seen.hpp"
#include "core/bus/event_bus.hpp"

namespace pareto::records {

LiveSubscription::LiveSubscription(LiveFeed& feed, access::Session session,
                                   std::vector<std::string> patterns, std::size_t capacity,
                                   std::int64_t after)
    : feed_(feed),
      session_(std::move(session)),
      patterns_(std::move(patterns)),
      capacity_(capacity),
      after_(after) {
  if (!session_.rights) return;
  reader_ = access::open_reader(feed_.store_, session_);
  seen_.emplace(*reader_, session_);
}

LiveSubscription::~LiveSubscription() { feed_.leave(this); }

bool LiveSubscription::wants(std::string_view topic) const {
  return std::any_of(patterns_.begin(), patterns_.end(),
                     [&](const std::string& pattern) { return bus::matches(pattern, topic); });
}

void LiveSubscription::offer(const Entry& entry) {
  if (entry.sequence <= after_) return;
  const std::lock_guard lock(mutex_);
  if (items_.size() >= capacity_) {
    ++missed_;
    return;
  }
  items_.push_back({std::exchange(missed_, 0), entry});
  came_.notify_one();
}

std::optional<LiveItem> LiveSubscription::next(std::chrono::milliseconds at_most) {
  const auto until = std::chrono::steady_clock::now() + at_most;
  std::int64_t missed = 0;  // before what is not seen
  while (true) {
    std::optional<LiveItem> item = take(until);
    if (!item) return missed > 0 ? std::optional(LiveItem{missed, std::nullopt}) : std::nullopt;
    item->missed += std::exchange(missed, 0);
    if (!item->entry || !seen_) return item;
    access::refresh(*reader_, session_);  // whose a record is may be what the event tells
    item->entry = seen_->seen(std::move(*item->entry));
    if (item->entry) return item;
    missed = item->missed;
  }
}

std::optional<LiveItem> LiveSubscription::take(std::chrono::steady_clock::time_point until) {
  std::unique_lock lock(mutex_);
  if (!came_.wait_until(lock, until, [&] { return !items_.empty() || missed_ > 0; }))
    return std::nullopt;
  if (items_.empty()) return LiveItem{std::exchange(missed_, 0), std::nullopt};
  LiveItem item = std::move(items_.front());
  items_.pop_front();
  return item;
}

LiveFeed::LiveFeed(const store::Store& store, std::chrono::milliseconds between_looks)
    : store_(store), between_looks_(between_looks), thread_([this] { watch(); }) {}

LiveFeed::~LiveFeed() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::unique_ptr<LiveSubscription> LiveFeed::subscribe(const access::Session& session,
                                                      std::vector<std::string> patterns,
                                                      std::size_t capacity) {
  // Opened here, so that what is committed once this has returned is told, and nothing before.
  auto follower = std::make_unique<JournalFollower>(store_, std::nullopt);
  std::unique_ptr<LiveSubscription> made(new LiveSubscription(*this, session, std::move(patterns),
                                                              std::max<std::size_t>(capacity, 1),
                                                              follower->sequence()));
  const std::lock_guard lock(mutex_);
  if (!follower_) follower_ = std::move(follower);
  subscriptions_.push_back(made.get());
  changed_.notify_all();
  return made;
}

void LiveFeed::leave(const LiveSubscription* subscription) {
  const std::lock_guard lock(mutex_);
  std::erase(subscriptions_, subscription);
  if (subscriptions_.empty()) follower_.reset();
}

void LiveFeed::watch() {
  std::unique_lock lock(mutex_);
  while (!ends_) {
    if (subscriptions_.empty()) {
      changed_.wait(lock, [&] { return ends_ || !subscriptions_.empty(); });
      continue;
    }
    try {
      if (follower_->has_news()) {
        const auto wanted = [&](std::string_view topic) {
          return std::any_of(subscriptions_.begin(), subscriptions_.end(),
                             [&](const LiveSubscription* s) { return s->wants(topic); });
        };
        follower_->look(wanted, [&](Entry& entry) {
          for (LiveSubscription* subscription : subscriptions_) {
            if (subscription->wants(entry.topic)) subscription->offer(entry);
          }
          return true;
        });
      }
    } catch (const std::exception&) {
      // The store cannot be read just now; the next look goes on behind what was told.
    }
    changed_.wait_for(lock, between_looks_, [&] { return ends_; });
  }
}

}  // namespace pareto::records

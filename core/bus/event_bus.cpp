#include "core/bus/event_bus.hpp"

#include <algorithm>

#include "core/base/error.hpp"

namespace pareto::bus {

bool matches(std::string_view pattern, std::string_view topic) {
  if (pattern == "*") return true;
  if (pattern.size() > 2 && pattern.substr(pattern.size() - 2) == ".*") {
    const std::string_view stem = pattern.substr(0, pattern.size() - 1);
    return topic.substr(0, stem.size()) == stem &&
           topic.find('.', stem.size()) == std::string_view::npos;
  }
  return pattern == topic;
}

EventBus::EventBus() = default;
EventBus::~EventBus() = default;

TopicId EventBus::topic(std::string_view name) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found != names_.end()) return static_cast<TopicId>(found - names_.begin());
  if (names_.size() == kMostTopics) {
    throw Error(ErrorCode::Fail,
                Message(Text{"too many topics; {} has no place", "主题太多，放不下 {}"}, {name}));
  }
  names_.emplace_back(name);
  const auto id = static_cast<TopicId>(names_.size() - 1);
  rebuild(id);
  return id;
}

void EventBus::subscribe(std::string pattern, int order, Handler handler, std::string name) {
  const std::lock_guard lock(mutex_);
  const auto place =
      std::upper_bound(subscriptions_.begin(), subscriptions_.end(), order,
                       [](int value, const Subscription& s) { return value < s.order; });
  subscriptions_.insert(place, {std::move(pattern), order, {std::move(name), std::move(handler)}});
  for (TopicId id = 0; id < names_.size(); ++id) rebuild(id);
}

void EventBus::rebuild(TopicId topic) {
  auto list = std::make_unique<List>();
  for (const Subscription& subscription : subscriptions_) {
    if (matches(subscription.pattern, names_[topic])) list->push_back(subscription.named);
  }
  if (list->empty()) return;
  lists_[topic].store(list.get(), std::memory_order_release);
  kept_.push_back(std::move(list));
}

}  // namespace pareto::bus

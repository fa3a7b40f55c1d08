// Tells before-subscribers what is about to be written.
//
// Writers publish (records/write/before_event); the plugin host and the core's own rules subscribe;
// neither side names the other. After-subscribers are not served from here but from the journal
// (records/delivery/delivery), since they must survive a crash.
//
// Events are those of the SDK, so a plugin is called without conversion. Publishing what nobody
// wants costs one load: no lock, no allocation. Threading: any thread may publish or subscribe;
// handlers run on the publisher's thread, in declared order.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/abi/event.h"

namespace pareto::bus {

// An interned name of a topic.
using TopicId = std::uint32_t;

using Handler = std::function<void(const pareto_event&)>;

class EventBus {
 public:
  static constexpr std::size_t kMostTopics = 1024;

  EventBus();
  ~EventBus();
  EventBus(const EventBus&) = delete;
  EventBus& operator=(const EventBus&) = delete;

  // The id of a topic, the same for the same name. Throws Error beyond kMostTopics names.
  [[nodiscard]] TopicId topic(std::string_view name);

  // `pattern` is a topic, "entity.*" or "*"; also for topics that are named later. Lower `order` is
  // called first, equal ones as they came. `name` is whose handler it is, for those who ask
  // (publish with `around`).
  void subscribe(std::string pattern, int order, Handler handler, std::string name = {});

  [[nodiscard]] bool wanted(TopicId topic) const noexcept {
    return lists_[topic].load(std::memory_order_acquire) != nullptr;
  }

  // Calls the handlers of the topic. A handler that throws ends the publication and the write it
  // belongs to.
  void publish(TopicId topic, const pareto_event& event) const {
    publish(topic, [&](const std::string&, const Handler& handler) { handler(event); });
  }
  // Leaves the call of each handler to `around(name, handler)`, which may say something else to the
  // next than to the one before.
  template <class Around>
  void publish(TopicId topic, const Around& around) const {
    const List* list = lists_[topic].load(std::memory_order_acquire);
    if (list == nullptr) return;
    for (const Named& named : *list) around(named.name, named.handler);
  }

 private:
  struct Named {
    std::string name;
    Handler handler;
  };
  using List = std::vector<Named>;
  struct Subscription {
    std::string pattern;
    int order;
    Named named;
  };
  void rebuild(TopicId topic);

  std::mutex mutex_;
  std::vector<std::string> names_;
  std::vector<Subscription> subscriptions_;
  // Lists are replaced, never changed, and kept until the bus goes: a publisher may still be
  // reading an old one.
  std::vector<std::unique_ptr<List>> kept_;
  std::array<std::atomic<const List*>, kMostTopics> lists_{};
};

// Whether a pattern ("customer.updated", "customer.*", "*") means this topic.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view topic);

}  // namespace pareto::bus

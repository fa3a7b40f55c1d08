#include "core/bus/event_bus.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

using namespace pareto;
using namespace pareto::bus;

TEST_CASE("A pattern means a topic, all of an entity, or everything", "[bus]") {
  CHECK(matches("customer.updated", "customer.updated"));
  CHECK(!matches("customer.updated", "customer.updated_too"));
  CHECK(matches("customer.*", "customer.tier_changed"));
  CHECK(!matches("customer.*", "customer_month.created"));
  CHECK(!matches("customer.*", "customer"));
  CHECK(matches("projects.project.*", "projects.project.created"));
  CHECK(!matches("projects.*", "projects.project.created"));
  CHECK(matches("*", "anything.at_all"));
}

TEST_CASE("Handlers are called in their order, equal ones as they came", "[bus]") {
  EventBus bus;
  std::string calls;
  bus.subscribe("sale.created", 5, [&](const pareto_event&) { calls += "c"; });
  bus.subscribe("sale.*", -1, [&](const pareto_event&) { calls += "a"; });
  bus.subscribe("*", 5, [&](const pareto_event&) { calls += "d"; });
  bus.subscribe("customer.created", 0, [&](const pareto_event&) { calls += "x"; });
  bus.subscribe("sale.created", 0, [&](const pareto_event&) { calls += "b"; });

  bus.publish(bus.topic("sale.created"), {});

  CHECK(calls == "abcd");
}

TEST_CASE(
    "A topic that nobody wants is not wanted, also when it is named before its subscriber comes",
    "[bus]") {
  EventBus bus;
  const TopicId early = bus.topic("sale.created"), other = bus.topic("customer.created");
  CHECK(!bus.wanted(early));
  bus.publish(early, {});

  int calls = 0;
  bus.subscribe("sale.*", 0, [&](const pareto_event&) { ++calls; });

  CHECK(bus.wanted(early));
  CHECK(!bus.wanted(other));
  CHECK(bus.topic("sale.created") == early);
  CHECK(bus.wanted(bus.topic("sale.removed")));
  bus.publish(early, {});
  CHECK(calls == 1);
}

TEST_CASE("A handler that throws ends the publication", "[bus]") {
  EventBus bus;
  int calls = 0;
  bus.subscribe("t.x", 0, [](const pareto_event&) { throw std::runtime_error("no"); });
  bus.subscribe("t.x", 1, [&](const pareto_event&) { ++calls; });

  CHECK_THROWS_WITH(bus.publish(bus.topic("t.x"), {}), "no");
  CHECK(calls == 0);
}

TEST_CASE("Subscribing while others publish is safe", "[bus]") {
  EventBus bus;
  const TopicId topic = bus.topic("t.x");
  std::atomic<int> calls = 0;
  std::atomic<bool> ready = false;
  std::thread publisher([&] {
    for (int i = 0; i < 20'000; ++i) {
      bus.publish(topic, {});
      ready = true;
    }
  });
  while (!ready) std::this_thread::yield();
  for (int i = 0; i < 50; ++i) bus.subscribe("t.*", i % 3, [&](const pareto_event&) { ++calls; });
  publisher.join();
  calls = 0;

  bus.publish(topic, {});

  CHECK(calls == 50);
}

TEST_CASE("There is an end to topics, and it is said", "[bus]") {
  EventBus bus;
  for (std::size_t i = 0; i < EventBus::kMostTopics; ++i)
    static_cast<void>(bus.topic("t" + std::to_string(i)));

  CHECK_THROWS(bus.topic("one.more"));
  CHECK(bus.topic("t0") == 0);
}

// The bus against Boost.Signals2: publishing what nobody wants, and a before-batch of one row to
// one subscriber through the C ABI, each beside one emission of a signal with one slot, in one run.
#include <benchmark/benchmark.h>

#include <boost/signals2.hpp>

#include "core/bus/event_bus.hpp"
#include "pareto/table.hpp"

namespace {

struct Event {
  int type;
  long long id;
  double amount;
};

void signals2_one_slot(benchmark::State& state) {
  boost::signals2::signal<void(const Event&)> signal;
  long long sum = 0;
  signal.connect([&](const Event& event) { benchmark::DoNotOptimize(sum += event.id); });
  long long id = 0;
  for (auto _ : state) signal(Event{1, ++id, 1.5});
}
BENCHMARK(signals2_one_slot);

void publish_unwanted(benchmark::State& state) {
  pareto::bus::EventBus bus;
  const pareto::bus::TopicId topic = bus.topic("customer.updated");
  pareto_event event{};
  for (auto _ : state) {
    if (bus.wanted(topic)) bus.publish(topic, event);
    benchmark::DoNotOptimize(&event);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(publish_unwanted);

// What a plugin's `deliver` does at least: look at the one row.
extern "C" __attribute__((noinline)) pareto_status deliver(const pareto_job*,
                                                           const pareto_event* event,
                                                           pareto_error*) {
  const ArrowArray* column = event->after->children[0];
  benchmark::DoNotOptimize(static_cast<const std::int64_t*>(column->buffers[1])[0]);
  return PARETO_OK;
}

void before_batch_of_one_row(benchmark::State& state) {
  namespace sdk = pareto::sdk;
  pareto::bus::EventBus bus;
  const pareto::bus::TopicId topic = bus.topic("customer.updated");
  pareto_status (*volatile through_c)(const pareto_job*, const pareto_event*, pareto_error*) =
      deliver;
  bus.subscribe("customer.updated", 0, [&](const pareto_event& event) {
    pareto_error error;
    error.size_of = sizeof error;
    error.status = PARETO_OK;
    if (through_c(nullptr, &event, &error) != PARETO_OK) std::abort();
  });
  sdk::BatchBuilder builder({{"owner", sdk::Type::Int}});
  builder.integer(0, 42);
  builder.end_row();
  const sdk::Batch batch = builder.finish();
  const std::int64_t id = 1;
  for (auto _ : state) {
    pareto_event event{};
    event.size_of = sizeof event;
    event.phase = PARETO_PHASE_BEFORE;
    event.kind = PARETO_EVENT_UPDATED;
    event.topic = "customer.updated";
    event.rows = 1;
    event.ids = &id;
    event.after = &batch.array();
    if (bus.wanted(topic)) bus.publish(topic, event);
  }
}
BENCHMARK(before_batch_of_one_row);

}  // namespace

BENCHMARK_MAIN();

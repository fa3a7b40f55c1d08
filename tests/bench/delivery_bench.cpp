// Draining 100 000 after-deliveries to one subscriber, beside reading the same entries from the
// journal with their payloads, in one run: changes of one record each, records created one by one,
// and a topic of its own.
//
// The promise: at most 10 times as long. The subscriber looks at one value of each event; what it
// would do comes on top.
#include <benchmark/benchmark.h>

#include <array>
#include <memory>

#include "core/records/delivery/delivery.hpp"
#include "tests/core/records/records_bench.hpp"

namespace {

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

constexpr int kEvents = 100'000;

enum class What { Changes, Created, Published };

// A journal of so many entries of one kind, made in one transaction.
class Filled {
 public:
  explicit Filled(What what) {
    Transaction transaction(bench.records(), {}, {.kind = "set", .title = "bench"});
    const model::Entity& customer = bench.entity("customer");
    if (what == What::Changes) {
      const std::int64_t id =
          transaction.create(customer, bench.batch("customer", {{{"name", std::string("Firm")}}}))
              .ids[0];
      for (int i = 0; i < kEvents; ++i) {
        transaction.update(customer, std::vector<std::int64_t>{id},
                           bench.batch("customer", {{{"city", "City " + std::to_string(i)},
                                                     {"phone", std::to_string(i)}}}));
      }
    } else if (what == What::Created) {
      for (int i = 0; i < kEvents; ++i)
        transaction.create(customer,
                           bench.batch("customer", {{{"name", "Firm " + std::to_string(i)},
                                                     {"city", std::string("Ulm")}}}));
    } else {
      for (int i = 0; i < kEvents; ++i) {
        sdk::BatchBuilder row({{"customer", sdk::Type::Int}, {"tier", sdk::Type::Text}});
        row.integer(0, i);
        row.text(1, "B");
        row.end_row();
        transaction.publish("bench.happened", row.finish());
      }
    }
    transaction.commit();
  }

  void begin_anew() {
    bench.connection().execute("DELETE FROM pareto_cursor");
    bench.connection().execute(
        "INSERT INTO pareto_cursor(subscriber, sequence, failures) VALUES('bench', 0, 0)");
  }

  RecordsBench bench;
};

Filled& filled(What what) {
  static std::array<std::unique_ptr<Filled>, 3> all;
  auto& one = all[static_cast<std::size_t>(what)];
  if (!one) one = std::make_unique<Filled>(what);
  return *one;
}

void read_entries(benchmark::State& state, What what) {
  Filled& journal = filled(what);
  for (auto _ : state) {
    std::size_t bytes = 0;
    Journal(journal.bench.connection()).each_after(0, true, [&](const Entry& entry) {
      bytes += entry.payload.size();
      return true;
    });
    benchmark::DoNotOptimize(bytes);
  }
  state.SetItemsProcessed(state.iterations() * kEvents);
}

void drain(benchmark::State& state, What what) {
  Filled& journal = filled(what);
  Delivery delivery(journal.bench.records(), {});
  delivery.add({.id = "bench",
                .patterns = {what == What::Published ? "bench.*" : "customer.*"},
                .deliver = [](const pareto_event& event, Transaction&) {
                  benchmark::DoNotOptimize(event.after->children[0]->buffers[1]);
                }});
  for (auto _ : state) {
    state.PauseTiming();
    journal.begin_anew();
    state.ResumeTiming();
    const DeliveryReport report = delivery.run(std::chrono::hours(1));
    if (report.delivered < kEvents || !report.failures.empty())
      state.SkipWithError("not all were delivered");
  }
  state.SetItemsProcessed(state.iterations() * kEvents);
}

BENCHMARK_CAPTURE(read_entries, changes, What::Changes)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(drain, changes, What::Changes)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_entries, created, What::Created)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(drain, created, What::Created)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_entries, published, What::Published)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(drain, published, What::Published)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

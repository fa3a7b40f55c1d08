// Half of a pair that keeps each other busy for ever: for each task that begins with HEARS it makes
// one that begins with SAYS.
#include <pareto/plugin.hpp>
#include <pareto/records.hpp>
#include <pareto/subscriber.hpp>
#include <string>
using namespace pareto::sdk;

struct Half : Subscriber<Half> {
  static constexpr const char* id = TEST_SUBSCRIBER;
  static constexpr Label label{"One of two", "一对之一"};
  static constexpr const char* topics[] = {"task.created"};
  static constexpr Phase phase = Phase::After;
  static void deliver(const Job& job, const Event& event) {
    const Batch& rows = *event.after();
    const ColumnView subjects = rows.column(static_cast<std::size_t>(rows.find("subject")));
    for (std::int64_t row = 0; row < event.rows(); ++row) {
      if (!subjects.text(row).starts_with(TEST_HEARS)) continue;
      BatchBuilder task({{"subject", Type::Text}});
      task.text(0, TEST_SAYS);
      task.end_row();
      Records(job).create("task", task.finish());
    }
  }
};

constexpr PluginInfo kPlugin{.id = TEST_PLUGIN,
                             .version = "1.0.0",
                             .label = {"One of two", "一对之一"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_RECORDS}};
PARETO_PLUGIN(kPlugin, Half);

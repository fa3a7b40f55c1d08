// A subscriber: what happens when records change. Before: it may amend and veto, inside the
// writer's transaction. After: it is told each change at least once, in order, and what it writes
// commits together with that.
#include <pareto/plugin.hpp>
#include <pareto/records.hpp>
#include <pareto/subscriber.hpp>

using namespace pareto::sdk;

// A task to welcome each new customer.
struct MyPlugin : Subscriber<MyPlugin> {
  static constexpr const char* id = "my_plugin";
  static constexpr Label label{"My plugin", "我的插件"};
  static constexpr const char* topics[] = {"customer.created"};
  static constexpr Phase phase = Phase::After;

  static void deliver(const Job& job, const Event& event) {
    const Batch* customers = event.after();
    const int name = customers != nullptr ? customers->find("name") : -1;
    if (name < 0) return;
    const auto names = customers->column(static_cast<std::size_t>(name));
    BatchBuilder tasks({{"subject", Type::Text}, {"customer", Type::Int}});
    for (std::int64_t row = 0; row < event.rows(); ++row) {
      tasks.text(0, std::string(job.say("Welcome ", "欢迎 ")) + std::string(names.text(row)));
      tasks.integer(1, event.ids()[static_cast<std::size_t>(row)]);
      tasks.end_row();
    }
    Records(job).create("task", tasks.finish());
  }
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_RECORDS}};
PARETO_PLUGIN(kPlugin, MyPlugin);

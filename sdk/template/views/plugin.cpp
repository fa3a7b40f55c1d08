// A face for records that are there: views, and an action that reckons what it writes. What needs
// no reckoning may be a file instead, as views/my_plugin_board.toml is, or one in actions/.
#include <pareto/plugin.hpp>
#include <pareto/records.hpp>
#include <pareto/views.hpp>

#include <unordered_map>

using namespace pareto::sdk;

// pareto view my_plugin: the open tasks by the day on which they are due.
struct MyPlugin : View<MyPlugin> {
  static constexpr const char* id = "my_plugin";
  static constexpr Label label{"My plugin", "我的插件"};
  static constexpr ViewKind kind = ViewKind::Calendar;
  static constexpr const char* entity = "task";
  static constexpr ViewPart parts[] = {{"date", "due"}};
  static constexpr const char* where[] = {"state = open"};
  static constexpr const char* columns[] = {"customer"};
  static constexpr const char* slots[] = {"menu"};
};

// pareto action my_plugin_postpone TASK --set days=7: each chosen task is due so much later than it
// was.
struct Postpone : Action<Postpone> {
  static constexpr const char* id = "my_plugin_postpone";
  static constexpr Label label{"Postpone", "推迟"};
  static constexpr const char* entity = "task";
  static constexpr const char* where[] = {"state = open"};
  static constexpr Field form[] = {
      integer("days", {"Days", "天数"}).between(1, 365).initially("7")};

  static void run(const Job& job, std::span<const std::int64_t> ids) {
    const auto days = static_cast<std::int32_t>(job.integer("days", 7));
    // One question for all of them: what a statement costs does not follow the number of records.
    std::unordered_map<std::int64_t, std::int32_t> due;
    const auto open =
        job.select("SELECT id, due FROM task WHERE state = 'open' AND due IS NOT NULL",
                   {{"id", Type::Int}, {"due", Type::Date}});
    for (Batch batch; open->next(batch);) {
      job.check();
      for (std::int64_t row = 0; row < batch.rows(); ++row)
        due[batch.column(0).integer(row)] = static_cast<std::int32_t>(batch.column(1).integer(row));
    }
    BatchBuilder rows({{"due", Type::Date}});
    for (const std::int64_t id : ids) {
      const auto found = due.find(id);
      rows.integer(0, (found != due.end() ? found->second : job.as_of().days) + days);
      rows.end_row();
    }
    Records(job).update("task", ids, rows.finish());
  }
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY, PARETO_SVC_RECORDS}};
PARETO_PLUGIN(kPlugin, Views<MyPlugin>, Postpone);

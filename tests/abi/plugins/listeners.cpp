// Subscribers that do what the tests of events need; what happens is steered by names of customers.
//
//   mender   before customers are written: trims cities into Chinese, refuses "Forbidden", sets what it may not for "Meddler",
//            writes for "Writer", takes its time for "Slow"
//   witness  behind it: says which city it sees
//   welcome  after customers were created: makes a task each, fails for names that begin with "Bad"
//   counter  after customers were changed, one event at a time: makes a task
#include <chrono>
#include <pareto/plugin.hpp>
#include <pareto/records.hpp>
#include <pareto/subscriber.hpp>
#include <string>
#include <thread>
using namespace pareto::sdk;

namespace {

// The text of a column in a row; nothing where the event does not carry it.
std::string text_of(const Batch& rows, const char* column, std::int64_t row) {
  const int at = rows.find(column);
  if (at < 0) return {};
  const ColumnView view = rows.column(static_cast<std::size_t>(at));
  return view.is_null(row) ? std::string() : std::string(view.text(row));
}

Batch tasks(const std::vector<std::pair<std::string, std::int64_t>>& subjects) {
  BatchBuilder rows({{"subject", Type::Text}, {"customer", Type::Int}});
  for (const auto& [subject, customer] : subjects) {
    rows.text(0, subject);
    rows.integer(1, customer);
    rows.end_row();
  }
  return rows.finish();
}

}  // namespace

struct Mender : Subscriber<Mender> {
  static constexpr const char* id = "mender";
  static constexpr Label label{"Mender", "修正"};
  static constexpr const char* topics[] = {"customer.created", "customer.updated"};
  static constexpr Phase phase = Phase::Before;
  static void deliver(const Job& job, const Event& event) {
    const Batch& rows = *event.after();
    for (std::int64_t row = 0; row < event.rows(); ++row) {
      const std::string name = text_of(rows, "name", row), city = text_of(rows, "city", row);
      if (city == "wuhan") event.amend(row, "city", "武汉");
      if (city == "wuhan") event.amend(row, "industry", "feed");  // did not come with the row
      if (city == "nowhere") event.amend(row, "city", nullptr);
      if (city == "wrong") event.amend(row, "kind", "castle");
      if (name == "Forbidden") event.veto(row, "name", "this name is forbidden");
      if (name == "Meddler") event.amend(row, "orders", 7);
      if (name == "Writer") Records(job).create("task", tasks({{"from before", event.ids()[0]}}));
      if (name == "Slow") std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
  }
};

struct Witness : Subscriber<Witness> {
  static constexpr const char* id = "witness";
  static constexpr Label label{"Witness", "见证"};
  static constexpr const char* topics[] = {"customer.*"};
  static constexpr Phase phase = Phase::Before;
  static constexpr int order = 1;
  static void deliver(const Job& job, const Event& event) {
    const Batch* rows = event.kind() == EventKind::Removed ? event.before() : event.after();
    for (std::int64_t row = 0; row < event.rows(); ++row) {
      const std::string city = text_of(*rows, "city", row);
      if (!city.empty())
        job.log(PARETO_LOG_WARNING, "sees " + std::string(event.topic()) + " " + city + " " +
                                        text_of(*rows, "industry", row));
    }
  }
};

struct Welcome : Subscriber<Welcome> {
  static constexpr const char* id = "welcome";
  static constexpr Label label{"Welcome", "欢迎"};
  static constexpr const char* topics[] = {"customer.created"};
  static constexpr Phase phase = Phase::After;
  static void deliver(const Job& job, const Event& event) {
    std::vector<std::pair<std::string, std::int64_t>> made;
    for (std::int64_t row = 0; row < event.rows(); ++row) {
      const std::string name = text_of(*event.after(), "name", row);
      made.emplace_back("welcome " + name, event.ids()[static_cast<std::size_t>(row)]);
      // What was written so far must go with the failure.
      if (name == "Bad late") Records(job).create("task", tasks(made));
      if (name.starts_with("Bad"))
        throw Failure(PARETO_E_DATA, "cannot greet " + name, row, "name");
    }
    Records(job).create("task", tasks(made));
  }
};

struct Counter : Subscriber<Counter> {
  static constexpr const char* id = "counter";
  static constexpr Label label{"Counter", "计数"};
  static constexpr const char* topics[] = {"customer.updated"};
  static constexpr Phase phase = Phase::After;
  static constexpr bool alone = true;
  static void deliver(const Job& job, const Event& event) {
    if (!event.changed("note")) return;
    Records(job).create("task", tasks({{"changed", event.ids()[0]}}));
  }
};

constexpr PluginInfo kPlugin{.id = "test.listeners",
                             .version = "1.0.0",
                             .label = {"Listeners", "听众"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_RECORDS}};
PARETO_PLUGIN(kPlugin, Mender, Witness, Welcome, Counter);

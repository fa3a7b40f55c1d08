// Subscribers of two standard libraries, called as the bus calls them.
#include <catch2/catch.hpp>

#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "pareto/table.hpp"
#include "plugin_fixture.hpp"

using namespace pareto;
using namespace pareto::plugins;
using namespace pareto::plugins::test;

namespace {

struct Veto {
  std::int64_t row;
  std::string column, why;
  bool operator==(const Veto&) const = default;
};

// A change of customers with names, and who objected.
struct Change {
  sdk::Batch rows;
  ArrowSchema schema{};
  std::vector<std::int64_t> ids;
  std::vector<Veto> vetoes;
  pareto_event event{};

  Change(std::uint32_t kind, const std::vector<std::string>& names) {
    sdk::BatchBuilder builder({{"code", sdk::Type::Text}, {"name", sdk::Type::Text}});
    for (const std::string& name : names) {
      builder.text(1, name);
      builder.end_row();
      ids.push_back(static_cast<std::int64_t>(ids.size()) + 100);
    }
    rows = builder.finish();
    sdk::export_schema(rows.schema(), &schema);
    event.size_of = sizeof event;
    event.phase = PARETO_PHASE_BEFORE;
    event.kind = kind;
    event.topic = kind == PARETO_EVENT_REMOVED ? "customer.removed" : "customer.created";
    event.rows = rows.rows();
    event.ids = ids.data();
    event.schema = &schema;
    (kind == PARETO_EVENT_REMOVED ? event.before : event.after) = &rows.array();
    event.ctx = this;
    event.veto = [](const pareto_event* self, std::int64_t row, const char* column,
                    pareto_str why) {
      static_cast<Change*>(self->ctx)->vetoes.push_back(
          {row, column, {why.ptr, static_cast<std::size_t>(why.len)}});
    };
  }
  ~Change() { schema.release(&schema); }
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;
};

void deliver(const Found<pareto_subscriber_v1>& subscriber, const Change& change) {
  JobContext job(subscriber.host, {}, {});
  run_plugin(job, subscriber.plugin, [&](pareto_error* error) {
    return subscriber->deliver(job.get(), &change.event, error);
  });
}

}  // namespace

TEST_CASE("A before-subscriber reads rows without owning them, and vetoes some", "[plugins]") {
  std::vector<std::string> log;
  PluginRegistry registry({built_plugins()}, {"test.gcc", "test.libcxx"},
                          {.log = [&](std::string_view plugin, int, std::string_view text) {
                            log.push_back(std::string(plugin) + " " + std::string(text));
                          }});

  for (const char* id : {"threshold_gcc_echo", "threshold_libcxx_echo"}) {
    const auto subscriber = registry.find<pareto_subscriber_v1>(PARETO_EXT_SUBSCRIBER, id);
    Change change(PARETO_EVENT_CREATED, {"Acme", "", "晨光化工", ""});

    deliver(subscriber, change);

    CHECK(change.vetoes ==
          std::vector<Veto>{{1, "name", "a name is needed"}, {3, "name", "a name is needed"}});
    CHECK(change.rows.column(1).text(2) == "晨光化工");  // still ours
  }
  CHECK(log ==
        std::vector<std::string>{"test.gcc customer.created", "test.libcxx customer.created"});
}

TEST_CASE("A plugin writes through the records service, and learns when it is refused",
          "[plugins]") {
  struct Records {
    pareto_records_v1 table{};
    std::vector<std::int64_t> ids;
    pareto_status answer = PARETO_OK;
  } records;
  records.table.size_of = sizeof records.table;
  records.table.ctx = &records;
  records.table.update = [](const pareto_records_v1* self, pareto_session*, const char* entity,
                            const std::int64_t* ids, const ArrowSchema* schema,
                            const ArrowArray* rows, pareto_error* error) {
    auto& seen = *static_cast<Records*>(self->ctx);
    seen.ids.assign(ids, ids + rows->length);
    if (seen.answer != PARETO_OK)
      std::snprintf(error->text, sizeof error->text, "no writing of %s here", entity);
    return std::string_view(schema->children[1]->name) == "name" ? seen.answer : PARETO_E_ARGUMENT;
  };
  ServiceRegistry services;
  PluginRegistry registry({built_plugins()}, {"test.gcc"}, {.services = &services});
  const auto subscriber =
      registry.find<pareto_subscriber_v1>(PARETO_EXT_SUBSCRIBER, "threshold_gcc_echo");
  const Change change(PARETO_EVENT_REMOVED, {"Acme", "Bolt"});

  CHECK_THROWS_WITH(
      deliver(subscriber, change),
      "plugin test.gcc: the host has no service pareto.host.records/1 for this plugin");
  services.add(PARETO_SVC_RECORDS, &records.table);
  deliver(subscriber, change);
  CHECK(records.ids == std::vector<std::int64_t>{100, 101});
  records.answer = PARETO_E_DENIED;
  CHECK_THROWS_WITH(deliver(subscriber, change), "plugin test.gcc: no writing of customer here");
}

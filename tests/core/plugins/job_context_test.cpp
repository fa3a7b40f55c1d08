#include "core/plugins/job_context.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "core/plugins/host_table.hpp"
#include "pareto/job.hpp"

using namespace pareto;
using namespace pareto::plugins;

TEST_CASE("A plugin sees settings, scope and callbacks of its job", "[plugins]") {
  model::Field share;
  share.name = "share";
  share.type = model::Type::Real;
  std::vector<std::string> said;
  std::atomic<bool> cancel = false;
  JobCallbacks callbacks;
  callbacks.reject = [&](const Rejected& row) {
    said.push_back(std::to_string(row.row) + " " + std::string(row.column) + " " +
                   std::string(row.value) + ": " + std::string(row.why));
  };
  callbacks.figure = [&](std::string_view name, double value) {
    said.push_back(std::string(name) + "=" + std::to_string(value));
  };
  callbacks.cancel = &cancel;
  JobContext context(
      nullptr, Settings::parse({share}, {{"share", "80%"}}),
      {.language = Language::ChineseSimplified, .home_currency = "CNY", .as_of = 20'000},
      callbacks);

  const sdk::Job job(context.get());
  job.reject(12, "amount", "abc", "not a number");
  job.figure("gini", 0.5);

  CHECK(said == std::vector<std::string>{"12 amount abc: not a number", "gini=0.500000"});
  CHECK(job.real("share", 0) == 0.8);
  CHECK(job.text("share") == "0.8");
  CHECK_FALSE(job.text("other"));
  CHECK(job.chinese());
  CHECK(job.home_currency() == "CNY");
  CHECK(job.as_of() == sdk::Date{20'000});
  CHECK_FALSE(job.cancelled());
  cancel = true;
  CHECK(job.cancelled());
}

TEST_CASE(
    "What a callback throws waits until the plugin has returned, and goes before the plugin's own "
    "failure",
    "[plugins]") {
  int calls = 0;
  JobCallbacks callbacks;
  callbacks.reject = [&](const Rejected&) {
    ++calls;
    throw std::runtime_error("the disk is full");
  };
  JobContext context(nullptr, {}, {}, callbacks);
  const sdk::Job job(context.get());

  const auto run = [&] {
    run_plugin(context, "a", [&](pareto_error* error) {
      return sdk::guarded(error, [&] {
        for (int row = 0; row < 5; ++row) job.reject(row, "c", "v", "w");
        job.check();
      });
    });
  };

  CHECK_THROWS_WITH(run(), "the disk is full");
  CHECK(calls == 1);
  CHECK_FALSE(job.cancelled());  // the failure was handed on
}

TEST_CASE("A plugin gets the services that it asked for and the host has, and no others",
          "[plugins]") {
  const int query = 1, records = 2;
  ServiceRegistry services;
  services.add("pareto.host.query/1", &query);
  services.add("pareto.host.records/1", &records);
  std::string logged;
  const HostTable table("acme.abc", {"pareto.host.query/1", "pareto.host.text/1"}, &services,
                        [&](std::string_view plugin, int level, std::string_view text) {
                          logged = std::string(plugin) + " " + std::to_string(level) + " " +
                                   std::string(text);
                          throw std::runtime_error("the log is full");
                        });
  const pareto_host* host = table.get();

  CHECK(host->service(host, "pareto.host.query/1") == &query);
  CHECK(host->service(host, "pareto.host.records/1") == nullptr);
  CHECK(host->service(host, "pareto.host.text/1") == nullptr);
  CHECK(host->service(host, nullptr) == nullptr);
  host->log(host, PARETO_LOG_WARNING, {"slow", 4});
  CHECK(logged == "acme.abc 2 slow");
}

#include "core/conformance/mock_run.hpp"

#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_call.hpp"

namespace pareto::conformance {
namespace {

plugins::JobScope scope_of(const Trial& trial) {
  return {.language = trial.subject().language,
          .home_currency = "CNY",
          .as_of = 20'000,
          .time_zone_minutes = 480};
}

// Runs it; throws what no plugin may do.
Ran ran(plugins::JobContext& context, Trial& trial,
        const std::function<pareto_status(pareto_error*)>& work) {
  Ran out;
  try {
    plugins::run_plugin(context, trial.manifest().id, work);
  } catch (const Error& error) {
    out.words = error.text(Language::English);
    if (out.words.find("exception across") != std::string::npos) throw;
    if (out.words.find("without saying why") != std::string::npos)
      fail({"it refuses without a word", "拒绝时没有说明"});
    out.refused = true;
    out.code = error.code();
  }
  return out;
}

}  // namespace

MockRun::MockRun(Trial& trial, const sdk::testing::Torture& rows, bool denies)
    : settings(trial.settings()), trial_(trial), query_(rows), records_(denies) {
  trial.services().add(PARETO_SVC_QUERY, static_cast<const pareto_query_v1*>(&query_));
  trial.services().add(PARETO_SVC_RECORDS, static_cast<const pareto_records_v1*>(&records_));
}

HostShape MockRun::shape_of(HostShape shape) const {
  return trial_.subject().oldest && shape == HostShape::Today ? HostShape::Oldest : shape;
}

Ran MockRun::call(const Call& call, const RanHow& how) {
  plugins::JobCallbacks callbacks;
  callbacks.cancel = how.cancel;
  query_.cancel = how.cancel;
  plugins::JobContext context(trial_.host(),
                              plugins::Settings::parse(trial_.extension().settings, settings),
                              scope_of(trial_), std::move(callbacks));
  const Shaped job_table(*context.get(), shape_of(how.shape));
  const pareto_job* job = job_table.get();
  Ran out = ran(context, trial_, [&](pareto_error* error) { return call(job, error); });
  if (query_.ledger.alive() != 0)
    fail({"{} batches of what it asked for were never released", "查询结果有 {} 批没有释放"},
         {query_.ledger.alive()});
  if (query_.ledger.twice() != 0) fail({"it released batches twice", "有批次被释放了两次"});
  if (!records_.fault.empty())
    fail({"it writes what no host takes: {}", "它写入了主程序不接受的内容：{}"}, {records_.fault});
  return out;
}

Ran call_without_services(Trial& trial, const MockRun::Call& call) {
  plugins::ServiceRegistry none;
  const plugins::HostTable host("check", {}, &none, nullptr);
  plugins::JobContext context(
      host.get(), plugins::Settings::parse(trial.extension().settings, trial.settings()),
      scope_of(trial));
  return ran(context, trial, [&](pareto_error* error) { return call(context.get(), error); });
}

}  // namespace pareto::conformance

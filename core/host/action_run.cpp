#include "core/host/action_run.hpp"

#include "core/plugins/job_context.hpp"
#include "pareto/abi/views.h"

namespace pareto::host {

views::ActionResult run_action(Host& host, const views::ActionRequest& request) {
  const model::Action& action = request.action;
  if (!action.coded) return views::act(host.records(), host.session(), request);
  const auto found = host.plugins().find<pareto_action_v1>(PARETO_EXT_ACTION, action.id);
  return views::act(
      host.records(), host.session(), request, [&](records::Transaction& transaction) {
        pareto_session session = host.hand(&transaction);
        plugins::JobContext job(found.host, plugins::Settings::parse(action.form, request.form),
                                host.scope(request.as_of, &session),
                                {.cancel = host.options().cancel});
        plugins::run_plugin(job, found.plugin, [&](pareto_error* error) {
          return found->run(job.get(), request.ids.data(),
                            static_cast<std::int64_t>(request.ids.size()), error);
        });
      });
}

}  // namespace pareto::host

#include <pareto/plugin.hpp>

#include "eight_questions.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "eight_questions",
                             .version = pareto::eight_questions::kVersion,
                             .label = {"The eight questions", "八问"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY}};
PARETO_PLUGIN(kPlugin, pareto::eight_questions::EightQuestions);

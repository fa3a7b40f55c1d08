#include <pareto/plugin.hpp>

#include "rfm.hpp"

using namespace pareto::sdk;

constexpr PluginInfo kPlugin{.id = "rfm",
                             .version = "1.0.0",
                             .label = {"Recency, frequency, money", "最近、频次、金额（RFM）"},
                             .vendor = "Pareto",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, pareto::rfm::Rfm);

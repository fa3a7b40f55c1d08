#include "above_average.hpp"

constexpr pareto::sdk::PluginInfo kPlugin{.id = "bench.above-average",
                                          .version = "1.0.0",
                                          .label = {"Above the average", "高于平均"},
                                          .vendor = "Pareto",
                                          .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, AboveAverage);

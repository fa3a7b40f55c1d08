// The tier rules of a workspace: which there are, which one's tiers customers show, and one made
// ready to run with the settings that hold here (rule_settings.hpp).
//
// One thread, that of the host.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/host/host.hpp"
#include "core/jobs/job.hpp"
#include "core/tiering/rule.hpp"

namespace pareto::host {

// The rule that feeds customer.tier: that of the plugin which was enabled first. Empty where there
// is none.
[[nodiscard]] std::string primary_rule(Host& host);
// `given`, or the primary rule. Throws Error where there is none.
[[nodiscard]] std::string the_rule(Host& host, const std::optional<std::string>& given);
// With the settings of the workspace; `settings` go before them. Throws Error that names the rules
// there are, and what enables one that sleeps. The job must outlive the rule; null: nobody watches.
[[nodiscard]] tiering::Rule tier_rule(Host& host, const std::string& id,
                                      const std::map<std::string, std::string>& settings,
                                      Language language, jobs::Job* job = nullptr);
// Makes a rule's tiers those that customers show: its plugin moves to the front of those that are
// enabled. It holds for whoever opens the workspace from now on; the rule has to run to write them.
void make_primary(Host& host, const std::string& id);

}  // namespace pareto::host

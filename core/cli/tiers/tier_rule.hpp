// Which rule a tier command means, and with which settings.
//
// Settings come from rules/RULE.toml of the workspace, then from the command: --set NAME=VALUE, or
// NAME=@FILE for what is longer than a line.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/tiering/rule.hpp"

namespace pareto::cli {

// Of --set and its short forms; `option` is another one that takes NAME=VALUE. Files are read.
[[nodiscard]] std::map<std::string, std::string> rule_settings_of(Context& context,
                                                                  const char* option = "set");
// The tier in the reader's words: its label, else its code; "-" for none.
[[nodiscard]] std::string tier_word(const Context& context, const tiering::Rule& rule,
                                    std::uint8_t tier);
[[nodiscard]] std::string tier_word(const Context& context, const tiering::Rule& rule,
                                    const std::string& code);

// The actions that have a file of their own.
int compare_tiers(Context& context, host::Host& host);
int override_tier(Context& context, host::Host& host);
int tier_history(Context& context, host::Host& host);

}  // namespace pareto::cli

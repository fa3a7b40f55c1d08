// How a change of plugins is told: what it would do to the workspace, tried on a copy of it, and the question before it is done.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/cli/command.hpp"
#include "core/host/plugin_change.hpp"

namespace pareto::cli {

// With a bar while it copies.
[[nodiscard]] host::PartChanges previewed(Context& context, const std::function<host::PartChanges(const store::CopyWatch&)>& preview);
// The same for what must not fail because of it, such as disabling a broken plugin: says why it cannot be tried, and answers nothing.
[[nodiscard]] std::optional<host::PartChanges> previewed_if_possible(Context& context, const std::function<host::PartChanges(const store::CopyWatch&)>& preview);

void print_changes(Context& context, const host::PartChanges& changes);

// "acme.more  needs acme.abc, and is left out without it"; whether there are any.
bool print_needed(Context& context, const std::vector<std::pair<std::string, std::string>>& needed_by);

// "fields of Customer: 130 records"
[[nodiscard]] std::vector<std::pair<std::string, std::string>> data_lines(const Context& context, const std::vector<host::PluginData>& data);

void say_look_only(Context& context);

// Asks what does not happen by itself: no, unless somebody says yes or said --yes. Says how, where nobody does.
[[nodiscard]] bool agreed(Context& context, const std::string& question);

}  // namespace pareto::cli

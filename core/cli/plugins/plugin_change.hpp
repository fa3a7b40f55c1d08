// How a change of plugins is told: what it would do to the workspace, tried on a copy of it, and
// the question before it is done.
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
using Preview = std::function<host::TriedChange(const store::CopyWatch&)>;
[[nodiscard]] host::TriedChange previewed(Context& context, const Preview& preview);
// The same for what must not fail because of it, such as disabling a broken plugin: says why it
// cannot be tried, and answers nothing.
[[nodiscard]] std::optional<host::TriedChange> previewed_if_possible(Context& context,
                                                                     const Preview& preview);

void print_changes(Context& context, const host::PartChanges& changes);
// With them the values that are written anew, and the services of a `pareto serve` that begin anew.
void print_tried(Context& context, const host::TriedChange& tried);

// "acme.more  needs acme.abc, and is left out without it"; whether there are any.
bool print_needed(Context& context,
                  const std::vector<std::pair<std::string, std::string>>& needed_by);

// "fields of Customer: 130 records"
[[nodiscard]] std::vector<std::pair<std::string, std::string>> data_lines(
    const Context& context, const std::vector<host::PluginData>& data);

void say_look_only(Context& context);

// Asks what does not happen by itself: no, unless somebody says yes or said --yes. Says how, where
// nobody does.
[[nodiscard]] bool agreed(Context& context, const std::string& question);

}  // namespace pareto::cli

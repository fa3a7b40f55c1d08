// Views and actions that a plugin states in its table, read from its manifest when somebody asks
// for them.
//
// Not part of Manifest: whoever starts Pareto needs none. Throws Error as manifest.hpp does. Any
// thread.
#pragma once

#include <vector>

#include "core/model/action.hpp"
#include "core/model/view.hpp"
#include "core/plugins/manifest.hpp"

namespace pareto::plugins {

class JsonReader;

[[nodiscard]] std::vector<model::View> views_in(const Manifest& manifest);
// `coded`, each of them.
[[nodiscard]] std::vector<model::Action> actions_in(const Manifest& manifest);

// One of the list "views" of an extension. Private to core/plugins.
[[nodiscard]] model::View read_view(JsonReader& from);

}  // namespace pareto::plugins

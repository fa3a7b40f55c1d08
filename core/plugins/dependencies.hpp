// Plugins that need other plugins: in which order they start, and which of them cannot.
//
// A manifest says it in "depends": "projects", or with the lowest version "projects >= 1.2.0".
// Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"

namespace pareto::plugins {

struct Dependency {
  std::string plugin;
  std::string least;  // version; empty: any
};

// Nothing when it is neither "ID" nor "ID >= VERSION".
[[nodiscard]] std::optional<Dependency> parse_dependency(std::string_view text);

// Versions are numbers with dots; those of a shorter one that are missing count as 0.
[[nodiscard]] bool is_at_least(std::string_view version, std::string_view least);

// One installed plugin.
struct Installed {
  enum class Use { Enabled, Disabled, Skipped };
  std::string id, version;
  Use use = Use::Disabled;
  std::vector<std::string> depends;
};

struct Unmet {
  std::size_t plugin;  // index into what was asked
  Error why;           // does not name the plugin
};
// The enabled ones that lack another one, or wait for themselves, or need one of these.
[[nodiscard]] std::vector<Unmet> unmet(std::vector<Installed> plugins);

// Indices, each behind those that it needs, otherwise as they came.
[[nodiscard]] std::vector<std::size_t> in_order(const std::vector<Installed>& plugins);

}  // namespace pareto::plugins

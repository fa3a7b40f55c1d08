// Actions as files, and all that can be asked for.
//
//     pareto.actions/1                   of an enabled plugin: code
//     <plugin>/actions/NAME.toml         of each enabled plugin or pack
//     <workspace>/actions.d/NAME.toml    of the firm
//
// One with a fault is listed with it, and stands in nobody's way. One thread; must not outlive what
// it is made of.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/model/action.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/views/view_check.hpp"

namespace pareto::views {

inline constexpr std::string_view kActionFolder = "actions", kOwnActions = "actions.d";

// What values may name beside the fields of the form.
inline constexpr std::string_view kAsOf = "as_of", kUser = "user", kRecord = "record";

// Throws Error that names file, line and column of what is wrong.
[[nodiscard]] model::Action read_action(const std::filesystem::path& file);

// All that does not fit the workspace, each with its place and remedy.
[[nodiscard]] std::vector<Error> faults_of(const model::Action& action, const Place& place);

// The names between braces in a value, in order.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text);

struct KnownAction {
  model::Action action;       // of one that cannot be read its id alone
  std::string from;           // the plugin's id, or the file
  std::vector<Error> faults;  // it cannot be run as long as there are some
  bool read = true;
};

class Actions {
 public:
  Actions(const plugins::PluginRegistry& registry, const std::filesystem::path& workspace,
          Place place);

  // Sorted by id and checked.
  [[nodiscard]] const std::vector<KnownAction>& all() const { return known_; }
  // Free of faults. Throws Error with them, or naming those there are.
  [[nodiscard]] const model::Action& find(std::string_view id) const;

 private:
  void add_file(const std::filesystem::path& file, const std::string& from);
  // What `read` answers; where it throws, an action called `otherwise` with that fault.
  void add(const std::function<model::Action()>& read, const std::string& from,
           const std::string& otherwise);

  Place place_;
  std::vector<KnownAction> known_;
};

}  // namespace pareto::views

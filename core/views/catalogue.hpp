// All views that can be asked for, whoever says them: plugins, packs and the firm in files, and the
// schema itself.
//
//     pareto.views/1                     in the table of an enabled plugin
//     <plugin>/views/NAME.toml           of each enabled plugin or pack
//     <workspace>/views.d/NAME.toml      of the firm
//     customer, customer.form            derived (default_views.hpp); one of that name in a file stands in its place
//
// One with a fault is listed with it, and stands in nobody's way. One thread; must not outlive what
// it is made of.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/model/view.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/views/view_check.hpp"

namespace pareto::views {

struct Known {
  model::View view;           // of one that cannot be read its id alone, the file's name
  std::string from;           // the plugin's id, or the file
  std::vector<Error> faults;  // it cannot be shown as long as there are some
  bool read = true;
};

class Catalogue {
 public:
  // `workspace` is its folder.
  Catalogue(const plugins::PluginRegistry& registry, const std::filesystem::path& workspace,
            Place place);

  // What is stated, sorted by id. Files are read, nothing is compared with the schema.
  [[nodiscard]] const std::vector<Known>& stated() const { return known_; }
  // The same, checked.
  [[nodiscard]] std::vector<Known> checked() const;
  // The one that is called so, stated or derived, and free of faults. Throws Error with its faults,
  // or naming those there are.
  [[nodiscard]] model::View find(std::string_view id) const;
  [[nodiscard]] std::vector<Error> faults_of(const Known& known) const;

 private:
  void add_file(const std::filesystem::path& file, const std::string& from);
  // What `read` answers; where it throws, a view called `otherwise` with that fault.
  void add(const std::function<model::View()>& read, const std::string& from,
           const std::string& otherwise);

  Place place_;
  std::vector<Known> known_;
  std::map<std::string, model::Label, std::less<>> plugins_;  // what the enabled ones are called
};

}  // namespace pareto::views

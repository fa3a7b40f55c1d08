#include "core/views/catalogue.hpp"

#include <algorithm>

#include "core/plugins/manifest_views.hpp"
#include "core/views/default_views.hpp"
#include "core/views/view_file.hpp"

namespace pareto::views {
namespace fs = std::filesystem;

Catalogue::Catalogue(const plugins::PluginRegistry& registry, const fs::path& workspace,
                     Place place)
    : place_(std::move(place)) {
  for (const plugins::PluginStatus& plugin : registry.plugins()) {
    if (plugin.state != plugins::PluginState::Enabled || !plugin.manifest) continue;
    plugins_.emplace(plugin.id, plugin.manifest->label);
    for (model::View& view : plugins::views_in(*plugin.manifest))
      add([&] { return std::move(view); }, plugin.id, {});
    for (const fs::path& file : toml_files(plugin.manifest->file.parent_path() / kViewFolder))
      add_file(file, plugin.id);
  }
  for (const fs::path& file : toml_files(workspace / kOwnViews)) add_file(file, file.string());
  std::ranges::stable_sort(known_, {}, [](const Known& known) { return known.view.id; });
}

void Catalogue::add_file(const fs::path& file, const std::string& from) {
  add([&] { return read_view(file); }, from, file.stem().string());
}

void Catalogue::add(const std::function<model::View()>& read, const std::string& from,
                    const std::string& otherwise) {
  Known known;
  known.from = from;
  try {
    known.view = read();
    const auto other = std::ranges::find_if(
        known_, [&](const Known& each) { return each.read && each.view.id == known.view.id; });
    require_free(known.view.place, known.view.id,
                 other == known_.end() ? std::string() : other->from);
  } catch (const Error& error) {
    known.faults.push_back(error);
    known.read = false;
    if (!otherwise.empty()) known.view.id = otherwise;
  }
  known_.push_back(std::move(known));
}

std::vector<Error> Catalogue::faults_of(const Known& known) const {
  return known.read ? views::faults_of(known.view, place_) : known.faults;
}

std::vector<Known> Catalogue::checked() const {
  std::vector<Known> out = known_;
  for (Known& known : out) known.faults = faults_of(known);
  return out;
}

model::View Catalogue::find(std::string_view id) const {
  const auto about = [&] { return Message(Text{"view {}", "视图 {}"}, {id}); };
  const Known* broken = nullptr;
  for (const Known& known : known_) {
    // "wallet" or, where several bring one, "chemical.wallet".
    if (known.view.id != id && known.from + "." + known.view.id != id) continue;
    if (!known.read) {
      broken = &known;
      continue;
    }
    for (Error& fault : faults_of(known)) throw fault.within(about());
    return known.view;
  }
  if (broken != nullptr) {
    Error error = broken->faults.front();
    throw error.within(about());
  }
  if (auto derived = default_view(place_.schema, id)) {
    // What a plugin adds stands under what the plugin is called.
    for (model::ViewGroup& group : derived->groups) {
      const auto plugin = plugins_.find(group.label.en);
      if (plugin != plugins_.end() && !plugin->second.en.empty()) group.label = plugin->second;
    }
    return *std::move(derived);
  }
  std::string names;
  for (const Known& known : known_) names += (names.empty() ? "" : ", ") + known.view.id;
  throw Error(
      ErrorCode::Argument, Message(Text{"there is no view “{}”", "没有视图“{}”"}, {id}),
      names.empty()
          ? Message(Text{
                "each kind of record has a list and a form: pareto view customer, pareto view customer.form --for …",
                "每种记录都有列表和表单：pareto view customer、pareto view customer.form --for …"})
          : Message(
                Text{
                    "there are: {}, and a list and a form of each kind of record: customer, customer.form",
                    "现有：{}；每种记录另有列表和表单：customer、customer.form"},
                {names}));
}

}  // namespace pareto::views

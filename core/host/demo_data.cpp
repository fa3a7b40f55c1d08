#include "core/host/demo_data.hpp"

#include "core/base/error.hpp"
#include "core/host/importing.hpp"

namespace pareto::host {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(Host& host, const std::string& id) {
  const plugins::PluginStatus plugin = host.plugins().plugin(id);
  if (plugin.reason) throw *plugin.reason;
  if (plugin.state != plugins::PluginState::Enabled) {
    throw Error(ErrorCode::Argument, Message(Text{"{} is not enabled", "{} 没有启用"}, {id}),
                Message(Text{"enable it first: pareto plugin enable {}",
                             "请先启用：pareto plugin enable {}"},
                        {id}));
  }
  fs::path folder = plugin.manifest->file.parent_path();
  if (!imports::demo_files(folder).empty()) return folder;
  throw Error(
      ErrorCode::Argument, Message(Text{"{} brings no demo data", "{} 没有附带演示数据"}, {id}),
      Message(Text{"what it brings: pareto plugin info {}", "它附带了什么：pareto plugin info {}"},
              {id}));
}

}  // namespace

DemoData demo_data(Host& host, const std::string& id) {
  DemoData out{imports::demo_set(id, folder_of(host, id), import_context(host)), {}};
  // Beside the files is the plugin's folder, where nothing is written.
  for (imports::ImportRequest& request : out.set.requests)
    request.rejects =
        host.workspace().folder() / (id + "-demo-" + request.file.stem().string() + ".rejects.csv");
  out.there = imports::imported_with_mark(host.connection(), out.set.mark);
  return out;
}

}  // namespace pareto::host

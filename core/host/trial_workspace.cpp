#include "core/host/trial_workspace.hpp"

#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"
#include "core/plugins/plugin_call.hpp"

namespace pareto::host {
namespace fs = std::filesystem;
namespace {

// What others only read stays where it is.
constexpr const char* kLinked[] = {"recipes",   "rules",   "settings",
                                   "reports.d", "views.d", "actions.d"};

}  // namespace

TrialWorkspace::TrialWorkspace(Host& host, const store::CopyWatch& watch) : host_(host) {
  const fs::path from = fs::absolute(host.workspace().folder());
  clear_abandoned(from);
  folder_ = partial_name(from / "trial");
  try {
    fs::create_directories(folder_ / "plugins");
    for (const char* name : kLinked) {
      if (fs::exists(from / name)) fs::create_directory_symlink(from / name, folder_ / name);
    }
    std::error_code none;
    // The same files under other names: a link out of a workspace is not followed for plugins.
    for (const auto& entry : fs::directory_iterator(from / "plugins", none)) {
      const fs::path to = folder_ / "plugins" / entry.path().filename();
      fs::copy(entry.path(), to, fs::copy_options::recursive | fs::copy_options::create_hard_links,
               none);
      if (!none) continue;
      fs::remove_all(to);
      fs::copy(entry.path(), to, fs::copy_options::recursive);
    }
    const std::unique_ptr<store::Connection> source = host.store().open_reader();
    source->execute("BEGIN");  // one state
    store::copy_database(*source, folder_ / "pareto.db", watch);
  } catch (const fs::filesystem_error& error) {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    throw Error(ErrorCode::Io,
                {Text{"cannot try it in {0}: {1}", "无法在 {0} 中试运行：{1}"},
                 {folder_.string(), error.code().message()}},
                Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"});
  } catch (Error& error) {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    throw error.within(Text{"trying it in a copy of the workspace", "在工作区副本中试运行"});
  }
}

TrialWorkspace::~TrialWorkspace() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

fs::path TrialWorkspace::place_of(const std::string& plugin) {
  const fs::path place = folder_ / "plugins" / plugin;
  fs::remove_all(place);  // other names of the files stay
  return place;
}

std::unique_ptr<Host> TrialWorkspace::open(const WorkspaceSettings& settings,
                                           const plugins::Pins& pins,
                                           const std::vector<std::string>& needed) {
  pins.write(folder_ / "plugins.lock");
  WorkspaceSettings own = settings;
  Workspace workspace = Workspace::create(folder_, own);
  workspace.save(own);
  HostOptions options;
  options.language = host_.options().language;
  options.developer = host_.options().developer;
  options.clock_micros = host_.options().clock_micros;
  options.cancel = host_.options().cancel;
  auto tried = Host::open(std::move(workspace), std::move(options));
  for (const std::string& id : needed) {
    const plugins::PluginStatus plugin = tried->plugins().plugin(id);
    if (plugin.state == plugins::PluginState::Skipped && plugin.reason)
      throw Error(*plugin.reason).within(plugins::plugin_context(id));
  }
  return tried;
}

}  // namespace pareto::host

// The folder of a workspace and its settings in pareto.toml.
//
//     销售.pareto/  pareto.toml  pareto.db  reports/  plugins/ (optional: the workspace's own)  plugins.lock  recipes/  logs/
//
// Plain values and files; one thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/base/log.hpp"
#include "core/base/time_zone.hpp"

namespace pareto::host {

struct WorkspaceSettings {
  std::string name;                  // of the firm, stands on reports
  std::optional<Language> language;  // nothing: from the environment
  std::string home_currency = "CNY";
  std::string time_zone = "Asia/Shanghai";  // a place, or "+08:00"
  double tax_rate = 0.13;  // where a price includes tax and the line does not say which
  int query_seconds = 60;  // how long a query may work, ten times that one of a plugin; 0: no limit
  std::int64_t export_rows = 1000;      // more at once take the right to export in bulk
  std::int64_t export_rows_a_day = 0;   // of one user; 0: no limit
  std::string remark;                   // stands on each page of a report, e.g. "invented data"
  bool watermark = false;               // pages show who reads them, on the screen and in print
  LogLevel log_level = LogLevel::Info;  // how much the log file tells
  std::vector<std::string> plugins;     // enabled, by id, in the order in which they were enabled
};

class Workspace {
 public:
  // Makes a folder for a workspace; Host::create makes it one. Throws if it is one already, and for
  // settings that do not hold.
  [[nodiscard]] static Workspace create(const std::filesystem::path& folder,
                                        WorkspaceSettings settings);
  // Reads the settings of an existing one; errors name line and column.
  [[nodiscard]] static Workspace open(const std::filesystem::path& folder);
  // `given` (-w), else PARETO_WORKSPACE, else the nearest folder upwards of `from` that holds
  // pareto.toml, or the only
  // *.pareto folder in `from`. Throws Error that says how to make one.
  [[nodiscard]] static std::filesystem::path find(const std::optional<std::string>& given,
                                                  const std::filesystem::path& from);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path database() const { return folder_ / "pareto.db"; }
  [[nodiscard]] std::filesystem::path log_file() const { return folder_ / "logs" / "pareto.log"; }
  [[nodiscard]] std::filesystem::path recipes() const { return folder_ / "recipes"; }
  // Says which job holds the store; there while one does.
  [[nodiscard]] std::filesystem::path store_sign() const { return folder_ / "pareto.db-job"; }
  // Say in which plugin processes are, and which plugins are not used because one died in them.
  [[nodiscard]] std::filesystem::path plugin_sign() const { return folder_ / "pareto.db-plugin"; }
  [[nodiscard]] std::filesystem::path quarantine() const { return folder_ / "pareto.quarantine"; }
  // The workspace's own plugins; which of them are trusted, and what is not granted; what plugins
  // took so far.
  [[nodiscard]] std::filesystem::path own_plugins() const { return folder_ / "plugins"; }
  [[nodiscard]] std::filesystem::path pins() const { return folder_ / "plugins.lock"; }
  [[nodiscard]] std::filesystem::path plugin_accounts() const {
    return folder_ / "logs" / "plugin-accounts";
  }
  [[nodiscard]] const WorkspaceSettings& settings() const { return settings_; }
  [[nodiscard]] const TimeZone& zone() const { return zone_; }
  // Writes the settings anew, as a whole or not at all.
  void save(WorkspaceSettings settings);

 private:
  Workspace(std::filesystem::path folder, WorkspaceSettings settings, TimeZone zone)
      : folder_(std::move(folder)), settings_(std::move(settings)), zone_(std::move(zone)) {}

  std::filesystem::path folder_;
  WorkspaceSettings settings_;
  TimeZone zone_;
};

}  // namespace pareto::host

// All reports that can be asked for, whoever writes them: plugins, and folders of files
// (plain_report.hpp). To those who ask they are the same: an id, words, parameters, and a document
// that is written.
//
//     <workspace>/reports.d/NAME/report.toml      of the firm
//     <plugin>/reports/NAME/report.toml           of each enabled plugin or pack
//
// A folder with a fault is listed with it, and stands in nobody's way. One thread; must not outlive
// what it is made of.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/error.hpp"
#include "core/jobs/job.hpp"
#include "core/model/schema.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/reports/plain_report.hpp"
#include "core/store/store.hpp"
#include "pareto/abi/document.h"

namespace pareto::reports {

struct Offered {
  plugins::Extension extension;  // of one that cannot be read its id alone, the folder's name
  std::string from;              // the plugin's id, or the folder
  std::vector<Error> faults;     // it cannot be run as long as there are some
};

// Of a folder that holds such folders; sorted, none where there is no such folder.
[[nodiscard]] std::vector<std::filesystem::path> plain_report_folders(
    const std::filesystem::path& folder);
// Of a plugin or pack, and of a workspace.
[[nodiscard]] std::filesystem::path plain_reports_of(const plugins::Manifest& manifest);
[[nodiscard]] std::filesystem::path own_reports(const std::filesystem::path& workspace);

class Catalogue {
 public:
  struct Place {
    const store::Store& store;
    const model::Schema& schema;
    std::filesystem::path workspace;          // its folder
    const access::Session* reader = nullptr;  // for whom; null: for whoever may see everything
  };
  Catalogue(plugins::PluginRegistry& registry, Place place);

  // Sorted by id; nothing is looked at but what the reports say of themselves.
  [[nodiscard]] std::vector<Offered> known() const;
  // The same. Statements of files are prepared, so that what does not fit is known.
  [[nodiscard]] std::vector<Offered> all() const;
  // What a report says of itself. Throws Error naming those there are.
  [[nodiscard]] const plugins::Extension& find(const std::string& id) const;
  // Runs the one that is called so. Throws Error, also for its faults.
  void build(const std::string& id, const std::map<std::string, std::string>& parameters,
             const plugins::JobScope& scope, jobs::Job& job, const pareto_document& document) const;

 private:
  struct Entry {
    Offered offered;
    std::optional<PlainReport> plain;
  };
  void add_plain(const std::filesystem::path& folder, const std::string& from);
  [[nodiscard]] const Entry& entry(const std::string& id) const;
  [[nodiscard]] std::vector<Error> faults_of(const Entry& entry) const;
  void build_plain_one(const Entry& entry, const std::map<std::string, std::string>& parameters,
                       const plugins::JobScope& scope, jobs::Job& job,
                       const pareto_document& document) const;

  plugins::PluginRegistry& registry_;
  Place place_;
  std::vector<Entry> entries_;
};

}  // namespace pareto::reports

// Runs a report and renders what it writes in a format, to files.
//
// A file appears whole or not at all: it is written under another name and renamed when the report
// has ended.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/jobs/job.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/reports/catalogue.hpp"

namespace pareto::reports {

struct ReportRequest {
  std::string report = "key_accounts";
  std::string format = "html";
  std::map<std::string, std::string> parameters, format_settings;
  // Given by the caller or made from the report's file stem and the date:
  // "重点客户-2026-10-31.html".
  std::filesystem::path file;
};

struct ReportResult {
  std::vector<std::filesystem::path> files;  // the first one first
  std::uintmax_t bytes = 0;
};

// The name of a report's file in the reader's language, without folder; `about` are the records
// that it is about, if it is about some.
[[nodiscard]] std::string file_name(const plugins::Extension& report,
                                    const plugins::Extension& format, Language language, Date as_of,
                                    const std::vector<std::string>& about = {});

// The format whose ending the file has, html where none is known: who writes to report.docx wants a
// document of Word.
[[nodiscard]] std::string format_of_file(const plugins::PluginRegistry& registry,
                                         const std::filesystem::path& file);

ReportResult run_report(plugins::PluginRegistry& registry, const Catalogue& catalogue,
                        ReportRequest request, const plugins::JobScope& scope, jobs::Job& job);

}  // namespace pareto::reports

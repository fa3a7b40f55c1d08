// Writing a report from a command, with the workspace's name and remark on it.
#pragma once

#include <filesystem>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/reports/report_run.hpp"

namespace pareto::cli {

// `to` empty: into the workspace's folder of reports, named by report and day.
reports::ReportResult write_report(Context& context, host::Host& host,
                                   reports::ReportRequest request, std::filesystem::path to = {});

}  // namespace pareto::cli

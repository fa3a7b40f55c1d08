// Reports of a workspace: those that can be asked for, and one written to a file with what the
// workspace says stands on every page.
//
// One thread, that of the host.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/host/host.hpp"
#include "core/reports/catalogue.hpp"
#include "core/reports/report_run.hpp"

namespace pareto::host {

// Plugins' reports and those made of files.
[[nodiscard]] reports::Catalogue reports_of(Host& host);

struct WrittenReport {
  reports::ReportResult result;
  std::vector<std::string> about;  // what the records are called that it is about
};

// Parameters that mean a record may be given by its name. `place` answers where the file goes, told
// how it is called; it is asked only where the request names none. Throws Error; then there is no
// file.
WrittenReport write_report(
    Host& host, reports::ReportRequest request, std::optional<Date> as_of, Language language,
    jobs::Job& job, const std::function<std::filesystem::path(const std::string& name)>& place);

}  // namespace pareto::host

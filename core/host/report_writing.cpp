#include "core/host/report_writing.hpp"

#include "core/imports/run/lacking_rows.hpp"
#include "core/reports/named_parameters.hpp"

namespace pareto::host {

reports::Catalogue reports_of(Host& host) {
  return {host.plugins(),
          {host.store(), host.schema(), host.workspace().folder(), &host.session()}};
}

WrittenReport write_report(
    Host& host, reports::ReportRequest request, std::optional<Date> as_of, Language language,
    jobs::Job& job, const std::function<std::filesystem::path(const std::string& name)>& place) {
  const Date day = host.as_of(as_of);
  const reports::Catalogue catalogue = reports_of(host);
  const plugins::Extension& report = catalogue.find(request.report);
  reports::NamedParameters named = reports::with_ids(host.reader(), host.schema(), report.settings,
                                                     std::move(request.parameters));
  request.parameters = std::move(named.values);
  if (request.file.empty()) {
    std::string name = request.report + "-" + day.iso();
    for (const plugins::Offer& format : host.plugins().extensions(PARETO_EXT_FORMAT)) {
      if (format.extension.id == request.format)
        name = reports::file_name(report, format.extension, language, day, named.about);
    }
    request.file = place(name);
  }
  // What stands on every page comes from the workspace unless the report is told otherwise.
  for (const model::Field& field : report.settings) {
    const WorkspaceSettings& settings = host.workspace().settings();
    if (field.name == "remark" && !settings.remark.empty())
      request.parameters.emplace("remark", settings.remark);
    if (field.name == "firm" && !settings.name.empty())
      request.parameters.emplace("firm", settings.name);
  }
  plugins::JobScope scope = host.scope(day, host.reading());
  scope.language = language;
  if (std::optional<Message> lacking = imports::lacking_rows(host.connection(), day))
    scope.page_notes.push_back(*std::move(lacking));
  return {reports::run_report(host.plugins(), catalogue, request, scope, job),
          std::move(named.about)};
}

}  // namespace pareto::host

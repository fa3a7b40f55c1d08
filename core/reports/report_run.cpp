#include "core/reports/report_run.hpp"

#include "core/plugins/plugin_call.hpp"
#include "core/reports/render.hpp"

namespace pareto::reports {

std::string file_name(const plugins::Extension& report, const plugins::Extension& format, Language language, Date as_of) {
  const std::string& stem = language == Language::ChineseSimplified && !report.file_stem_zh.empty() ? report.file_stem_zh : report.file_stem;
  return stem + "-" + as_of.iso() + (format.suffixes.empty() ? "" : format.suffixes.front());
}

ReportResult run_report(plugins::PluginRegistry& registry, const ReportRequest& request, const plugins::JobScope& scope,
                        jobs::Job& job) {
  const auto reports = registry.extensions(PARETO_EXT_REPORT);
  const plugins::Extension& report = offered(reports, request.report, Text{"there is no report “{}”", "没有报告“{}”"});
  const auto table = registry.find<pareto_report_v1>(PARETO_EXT_REPORT, report.id);
  plugins::JobContext report_job(table.host, plugins::Settings::parse(report.settings, request.parameters), scope, job.callbacks());
  Rendered rendered = render(registry, request.format, request.format_settings, request.file, scope, job, [&](const pareto_document& document) {
    plugins::run_plugin(report_job, table.plugin, [&](pareto_error* error) { return table->build(report_job.get(), &document, error); });
  });
  ReportResult result{std::move(rendered.files), rendered.bytes};
  job.finish("files " + std::to_string(result.files.size()) + ", bytes " + std::to_string(result.bytes));
  return result;
}

}  // namespace pareto::reports

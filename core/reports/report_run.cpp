#include "core/reports/report_run.hpp"

#include "core/base/error.hpp"
#include "core/plugins/plugin_call.hpp"
#include "core/reports/file_sink.hpp"

namespace pareto::reports {
namespace {

const plugins::Extension& offered(const std::vector<plugins::Offer>& offers, const std::string& id, Text what) {
  std::string known;
  for (const plugins::Offer& offer : offers) {
    if (offer.extension.id == id) return offer.extension;
    known += (known.empty() ? "" : ", ") + offer.extension.id;
  }
  throw Error(ErrorCode::Argument, Message(what, {id}),
              Message(Text{"enabled: {}; all plugins: pareto plugin list", "已启用：{}；全部插件：pareto plugin list"}, {known}));
}

}  // namespace

std::string file_name(const plugins::Extension& report, const plugins::Extension& format, Language language, Date as_of) {
  const std::string& stem = language == Language::ChineseSimplified && !report.file_stem_zh.empty() ? report.file_stem_zh : report.file_stem;
  return stem + "-" + as_of.iso() + (format.suffixes.empty() ? "" : format.suffixes.front());
}

ReportResult run_report(plugins::PluginRegistry& registry, const ReportRequest& request, const plugins::JobScope& scope,
                        jobs::Job& job) {
  const auto reports = registry.extensions(PARETO_EXT_REPORT);
  const auto formats = registry.extensions(PARETO_EXT_FORMAT);
  const plugins::Extension& report = offered(reports, request.report, Text{"there is no report “{}”", "没有报告“{}”"});
  const plugins::Extension& format = offered(formats, request.format, Text{"there is no format “{}”", "没有格式“{}”"});
  const auto report_table = registry.find<pareto_report_v1>(PARETO_EXT_REPORT, report.id);
  const auto format_table = registry.find<pareto_format_v1>(PARETO_EXT_FORMAT, format.id);

  plugins::JobContext report_job(report_table.host, plugins::Settings::parse(report.settings, request.parameters), scope, job.callbacks());
  plugins::JobContext format_job(format_table.host, plugins::Settings::parse(format.settings, request.format_settings), scope, job.callbacks());
  FileSink sink(request.file);
  pareto_document document{};
  document.size_of = sizeof document;
  void* run = nullptr;
  plugins::run_plugin(format_job, format_table.plugin,
                      [&](pareto_error* error) { return format_table->open(format_job.get(), &sink, &document, &run, error); });
  struct Close {
    const pareto_format_v1* table;
    void* run;
    ~Close() { table->close(run); }
  } close{format_table.table, run};
  try {
    plugins::run_plugin(report_job, report_table.plugin,
                        [&](pareto_error* error) { return report_table->build(report_job.get(), &document, error); });
    plugins::run_plugin(format_job, format_table.plugin, [&](pareto_error* error) { return format_table->finish(run, error); });
  } catch (const Error&) {
    sink.check();  // neither plugin can say which disk was full
    throw;
  }
  ReportResult result;
  result.bytes = sink.bytes();
  result.files = sink.keep();
  job.finish("files " + std::to_string(result.files.size()) + ", bytes " + std::to_string(result.bytes));
  return result;
}

}  // namespace pareto::reports

#include "core/reports/report_run.hpp"

#include "core/reports/render.hpp"

namespace pareto::reports {

namespace {

// What no file system refuses, and not too long for any.
std::string as_file_name(std::string_view text) {
  constexpr std::size_t kMostBytes = 90;
  std::string out(text.substr(0, kMostBytes));
  while (out.size() < text.size() && !out.empty() && (static_cast<unsigned char>(text[out.size()]) & 0xC0) == 0x80) out.pop_back();
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = '_';
  }
  return out;
}

}  // namespace

std::string file_name(const plugins::Extension& report, const plugins::Extension& format, Language language, Date as_of,
                      const std::vector<std::string>& about) {
  std::string stem = language == Language::ChineseSimplified && !report.file_stem_zh.empty() ? report.file_stem_zh : report.file_stem;
  for (const std::string& record : about) stem += "-" + as_file_name(record);
  return stem + "-" + as_of.iso() + (format.suffixes.empty() ? "" : format.suffixes.front());
}

ReportResult run_report(plugins::PluginRegistry& registry, const Catalogue& catalogue, const ReportRequest& request,
                        const plugins::JobScope& scope, jobs::Job& job) {
  (void)catalogue.find(request.report);  // before a format is opened
  Rendered rendered = render(registry, request.format, request.format_settings, request.file, scope, job, [&](const pareto_document& document) {
    catalogue.build(request.report, request.parameters, scope, job, document);
  });
  ReportResult result{std::move(rendered.files), rendered.bytes};
  job.finish("files " + std::to_string(result.files.size()) + ", bytes " + std::to_string(result.bytes));
  return result;
}

}  // namespace pareto::reports

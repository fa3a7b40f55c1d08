#include "core/reports/report_run.hpp"

#include <algorithm>

#include "core/reports/render.hpp"

namespace pareto::reports {

namespace {

// What no file system refuses, and not too long for any.
std::string as_file_name(std::string_view text) {
  constexpr std::size_t kMostBytes = 90;
  std::string out(text.substr(0, kMostBytes));
  while (out.size() < text.size() && !out.empty() &&
         (static_cast<unsigned char>(text[out.size()]) & 0xC0) == 0x80)
    out.pop_back();
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 ||
        std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos)
      c = '_';
  }
  return out;
}

bool has_field(const std::vector<model::Field>& fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const model::Field& field) { return field.name == name; });
}

// What the report has no parameter for may be a setting of the format: paper=a3.
void hand_to_format(const plugins::PluginRegistry& registry, const plugins::Extension& report,
                    ReportRequest& request) {
  for (const plugins::Offer& offer : registry.extensions(PARETO_EXT_FORMAT)) {
    if (offer.extension.id != request.format) continue;
    for (auto given = request.parameters.begin(); given != request.parameters.end();) {
      const bool of_format = !has_field(report.settings, given->first) &&
                             has_field(offer.extension.settings, given->first);
      if (of_format)
        request.format_settings.insert(request.parameters.extract(given++));
      else
        ++given;
    }
  }
}

}  // namespace

std::string file_name(const plugins::Extension& report, const plugins::Extension& format,
                      Language language, Date as_of, const std::vector<std::string>& about) {
  std::string stem = language == Language::ChineseSimplified && !report.file_stem_zh.empty()
                         ? report.file_stem_zh
                         : report.file_stem;
  for (const std::string& record : about) stem += "-" + as_file_name(record);
  return stem + "-" + as_of.iso() + (format.suffixes.empty() ? "" : format.suffixes.front());
}

std::string format_of_file(const plugins::PluginRegistry& registry,
                           const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  for (char& c : ending) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  for (const plugins::Offer& offer : registry.extensions(PARETO_EXT_FORMAT)) {
    const std::vector<std::string>& endings = offer.extension.suffixes;
    if (std::find(endings.begin(), endings.end(), ending) != endings.end())
      return offer.extension.id;
  }
  return "html";
}

ReportResult run_report(plugins::PluginRegistry& registry, const Catalogue& catalogue,
                        ReportRequest request, const plugins::JobScope& scope, jobs::Job& job) {
  hand_to_format(registry, catalogue.find(request.report),
                 request);  // found before a format is opened
  Rendered rendered =
      render(registry, request.format, request.format_settings, request.file, scope, job,
             [&](const pareto_document& document) {
               catalogue.build(request.report, request.parameters, scope, job, document);
             });
  ReportResult result{std::move(rendered.files), rendered.bytes};
  job.finish("files " + std::to_string(result.files.size()) + ", bytes " +
             std::to_string(result.bytes));
  return result;
}

}  // namespace pareto::reports

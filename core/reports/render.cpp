#include "core/reports/render.hpp"

#include "core/base/error.hpp"
#include "core/plugins/plugin_call.hpp"
#include "core/reports/counted_document.hpp"
#include "core/reports/file_sink.hpp"
#include "core/reports/noted_document.hpp"

namespace pareto::reports {

const plugins::Extension& offered(const std::vector<plugins::Offer>& offers, const std::string& id,
                                  const Text& what) {
  std::string known;
  for (const plugins::Offer& offer : offers) {
    if (offer.extension.id == id) return offer.extension;
    known += (known.empty() ? "" : ", ") + offer.extension.id;
  }
  throw Error(ErrorCode::Argument, Message(what, {id}),
              Message(Text{"enabled: {}; all plugins: pareto plugin list",
                           "已启用：{}；全部插件：pareto plugin list"},
                      {known}));
}

Rendered render(plugins::PluginRegistry& registry, const std::string& format_id,
                const std::map<std::string, std::string>& settings,
                const std::filesystem::path& file, const plugins::JobScope& scope, jobs::Job& job,
                const std::function<void(const pareto_document&)>& write) {
  const auto formats = registry.extensions(PARETO_EXT_FORMAT);
  const plugins::Extension& format =
      offered(formats, format_id, Text{"there is no format “{}”", "没有格式“{}”"});
  const auto table = registry.find<pareto_format_v1>(PARETO_EXT_FORMAT, format.id);
  plugins::JobContext format_job(table.host, plugins::Settings::parse(format.settings, settings),
                                 scope, job.callbacks());
  FileSink sink(file);
  pareto_document document{};
  document.size_of = sizeof document;
  void* run = nullptr;
  plugins::run_plugin(format_job, table.plugin, [&](pareto_error* error) {
    return table->open(format_job.get(), &sink, &document, &run, error);
  });
  struct Close {
    const pareto_format_v1* table;
    void* run;
    ~Close() { table->close(run); }
  } close{table.table, run};
  CountedDocument counted(document, scope.rows_out);
  const pareto_document& passed = scope.rows_out ? counted : document;
  try {
    if (scope.page_notes.empty())
      write(passed);
    else
      write(NotedDocument(passed, scope.page_notes, scope.language));
    plugins::run_plugin(format_job, table.plugin,
                        [&](pareto_error* error) { return table->finish(run, error); });
  } catch (const Error&) {
    counted.rethrow();
    sink.check();  // neither plugin can say which disk was full
    throw;
  }
  Rendered rendered;
  rendered.bytes = sink.bytes();
  rendered.files = sink.keep();
  return rendered;
}

}  // namespace pareto::reports

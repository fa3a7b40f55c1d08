#include "core/reports/catalogue.hpp"

#include <algorithm>

#include "core/plugins/plugin_call.hpp"
#include "core/reports/each_field.hpp"
#include "core/reports/named_fields.hpp"
#include "core/reports/plain_build.hpp"
#include "core/reports/plain_check.hpp"

namespace pareto::reports {
namespace {

namespace fs = std::filesystem;

// Words behind `pareto report` that mean something else.
constexpr std::string_view kTaken[] = {"list", "new", "check"};

plugins::Extension extension_of(const PlainReport& report) {
  plugins::Extension extension;
  extension.extension = PARETO_EXT_REPORT;
  extension.id = report.id;
  extension.label = report.name;
  extension.help = report.help;
  extension.file_stem = report.file_stem;
  extension.file_stem_zh = report.file_stem_zh;
  for (const PlainParameter& parameter : report.parameters)
    extension.settings.push_back(parameter.field);
  return extension;
}

Message about(const std::string& id) { return {Text{"report {}", "报告 {}"}, {id}}; }

}  // namespace

std::vector<fs::path> plain_report_folders(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code none;
  for (const fs::directory_entry& each : fs::directory_iterator(folder, none)) {
    if (each.is_directory(none) && fs::exists(each.path() / kReportFile, none))
      out.push_back(each.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

fs::path plain_reports_of(const plugins::Manifest& manifest) {
  return manifest.file.parent_path() / "reports";
}
fs::path own_reports(const fs::path& workspace) { return workspace / "reports.d"; }

Catalogue::Catalogue(plugins::PluginRegistry& registry, Place place)
    : registry_(registry), place_(std::move(place)) {
  for (const plugins::Offer& offer : registry.extensions(PARETO_EXT_REPORT))
    entries_.push_back({{offer.extension, offer.plugin, {}}, std::nullopt});
  for (const plugins::PluginStatus& plugin : registry.plugins()) {
    if (plugin.state != plugins::PluginState::Enabled || !plugin.manifest) continue;
    for (const fs::path& folder : plain_report_folders(plain_reports_of(*plugin.manifest)))
      add_plain(folder, plugin.id);
  }
  for (const fs::path& folder : plain_report_folders(own_reports(place_.workspace)))
    add_plain(folder, folder.string());
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.offered.extension.id < b.offered.extension.id;
  });
}

void Catalogue::add_plain(const fs::path& folder, const std::string& from) {
  Entry entry;
  entry.offered.from = from;
  entry.offered.extension.id = folder.filename().string();
  entry.offered.extension.extension = PARETO_EXT_REPORT;
  try {
    entry.plain = with_each_field(read_plain_report(folder), place_.schema, place_.reader);
    const std::string& id = entry.plain->id;
    if (std::ranges::find(kTaken, id) != std::end(kTaken)) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"{}: a report cannot be called {}", "{}：报告不能叫 {}"},
                          {shown_name(folder / kReportFile), id}),
                  Message(Text{"give it another id", "请换一个 id"}));
    }
    for (const Entry& other : entries_) {
      if (other.offered.extension.id != id || !other.offered.faults.empty()) continue;
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{0}: a report {1} comes from {2} already", "{0}：报告 {1} 已由 {2} 提供"},
                  {shown_name(folder / kReportFile), id, other.offered.from}),
          Message(Text{"give it another id", "请换一个 id"}));
    }
    entry.offered.extension = extension_of(*entry.plain);
  } catch (const Error& error) {
    entry.offered.faults.push_back(error);
    entry.plain.reset();
  }
  entries_.push_back(std::move(entry));
}

std::vector<Error> Catalogue::faults_of(const Entry& entry) const {
  if (!entry.plain) return entry.offered.faults;
  return reports::faults_of(*entry.plain, place_.store, place_.schema);
}

std::vector<Offered> Catalogue::known() const {
  std::vector<Offered> out;
  for (const Entry& entry : entries_) out.push_back(entry.offered);
  return out;
}

std::vector<Offered> Catalogue::all() const {
  std::vector<Offered> out = known();
  for (std::size_t i = 0; i < entries_.size(); ++i) out[i].faults = faults_of(entries_[i]);
  return out;
}

const Catalogue::Entry& Catalogue::entry(const std::string& id) const {
  const Entry* broken = nullptr;
  std::string known;
  for (const Entry& each : entries_) {
    if (each.offered.extension.id != id) {
      known += (known.empty() ? "" : ", ") + each.offered.extension.id;
      continue;
    }
    if (each.offered.faults.empty()) return each;
    broken = &each;
  }
  if (broken != nullptr) {
    Error error = broken->offered.faults.front();
    throw error.within(about(id));
  }
  throw Error(ErrorCode::Argument, Message(Text{"there is no report “{}”", "没有报告“{}”"}, {id}),
              Message(Text{"there are: {}; more come with plugins: pareto plugin list",
                           "现有：{}；插件里还有：pareto plugin list"},
                      {known}));
}

const plugins::Extension& Catalogue::find(const std::string& id) const {
  return entry(id).offered.extension;
}

void Catalogue::build(const std::string& id, const std::map<std::string, std::string>& parameters,
                      const plugins::JobScope& scope, jobs::Job& job,
                      const pareto_document& document) const {
  const Entry& found = entry(id);
  if (found.plain) return build_plain_one(found, parameters, scope, job, document);
  const auto table = registry_.find<pareto_report_v1>(PARETO_EXT_REPORT, id);
  plugins::JobContext context(
      table.host,
      plugins::Settings::parse(
          with_named_fields(place_.schema, found.offered.extension.settings, parameters),
          parameters),
      scope, job.callbacks());
  plugins::run_plugin(context, table.plugin, [&](pareto_error* error) {
    return table->build(context.get(), &document, error);
  });
}

// It has what a plugin has, the query service and its job, and nothing else.
void Catalogue::build_plain_one(const Entry& entry,
                                const std::map<std::string, std::string>& parameters,
                                const plugins::JobScope& scope, jobs::Job& job,
                                const pareto_document& document) const {
  const std::string& id = entry.offered.extension.id;
  for (Error& fault : faults_of(entry)) throw fault.within(about(id));
  const auto host = registry_.host_for("report " + id, {PARETO_SVC_QUERY});
  plugins::JobContext context(
      host->get(),
      plugins::Settings::parse(
          with_named_fields(place_.schema, entry.offered.extension.settings, parameters),
          parameters),
      scope, job.callbacks());
  std::exception_ptr own;
  pareto_error error = sdk::no_error();
  const pareto_status status = sdk::guarded(&error, [&] {
    try {
      sdk::Document out(&document);
      build_plain(*entry.plain, place_.schema, sdk::Job(context.get()), out);
    } catch (const Error&) {
      own = std::current_exception();
    }
  });
  context.rethrow();
  try {
    if (own) std::rethrow_exception(own);
    if (status != PARETO_OK) throw plugins::error_from(status, error);
  } catch (Error& failure) {
    const std::optional<Error> meant = scope.meant ? scope.meant(failure) : std::nullopt;
    throw Error(meant.value_or(failure)).within(about(id));
  }
}

}  // namespace pareto::reports

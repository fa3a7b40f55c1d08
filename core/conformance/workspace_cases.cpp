// L3: the plugin in a workspace of its own, as its first user will have it.
#include <boost/json.hpp>

#include <fstream>
#include <iterator>

#include "core/conformance/cases.hpp"
#include "core/conformance/workspace.hpp"
#include "core/records/list/list.hpp"
#include "core/reports/catalogue.hpp"
#include "core/reports/named_parameters.hpp"
#include "core/reports/report_run.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/rule_run.hpp"

namespace pareto::conformance {
namespace {

void enabled(Trial& trial) {
  TestWorkspace workspace(trial, false);
  for (const plugins::AddedFields& added : trial.manifest().fields) {
    const model::Entity& entity = workspace.host().schema().entity(added.entity);
    for (const model::Field& field : added.fields) {
      if (entity.find(field.name) == nullptr)
        fail({"{0} did not get the field {1}", "{0} 没有得到字段 {1}"}, {added.entity, field.name});
    }
  }
}

// Enabled once more: what it made the first time must fit.
void reopened(Trial& trial) {
  std::filesystem::path folder;
  {
    TestWorkspace workspace(trial, true);
    folder = workspace.host().workspace().folder();
  }
  const auto again = host::Host::open(host::Workspace::open(folder), {.developer = true});
  const plugins::PluginStatus own = again->plugins().plugin(trial.manifest().id);
  if (own.state == plugins::PluginState::Skipped && own.reason) throw *own.reason;
}

void rule_on(Trial& trial, bool filled) {
  TestWorkspace workspace(trial, filled);
  host::Host& host = workspace.host();
  jobs::Job job(host.jobs(), "tier", trial.extension().id);
  tiering::Rule::Options options{.language = trial.subject().language,
                                 .zone = host.workspace().zone(),
                                 .session = host.reading(),
                                 .job = &job};
  const tiering::Rule rule(
      host.plugins().find<pareto_tiering_v1>(PARETO_EXT_TIERING, trial.extension().id), {},
      options);
  tiering::RunRequest request;
  request.today = host.today();
  request.dry_run = true;
  static_cast<void>(tiering::run_rule(host.records(), host.session(), rule, request));
}
void rule_filled(Trial& trial) { rule_on(trial, true); }
void rule_empty(Trial& trial) {
  try {
    rule_on(trial, false);
  } catch (const Error& error) {
    // "There are no sales yet" is an answer where it says what to do about it.
    if (!error.remedy(Language::English)) throw;
  }
}

// Rows that a figure names can be opened: there is such an entity, and the conditions hold for it.
void named_rows(host::Host& host, const boost::json::object& figure) {
  const auto* rows = figure.if_contains("rows");
  if (rows == nullptr) return;
  const std::string entity(rows->at("entity").as_string());
  try {
    if (host.schema().find(entity) == nullptr)
      throw Error(ErrorCode::NotFound,
                  Message(Text{"there is no entity {}", "没有实体 {}"}, {entity}));
    records::ListRequest request{.entity = entity};
    for (const auto& one : rows->at("where").as_array())
      request.where.emplace_back(one.as_string());
    request.zone = host.workspace().zone();
    static_cast<void>(records::count_records(host.store(), host.session(), host.schema(), request));
  } catch (Error& error) {
    throw error.within({Text{"the rows of the figure “{}”", "数字“{}”的行"},
                        {std::string(figure.at("label").as_string())}});
  }
}

void report_on(Trial& trial, bool filled) {
  TestWorkspace workspace(trial, filled);
  host::Host& host = workspace.host();
  const reports::Catalogue catalogue(host.plugins(),
                                     {host.store(), host.schema(), host.workspace().folder()});
  reports::ReportRequest request{.report = trial.extension().id,
                                 .format = "json",
                                 .parameters = {},
                                 .format_settings = {},
                                 .file = trial.scratch() / "report"};
  for (const model::Field& field : trial.extension().settings) {
    if (!field.required || !field.default_value.empty()) continue;
    if (field.reference != "customer")
      throw Skipped{{Text{"what its parameter {} should be is not known", "不知道参数 {} 应填什么"},
                     {field.name}}};
    if (!filled)
      throw Skipped{Text{"it is about a record, and there is none", "它针对某条记录，而这里没有"}};
    request.parameters[field.name] = "C100";
  }
  request.parameters = reports::with_ids(host.reader(), host.schema(), trial.extension().settings,
                                         std::move(request.parameters))
                           .values;
  jobs::Job job(host.jobs(), "report", request.report);
  const reports::ReportResult written = reports::run_report(
      host.plugins(), catalogue, request, host.scope(host.as_of({}), host.reading()), job);
  std::ifstream file(written.files.at(0));
  const boost::json::value document =
      boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  for (const auto& part : document.at("content").as_array()) {
    if (const auto* figures = part.as_object().if_contains("figures"))
      for (const auto& figure : figures->as_array()) named_rows(host, figure.as_object());
  }
}
void report_filled(Trial& trial) { report_on(trial, true); }
void report_empty(Trial& trial) {
  try {
    report_on(trial, false);
  } catch (const Error& error) {
    // "There are no sales yet" is an answer, too. One whose statements do not hold fails over
    // records as well.
    if (error.code() != ErrorCode::Data && error.code() != ErrorCode::Argument &&
        error.code() != ErrorCode::NotFound && error.code() != ErrorCode::Fail)
      throw;
  }
}

constexpr Case kCases[] = {
    {"workspace.enabled",
     3,
     "",
     {"it can be enabled, and its fields are there", "可以启用，字段都在"},
     60,
     enabled},
    {"workspace.reopened",
     3,
     "",
     {"the workspace opens again with it", "启用后工作区可再次打开"},
     60,
     reopened},
    {"workspace.rule",
     3,
     PARETO_EXT_TIERING,
     {"everything it needs is there, and it rates customers", "所需的都有，并能分等级"},
     60,
     rule_filled},
    {"workspace.rule_empty",
     3,
     PARETO_EXT_TIERING,
     {"it works where there is nothing yet", "空工作区中也能运行"},
     60,
     rule_empty},
    {"workspace.report",
     3,
     PARETO_EXT_REPORT,
     {"its queries hold and it writes a document", "查询成立并写出文档"},
     60,
     report_filled},
    {"workspace.report_empty",
     3,
     PARETO_EXT_REPORT,
     {"it writes or says why where there is nothing yet", "空工作区中能写出或说明原因"},
     60,
     report_empty},
};

}  // namespace

std::span<const Case> workspace_cases() { return kCases; }

}  // namespace pareto::conformance

// L3: files that a plugin brings beside code and faces: recipes with their samples, reports of
// files, demo data. A pack of files alone is held to them, too.
#include <algorithm>

#include "core/conformance/cases.hpp"
#include "core/conformance/workspace.hpp"
#include "core/host/due_roles.hpp"
#include "core/host/pack_content.hpp"
#include "core/imports/run/demo_files.hpp"
#include "core/imports/run/recipe_store.hpp"
#include "core/records/history/undo.hpp"
#include "core/reports/catalogue.hpp"
#include "core/reports/report_run.hpp"

namespace pareto::conformance {
namespace {

namespace fs = std::filesystem;

imports::Context context_of(host::Host& host) {
  return {host.records(), host.session(), host.scope(host.today(), host.reading()),
          [&host] { return imports::importers_of(host.plugins()); }};
}

// What a row was not taken for, of the first one.
[[noreturn]] void fail_by(const imports::ImportResult& result, const std::string& file) {
  if (result.examples.empty())
    fail({"{0}: {1} rows are not taken", "{0}：有 {1} 行未导入"}, {file, result.rejected});
  const imports::RejectExample& first = result.examples.front();
  Error error =
      first.fix ? Error(ErrorCode::Data, first.why, *first.fix) : Error(ErrorCode::Data, first.why);
  throw error.within({Text{"{0}, line {1}, column {2}, “{3}”", "{0}，第 {1} 行，“{2}”列，“{3}”"},
                      {file, first.line, first.column, first.value}});
}

void recipes(Trial& trial) {
  TestWorkspace workspace(trial, false);
  host::Host& host = workspace.host();
  bool any = false;
  for (imports::StoredRecipe& stored : imports::RecipeStore(trial.folder() / "recipes").all()) {
    if (stored.fault) throw *stored.fault;
    if (!stored.recipe.test) continue;
    any = true;
    const imports::Recipe::Test wanted = *stored.recipe.test;
    imports::ImportRequest request{
        .file = stored.file.parent_path() / wanted.file, .dry_run = true, .again = true};
    request.rejects = trial.scratch() / "rejects.csv";
    const imports::Context context = context_of(host);
    const imports::FileHeads heads = imports::heads_of(request, context, stored);
    const std::string name = stored.name;
    imports::apply(imports::fit(std::move(stored), heads.heads), heads, context, request);
    const imports::ImportResult result = imports::run_import(request, context);
    if (result.read == wanted.read && result.rejected == wanted.rejected) continue;
    if (result.rejected > wanted.rejected) fail_by(result, wanted.file);
    fail({"recipe {0} should give {1} rows, {2} of them not taken, and gives {3} and {4}",
          "导入方案“{0}”应得 {1} 行、{2} 行未导入，实得 {3} 行、{4} 行"},
         {name, wanted.read, wanted.rejected, result.read, result.rejected});
  }
  if (!any) throw Skipped{Text{"it brings no recipes with a sample", "它没有附带样本的导入方案"}};
}

bool is_code(const plugins::Manifest& manifest, const std::string& report) {
  return std::ranges::any_of(manifest.extensions, [&](const plugins::Extension& one) {
    return one.extension == PARETO_EXT_REPORT && one.id == report;
  });
}

// Reports of files; those of code are looked at as extensions.
void reports_on(Trial& trial, bool filled) {
  TestWorkspace workspace(trial, filled);
  host::Host& host = workspace.host();
  const reports::Catalogue catalogue(host.plugins(),
                                     {host.store(), host.schema(), host.workspace().folder()});
  bool any = false;
  for (const reports::Offered& offered : catalogue.all()) {
    if (offered.from != trial.manifest().id || is_code(trial.manifest(), offered.extension.id))
      continue;
    any = true;
    if (!offered.faults.empty()) {
      Error fault = offered.faults.front();
      throw fault.within({Text{"report {}", "报告 {}"}, {offered.extension.id}});
    }
    reports::ReportRequest request{.report = offered.extension.id,
                                   .format = "json",
                                   .parameters = {},
                                   .format_settings = {},
                                   .file = trial.scratch() / "report"};
    bool known = true;
    for (const model::Field& field : offered.extension.settings) {
      if (!field.required || !field.default_value.empty()) continue;
      known = known && filled && field.reference == "customer";
      request.parameters[field.name] = "C100";
    }
    if (!known) continue;
    jobs::Job job(host.jobs(), "report", offered.extension.id);
    try {
      static_cast<void>(reports::run_report(host.plugins(), catalogue, request,
                                            host.scope(host.as_of({}), host.reading()), job));
    } catch (const Error& error) {
      // "There are no sales yet" is an answer, too.
      const bool answer = error.code() == ErrorCode::Data || error.code() == ErrorCode::NotFound;
      if (filled || !answer) throw;
    }
  }
  if (!any) throw Skipped{Text{"it brings no reports of files", "它没有用文件写的报告"}};
}
void reports_filled(Trial& trial) { reports_on(trial, true); }
void reports_empty(Trial& trial) { reports_on(trial, false); }

// Into an empty workspace, without a reject, and out again by one undo.
void demo(Trial& trial) {
  if (imports::demo_files(trial.folder()).empty())
    throw Skipped{Text{"it brings no demo data", "它没有附带演示数据"}};
  TestWorkspace workspace(trial, false);
  host::Host& host = workspace.host();
  imports::ImportSet set = imports::demo_set(trial.manifest().id, trial.folder(), context_of(host));
  for (imports::ImportRequest& request : set.requests)
    request.rejects = trial.scratch() / "rejects.csv";
  const imports::SetResult imported = imports::run_imports(set, context_of(host));
  for (std::size_t i = 0; i < set.requests.size(); ++i) {
    const imports::ImportResult& result = imported.files[i];
    const std::string name = set.requests[i].file.filename().string();
    if (result.rejected > 0) fail_by(result, name);
    if (result.written.created + result.written.updated + result.written.unchanged == 0)
      fail({"{0} holds nothing to import", "{0} 里没有可导入的内容"}, {name});
  }
  const records::UndoPlan plan = records::undo(host.records(), host.session(), imported.operation);
  if (plan.conflict_count > 0) throw Error(ErrorCode::Data, plan.conflicts.front().why);
}

// Roles that fit the schema with the plugin in it and can be put in, and words that can be read.
void people(Trial& trial) {
  const host::PackContent content = host::content_of(trial.manifest());
  if (content.roles.empty() && content.words.empty())
    throw Skipped{Text{"it brings no roles and no words", "它没有附带角色和术语"}};
  TestWorkspace workspace(trial, false);
  host::Host& host = workspace.host();
  for (const records::RoleFile& role : content.roles) {
    for (Error& fault : records::faults_of(role, host.schema()))
      throw fault.within({Text{"role {}", "角色 {}"}, {role.code}});
  }
  static_cast<void>(host::DueRoles(host, {{trial.manifest().id, content.roles}}).put(host));
}

constexpr Case kCases[] = {
    {"content.recipes",
     3,
     "",
     {"its recipes take their samples as they say", "导入方案按所述处理样本"},
     60,
     recipes},
    {"content.reports",
     3,
     "",
     {"its reports of files hold and write a document", "用文件写的报告成立并写出文档"},
     60,
     reports_filled},
    {"content.reports_empty",
     3,
     "",
     {"they write or say why where there is nothing yet", "空工作区中能写出或说明原因"},
     60,
     reports_empty},
    {"content.demo",
     3,
     "",
     {"its demo data is imported without a reject, and taken back", "演示数据全部导入，并能撤销"},
     60,
     demo},
    {"content.people",
     3,
     "",
     {"its roles and words can be read and fit", "附带的角色与术语可读且相符"},
     60,
     people},
};

}  // namespace

std::span<const Case> content_cases() { return kCases; }

}  // namespace pareto::conformance

#include "core/base/private_folder.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/terminal/failure.hpp"

namespace pareto::cli {
namespace {

// Enabled in every new workspace: enough for the way from a file to a report.
constexpr const char* kStandard[] = {"csv",
                                     "xlsx",
                                     "jsonl",
                                     "vcard",
                                     "xls",
                                     "html_tables",
                                     "spreadsheetml",
                                     "abc",
                                     "tier-fall-task",
                                     "key_accounts",
                                     "sales_period",
                                     "account_brief",
                                     "eight_questions",
                                     "customer_share",
                                     "call_list",
                                     "completeness",
                                     "html",
                                     "csv_format",
                                     "xlsx_format",
                                     "docx",
                                     "pdf",
                                     "markdown",
                                     "json",
                                     "web"};

int run(Context& context) {
  const std::filesystem::path folder = context.arguments.operand(0).value_or(".");
  auto host = make_workspace(context, folder);
  context.output.out.line(
      context.words({"made the workspace {}", "已新建工作区 {}"}, {folder.string()}));
  // One that we made is not.
  if (is_open_to_others(folder)) {
    print_caution(
        context.output.err, context.language,
        context.words(
            {"the folder was there, and others on this machine may look into it; keep them out: chmod o-rwx '{}'",
             "文件夹原已存在，本机其他用户可以进入；请收回权限：chmod o-rwx '{}'"},
            {folder.string()}));
  }
  print_labelled(
      context.output.out,
      {{context.words({"time zone", "时区"}), std::string(context.zone.name())},
       {context.words({"next", "接着"}), context.words({"pareto -w {} import FILE --as customer",
                                                        "pareto -w {} import 文件 --as customer"},
                                                       {folder.string()})},
       {context.words({"or", "或"}), context.words({"pareto try FILE", "pareto try 文件"})}});
  return kDone;
}

}  // namespace

std::unique_ptr<host::Host> make_workspace(Context& context, const std::filesystem::path& folder) {
  host::WorkspaceSettings settings;
  settings.name = context.arguments.get("name").value_or(
      std::filesystem::weakly_canonical(folder).stem().string());
  if (context.arguments.get("lang")) settings.language = context.language;
  settings.home_currency = context.arguments.get("currency").value_or("CNY");
  // A machine at UTC (a server, a container) does not say where the firm is; then the default
  // holds.
  if (const auto given = context.arguments.get("time-zone"))
    settings.time_zone = *given;
  else if (const auto place = place_of_this_machine())
    settings.time_zone = *place;
  settings.remark = context.arguments.get("remark").value_or("");
  const plugins::PluginRegistry installed(host::plugin_directories(), {});
  for (const char* id : kStandard) {
    for (const plugins::PluginStatus& plugin : installed.plugins()) {
      if (plugin.id == id && plugin.state != plugins::PluginState::Skipped)
        settings.plugins.emplace_back(id);
    }
  }
  host::Workspace workspace = host::Workspace::create(folder, std::move(settings));
  context.zone = workspace.zone();
  begin_log(context, workspace);
  return host::Host::create(std::move(workspace), host_options(context));
}

const std::vector<Option>& workspace_options() {
  static const std::vector<Option> options = {
      {.name = "name",
       .value = "NAME",
       .help = {"of the firm; stands on reports", "企业名称，印在报告上"}},
      {.name = "currency", .value = "CODE", .help = {"home currency (CNY)", "本位币（CNY）"}},
      {.name = "time-zone",
       .value = "PLACE",
       .help = {"of the firm (this machine's; Asia/Shanghai)",
                "企业所在时区（本机的；Asia/Shanghai）"}},
      {.name = "remark",
       .value = "TEXT",
       .help = {"stands on each page of reports", "印在报告每一页上的说明"}}};
  return options;
}

Command init_command() {
  return {Verb{.name = "init",
               .group = Group::Workspace,
               .summary = {"make a workspace", "新建工作区"},
               .operands = {{"FOLDER",
                             {"where (the current folder)", "放在哪里（当前文件夹）"},
                             Operand::Count::Optional}},
               .options = workspace_options(),
               .changes = true},
          run};
}

}  // namespace pareto::cli

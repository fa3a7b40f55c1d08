// One file, one step: a workspace beside it, import, tiers, report.
#include <cmath>

#include "core/cli/commands.hpp"
#include "core/cli/imports/import_output.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/reports/report_file.hpp"
#include "core/cli/tiers/tier_output.hpp"
#include "core/host/tier_rules.hpp"
#include "core/imports/run/lacking_rows.hpp"
#include "core/imports/run/recipe.hpp"

namespace pareto::cli {
namespace {

int run(Context& context) {
  const std::filesystem::path file = *context.arguments.operand(0);
  if (!std::filesystem::exists(file)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"there is no file {}", "没有文件 {}"}, {file.string()}),
                Message(Text{"check the name; a file may be dragged into this window",
                             "请检查文件名；可以把文件拖进这个窗口"}));
  }
  std::filesystem::path folder = file;
  folder.replace_extension(".pareto");
  Stream& out = context.output.out;
  out.line();
  const bool fresh = !std::filesystem::exists(folder / "pareto.toml");
  if (!fresh) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"{} is there already, from an earlier try", "{} 已存在，是上次试用留下的"},
                {folder.string()}),
        Message(Text{"go on with it: pareto -w {0} tier run; or delete the folder and try again",
                     "接着用：pareto -w {0} tier run；或删掉这个文件夹再试"},
                {folder.string()}));
  }
  // What a failed try leaves would only stand in the way of the next.
  struct Cleanup {
    std::filesystem::path folder;
    Log& log;
    bool keep = false;
    ~Cleanup() {
      if (keep) return;
      log = Log();  // or the folder would be made again by what is said of the failure
      std::error_code ignored;
      std::filesystem::remove_all(folder, ignored);
    }
  } cleanup{folder, context.log};
  auto host = make_workspace(context, folder);
  imports::ImportRequest request;
  request.file = file;
  request.create_missing = true;
  const std::optional<std::string> map = context.arguments.get("map");
  if (map) imports::apply_map_option(*map, request);
  const imports::Preview preview = imports::preview_import(request, import_context(*host));
  print_source(context, request, preview);
  print_mapping(context, host->schema(), preview);
  out.line();
  if (!preview.missing.empty()) {
    std::string list;
    for (const std::string& target : preview.missing) list += (list.empty() ? "" : ", ") + target;
    throw Error(
        ErrorCode::Data,
        Message(Text{"no column was recognised for: {}", "没有认出这些内容的列：{}"}, {list}),
        Message(Text{"say which column it is: pareto try {} --map \"COLUMN={}\"",
                     "请指明是哪一列：pareto try {} --map \"列名={}\""},
                {file.string(), preview.missing.front()}));
  }
  request.entity = preview.entity;
  if (preview.question && !context.arguments.flag("yes")) {
    const bool yes = context.questioner.confirm(preview.question->text.in(context.language), true);
    if (!yes && preview.question->about_tax) {
      request.tax_included = true;
      out.line(context.words({"then it includes tax: {}% is taken off (tax_rate in {})",
                              "那就按含税算：扣除 {}% 的税（{} 里的 tax_rate）"},
                             {std::llround(host->workspace().settings().tax_rate * 100),
                              (folder / "pareto.toml").string()}));
      out.line();
    } else if (!yes) {
      out.line(context.words(
          {"then choose the column of the amounts yourself:", "那请自己指定金额列："}));
      print_labelled(out, {{context.words({"for example", "例如"}),
                            "pareto try " + file.string() + " --map \"" + preview.question->column +
                                "=-," + context.words({"COLUMN", "列名"}) + "=amount\""}});
      return kUsage;
    }
  }
  const imports::ImportResult result = import_with_progress(context, *host, request);
  cleanup.keep = true;
  print_result(context, host->schema(), request, result);
  out.line();
  if (result.mapping.entity != "sale") {
    print_labelled(out, {{context.words({"workspace", "工作区"}), folder.string()},
                         {context.words({"look", "看看"}),
                          "pareto -w " + folder.string() + " list " + result.mapping.entity}});
    return result.rejected > 0 ? kWithRejects : kDone;
  }
  jobs::Job job(host->jobs(), "tier", "abc");
  const tiering::Rule rule = host::tier_rule(*host, "abc", {}, context.language, &job);
  const tiering::RunResult tiers = tiering::run_rule(
      host->records(), host->session(), rule, {.as_of = context.as_of, .today = host->today()});
  print_sentence(context, *host, rule, tiers);
  const std::optional<Message> lacking = imports::lacking_rows(host->connection(), host->today());
  if (lacking) out.line(out.styled(Style::Caution, lacking->in(context.language)));
  out.line();
  print_tiers(context, *host, rule, tiers);
  out.line();
  print_key_accounts(context, *host, rule, tiers, 12);
  out.line();
  out.line(context.output.out.styled(Style::Dim, basis(context, tiers)));
  out.line();
  deliver(context, *host);
  const reports::ReportResult report = write_report(context, *host, {});
  print_labelled(
      out, {{context.words({"report", "报告"}), report.files.front().string()},
            {context.words({"open it", "打开"}),
             context.words({"double-click it (any browser; prints on A4)",
                            "双击它（浏览器里看，可直接打印 A4）"})},
            {context.words({"next", "再看一个"}),
             context.words({"pareto -w {} tier explain CUSTOMER", "pareto -w {} tier explain 客户"},
                           {folder.string()})},
            {context.words({"drop all", "都不要了"}),
             context.words({"delete the folder {}", "删掉文件夹 {} 即可"}, {folder.string()})}});
  return result.rejected > 0 ? kWithRejects : kDone;
}

std::vector<Option> options() {
  std::vector<Option> out = workspace_options();
  out.push_back({.name = "map",
                 .value = "RECIPE",
                 .help = {"a recipe file, or COLUMN=FIELD,…", "导入方案文件，或 列=字段,…"}});
  return out;
}

}  // namespace

Command try_command() {
  return {Verb{.name = "try",
               .group = Group::FileToReport,
               .summary = {"one file, one step to the report", "一个文件，一步到报告"},
               .operands = {{"FILE",
                             {"sales from your ERP or Excel", "从 ERP 或 Excel 导出的销售明细"}}},
               .options = options(),
               .changes = true},
          run};
}

}  // namespace pareto::cli

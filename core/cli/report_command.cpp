#include "core/cli/commands.hpp"
#include "core/cli/name_value.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/report_file.hpp"

namespace pareto::cli {
namespace {

int show_list(Context& context, host::Host& host) {
  TextTable table({{context.words({"Report", "报告"})}, {context.words({"What", "内容"})}, {context.words({"Parameters", "参数"}), Align::Left, 1}});
  for (const plugins::Offer& offer : host.plugins().extensions(PARETO_EXT_REPORT)) {
    std::string parameters;
    for (const model::Field& field : offer.extension.settings) parameters += (parameters.empty() ? "" : ", ") + field.name;
    table.row({offer.extension.id, offer.extension.label.in(context.language), parameters});
  }
  print_answer(context.output.out, context.format, table, {"report", "what", "parameters"});
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const auto id = context.arguments.operand(0);
  if (!id) return show_list(context, *host);
  reports::ReportRequest request;
  request.report = *id;
  request.format = context.arguments.get("format").value_or("html");
  request.parameters = parse_name_values(context.arguments.list("set"));
  const auto to = context.arguments.get("to");
  const reports::ReportResult result = write_report(context, *host, std::move(request), to ? std::filesystem::path(*to) : std::filesystem::path());
  for (const std::filesystem::path& file : result.files) context.output.out.line(file.string());
  return kDone;
}

}  // namespace

reports::ReportResult write_report(Context& context, host::Host& host, reports::ReportRequest request, std::filesystem::path to) {
  const Date as_of = host.as_of(context.as_of);
  if (to.empty()) {
    std::filesystem::path folder = host.workspace().folder() / context.words({"reports", "报告"});
    std::filesystem::create_directories(folder);
    std::string name = request.report + "-" + as_of.iso();
    for (const plugins::Offer& report : host.plugins().extensions(PARETO_EXT_REPORT)) {
      for (const plugins::Offer& format : host.plugins().extensions(PARETO_EXT_FORMAT)) {
        if (report.extension.id == request.report && format.extension.id == request.format) {
          name = reports::file_name(report.extension, format.extension, context.language, as_of);
        }
      }
    }
    to = folder / name;
  }
  request.file = std::move(to);
  // What stands on every page comes from the workspace unless the report is told otherwise.
  for (const plugins::Offer& report : host.plugins().extensions(PARETO_EXT_REPORT)) {
    if (report.extension.id != request.report) continue;
    for (const model::Field& field : report.extension.settings) {
      const host::WorkspaceSettings& settings = host.workspace().settings();
      if (field.name == "remark" && !settings.remark.empty()) request.parameters.emplace("remark", settings.remark);
      if (field.name == "firm" && !settings.name.empty()) request.parameters.emplace("firm", settings.name);
    }
  }
  Progress progress = context.progress({"writing the report", "写报告"}, {"steps", "步"});
  jobs::Job job(host.jobs(), "report", request.report + " as " + request.format,
                [&](std::int64_t done, std::int64_t total) { progress.update(done, std::max<std::int64_t>(total, 0)); });
  return reports::run_report(host.plugins(), request, host.scope(as_of, host.reading()), job);
}

Command report_command() {
  return {Verb{.name = "report",
               .group = Group::FileToReport,
               .summary = {"write a report", "生成报告"},
               .operands = {{"REPORT", {"which; without it, the list of reports", "哪一份；不写则列出全部"}, Operand::Count::Optional}},
               .options = {{.name = "format", .value = "FORMAT", .help = {"html, csv, … (html)", "html、csv 等（html）"}},
                           {.name = "to", .value = "FILE", .help = {"where (the workspace's folder of reports)", "写到哪里（工作区的报告文件夹）"}},
                           {.name = "set", .value = "NAME=VALUE", .help = {"a parameter of the report; may be repeated", "报告参数；可重复"}, .repeatable = true}},
               .examples = {{{"report key_accounts", "report key_accounts"}, {"the key accounts, as one html file", "重点客户报告，一个 html 文件"}}},
               .changes = true},
          run};
}

}  // namespace pareto::cli

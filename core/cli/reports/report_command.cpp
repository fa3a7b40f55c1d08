#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/error.hpp"
#include "core/base/private_folder.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/reports/report_file.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/host/report_writing.hpp"
#include "core/reports/plain_check.hpp"
#include "core/reports/plain_example.hpp"

namespace pareto::cli {
namespace {

constexpr std::string_view kStandardOutput = "-";

std::string reason_of(const Context& context, const std::vector<Error>& faults) {
  if (faults.empty()) return {};
  std::string out = faults.front().text(context.language);
  if (faults.size() > 1)
    out += context.words(
        {" (and {} more: pareto report check)", "（另有 {} 处：pareto report check）"},
        {faults.size() - 1});
  return out;
}

int show_list(Context& context, host::Host& host) {
  TextTable table({{context.words({"Report", "报告"})},
                   {context.words({"What", "内容"})},
                   {context.words({"Parameters", "参数"}), Align::Left, 1},
                   {context.words({"From", "来自"})},
                   {context.words({"Fault", "问题"}), Align::Left, 0, true}});
  // In a table there is no room for what is wrong: it stands below.
  std::vector<std::pair<std::string, std::string>> below;
  for (const reports::Offered& offered : host::reports_of(host).all()) {
    std::string parameters;
    for (const model::Field& field : offered.extension.settings)
      parameters += (parameters.empty() ? "" : ", ") + field.name;
    std::string reason = reason_of(context, offered.faults);
    if (context.format == Format::Table && !reason.empty())
      below.emplace_back(offered.extension.id,
                         std::exchange(reason, context.words({"see below", "见下"})));
    const bool own = offered.from.starts_with(host.workspace().folder().string());
    table.row({offered.extension.id, offered.extension.label.in(context.language), parameters,
               own ? "reports.d" : offered.from, Cell(reason, Style::Bad)});
  }
  print_answer(context.output.out, context.format, table,
               {"report", "what", "parameters", "from", "fault"});
  if (!below.empty()) print_labelled(context.output.out, below);
  return kDone;
}

void say_faults(Context& context, const std::string& id, const std::vector<Error>& faults) {
  for (const Error& fault : faults) {
    context.output.out.line(
        context.output.out.styled(Style::Bad, context.words({"fault", "问题"})) + "  " + id + ": " +
        fault.text(context.language));
    if (const auto remedy = fault.remedy(context.language))
      context.output.out.line("      " + *remedy);
  }
}

// One folder, wherever it lies; without one those of the workspace and of its plugins.
int check(Context& context, host::Host& host) {
  int code = kDone;
  const auto folder = context.arguments.operand(0);
  const auto look = [&](const std::string& id, const std::vector<Error>& faults,
                        const std::string& good) {
    if (faults.empty())
      return context.output.out.line(
          context.words({"{0}: as it should be ({1})", "{0}：正确（{1}）"}, {id, good}));
    say_faults(context, id, faults);
    code = kFailed;
  };
  if (folder) {
    std::filesystem::path given = *folder;
    const std::filesystem::path own = reports::own_reports(host.workspace().folder()) / *folder;
    if (!std::filesystem::exists(given / reports::kReportFile) &&
        std::filesystem::exists(own / reports::kReportFile))
      given = own;
    std::optional<reports::PlainReport> read;
    try {
      read = reports::read_plain_report(given);
    } catch (const Error& fault) {
      if (!std::filesystem::exists(given / reports::kReportFile)) throw;
      say_faults(context, given.filename().string(), {fault});
      return kFailed;
    }
    const reports::PlainReport& report = *read;
    look(report.id, reports::faults_of(report, host.store(), host.schema()),
         context.words({"queries: {0}, sections: {1}", "查询 {0} 个，小节 {1} 个"},
                       {report.queries.size(), report.sections.size()}));
    return code;
  }
  for (const reports::Offered& offered : host::reports_of(host).all())
    look(offered.extension.id, offered.faults, offered.from);
  return code;
}

int make_new(Context& context, host::Host& host) {
  if (!context.arguments.flag("plain")) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"say of which kind the report is to be", "请写明要哪一种报告"}),
        Message(
            Text{
                "of files, without code: pareto report new {0} --plain; in C++: pareto plugin new {0} --kind report",
                "用文件、不写代码：pareto report new {0} --plain；用 C++：pareto plugin new {0} --kind report"},
            {*context.arguments.operand(0)}));
  }
  const std::string id = *context.arguments.operand(0);
  const std::filesystem::path folder =
      reports::make_example(reports::own_reports(host.workspace().folder()), id);
  context.output.out.line(
      context.words({"made the report {0} in {1}", "已新建报告 {0}：{1}"}, {id, folder.string()}));
  print_labelled(context.output.out,
                 {{context.words({"write it", "生成"}), "pareto report " + id},
                  {context.words({"change it", "修改"}), (folder / reports::kReportFile).string()},
                  {context.words({"check it", "检查"}), "pareto report check " + id}});
  return kDone;
}

// A format writes files, so it is written as one and handed on.
int print_report(Context& context, host::Host& host, reports::ReportRequest request) {
  struct Folder {
    Folder() {
      std::string name = (std::filesystem::temp_directory_path() / "pareto-XXXXXX").string();
      if (mkdtemp(name.data()) == nullptr)
        throw Error(ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {name}),
                    Message(Text{"set TMPDIR to a folder that can be written",
                                 "请把 TMPDIR 设为可写的文件夹"}));
      path = name;
    }
    ~Folder() {
      std::error_code left;
      std::filesystem::remove_all(path, left);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path path;
  } folder;
  const std::string format = request.format;
  const reports::ReportResult result =
      write_report(context, host, std::move(request), folder.path / "report");
  if (result.files.size() != 1) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"as {} the report is {} files, and standard output takes one",
                     "{} 格式的报告有 {} 个文件，标准输出只能写一个"},
                {format, result.files.size()}),
        Message(Text{"choose another format, such as --format markdown or json, or name a file",
                     "请换一种格式，如 --format markdown 或 json，或指定文件"}));
  }
  std::ifstream file(result.files.front(), std::ios::binary);
  context.output.out.write(std::string(std::istreambuf_iterator<char>(file), {}));
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "new") return make_new(context, *host);
  if (action == "check") return check(context, *host);
  const auto id = context.arguments.operand(0);
  if (!id || action == "list") return show_list(context, *host);
  reports::ReportRequest request;
  request.report = *id;
  request.format = context.arguments.get("format").value_or(
      reports::format_of_file(host->plugins(), context.arguments.get("to").value_or("")));
  request.parameters = parse_name_values(context.arguments.list("set"));
  const auto to = context.arguments.get("to");
  if (to == kStandardOutput) return print_report(context, *host, std::move(request));
  const reports::ReportResult result =
      write_report(context, *host, std::move(request),
                   to ? std::filesystem::path(*to) : std::filesystem::path());
  for (const std::filesystem::path& file : result.files) context.output.out.line(file.string());
  return kDone;
}

}  // namespace

reports::ReportResult write_report(Context& context, host::Host& host,
                                   reports::ReportRequest request, std::filesystem::path to) {
  request.file = std::move(to);
  Progress progress = context.progress({"writing the report", "写报告"}, {"steps", "步"});
  jobs::Job job(host.jobs(), "report", request.report + " as " + request.format,
                [&](std::int64_t done, std::int64_t total) {
                  progress.update(done, std::max<std::int64_t>(total, 0));
                });
  return host::write_report(host, std::move(request), context.as_of, context.language, job,
                            [&](const std::string& name) {
                              const std::filesystem::path folder =
                                  host.workspace().folder() / context.words({"reports", "报告"});
                              std::error_code failed;  // writing says why
                              make_private_folder(folder, failed);
                              return folder / name;
                            })
      .result;
}

Command report_command() {
  return {
      Verb{.name = "report",
           .group = Group::FileToReport,
           .summary = {"write a report", "生成报告"},
           .operands = {{"REPORT",
                         {"which; without it, the list of reports", "哪一份；不写则列出全部"},
                         Operand::Count::Optional}},
           .options = {{.name = "format",
                        .value = "FORMAT",
                        .help = {"html, docx, csv, … (by the file's ending, else html)",
                                 "html、docx、csv 等（按文件扩展名，否则 html）"}},
                       {.name = "to",
                        .value = "FILE",
                        .help = {"where (the workspace's folder of reports); - is standard output",
                                 "写到哪里（工作区的报告文件夹）；- 为标准输出"}},
                       {.name = "set",
                        .value = "NAME=VALUE",
                        .help = {"a parameter of the report; may be repeated", "报告参数；可重复"},
                        .repeatable = true}},
           .actions = {{.name = "list",
                        .summary = {"which there are, and what is wrong with those made of files",
                                    "列出全部报告，以及用文件写的报告有什么问题"}},
                       {.name = "new",
                        .summary = {"a report of your own, as an example to be changed",
                                    "新建自己的报告，先给出一个例子"},
                        .operands = {{"NAME",
                                      {"what to call it: small letters, digits and _",
                                       "取名：小写字母、数字和 _"}}},
                        .options = {{.name = "plain",
                                     .help = {"of files: report.toml and SQL, no code",
                                              "用文件写：report.toml 加 SQL，不写代码"}}},
                        .changes = true},
                       {.name = "check",
                        .summary = {"what is wrong with reports made of files",
                                    "检查用文件写的报告"},
                        .operands = {{"FOLDER",
                                      {"one with report.toml, or its name (all)",
                                       "含 report.toml 的文件夹或其名称（默认全部）"},
                                      Operand::Count::Optional}}}},
           .examples = {{{"report key_accounts", "report key_accounts"},
                         {"the key accounts, as one html file", "重点客户报告，一个 html 文件"}}},
           .changes = true,
           .sets = PARETO_EXT_REPORT},
      run};
}

}  // namespace pareto::cli

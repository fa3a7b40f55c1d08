// api: what programs may ask by name, in JSON: the same methods that plugins and the web are given.
#include <fstream>
#include <iostream>
#include <iterator>

#include "core/api/method.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"

namespace pareto::cli {
namespace {

// "{…}", "@FILE", or "-" for what comes in.
std::string json_from(const std::string& given) {
  if (given == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  if (!given.starts_with('@')) return given;
  std::ifstream file(given.substr(1), std::ios::binary);
  if (!file)
    throw Error(ErrorCode::Io, Message(Text{"cannot read {}", "读不了 {}"}, {given.substr(1)}),
                Message(Text{"check the name of the file behind @", "请检查 @ 后面的文件名"}));
  return {std::istreambuf_iterator<char>(file), {}};
}

int show_list(Context& context) {
  if (context.format == Format::Json) {
    JsonWriter out([&](std::string_view piece) { context.output.out.write(piece); });
    api::describe(out, context.language);
    out.finish();
    context.output.out.line();
    return kDone;
  }
  TextTable table({{context.words({"Method", "方法"})},
                   {context.words({"What", "内容"}), Align::Left, 0, true}});
  for (const api::Method& method : api::methods())
    table.row({std::string(method.name), context.words(method.summary)});
  print_answer(context.output.out, context.format, table, {"method", "what"});
  if (context.format == Format::Table)
    table.print_footer(context.output.out, context.language,
                       {context.words({"what one takes: pareto api show METHOD",
                                       "某个方法的参数：pareto api show 方法"})});
  return kDone;
}

int show_method(Context& context, const api::Method& method) {
  TextTable table({{context.words({"Parameter", "参数"})},
                   {context.words({"Kind", "种类"})},
                   {context.words({"Needed", "必填"})},
                   {context.words({"What", "内容"}), Align::Left, 0, true}});
  for (const api::Parameter& parameter : method.parameters) {
    table.row({std::string(parameter.name), std::string(api::name_of(parameter.kind)),
               parameter.required ? context.words({"yes", "是"}) : "",
               context.words(parameter.help)});
  }
  print_answer(context.output.out, context.format, table, {"parameter", "kind", "needed", "what"});
  return kDone;
}

int run(Context& context) {
  speak_as_here(context);
  const auto name = context.arguments.operand(0);
  if (!name || context.arguments.action() == "list") return show_list(context);
  const api::Method& method = api::find_method(*name);
  if (context.arguments.action() == "show") return show_method(context, method);
  const api::Given given(json_from(context.arguments.operand(1).value_or("")), method.parameters);
  context.changes = method.changes;
  auto host = open_workspace(context);
  JsonWriter out([&](std::string_view piece) { context.output.out.write(piece); });
  Progress progress = context.progress({"working", "处理"}, {"records", "条"});
  jobs::Job job(host->jobs(), "api", *name,
                [&](std::int64_t done, std::int64_t total) { progress.update(done, total); });
  api::Call call{*host,
                 given,
                 out,
                 context.language,
                 [&](std::int64_t done, std::int64_t total) { job.progress(done, total); },
                 job.cancel_flag()};
  api::run(method, call);
  progress.clear();
  job.finish("done");
  out.finish();
  context.output.out.line();
  return kDone;
}

}  // namespace

Command api_command() {
  return {Verb{.name = "api",
               .group = Group::Workspace,
               .summary = {"for programs: methods in JSON", "供程序使用：JSON 方法"},
               .operands = {{"METHOD",
                             {"such as records.list; without it, the list of methods",
                              "如 records.list；不写则列出全部方法"},
                             Operand::Count::Optional},
                            {"JSON",
                             {"its parameters: an object, @FILE, or - for the input",
                              "参数：JSON 对象、@文件，或 - 表示标准输入"},
                             Operand::Count::Optional}},
               .actions = {{.name = "list",
                            .summary = {"which there are; as json with all that each takes",
                                        "有哪些方法；json 输出含全部参数"}},
                           {.name = "show",
                            .summary = {"what one takes", "某个方法的参数"},
                            .operands = {{"METHOD", {"such as records.list", "如 records.list"}}}}},
               .examples = {{{"api records.list '{{\"entity\": \"customer\"}'",
                              "api records.list '{{\"entity\": \"customer\"}'"},
                             {"customers, a page", "客户，一页"}}}},
          run};
}

}  // namespace pareto::cli

// A form for records of one kind, to be filled in and imported.
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/reports/entity_template.hpp"
#include "core/reports/render.hpp"

namespace pareto::cli {
namespace {

int run(Context& context) {
  auto host = open_workspace(context);
  const model::Entity& entity =
      entity_named(host->schema(), *context.arguments.operand(0), context.language);
  const std::string format = context.arguments.get("format").value_or("xlsx");
  const auto out = context.arguments.get("out");
  std::string suffix = "." + format;
  bool enabled = false;
  for (const plugins::Offer& offer : host->plugins().extensions(PARETO_EXT_FORMAT)) {
    if (offer.extension.id != format) continue;
    enabled = true;
    if (!offer.extension.suffixes.empty()) suffix = offer.extension.suffixes.front();
  }
  if (!enabled && format == "xlsx") {
    throw Error(ErrorCode::Argument,
                Message(Text{"the plugin that writes Excel workbooks is not enabled",
                             "写 Excel 工作簿的插件没有启用"}),
                Message(Text{"enable it: pareto plugin enable xlsx_format",
                             "启用：pareto plugin enable xlsx_format"}));
  }
  const std::filesystem::path file =
      out ? std::filesystem::path(*out)
          : std::filesystem::path(reports::template_stem(entity, context.language) + suffix);
  if (std::filesystem::exists(file) && !context.arguments.flag("replace")) {
    throw Error(
        ErrorCode::Argument, Message(Text{"{} is there already", "{} 已存在"}, {file.string()}),
        Message(Text{
            "somebody may have filled it in: choose another name with --out, or write over it with --replace",
            "可能已有人填写：请用 --out 换个名称，或用 --replace 覆盖"}));
  }
  jobs::Job job(host->jobs(), "template", entity.name);
  const Date day = host->today();
  const reports::Rendered rendered = reports::render(
      host->plugins(), format, {}, file, host->scope(day, host->reading()), job,
      [&](const pareto_document& document) {
        try {
          sdk::Document to(&document);
          reports::write_template(to, host->schema(), entity,
                                  {.language = context.language,
                                   .home_currency = host->workspace().settings().home_currency,
                                   .firm = host->workspace().settings().name,
                                   .day = day});
        } catch (const sdk::Failure& failure) {
          throw Error(static_cast<ErrorCode>(failure.status()), Message::verbatim(failure.what()));
        }
      });
  job.finish("files " + std::to_string(rendered.files.size()));
  context.output.out.line(rendered.files.front().string());
  print_labelled(context.output.out,
                 {{context.words({"filled in", "填好以后"}),
                   context.words({"pareto import {0} --as {1}", "pareto import {0} --as {1}"},
                                 {rendered.files.front().string(), entity.name})}});
  return kDone;
}

}  // namespace

Command template_command() {
  return {Verb{.name = "template",
               .group = Group::FileToReport,
               .summary = {"an empty form to fill in and import", "导入模板：填好即可导入"},
               .operands = {{"ENTITY",
                             {"customer, sale, product, …",
                              "customer（客户）、sale（销售明细）、product（产品）等"}}},
               .options = {{.name = "out",
                            .value = "FILE",
                            .help = {"where (the current folder)", "写到哪里（当前文件夹）"}},
                           {.name = "format",
                            .value = "FORMAT",
                            .help = {"xlsx, or another enabled format (xlsx)",
                                     "xlsx 或其他已启用的格式（xlsx）"}},
                           {.name = "replace",
                            .help = {"write over a file that is there", "覆盖已有文件"}}},
               .examples = {{{"template customer --out customers.xlsx",
                              "template customer --out 客户.xlsx"},
                             {"a form for customers", "客户模板"}}},
               .changes = true},
          run};
}

}  // namespace pareto::cli

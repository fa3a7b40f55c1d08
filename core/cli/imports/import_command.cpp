#include "core/base/date.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/imports/import_output.hpp"
#include "core/cli/imports/import_recipe.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/imports/cells/words.hpp"
#include "core/imports/run/recipe.hpp"
#include "core/records/history/operations.hpp"

namespace pareto::cli {
namespace {

imports::ImportRequest request_from(Context& context) {
  imports::ImportRequest request;
  request.file = *context.arguments.operand(0);
  request.entity = context.arguments.get("as").value_or("");
  request.create_missing = context.arguments.flag("create-missing");
  request.dry_run = context.arguments.flag("dry-run");
  request.again = context.arguments.flag("again");
  request.importer = context.arguments.get("importer").value_or("");
  request.settings = parse_name_values(context.arguments.list("set"));
  for (const char* name : {"encoding", "sheet", "separator"}) {
    if (const auto value = context.arguments.get(name)) request.settings[name] = *value;
  }
  if (const auto given = context.arguments.get("header")) {
    const imports::HeaderLines lines = imports::parse_header_lines(*given);
    request.header_line = lines.first;
    if (lines.last > lines.first) request.header_last = lines.last;
  }
  if (const auto given = context.arguments.get("shape"))
    request.shape = imports::parse_shape(*given);
  if (const auto given = context.arguments.get("dates"))
    request.day_order = imports::parse_day_order(*given);
  if (const auto given = context.arguments.get("repair")) {
    request.repair = imports::bool_word(*given);
    if (!request.repair)
      throw Error(ErrorCode::Argument, Message(Text{"--repair: yes or no, not \"{}\"",
                                                    "--repair：请写 yes 或 no，不是“{}”"},
                                               {*given}));
  }
  if (const auto to = context.arguments.get("rejects")) request.rejects = *to;
  if (const auto map = context.arguments.get("map")) imports::apply_map_option(*map, request);
  return request;
}

std::string command_line(Context& context, const imports::ImportRequest& request) {
  std::string line =
      context.words({"pareto import {}", "pareto import {}"}, {request.file.string()});
  if (const auto as = context.arguments.get("as")) line += " --as " + *as;
  if (const auto map = context.arguments.get("map")) line += " --map " + *map;
  if (const auto recipe = context.arguments.get("recipe")) line += " --recipe \"" + *recipe + "\"";
  if (context.arguments.flag("no-recipe")) line += " --no-recipe";
  for (const std::string& keep : context.arguments.list("keep")) line += " --keep \"" + keep + "\"";
  for (const std::string& setting : context.arguments.list("set")) line += " --set " + setting;
  for (const char* name :
       {"encoding", "sheet", "separator", "header", "shape", "dates", "repair"}) {
    if (const auto value = context.arguments.get(name))
      line += std::string(" --") + name + " \"" + *value + "\"";
  }
  if (request.create_missing) line += " --create-missing";
  return line;
}

// Yes, no, or yes with all that has no place yet: the one question.
bool confirmed(Context& context, host::Host& host, const imports::Preview& preview,
               imports::ImportRequest& request) {
  const std::string words = context.words({"Import it so?", "就这样导入吗？"});
  if (preview.unknown.empty()) return context.questioner.confirm(words, true);
  const std::size_t answer =
      context.questioner.ask({words,
                              {context.words({"yes", "是"}), context.words({"no", "否"}),
                               context.words({"keep all columns", "留下全部列"})},
                              0});
  if (answer == 2) keep_columns(host, preview, {"all"}, request);
  return answer != 1;
}

int import_file(Context& context, host::Host& host) {
  if (!context.arguments.operand(0)) {
    throw Error(ErrorCode::Argument, Message(Text{"which file?", "导入哪个文件？"}),
                Message(Text{"pareto import FILE --as ENTITY", "pareto import 文件 --as 实体"}));
  }
  imports::ImportRequest request = request_from(context);
  if (!request.entity.empty())
    request.entity = entity_named(host.schema(), request.entity, context.language).name;
  const std::optional<imports::RecipeMatch> recipe = choose_recipe(context, host, request);
  const auto rows = static_cast<std::size_t>(context.arguments.number("rows", 0, 1000).value_or(3));
  imports::Preview preview = imports::preview_import(request, import_context(host), rows);
  if (const std::vector<std::string> keep = context.arguments.list("keep"); !keep.empty()) {
    keep_columns(host, preview, keep, request);
    preview = imports::preview_import(request, import_context(host), rows);
  }
  Stream& out = context.output.out;
  print_source(context, request, preview);
  print_recipe(context, recipe, context.arguments.get("recipe").has_value());
  out.line();
  if (preview.imported_before && !request.again) {
    out.line(context.words({"this very file was imported before (operation {}); nothing was done",
                            "这个文件已导入过（第 {} 号操作）；没有再导"},
                           {*preview.imported_before}));
    print_labelled(out, {{context.words({"undo that import", "撤销那次导入"}),
                          context.words({"pareto import undo {}", "pareto import undo {}"},
                                        {*preview.imported_before})},
                         {context.words({"import it all the same", "仍要再导"}),
                          command_line(context, request) + " --again"}});
    return kDone;
  }
  const model::Schema wider = with_new_fields(host, request);
  print_mapping(context, wider, preview);
  print_new_fields(context, wider, request.new_fields, false);
  print_unknown(context, wider, preview);
  out.line();
  print_first_rows(context, wider, preview);
  out.line();
  if (context.arguments.flag("preview")) {
    print_labelled(out,
                   {{context.words({"import it", "真的导入"}), command_line(context, request)}});
    return kDone;
  }
  const bool ask = !request.dry_run && !context.arguments.flag("yes");
  if (ask && !confirmed(context, host, preview, request)) {
    out.line(context.words({"nothing was imported", "没有导入"}));
    return kDone;
  }
  const imports::ImportResult result = import_with_progress(context, host, request);
  if (request.dry_run) {
    out.line(context.words({"dry run: nothing was written", "试运行：什么都没有写入"}));
    out.line();
  }
  print_result(context, with_new_fields(host, request), request, result);
  print_people(context, result.people, request.dry_run);
  if (!request.dry_run) print_new_fields(context, host.schema(), result.fields, true);
  out.line();
  std::vector<std::pair<std::string, std::string>> next;
  if (request.dry_run)
    next.emplace_back(context.words({"import it", "真的导入"}), command_line(context, request));
  if (result.operation != 0)
    next.emplace_back(
        context.words({"undo", "撤销"}),
        context.words({"pareto import undo {}", "pareto import undo {}"}, {result.operation}));
  if (result.operation != 0 && result.mapping.entity == "sale")
    next.emplace_back(context.words({"rate the customers", "重算等级"}),
                      context.words({"pareto tier run", "pareto tier run"}));
  const auto save_as = context.arguments.get("save");
  const bool worth_keeping = !recipe && (!request.columns.empty() || !result.fields.empty());
  if (save_as) {
    const std::filesystem::path file =
        recipe_store(host).save(*save_as, result.recipe, context.arguments.flag("replace"));
    next.emplace_back(context.words({"recipe", "导入方案"}), file.string());
  } else if (result.operation != 0 && worth_keeping) {
    next.emplace_back(context.words({"so again next time", "下次照此导入"}),
                      context.words({"pareto recipe save NAME", "pareto recipe save 名称"}));
  }
  print_labelled(out, next);
  if (const auto save = context.arguments.get("save-map")) {
    const std::string& toml = result.recipe;
    std::FILE* file = std::fopen(save->c_str(), "wb");
    const bool written =
        file != nullptr && std::fwrite(toml.data(), 1, toml.size(), file) == toml.size();
    if (file != nullptr) std::fclose(file);
    if (!written)
      throw Error(ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {*save}));
  }
  deliver(context, host);
  return result.rejected > 0 ? kWithRejects : kDone;
}

int show_imports(Context& context, host::Host& host) {
  sdk::BatchBuilder rows({{"operation", sdk::Type::Int},
                          {"at", sdk::Type::Time},
                          {"title", sdk::Type::Text},
                          {"created", sdk::Type::Int},
                          {"undone_by", sdk::Type::Int}});
  for (const records::DoneOperation& done :
       records::operations(host.reader(), host.session(), host.schema(), {.kind = "import"})) {
    rows.integer(0, done.id);
    rows.integer(1, done.at);
    rows.text(2, done.title);
    rows.integer(3, done.created);
    if (done.undone_by != 0) rows.integer(4, done.undone_by);
    rows.end_row();
  }
  const auto stream =
      exported(context, host, {"pareto import list"}, sdk::stream_of(rows.finish()));
  std::vector<ResultColumn> columns = columns_of(*stream->schema());
  const Text labels[] = {{"Operation", "操作"},
                         {"When", "时间"},
                         {"What", "内容"},
                         {"New records", "新建记录"},
                         {"Undone by", "被撤销于"}};
  for (std::size_t c = 0; c < columns.size(); ++c) columns[c].label = context.words(labels[c]);
  columns[2].gives_way = true;
  columns[3].show = Show::Count;
  write_result(context.output.out, context.result_style(), columns, *stream);
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  if (context.arguments.action() == "list") return show_imports(context, *host);
  if (context.arguments.action() == "undo")
    return undo_operation(context, *host, *context.arguments.operand(0));
  return import_file(context, *host);
}

}  // namespace

Command import_command() {
  return {
      Verb{
          .name = "import",
          .group = Group::FileToReport,
          .summary = {"import a file; list, undo", "导入文件；列出、撤销"},
          .operands = {{"FILE", {"what to read", "要导入的文件"}, Operand::Count::Optional}},
          .options =
              {{.name = "as",
                .value = "ENTITY",
                .help = {"what the rows are: sale, customer, … (guessed)",
                         "每行是什么：sale（销售明细）、customer（客户）等（自动判断）"}},
               {.name = "map",
                .value = "RECIPE",
                .help = {"a recipe file, or COLUMN=FIELD,…", "导入方案文件，或 列=字段,…"}},
               {.name = "recipe",
                .value = "NAME",
                .help = {"take it by this saved recipe (by like headings)",
                         "按这个已存的导入方案（列名相像时自动提出）"}},
               {.name = "no-recipe", .help = {"by no saved recipe", "不用已存的导入方案"}},
               {.name = "keep",
                .value = "COLUMN",
                .help = {"as a field of your own; COLUMN=NAME:TYPE, or all",
                         "留作自定义字段；可写 列=名称:类型，all 为全部"},
                .repeatable = true},
               {.name = "save",
                .value = "NAME",
                .help = {"save how it was taken, for files like it", "把这次的做法存成导入方案"}},
               {.name = "replace",
                .help = {"--save: though one is called so already", "--save 时替换同名方案"}},
               {.name = "save-map",
                .value = "FILE",
                .help = {"the same, into a file of your choice", "同上，存到指定文件"}},
               {.name = "create-missing",
                .help = {"customers and products that rows name come into being",
                         "行里提到而没有的客户、产品自动新建"}},
               {.name = "preview",
                .help = {"show how the file would be taken, and no more", "只看文件会怎样导入"}},
               {.name = "dry-run", .help = {"do everything, keep nothing", "试运行，什么都不写入"}},
               {.name = "again",
                .help = {"though the same file was imported before", "同一文件也再导一次"}},
               {.name = "rejects",
                .value = "FILE",
                .help = {"where rows go that are not taken", "未导入的行写到哪里"}},
               {.name = "rows", .value = "N", .help = {"rows of preview (3)", "预览几行（3）"}},
               {.name = "header",
                .value = "LINE[-LINE]",
                .help = {"the line of the column heads, or the first and last one",
                         "表头在第几行，或从几行到几行"}},
               {.name = "shape",
                .value = "PART=yes|no,…",
                .help = {"what of totals, heads, footers, fill-down to leave be",
                         "合计 totals、表头 heads、页脚 footers、补空 fill-down 是否处理"}},
               {.name = "dates",
                .value = "ORDER",
                .help =
                    {"year-first, day-first, month-first, short-year-first, roc-years (by the column)",
                     "日期写法：year-first、day-first、month-first、short-year-first、roc-years（按列判断）"}},
               {.name = "repair",
                .value = "yes|no",
                .help = {"text that was read in the wrong encoding before (yes)",
                         "修复以前编码读错的文字（yes）"}},
               {.name = "importer",
                .value = "NAME",
                .help = {"csv, xlsx, … (by content)", "csv、xlsx 等（按内容判断）"}},
               {.name = "encoding",
                .value = "NAME",
                .help = {"UTF-8, GB18030, Big5, … (detected)",
                         "UTF-8、GB18030、Big5 等（自动识别）"}},
               {.name = "sheet",
                .value = "NAME",
                .help = {"which sheet of a workbook", "工作簿里的哪张表"}},
               {.name = "separator",
                .value = "CHAR",
                .help = {"of a text table (detected)", "文本表格的分隔符（自动识别）"}},
               {.name = "set",
                .value = "NAME=VALUE",
                .help = {"another setting of the importer (plugin info csv)",
                         "导入插件的其他设置（见 plugin info csv）"},
                .repeatable = true}},
          .actions = {{.name = "list", .summary = {"what was imported", "导入过什么"}},
                      {.name = "undo",
                       .summary = {"take one back", "撤销一次导入"},
                       .operands = {{"NUMBER", {"the import's number", "导入的编号"}}},
                       .changes = true}},
          .examples = {{{"import sales.xlsx --as sale --dry-run",
                         "import 销售.xlsx --as sale --dry-run"},
                        {"look before", "先看看"}}},
          .changes = true},
      run};
}

}  // namespace pareto::cli

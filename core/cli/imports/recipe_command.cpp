// Recipes: list, show, save, add, remove, test.
#include <fstream>

#include "core/base/counted.hpp"
#include "core/base/partial_file.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/imports/import_output.hpp"
#include "core/cli/imports/import_recipe.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/imports/run/recipe_history.hpp"

namespace pareto::cli {
namespace {

namespace fs = std::filesystem;
using imports::Recipe;
using imports::StoredRecipe;

std::string contents_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error(ErrorCode::Io, Message(Text{"{} cannot be read", "读不了 {}"}, {file.string()}),
                Message(Text{"check the name", "请检查文件名"}));
  return {std::istreambuf_iterator<char>(in), {}};
}

int show_list(Context& context, host::Host& host) {
  const std::vector<StoredRecipe> all = recipe_store(host).all();
  if (all.empty() && context.format == Format::Table) {
    context.output.out.line(context.words({"no recipes yet", "还没有导入方案"}));
    print_labelled(context.output.out,
                   {{context.words({"save the last import's", "保存上次导入的做法"}),
                     context.words({"pareto recipe save NAME", "pareto recipe save 名称"})},
                    {context.words({"take over somebody's", "使用别人的方案"}),
                     context.words({"pareto recipe add FILE", "pareto recipe add 文件"})}});
    return kDone;
  }
  TextTable table({{context.words({"Recipe", "导入方案"})},
                   {context.words({"Imports", "导入成"})},
                   {context.words({"Columns", "列"}), Align::Right},
                   {context.words({"Own fields", "自定义字段"}), Align::Right},
                   {context.words({"Test", "测试"})},
                   {context.words({"From", "来源"})},
                   {context.words({"Fault", "问题"}), Align::Left, 0, true}});
  for (const StoredRecipe& stored : all) {
    table.row({stored.name, stored.recipe.entity, counted(stored.recipe.columns.size()),
               counted(stored.recipe.fields.size()),
               stored.recipe.test ? stored.recipe.test->file : "", stored.from,
               stored.fault ? Cell(stored.fault->text(context.language), Style::Bad) : Cell("")});
  }
  print_answer(context.output.out, context.format, table,
               {"recipe", "entity", "columns", "own_fields", "test", "from", "fault"});
  return kDone;
}

int show(Context& context, host::Host& host) {
  for (const StoredRecipe& stored : recipe_store(host).all()) {
    // A broken one too: to be looked at and mended.
    if (stored.name == *context.arguments.operand(0)) {
      context.output.out.write(contents_of(stored.file));
      return kDone;
    }
  }
  (void)recipe_store(host).find(*context.arguments.operand(0));
  return kFailed;
}

void say_saved(Context& context, const std::string& name, const fs::path& file) {
  context.output.out.line(
      context.words({"recipe {}: {}", "导入方案“{}”：{}"}, {name, file.string()}));
  print_labelled(
      context.output.out,
      {{context.words({"used", "使用"}),
        context.words(
            {"by itself for files with like heads, or: pareto import FILE --recipe \"{}\"",
             "列名相像的文件会自动提出，或：pareto import 文件 --recipe \"{}\""},
            {name})},
       {context.words({"share it", "分享"}),
        context.words({"copy the file; there: pareto recipe add FILE",
                       "复制该文件；对方执行：pareto recipe add 文件"})}});
}

int save(Context& context, host::Host& host) {
  const std::string name = *context.arguments.operand(0);
  const imports::PastImport past =
      imports::past_import(host.connection(), context.arguments.number("from", 1, INT64_MAX));
  const fs::path file =
      recipe_store(host).save(name, past.recipe, context.arguments.flag("replace"));
  context.output.out.line(
      context.words({"as {} was imported (operation {})", "照 {} 的导入（第 {} 号操作）"},
                    {past.file, past.operation}));
  say_saved(context, name, file);
  return kDone;
}

int add(Context& context, host::Host& host) {
  const fs::path from = *context.arguments.operand(0);
  const std::string text = contents_of(from);
  (void)imports::parse_recipe(text, from.string());
  const std::string name = context.arguments.operands().size() > 1 ? context.arguments.operands()[1]
                                                                   : from.stem().string();
  say_saved(context, name, recipe_store(host).save(name, text, context.arguments.flag("replace")));
  return kDone;
}

int remove(Context& context, host::Host& host) {
  const fs::path away = recipe_store(host).remove(*context.arguments.operand(0));
  context.output.out.line(
      context.words({"removed recipe {}", "已移除导入方案“{}”"}, {*context.arguments.operand(0)}));
  print_labelled(context.output.out, {{context.words({"bring it back", "恢复"}),
                                       "pareto recipe add " + away.string()}});
  return kDone;
}

imports::ImportResult try_recipe(host::Host& host, StoredRecipe stored, const fs::path& sample) {
  imports::ImportRequest request{.file = sample, .dry_run = true, .again = true};
  const imports::FileHeads file = imports::heads_of(request, import_context(host), stored);
  imports::apply(imports::fit(std::move(stored), file.heads), file, import_context(host), request);
  // What is not taken is counted, not kept.
  request.rejects = partial_name(fs::temp_directory_path() / "pareto-recipe-test.csv");
  const imports::ImportResult result = imports::run_import(request, import_context(host));
  std::error_code ignored;
  fs::remove(*request.rejects, ignored);
  return result;
}

int set_test(Context& context, host::Host& host, const StoredRecipe& stored,
             const fs::path& sample) {
  if (!stored.from.empty()) {
    throw Error(ErrorCode::Denied,
                Message(Text{"recipe {0} comes with plugin {1}", "导入方案“{0}”由插件 {1} 提供"},
                        {stored.name, stored.from}),
                Message(Text{"take a copy of your own first: pareto recipe add \"{}\" NAME",
                             "请先存成自己的：pareto recipe add \"{}\" 名称"},
                        {stored.file.string()}));
  }
  const imports::ImportResult result = try_recipe(host, stored, sample);
  Recipe recipe = stored.recipe;
  recipe.test =
      Recipe::Test{stored.name + sample.extension().string(), result.read, result.rejected};
  std::error_code failed;
  const fs::path beside = stored.file.parent_path() / recipe.test->file;
  if (!fs::equivalent(sample, beside, failed))
    fs::copy_file(sample, beside, fs::copy_options::overwrite_existing, failed);
  if (failed)
    throw Error(ErrorCode::Io, Message(Text{"cannot write {}: {}", "无法写入 {}：{}"},
                                       {beside.string(), failed.message()}));
  recipe_store(host).save(stored.name, imports::to_toml(recipe), true);
  context.output.out.line(context.words(
      {"test of {0}: {1} gives {2} rows, {3} of them not taken",
       "“{0}”的测试：{1} 得 {2} 行，其中 {3} 行未导入"},
      {stored.name, recipe.test->file, counted(result.read), counted(result.rejected)}));
  return kDone;
}

int test(Context& context, host::Host& host) {
  const auto sample = context.arguments.get("with");
  if (sample && !context.arguments.operands().empty())
    return set_test(context, host, recipe_store(host).find(*context.arguments.operand(0)), *sample);
  if (sample)
    throw Error(
        ErrorCode::Argument,
        Message(Text{"which recipe is to be tested with {}?", "用 {} 测试哪个方案？"}, {*sample}),
        Message(
            Text{"pareto recipe test NAME --with FILE", "pareto recipe test 名称 --with 文件"}));
  std::vector<StoredRecipe> chosen =
      context.arguments.operands().empty()
          ? recipe_store(host).all()
          : std::vector{recipe_store(host).find(*context.arguments.operand(0))};
  TextTable table({{context.words({"Recipe", "导入方案"})},
                   {context.words({"Rows", "行"}), Align::Right},
                   {context.words({"Not taken", "未导入"}), Align::Right},
                   {context.words({"Result", "结果"}), Align::Left, 0, true}});
  int code = kDone;
  for (const StoredRecipe& stored : chosen) {
    if (!stored.fault && !stored.recipe.test) {
      table.row({stored.name, "", "",
                 Cell(context.words({"has no test; give it one: --with FILE",
                                     "没有测试；可以加一个：--with 文件"}),
                      Style::Dim)});
      continue;
    }
    try {
      if (stored.fault) throw *stored.fault;
      const imports::ImportResult result =
          try_recipe(host, stored, stored.file.parent_path() / stored.recipe.test->file);
      const Recipe::Test& wanted = *stored.recipe.test;
      const bool same = result.read == wanted.read && result.rejected == wanted.rejected;
      if (!same) code = kFailed;
      table.row(
          {stored.name, counted(result.read), counted(result.rejected),
           same ? Cell(context.words({"as it should be", "正确"}))
                : Cell(context.words({"should be {} rows, {} not taken", "应为 {} 行，{} 行未导入"},
                                     {counted(wanted.read), counted(wanted.rejected)}),
                       Style::Bad)});
    } catch (const Error& error) {
      code = kFailed;
      table.row({stored.name, "", "", Cell(error.text(context.language), Style::Bad)});
    }
  }
  print_answer(context.output.out, context.format, table,
               {"recipe", "rows", "not_taken", "result"});
  return code;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "show") return show(context, *host);
  if (action == "save") return save(context, *host);
  if (action == "add") return add(context, *host);
  if (action == "remove") return remove(context, *host);
  if (action == "test") return test(context, *host);
  return show_list(context, *host);
}

}  // namespace

Command recipe_command() {
  const Operand name{"NAME", {"the recipe's name", "方案名称"}};
  const Option replace{.name = "replace",
                       .help = {"though one is called so already", "替换同名方案"}};
  return {
      Verb{.name = "recipe",
           .group = Group::FileToReport,
           .summary = {"how files were imported, to be used again", "导入方案：存下来，下次照用"},
           .actions = {{.name = "list", .summary = {"all of them", "全部方案"}},
                       {.name = "show",
                        .summary = {"one, as text; > FILE exports it",
                                    "看一个的内容；> 文件 即导出"},
                        .operands = {name}},
                       {.name = "save",
                        .summary = {"save how a file was imported", "保存某次导入的做法"},
                        .operands = {name},
                        .options = {{.name = "from",
                                     .value = "N",
                                     .help = {"the import's number (the last one)",
                                              "导入的编号（默认最近一次）"}},
                                    replace},
                        .changes = true},
                       {.name = "add",
                        .summary = {"take over a recipe's file", "加入一个方案文件"},
                        .operands = {{"FILE", {"the file", "方案文件"}},
                                     {"NAME",
                                      {"what to call it (as the file)", "取名（默认同文件名）"},
                                      Operand::Count::Optional}},
                        .options = {replace},
                        .changes = true},
                       {.name = "remove",
                        .summary = {"no longer use one", "不再使用"},
                        .operands = {name},
                        .changes = true},
                       {.name = "test",
                        .summary = {"try recipes with their samples, or give one its sample",
                                    "用样本测试方案，或给它配样本"},
                        .operands = {{"NAME", name.help, Operand::Count::Optional}},
                        .options = {{.name = "with",
                                     .value = "FILE",
                                     .help = {"make this file its sample, with what it gives now",
                                              "以此文件为样本，记下现在的结果"}}}}},
           .examples = {{{"recipe save \"ERP sales\"", "recipe save 金蝶销售"},
                         {"as the last file was imported", "照上次的导入"}}}},
      run};
}

}  // namespace pareto::cli

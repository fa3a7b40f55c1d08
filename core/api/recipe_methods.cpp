// Recipes: how files were imported, to be used again.
#include "core/api/write_parts.hpp"
#include "core/host/importing.hpp"
#include "core/imports/run/recipe_history.hpp"

namespace pareto::api {
namespace {

void list(Call& call) {
  JsonWriter& out = call.out;
  out.begin_object().key("recipes").begin_array();
  for (const imports::StoredRecipe& stored : host::recipe_store(call.host).all()) {
    out.begin_object()
        .member("name", stored.name)
        .member_if("from", stored.from)
        .member_if("entity", stored.recipe.entity)
        .member_if("importer", stored.recipe.importer);
    out.key("columns").begin_object();
    for (const auto& [head, field] : stored.recipe.columns) out.member(head, field);
    out.end_object();
    if (stored.fault) out.member("fault", stored.fault->text(call.language));
    out.end_object();
  }
  out.end_array().end_object();
}

void save(Call& call) {
  std::optional<std::int64_t> operation;
  if (call.given.has("operation"))
    operation = number_of(call.given.text("operation"),
                          {"“{}” is not the number of an operation", "“{}”不是操作号"},
                          Message(Text{"journal.list with kind import tells them",
                                       "请看 journal.list，kind 为 import"}));
  const imports::PastImport past = imports::past_import(call.host.connection(), operation);
  static_cast<void>(host::recipe_store(call.host).save(call.given.text("name"), past.recipe,
                                                       call.given.flag("replace")));
  call.out.begin_object()
      .member("name", call.given.text("name"))
      .member("file", past.file)
      .key("operation")
      .id(past.operation)
      .end_object();
}

void remove(Call& call) {
  static_cast<void>(host::recipe_store(call.host).remove(call.given.text("name")));
  call.out.begin_object().member("name", call.given.text("name")).end_object();
}

}  // namespace

std::vector<Method> recipe_methods() {
  const Parameter name{"name", Kind::Text, {"what it is called", "名称"}, true};
  return {
      {.name = "recipes.list",
       .summary = {"the recipes of the workspace and of its plugins", "工作区和插件的导入方案"},
       .answer =
           "{recipes: [{name: text, from?: text, entity?: text, importer?: text, columns: {*: text}, fault?: text}]}",
       .run = list},
      {.name = "recipes.save",
       .summary = {"save how a file was imported", "保存某次导入的做法"},
       .parameters = {name,
                      {"operation",
                       Kind::Text,
                       {"the import's number (the last one)", "导入的操作号（默认最近一次）"}},
                      {"replace", Kind::Flag, {"though one is called so", "替换同名方案"}}},
       .answer = "{name: text, file: text, operation: id}",
       .changes = true,
       .duty = access::Duty::Configure,
       .run = save},
      {.name = "recipes.remove",
       .summary = {"no longer use one", "不再使用"},
       .parameters = {name},
       .answer = "{name: text}",
       .changes = true,
       .duty = access::Duty::Configure,
       .run = remove}};
}

}  // namespace pareto::api

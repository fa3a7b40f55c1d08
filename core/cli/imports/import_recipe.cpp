#include "core/cli/imports/import_recipe.hpp"

#include <algorithm>

#include "core/base/counted.hpp"
#include "core/cli/imports/import_output.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/cli/terminal/text_table.hpp"

namespace pareto::cli {
namespace {

std::string joined(const Context& context, const std::vector<std::string>& words,
                   std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most; ++i)
    out += (i ? context.words({", ", "、"}) : "") + words[i];
  return words.size() > most ? out + " …" : out;
}

std::string looks_like(const Context& context, const imports::UnknownColumn& column) {
  const std::string type = imports::field_type_label(column.field.type, context.language);
  if (column.few.empty()) return type;
  return context.words({"{}: {}", "{}：{}"}, {type, joined(context, column.few, 4)});
}

}  // namespace

std::optional<imports::RecipeMatch> choose_recipe(Context& context, host::Host& host,
                                                  imports::ImportRequest& request) {
  return host::choose_recipe(
      host, request,
      {context.arguments.get("recipe"),
       !context.arguments.flag("no-recipe") && !context.arguments.get("map")});
}

void print_recipe(Context& context, const std::optional<imports::RecipeMatch>& match, bool named) {
  if (!match) return;
  Stream& out = context.output.out;
  const std::string count =
      context.words({"{} of {} columns", "{} / {} 列相同"}, {match->found, match->of});
  out.line(
      "  " + out.styled(Style::Accent, out.terminal().check_mark()) + " " +
      (named ? context.words({"recipe {} ({})", "导入方案“{}”（{}）"}, {match->recipe.name, count})
             : context.words(
                   {"this looks like recipe {} ({}), so it is taken; without it: --no-recipe",
                    "像是导入方案“{}”（{}），按它导入；不用它：--no-recipe"},
                   {match->recipe.name, count})));
  if (!match->absent.empty()) {
    out.line("    " + out.styled(Style::Caution,
                                 context.words({"the file lacks: {}", "文件里没有：{}"},
                                               {printable(joined(context, match->absent, 6))})));
  }
}

void print_unknown(Context& context, const model::Schema& schema, const imports::Preview& preview) {
  if (preview.unknown.empty()) return;
  Stream& out = context.output.out;
  out.line();
  out.line("  " +
           context.words(
               preview.unknown.size() == 1
                   ? Text{"{} column has no place yet; it can be kept as a field of your own:",
                          "有 {} 列还没有去处，可以留作自定义字段："}
                   : Text{"{} columns have no place yet; they can be kept as fields of your own:",
                          "有 {} 列还没有去处，可以留作自定义字段："},
               {preview.unknown.size()}));
  out.line();
  TextTable table({{context.words({"Column", "列"})},
                   {context.words({"looks like", "像是"}), Align::Left, 1, true},
                   {context.words({"of", "属于"})},
                   {context.words({"would be", "会成为"}), Align::Left, 0, true}});
  for (const imports::UnknownColumn& column : preview.unknown) {
    table.row({column.header, looks_like(context, column),
               schema.entity(column.field.entity).label.in(context.language),
               column.field.full_name()});
  }
  table.print(out);
  const imports::UnknownColumn& first = preview.unknown.front();
  out.line();
  print_labelled(
      out, {{context.words({"keep one", "留一列"}), "--keep \"" + printable(first.header) + "\""},
            {context.words({"otherwise called", "另取名称"}),
             "--keep \"" + printable(first.header) + "=" + first.field.name + ":" +
                 first.field.type + "\""},
            {context.words({"keep all", "全部留下"}), "--keep all"}});
}

void print_new_fields(Context& context, const model::Schema& schema,
                      const std::vector<model::FieldDefinition>& fields, bool made) {
  for (const model::FieldDefinition& field : fields) {
    const std::string type = imports::field_type_label(field.type, context.language) +
                             (field.choices.empty() ? "" : " " + field.choices);
    context.output.out.line(
        "  " +
        context.words(
            made ? Text{"new field {0} of {1} ({2})", "新字段 {0}（{1}，{2}）"}
                 : Text{"field {0} of {1} will be made ({2})", "会新建字段 {0}（{1}，{2}）"},
            {field.full_name(), schema.entity(field.entity).label.in(context.language), type}));
  }
}

void print_people(Context& context, const imports::People& people, bool dry) {
  constexpr std::size_t kShown = 5;
  Stream& out = context.output.out;
  if (!people.made.empty()) {
    const std::vector<Argument> values{people.made.size(),
                                       printable(joined(context, people.made, kShown))};
    out.line("  " + (dry ? context.words({"{} people would become users who cannot sign in: {}",
                                          "会新建 {} 个不能登录的用户：{}"},
                                         values)
                         : context.words({"{} people became users who cannot sign in: {}",
                                          "新建了 {} 个不能登录的用户：{}"},
                                         values)));
    if (!dry)
      print_labelled(out, {{context.words({"look them through", "请管理员核对"}),
                            context.words({"pareto list user --where \"sign_in = no\"",
                                           "pareto list user --where \"sign_in = 否\""})}});
  }
  for (std::size_t i = 0; i < people.notes.size() && i < kShown; ++i) {
    const auto& [text, words] = people.notes[i];
    if (!words.others.empty()) {
      out.line("  " + context.words({"“{0}” names several people: {1} is the one, {2} left aside",
                                     "“{0}”是几个人：取 {1}，未取 {2}"},
                                    {printable(text), words.name,
                                     printable(joined(context, words.others, kShown))}));
    } else {
      out.line("  " + context.words({"“{0}” is taken as {1}", "“{0}”当作 {1}"},
                                    {printable(text), words.name}));
    }
  }
  if (people.notes.size() > kShown)
    out.line("  " + context.words({"and {} more such cells", "另有 {} 个这样的写法"},
                                  {people.notes.size() - kShown}));
}

}  // namespace pareto::cli

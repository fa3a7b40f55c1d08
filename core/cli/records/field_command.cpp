// The firm's own fields: list, add, set, remove, purge.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/records/upkeep/workspace_fields.hpp"

namespace pareto::cli {
namespace {

using model::FieldDefinition;

struct TextOption {
  const char* option;
  std::string FieldDefinition::*value;
};
constexpr TextOption kTextOptions[] = {
    {"type", &FieldDefinition::type},         {"label", &FieldDefinition::label},
    {"label-en", &FieldDefinition::label_en}, {"note", &FieldDefinition::help},
    {"note-en", &FieldDefinition::help_en},   {"choices", &FieldDefinition::choices},
    {"to", &FieldDefinition::reference},      {"unit", &FieldDefinition::unit},
    {"default", &FieldDefinition::standard},  {"least", &FieldDefinition::least},
    {"most", &FieldDefinition::most},         {"heads", &FieldDefinition::heads},
    {"computed", &FieldDefinition::computed}, {"fact", &FieldDefinition::fact}};
struct FlagOption {
  const char* option;
  bool FieldDefinition::*value;
};
constexpr FlagOption kFlagOptions[] = {{"required", &FieldDefinition::required},
                                       {"unique", &FieldDefinition::no_repeats},
                                       {"listed", &FieldDefinition::in_lists}};

// The options as given; what is not given stays.
void apply_options(Context& context, const model::Schema& schema, FieldDefinition& definition) {
  for (const TextOption& option : kTextOptions) {
    if (const auto value = context.arguments.get(option.option)) definition.*option.value = *value;
  }
  if (!definition.reference.empty())
    definition.reference = entity_named(schema, definition.reference, context.language).name;
  const std::string off = "," + context.arguments.get("not").value_or("") + ",";
  for (const FlagOption& option : kFlagOptions) {
    if (context.arguments.flag(option.option)) definition.*option.value = true;
    if (off.find("," + std::string(option.option) + ",") != std::string::npos)
      definition.*option.value = false;
  }
}

std::string type_words(const Context& context, const FieldDefinition& definition) {
  for (const auto& [code, label] : model::kFieldTypes) {
    if (definition.type != code) continue;
    const std::string words =
        context.language == Language::ChineseSimplified ? label.zh_hans : label.en;
    if (!definition.choices.empty()) return words + " " + definition.choices;
    return definition.reference.empty() ? words : words + " → " + definition.reference;
  }
  return definition.type;
}

std::string rules_words(const Context& context, const FieldDefinition& d) {
  std::string out;
  const auto add = [&](const std::string& words) {
    out += (out.empty() ? "" : context.words({", ", "，"})) + words;
  };
  if (d.removed) add(context.words({"removed", "已移除"}));
  if (d.required) add(context.words({"required", "必填"}));
  if (d.no_repeats) add(context.words({"no two alike", "不可重复"}));
  if (!d.least.empty()) add(context.words({"from {}", "不小于 {}"}, {d.least}));
  if (!d.most.empty()) add(context.words({"to {}", "不大于 {}"}, {d.most}));
  if (!d.standard.empty()) add(context.words({"at first {}", "默认 {}"}, {d.standard}));
  if (!d.unit.empty()) add(d.unit);
  if (!d.fact.empty()) add(context.words({"tells {}", "含义 {}"}, {d.fact}));
  if (!d.computed.empty()) add("= " + d.computed);
  return out;
}

int show_list(Context& context, host::Host& host) {
  std::string only;
  if (const auto entity =
          context.arguments.operands().empty() ? std::nullopt : context.arguments.operand(0)) {
    only = entity_named(host.schema(), *entity, context.language).name;
  }
  TextTable table({{context.words({"Record", "记录"})},
                   {context.words({"Field", "字段"})},
                   {context.words({"Label", "标签"})},
                   {context.words({"Type", "类型"}), Align::Left, 0, true},
                   {context.words({"Rules", "规则"}), Align::Left, 1, true},
                   {context.words({"Filled in", "已填"}), Align::Right}});
  const std::vector<records::UnfitField>& faults = host.unfit_fields();
  std::size_t shown = 0;
  for (const FieldDefinition& d : records::read_definitions(host.connection())) {
    if (!only.empty() && d.entity != only) continue;
    ++shown;
    const std::string label = context.language == Language::English && !d.label_en.empty()
                                  ? d.label_en
                              : d.label.empty() ? d.name
                                                : d.label;
    const Style style = d.removed ? Style::Dim : Style::Plain;
    const auto unfit =
        std::find_if(faults.begin(), faults.end(), [&](const records::UnfitField& each) {
          return each.entity == d.entity && each.field == d.full_name();
        });
    table.row({Cell(d.entity, style), Cell(d.full_name(), style), Cell(label, style),
               Cell(type_words(context, d), style),
               unfit == faults.end()
                   ? Cell(rules_words(context, d), style)
                   : Cell(records::unfit_error(*unfit).text(context.language), Style::Bad),
               d.computed.empty()
                   ? Cell(counted(records::count_values(host.reader(), host.schema(), d)))
                   : Cell("")});
  }
  if (shown == 0 && context.format == Format::Table) {
    context.output.out.line(context.words({"no own fields yet", "还没有自定义字段"}));
    print_labelled(context.output.out,
                   {{context.words({"add one", "新增"}),
                     context.words({"pareto field add customer \"Credit limit\" --type money",
                                    "pareto field add customer 信用额度 --type money"})}});
    return kDone;
  }
  print_answer(context.output.out, context.format, table,
               {"entity", "field", "label", "type", "rules", "filled"});
  return kDone;
}

FieldDefinition the_field(Context& context, host::Host& host) {
  return records::the_definition(
      host.connection(),
      entity_named(host.schema(), *context.arguments.operand(0), context.language),
      *context.arguments.operand(1));
}

std::int64_t write(host::Host& host, const char* kind, const FieldDefinition& definition) {
  records::Transaction transaction(
      host.records(), host.session(),
      {.kind = kind, .title = definition.entity + " " + definition.full_name()});
  records::write_definitions(transaction, {definition});
  return transaction.commit();
}

void say_written(Context& context, const FieldDefinition& d, std::int64_t operation) {
  std::vector<std::pair<std::string, std::string>> lines;
  if (!d.removed && !d.computed.empty()) {
    lines.emplace_back(
        context.words({"see it", "查看"}),
        context.words({"pareto list {} --columns code,{}", "pareto list {} --columns code,{}"},
                      {d.entity, d.full_name()}));
  } else if (!d.removed) {
    lines.emplace_back(context.words({"fill it in", "填写"}),
                       context.words({"pareto set {} CODE {}=…", "pareto set {} 编码 {}=…"},
                                     {d.entity, d.full_name()}));
    lines.emplace_back(
        context.words({"see it", "查看"}),
        context.words({"pareto list {} --where \"{} = …\"", "pareto list {} --where \"{} = …\""},
                      {d.entity, d.full_name()}));
  }
  if (operation != 0)
    lines.emplace_back(
        context.words({"undo", "撤销"}),
        context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation}));
  print_labelled(context.output.out, lines);
}

int add(Context& context, host::Host& host) {
  const model::Entity& entity =
      entity_named(host.schema(), *context.arguments.operand(0), context.language);
  FieldDefinition definition =
      records::new_definition(host.connection(), entity, *context.arguments.operand(1));
  const std::int64_t values =
      definition.id != 0 ? records::count_values(host.connection(), host.schema(), definition) : 0;
  apply_options(context, host.schema(), definition);
  const std::int64_t operation = write(host, "field", definition);
  Stream& out = context.output.out;
  out.line(context.words({"{0} has the field {1} now: {2}", "{0} 有了字段 {1}：{2}"},
                         {entity.label.in(context.language), definition.full_name(),
                          type_words(context, definition)}));
  if (values > 0)
    out.line(context.words(
        {"it was removed before and comes back with {} values", "它以前移除过，带着 {} 个值回来了"},
        {counted(values)}));
  if (definition.required && definition.standard.empty()) {
    out.line(context.words(
        {"from now on every new record needs a value, in imports too; --default VALUE gives those without one",
         "以后新建记录（含导入）都要有值；用 --default 值 可以给没有的补上"}));
  }
  say_written(context, definition, operation);
  return kDone;
}

int set(Context& context, host::Host& host) {
  FieldDefinition definition = the_field(context, host);
  apply_options(context, host.schema(), definition);
  if (context.arguments.flag("restore")) definition.removed = false;
  const std::int64_t operation = write(host, "field", definition);
  context.output.out.line(
      operation == 0
          ? context.words({"nothing to change: {} is so already", "没有变化：{} 本来就是这样"},
                          {definition.full_name()})
          : context.words({"changed {}: {}", "已修改 {}：{}"},
                          {definition.full_name(), type_words(context, definition)}));
  say_written(context, definition, operation);
  return kDone;
}

int remove(Context& context, host::Host& host) {
  FieldDefinition definition = the_field(context, host);
  const std::int64_t values = records::count_values(host.connection(), host.schema(), definition);
  definition.removed = true;
  const std::int64_t operation = write(host, "field", definition);
  context.output.out.line(context.words(
      {"removed {}; its {} values are kept and hidden", "已移除 {}；{} 个值保留但不显示"},
      {definition.full_name(), counted(values)}));
  print_labelled(
      context.output.out,
      {{context.words({"bring it back", "恢复"}),
        context.words({"pareto field set {} {} --restore", "pareto field set {} {} --restore"},
                      {definition.entity, definition.name})},
       {context.words({"its values, too", "连值一起清除"}),
        context.words({"pareto field purge {} {}", "pareto field purge {} {}"},
                      {definition.entity, definition.name})}});
  if (operation != 0)
    print_labelled(
        context.output.out,
        {{context.words({"undo", "撤销"}),
          context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})}});
  return kDone;
}

int purge(Context& context, host::Host& host) {
  const FieldDefinition definition = the_field(context, host);
  const std::int64_t values = records::count_values(host.connection(), host.schema(), definition);
  const std::string question =
      context.words({"{}: {} values go for good, and nothing brings them back. Purge it?",
                     "{}：{} 个值将永久清除，无法撤销。清除吗？"},
                    {definition.full_name(), counted(values)});
  // Nobody there to answer: it is not done unless it was said before.
  if (!context.arguments.flag("yes") && !context.questioner.confirm(question, false)) {
    context.output.out.line(question);
    context.output.out.line(context.words(
        {"nothing was changed; without a question: --yes", "没有改动；不提问直接清除：--yes"}));
    return kDone;
  }
  records::Transaction transaction(
      host.records(), host.session(),
      {.kind = "field", .title = definition.entity + " " + definition.full_name()});
  records::purge_field(transaction, definition);
  transaction.commit();
  context.output.out.line(context.words({"purged {} with {} values", "已清除 {} 和 {} 个值"},
                                        {definition.full_name(), counted(values)}));
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const std::string& action = context.arguments.action();
  if (action == "add") return add(context, *host);
  if (action == "set") return set(context, *host);
  if (action == "remove") return remove(context, *host);
  if (action == "purge") return purge(context, *host);
  return show_list(context, *host);
}

std::vector<Option> definition_options() {
  Option type{
      .name = "type",
      .value = "TYPE",
      .help = {
          "text (as it is without), multiline, choice, int, quantity, money, percent, date, bool, …",
          "text（默认）、multiline、choice、int、quantity、money、percent、date、bool 等"}};
  for (const auto& [code, label] : model::kFieldTypes) type.choices.emplace_back(code);
  return {
      type,
      {.name = "label",
       .value = "TEXT",
       .help = {"what people read (the name)", "显示的名称（默认同字段名）"}},
      {.name = "label-en", .value = "TEXT", .help = {"the same in English", "英文名称"}},
      {.name = "note", .value = "TEXT", .help = {"what it is for", "说明"}},
      {.name = "note-en", .value = "TEXT", .help = {"the same in English", "英文说明"}},
      {.name = "choices",
       .value = "A,B",
       .help = {"what a choice may be: A,B or A=Label,B=Label", "选项：甲,乙 或 A=甲,B=乙"}},
      {.name = "to", .value = "ENTITY", .help = {"what a reference refers to", "引用哪种记录"}},
      {.name = "unit", .value = "TEXT", .help = {"shown behind the value", "显示在值后面的单位"}},
      {.name = "default", .value = "VALUE", .help = {"of new records", "新记录的默认值"}},
      {.name = "least", .value = "VALUE", .help = {"the smallest that is taken", "最小值"}},
      {.name = "most", .value = "VALUE", .help = {"the largest", "最大值"}},
      {.name = "heads",
       .value = "A;B",
       .help = {"other heads in files that mean it", "文件里表示它的其他列名"}},
      {.name = "computed",
       .value = "SQL",
       .help = {"computed from other fields, never filled in: \"orders * 2\"",
                "由其他字段算出，不用填：\"orders * 2\""}},
      {.name = "fact",
       .value = "WORD",
       .help = {"what it tells reports, such as annual_use",
                "报告据此认出它，如 annual_use（年用量）"}},
      {.name = "required", .help = {"every new record needs a value", "必填"}},
      {.name = "unique", .help = {"no two records have the same", "不可重复"}},
      {.name = "listed", .help = {"shown by pareto list unasked", "默认列出"}}};
}

}  // namespace

Command field_command() {
  const Operand entity{
      "ENTITY",
      {"customer, sale, product, …", "customer（客户）、sale（销售明细）、product（产品）等"}};
  const Operand name{"NAME", {"its name; Chinese is fine", "字段名，可以用中文"}};
  std::vector<Option> to_set = definition_options();
  to_set.push_back(
      {.name = "not",
       .value = "A,B",
       .help = {"no longer required, unique or listed", "不再 required、unique 或 listed"}});
  to_set.push_back({.name = "restore", .help = {"bring a removed one back", "恢复已移除的字段"}});
  std::vector<Option> to_add = definition_options();
  to_add.push_back({.name = "not",
                    .value = "A,B",
                    .help = {"of one that was removed before: no longer required, unique or listed",
                             "恢复时不再 required、unique 或 listed"}});
  return {Verb{.name = "field",
               .group = Group::Workspace,
               .summary = {"fields of your own: list, add, set, remove",
                           "自定义字段：列出、新增、修改、移除"},
               .actions = {{.name = "list",
                            .summary = {"all of them", "全部自定义字段"},
                            .operands = {{"ENTITY", entity.help, Operand::Count::Optional}}},
                           {.name = "add",
                            .summary = {"a new field", "新增"},
                            .operands = {entity, name},
                            .options = to_add,
                            .changes = true,
                            .duty = access::Duty::Configure},
                           {.name = "set",
                            .summary = {"change one; what is not given stays", "修改，没写的不变"},
                            .operands = {entity, name},
                            .options = to_set,
                            .changes = true,
                            .duty = access::Duty::Configure},
                           {.name = "remove",
                            .summary = {"hide one; its values are kept", "移除，值保留"},
                            .operands = {entity, name},
                            .changes = true,
                            .duty = access::Duty::Configure},
                           {.name = "purge",
                            .summary = {"remove one with its values, for good", "连值一起永久清除"},
                            .operands = {entity, name},
                            .changes = true,
                            .duty = access::Duty::Configure}},
               .examples = {{{"field add customer grade --type choice --choices A,B,C",
                              "field add customer 客户级别 --type choice --choices 甲,乙,丙"},
                             {"a choice of three", "三选一"}},
                            {{"field add customer \"Credit limit\" --type money --unit CNY",
                              "field add customer 信用额度 --type money --unit 元"},
                             {"an amount", "金额"}}}},
          run};
}

}  // namespace pareto::cli

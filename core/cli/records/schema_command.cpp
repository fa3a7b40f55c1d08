// schema: the kinds of records and their fields, of the core, of plugins and of the firm itself, as
// programs want to know them.
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/words/entity_word.hpp"
#include "pareto/field_words.hpp"

namespace pareto::cli {
namespace {

using model::Field;
using model::Meaning;

// Results have tiers for a type, too; fields do not.
std::string_view type_of(const Field& field) {
  return field.type == sdk::Type::Tier ? "tier"
                                       : sdk::kTypeWords[static_cast<std::size_t>(field.type)];
}

std::string_view meaning_of(const Field& field) {
  return sdk::kMeaningWords[static_cast<std::size_t>(field.meaning)];
}

std::string choices_of(const Field& field) {
  std::string out;
  for (const model::Choice& choice : field.choices) out += (out.empty() ? "" : ",") + choice.code;
  return out;
}

// What is special about a field, in words.
std::string rules_of(const Context& context, const Field& field) {
  std::string out;
  const auto add = [&](bool is, const Text& words) {
    if (is) out += (out.empty() ? "" : context.words({", ", "、"})) + context.words(words);
  };
  add(field.required, {"required", "必填"});
  add(field.unique, {"unique", "唯一"});
  add(!field.stored(), {"computed", "计算"});
  add(field.stored() && field.read_only, {"kept by the program", "由程序维护"});
  add((field.sensitivity & PARETO_S_PERSONAL) != 0, {"personal", "个人信息"});
  add((field.sensitivity & PARETO_S_CONFIDENTIAL) != 0, {"confidential", "保密"});
  return out;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const auto one = context.arguments.operand(0);
  const model::Entity* only = one ? &entity_named(host->schema(), *one, context.language) : nullptr;
  const bool people = context.format == Format::Table;
  const auto yes = [](bool is) { return std::string(is ? "1" : "0"); };
  TextTable shown({{context.words({"Record", "记录"})},
                   {context.words({"Field", "字段"})},
                   {context.words({"Label", "标签"})},
                   {context.words({"Type", "类型"})},
                   {context.words({"Refers to, choices", "引用、选项"}), Align::Left, 1, true},
                   {context.words({"Rules", "规则"}), Align::Left, 0, true}});
  const std::vector<std::string> names{"entity",       "field",     "label",    "type",
                                       "meaning",      "reference", "choices",  "required",
                                       "unique",       "read_only", "computed", "personal",
                                       "confidential", "secret",    "plugin"};
  TextTable exact{std::vector<TextColumn>(names.size())};
  for (const model::Entity& entity : host->schema().entities()) {
    if (only != nullptr && only != &entity) continue;
    for (const Field& field : entity.fields) {
      const std::string type(type_of(field)), meaning(meaning_of(field)),
          label = field.label.in(context.language);
      const std::string refers = field.reference.empty() ? choices_of(field) : field.reference;
      shown.row({entity.name, field.name, label,
                 meaning.empty() || meaning == "reference" ? type : meaning, refers,
                 rules_of(context, field)});
      exact.row({entity.name, field.name, label, type, meaning, field.reference, choices_of(field),
                 yes(field.required), yes(field.unique), yes(field.read_only), yes(!field.stored()),
                 yes((field.sensitivity & PARETO_S_PERSONAL) != 0),
                 yes((field.sensitivity & PARETO_S_CONFIDENTIAL) != 0), yes(field.secret),
                 field.plugin});
    }
  }
  print_answer(context.output.out, context.format, people ? shown : exact, names);
  return kDone;
}

}  // namespace

Command schema_command() {
  return {
      Verb{
          .name = "schema",
          .group = Group::LookAndChange,
          .summary = {"kinds of records, and their fields", "有哪些记录和字段"},
          .operands = {{"ENTITY",
                        {"only of this kind (all)", "只看这一种（全部）"},
                        Operand::Count::Optional}},
          .examples = {{{"schema sale", "schema sale"},
                        {"fields of sales, with what is confidential", "销售明细的字段，哪些保密"}},
                       {{"schema --output json", "schema --output json"},
                        {"all, for programs", "全部，供程序使用"}}}},
      run};
}

}  // namespace pareto::cli

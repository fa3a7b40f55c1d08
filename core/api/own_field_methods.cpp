// The firm's own fields: which there are, new ones, changed, removed and brought back. With
// "dry_run" the same work rolled back, and what would miss the field, tried on a copy of the
// workspace.
#include <algorithm>

#include "core/api/change_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/base/nearest.hpp"
#include "core/host/try_out.hpp"
#include "core/records/upkeep/workspace_fields.hpp"

namespace pareto::api {
namespace {

using model::FieldDefinition;

std::string_view type_label(std::string_view type, Language language) {
  const auto found = std::ranges::find(model::kFieldTypes, type, &sdk::Choice::code);
  if (found == std::end(model::kFieldTypes)) return type;
  return language == Language::English ? found->label.en : found->label.zh_hans;
}

void write_definition(Call& call, const FieldDefinition& definition) {
  JsonWriter& out = call.out;
  out.begin_object();
  write_id(out, "id", definition.id);
  out.member("field", definition.full_name())
      .member("type_label", type_label(definition.type, call.language));
  for (const model::DefinitionText& text : model::kDefinitionTexts)
    out.member(text.column, definition.*text.value);
  for (const model::DefinitionFlag& flag : model::kDefinitionFlags)
    out.key(flag.column).flag(definition.*flag.value);
}

void list(Call& call) {
  host::Host& host = call.host;
  const std::string only = call.given.has("entity") ? call.entity().name : std::string();
  JsonWriter& out = call.out;
  out.begin_object().key("types").begin_array();
  for (const sdk::Choice& type : model::kFieldTypes)
    out.begin_object()
        .member("code", type.code)
        .member("label", type_label(type.code, call.language))
        .end_object();
  out.end_array().key("fields").begin_array();
  const std::vector<records::UnfitField>& faults = host.unfit_fields();
  for (const FieldDefinition& definition : records::read_definitions(host.connection())) {
    if (!only.empty() && definition.entity != only) continue;
    write_definition(call, definition);
    if (definition.computed.empty())
      out.key("values").integer(
          records::count_values(host.connection(), host.schema(), definition));
    const auto unfit = std::ranges::find_if(faults, [&](const records::UnfitField& each) {
      return each.entity == definition.entity && each.field == definition.full_name();
    });
    if (unfit != faults.end())
      out.member("fault", records::unfit_error(*unfit).text(call.language));
    out.end_object();
  }
  out.end_array().end_object();
}

// The parts as given; what is not given stays.
void apply(Call& call, FieldDefinition& definition) {
  std::vector<std::string> known;
  for (const model::DefinitionText& text : model::kDefinitionTexts) known.emplace_back(text.column);
  for (const model::DefinitionFlag& flag : model::kDefinitionFlags) known.emplace_back(flag.column);
  for (const auto& [name, value] : call.given.object("definition")) {
    const auto text = std::ranges::find(
        model::kDefinitionTexts, std::string_view(name),
        [](const model::DefinitionText& each) { return std::string_view(each.column); });
    const auto flag = std::ranges::find(
        model::kDefinitionFlags, std::string_view(name),
        [](const model::DefinitionFlag& each) { return std::string_view(each.column); });
    // Which field of which kind it is stays.
    if (text != std::end(model::kDefinitionTexts) && name != "entity" && name != "name") {
      definition.*text->value = value;
    } else if (flag != std::end(model::kDefinitionFlags) && name != "removed") {
      definition.*flag->value = value == "1" || value == "true";
    } else {
      const auto meant = nearest(name, known);
      throw Error(ErrorCode::Argument,
                  Message(Text{"a field is not described by {}", "字段的定义里没有 {}"}, {name}),
                  Message(Text{"did you mean {}? All of them: fields.list",
                               "您是指 {} 吗？全部见 fields.list"},
                          {meant.value_or("type")}));
    }
  }
}

// {"operation", "field", "values", "changes"?}
void write(Call& call, const FieldDefinition& definition, std::int64_t values, bool tried = false) {
  host::Host& host = call.host;
  const auto work = [&](host::Host& on) {
    records::Transaction transaction(
        on.records(), call.host.session(),
        {.kind = "field", .title = definition.entity + " " + definition.full_name()});
    records::write_definitions(transaction, {definition});
    return transaction.commit();
  };
  const bool look = call.given.flag("dry_run");
  std::int64_t operation = 0;
  call.out.begin_object();
  if (look) {
    records::Transaction transaction(host.records(), host.session(),
                                     {.kind = "field", .title = definition.full_name()});
    records::write_definitions(transaction, {definition});
    transaction.finish_dry_run();
  } else {
    operation = work(host);
  }
  if (look && tried) {
    write_changes_of(
        call,
        [&](const store::CopyWatch& watch) {
          return host::try_out(
              host, [&](host::Host& copy) { static_cast<void>(work(copy)); }, watch);
        },
        false);
  }
  write_id(call.out, "operation", operation);
  call.out.key("field");
  write_definition(call, definition);
  call.out.end_object().key("values").integer(values).end_object();
}

std::int64_t values_of(Call& call, const FieldDefinition& definition) {
  return definition.id == 0 || !definition.computed.empty()
             ? 0
             : records::count_values(call.host.connection(), call.host.schema(), definition);
}

void add(Call& call) {
  FieldDefinition definition =
      records::new_definition(call.host.connection(), call.entity(), call.given.text("name"));
  const std::int64_t values = values_of(call, definition);
  apply(call, definition);
  write(call, definition, values);
}

FieldDefinition the_field(Call& call) {
  return records::the_definition(call.host.connection(), call.entity(), call.given.text("field"));
}

void set(Call& call) {
  FieldDefinition definition = the_field(call);
  apply(call, definition);
  if (call.given.flag("restore")) definition.removed = false;
  write(call, definition, values_of(call, definition), true);
}

void remove(Call& call) {
  FieldDefinition definition = the_field(call);
  definition.removed = true;
  write(call, definition, values_of(call, definition), true);
}

}  // namespace

std::vector<Method> own_field_methods() {
  using access::Duty;
  const Parameter entity{"entity",
                         Kind::Text,
                         {"which kind: customer, sale, …", "哪一种记录：customer、sale 等"},
                         true};
  const Parameter field{
      "field",
      Kind::Text,
      {"its name, with or without “my.”, or its label", "字段名（可带 my.）或标签"},
      true};
  const Parameter definition{
      "definition",
      Kind::Object,
      {"type, label, label_en, help, help_en, choices (A=Label,B), reference, unit, standard, least, most, heads, computed, fact, required, no_repeats, in_lists",
       "type、label、label_en、help、help_en、choices（甲=标签,乙）、reference、unit、standard、least、most、heads、computed、fact、required、no_repeats、in_lists"}};
  const Parameter look{
      "dry_run", Kind::Flag, {"say what it would do, keep nothing", "只看影响，不保存"}};
  Parameter any = entity;
  any.required = false;
  return {
      {.name = "fields.list",
       .summary = {"the firm's own fields, removed ones too, and the types that there are",
                   "自定义字段（含已移除的）及可用类型"},
       .parameters = {any},
       .answer = "{types: [Choice], fields: [{...OwnField, values?: int, fault?: text}]}",
       .duty = Duty::Configure,
       .run = list},
      {.name = "fields.add",
       .summary = {"an own field; one that was removed comes back with its values",
                   "新增自定义字段；移除过的会带着值恢复"},
       .parameters =
           {entity,
            {"name", Kind::Text, {"a name, or what people will read", "字段名或显示名称"}, true},
            definition,
            look},
       .answer = "FieldWritten",
       .changes = true,
       .duty = Duty::Configure,
       .run = add},
      {.name = "fields.set",
       .summary = {"change an own field, or bring one back", "修改或恢复自定义字段"},
       .parameters = {entity,
                      field,
                      definition,
                      {"restore",
                       Kind::Flag,
                       {"it was removed and comes back", "恢复已移除的字段"}},
                      look},
       .answer = "FieldWritten",
       .changes = true,
       .duty = Duty::Configure,
       .run = set},
      {.name = "fields.remove",
       .summary = {"hide an own field; its values are kept", "移除自定义字段，值保留"},
       .parameters = {entity, field, look},
       .answer = "FieldWritten",
       .changes = true,
       .duty = Duty::Configure,
       .run = remove}};
}

}  // namespace pareto::api

#include "core/records/upkeep/workspace_fields.hpp"

#include "core/base/error.hpp"
#include "core/base/nearest.hpp"
#include "core/records/upkeep/own_column.hpp"

namespace pareto::records {

using model::FieldDefinition;

namespace {

sdk::Batch batch_of(const FieldDefinition& definition) {
  sdk::Schema columns;
  for (const model::DefinitionText& text : model::kDefinitionTexts)
    columns.push_back({text.column, sdk::Type::Text});
  for (const model::DefinitionFlag& flag : model::kDefinitionFlags)
    columns.push_back({flag.column, sdk::Type::Bool});
  sdk::BatchBuilder row(columns);
  std::size_t c = 0;
  for (const model::DefinitionText& text : model::kDefinitionTexts) {
    if (!(definition.*text.value).empty()) row.text(c, definition.*text.value);
    ++c;
  }
  for (const model::DefinitionFlag& flag : model::kDefinitionFlags)
    row.integer(c++, definition.*flag.value ? 1 : 0);
  row.end_row();
  return row.finish();
}

void require_written(const FieldDefinition& definition, const WriteResult& result) {
  if (result.rejects.empty()) return;
  const Reject& reject = result.rejects.front();
  Error error = reject.fix ? Error(ErrorCode::Data, reject.why, *reject.fix)
                           : Error(ErrorCode::Data, reject.why);
  if (!reject.value.empty()) error.within(Message::verbatim("“" + reject.value + "”"));
  if (!reject.field.empty()) error.within(Message::verbatim(reject.field));
  throw error.within(Message(Text{"field {} of {}", "{1} 的字段 {0}"},
                             {definition.full_name(), definition.entity}));
}

}  // namespace

std::vector<FieldDefinition> read_definitions(store::Connection& connection) {
  std::vector<FieldDefinition> out;
  if (connection.integer(
          "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'pareto_field'") == 0)
    return out;
  store::Statement rows = connection.prepare("SELECT * FROM pareto_field ORDER BY id");
  while (rows.step()) {
    FieldDefinition& definition = out.emplace_back();
    for (int c = 0; c < rows.columns(); ++c) {
      if (rows.is_null(c)) continue;
      const std::string column = rows.column_name(c);
      if (column == "id") definition.id = rows.integer(c);
      for (const model::DefinitionText& text : model::kDefinitionTexts) {
        if (column == text.column) definition.*text.value = rows.text(c);
      }
      for (const model::DefinitionFlag& flag : model::kDefinitionFlags) {
        if (column == flag.column) definition.*flag.value = rows.integer(c) != 0;
      }
    }
  }
  return out;
}

std::vector<FieldDefinition> read_definitions(const std::filesystem::path& database) {
  if (!std::filesystem::exists(database)) return {};
  store::Connection connection(database, store::Mode::ReadOnly);
  return read_definitions(connection);
}

void write_definitions(Transaction& transaction, const std::vector<FieldDefinition>& definitions) {
  const model::Entity& entity = transaction.records().schema.entity("field");
  for (const FieldDefinition& definition : definitions) {
    const std::int64_t ids[] = {definition.id};
    require_written(definition, definition.id == 0
                                    ? transaction.create(entity, batch_of(definition))
                                    : transaction.update(entity, ids, batch_of(definition)));
  }
}

namespace {

std::string_view without_front(std::string_view name) {
  return name.starts_with(model::kWorkspaceFront) ? name.substr(model::kWorkspaceFront.size())
                                                  : name;
}

}  // namespace

FieldDefinition the_definition(store::Connection& connection, const model::Entity& entity,
                               std::string_view typed) {
  const std::string word(without_front(typed));
  std::vector<std::string> known;
  std::string list;
  for (FieldDefinition& d : read_definitions(connection)) {
    if (d.entity != entity.name) continue;
    if (d.name == word || d.label == word || d.label_en == word ||
        d.name == model::field_name(word))
      return d;
    known.push_back(d.name);
    list += (list.empty() ? "" : ", ") + d.name;
  }
  const Message remedy = list.empty()
                             ? Message(Text{"it has none; add one: pareto field add {} {}",
                                            "它还没有；新增：pareto field add {} {}"},
                                       {entity.name, word})
                             : Message(Text{"its own fields: {}", "它的自定义字段：{}"}, {list});
  if (const auto meant = nearest(word, known)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} has no own field {}. Did you mean {}?",
                             "{}没有自定义字段 {}。是不是 {}？"},
                        {entity.spoken(), word, *meant}),
                remedy);
  }
  throw Error(
      ErrorCode::Argument,
      Message(Text{"{} has no own field {}", "{}没有自定义字段 {}"}, {entity.spoken(), word}),
      remedy);
}

FieldDefinition new_definition(store::Connection& connection, const model::Entity& entity,
                               std::string_view typed) {
  const std::string word(without_front(typed));
  FieldDefinition definition{.entity = entity.name,
                             .name = model::is_field_name(word) ? word : model::field_name(word)};
  if (definition.name.empty()) definition.name = word;
  if (definition.name != word) definition.label = word;
  for (const FieldDefinition& there : read_definitions(connection)) {
    if (there.entity != definition.entity || there.name != definition.name) continue;
    if (!there.removed) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{} has a field {} already", "{}已有字段 {}"},
                  {entity.spoken(), there.full_name()}),
          Message(Text{"change it with: pareto field set {} {}", "修改：pareto field set {} {}"},
                  {entity.name, there.name}));
    }
    definition = there;
    definition.removed = false;
  }
  return definition;
}

void purge_field(Transaction& transaction, const FieldDefinition& definition) {
  const model::Entity& entity = transaction.records().schema.entity("field");
  FieldDefinition hidden = definition;
  hidden.removed = true;
  write_definitions(transaction, {hidden});
  OwnColumn(transaction.connection(), transaction.records().schema, definition).drop();
  const std::int64_t ids[] = {definition.id};
  require_written(definition, transaction.remove(entity, ids));
}

std::int64_t count_values(store::Connection& connection, const model::Schema& schema,
                          const FieldDefinition& definition) {
  return OwnColumn(connection, schema, definition).values();
}

}  // namespace pareto::records

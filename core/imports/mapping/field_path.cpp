#include "core/imports/mapping/field_path.hpp"

#include "core/base/error.hpp"

namespace pareto::imports {

using model::Entity;
using model::Field;
using model::Meaning;
using model::Schema;

namespace {

bool may_be_imported(const Field& field) { return field.stored() && !field.read_only; }

}  // namespace

std::optional<FieldPath> find_path(const Schema& schema, const Entity& entity,
                                   std::string_view path) {
  const auto with = [&](const Field* field) {
    FieldPath found{field};
    if (field->meaning == Meaning::Reference) found.related = schema.find(field->reference);
    return found;
  };
  if (const Field* field = entity.find(path)) {
    if (!may_be_imported(*field)) return std::nullopt;
    return with(field);
  }
  for (std::size_t dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1)) {
    const Field* field = entity.find(path.substr(0, dot));
    if (field == nullptr || field->meaning != Meaning::Reference || !may_be_imported(*field))
      continue;
    FieldPath found = with(field);
    if (found.related == nullptr) continue;
    found.related_field = found.related->find(path.substr(dot + 1));
    if (found.related_field != nullptr && may_be_imported(*found.related_field)) return found;
  }
  return std::nullopt;
}

FieldPath require_path(const Schema& schema, const Entity& entity, std::string_view path) {
  if (const auto found = find_path(schema, entity, path)) return *found;
  std::string known;
  for (const Field& field : entity.fields) {
    if (!may_be_imported(field)) continue;
    known += (known.empty() ? "" : ", ") + field.name;
    if (field.meaning == Meaning::Reference)
      known += ", " + field.name + ".code, " + field.name + ".name";
  }
  throw Error(ErrorCode::Argument,
              Message(Text{"{} has no field {} that can be imported", "{} 没有可以导入的字段 {}"},
                      {entity.name, path}),
              Message(Text{"fields: {}", "可用的字段：{}"}, {known}));
}

std::string label_of(const FieldPath& path, Language language) {
  const std::string& own = path.field->label.in(language);
  if (path.related_field == nullptr || path.related_field->name == path.related->label_field)
    return own;
  const std::string& label = path.related_field->label.in(language);
  if (path.related_field->name == "code") return label;
  return say(language, Text{"{0} of the {1}", "{1}的{0}"}, {label, own});
}

}  // namespace pareto::imports

#include "core/reports/named_fields.hpp"

#include "core/base/error.hpp"
#include "core/base/nearest.hpp"
#include "core/model/workspace_field.hpp"

namespace pareto::reports {
namespace {

const model::Field* telling(const model::Entity& entity, const std::string& fact) {
  const model::Field* found = nullptr;
  for (const model::Field& field : entity.fields) {
    if (fact.empty() || field.fact != fact || field.secret) continue;
    if (found == nullptr || field.plugin == model::kWorkspacePlugin) found = &field;
  }
  return found;
}

const model::Field& named(const model::Entity& entity, const std::string& name) {
  std::vector<std::string> names;
  for (const model::Field& field : entity.fields) {
    if (field.secret) continue;
    if (field.name == name) return field;
    names.push_back(field.name);
  }
  const Message remedy(
      Text{"which there are: pareto list {} --columns ?", "有哪些字段：pareto list {} --columns ?"},
      {entity.name});
  if (const auto meant = nearest(name, names)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} has no field {}. Did you mean {}?", "{}没有字段 {}。是不是 {}？"},
                        {entity.spoken(), name, *meant}),
                remedy);
  }
  throw Error(ErrorCode::Argument,
              Message(Text{"{} has no field {}", "{}没有字段 {}"}, {entity.spoken(), name}),
              remedy);
}

}  // namespace

std::vector<model::Field> with_named_fields(const model::Schema& schema,
                                            std::vector<model::Field> declared,
                                            const std::map<std::string, std::string>& given) {
  std::vector<model::Field> units;
  for (model::Field& parameter : declared) {
    if (parameter.meaning != model::Meaning::Field) continue;
    const model::Entity& entity = schema.entity(parameter.reference);
    const auto said = given.find(parameter.name);
    const bool is_said = said != given.end() && !said->second.empty();
    const model::Field* field =
        is_said ? &named(entity, said->second) : telling(entity, parameter.fact);
    if (field == nullptr) continue;
    parameter.default_value = field->name;
    model::Field unit;
    unit.name = parameter.name + ".unit";
    unit.default_value = field->unit;
    units.push_back(std::move(unit));
  }
  declared.insert(declared.end(), units.begin(), units.end());
  return declared;
}

}  // namespace pareto::reports

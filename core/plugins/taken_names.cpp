#include "core/plugins/taken_names.hpp"

#include <set>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"

namespace pareto::plugins {
namespace {

Error taken(std::string_view what, std::string_view name, std::string_view by) {
  return {
      ErrorCode::Argument,
      {Text{"{0} {1} is already given by plugin {2}", "{0} {1} 已由插件 {2} 提供"},
       {what, name, by}},
      {Text{
           "disable one of the two: pareto plugin disable {}; in a plugin of your own choose another id",
           "请停用其中之一：pareto plugin disable {}；自己写的插件请换一个 id"},
       {by}}};
}

}  // namespace

void TakenNames::take(const Manifest& manifest) {
  std::vector<std::pair<std::string, std::string>> names;
  for (const Extension& extension : manifest.extensions) {
    if (extension.extension == PARETO_EXT_FIELDS || extension.id.empty()) continue;
    names.emplace_back(extension.extension, extension.id);
  }
  for (const AddedFields& added : manifest.fields) {
    for (const model::Field& field : added.fields) names.emplace_back(added.entity, field.name);
  }
  for (const model::Entity& entity : manifest.entities)
    names.emplace_back(PARETO_EXT_ENTITIES, entity.name);
  std::set<std::pair<std::string, std::string>> own;
  for (const auto& name : names) {
    const auto other = owners_.find(name);
    if (other != owners_.end()) throw taken(name.first, name.second, other->second);
    if (!own.insert(name).second) throw taken(name.first, name.second, manifest.id);
  }
  for (auto& name : names) owners_.emplace(std::move(name), manifest.id);
}

}  // namespace pareto::plugins

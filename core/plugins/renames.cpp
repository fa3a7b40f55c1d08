#include "core/plugins/renames.hpp"

#include <algorithm>
#include <set>

#include "core/base/toml_table.hpp"

namespace pareto::plugins {
namespace {

constexpr const char* kFile = "migrations.toml";

// Local names of the fields that the plugin has on an entity now.
std::set<std::string> fields_on(const Manifest& manifest, const std::string& entity) {
  std::set<std::string> out;
  const auto add = [&](const std::vector<model::Field>& fields) {
    for (const model::Field& field : fields) {
      if (field.stored()) out.insert(field.local_name());
    }
  };
  for (const AddedFields& added : manifest.fields) {
    if (added.entity == entity) add(added.fields);
  }
  for (const model::Entity& own : manifest.entities) {
    if (own.name == entity) add(own.fields);
  }
  return out;
}

}  // namespace

std::vector<FieldRename> read_renames(const Manifest& manifest) {
  std::vector<FieldRename> out;
  const std::filesystem::path file = manifest.file.parent_path() / kFile;
  if (!std::filesystem::exists(file)) return out;
  TomlTable top = TomlTable::read(file, kFile);
  std::vector<TomlTable> steps = top.tables("rename");
  top.finish("rename");
  std::int64_t version = 1;
  for (TomlTable& step : steps) {
    const std::int64_t number = step.integer("version", 0);
    if (number < version || number == 1) step.wrong("version", Text{"number the steps from 2 on, ascending", "请从 2 起按顺序给步骤编号"});
    version = number;
    FieldRename rename{step.text("entity"), step.text("from"), step.text("to")};
    for (const char* key : {"entity", "from", "to"}) {
      if (!step.has(key)) step.lacks(key);
    }
    step.finish("version, entity, from, to");
    if (fields_on(manifest, rename.entity).contains(rename.from)) step.wrong("from", Text{"the plugin has a field of this name now; a name that was given up stays so", "插件现在有这个名称的字段；放弃的名称不能再用"});
    out.push_back(std::move(rename));
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool later = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(i) + 1, out.end(), [&](const FieldRename& next) { return next.entity == out[i].entity && next.from == out[i].to; });
    if (!later && !fields_on(manifest, out[i].entity).contains(out[i].to)) steps[i].wrong("to", Text{"name a stored field that the plugin has now", "请写插件现有的、存储的字段"});
  }
  return out;
}

}  // namespace pareto::plugins

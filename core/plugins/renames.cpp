#include "core/plugins/renames.hpp"

#include <algorithm>

#include "core/base/toml_table.hpp"
#include "pareto/field_words.hpp"

namespace pareto::plugins {
namespace {

constexpr const char* kFile = "migrations.toml";

// The stored field of this name; null: none.
const model::Field* field_on(const Manifest& manifest, const std::string& entity,
                             const std::string& name) {
  const auto find = [&](const std::vector<model::Field>& fields) {
    const auto at = std::ranges::find_if(fields, [&](const model::Field& field) {
      return field.stored() && field.local_name() == name;
    });
    return at == fields.end() ? nullptr : &*at;
  };
  for (const AddedFields& added : manifest.fields) {
    if (added.entity != entity) continue;
    if (const model::Field* field = find(added.fields)) return field;
  }
  for (const model::Entity& own : manifest.entities) {
    if (own.name == entity) return find(own.fields);
  }
  return nullptr;
}

struct Step {
  std::int64_t version;
  FieldRename rename;
  TomlTable table;
};

model::Type type_of(TomlTable& from) {
  const std::string word = from.text("type");
  for (std::uint32_t type = 0; type < std::size(sdk::kTypeWords); ++type) {
    if (word == sdk::kTypeWords[type] && !word.empty()) return static_cast<model::Type>(type);
  }
  from.wrong("type", Text{"bool, int, real, text, date, time, money or quantity",
                          "bool、int、real、text、date、time、money 或 quantity"});
}

void read_steps(const Manifest& manifest, TomlTable& top, const char* kind, bool converts,
                std::vector<Step>& into) {
  std::int64_t version = 1;
  for (TomlTable& step : top.tables(kind)) {
    const std::int64_t number = step.integer("version", 0);
    if (number < version || number == 1)
      step.wrong("version",
                 Text{"number the steps from 2 on, ascending", "请从 2 起按顺序给步骤编号"});
    version = number;
    FieldRename rename{step.text("entity"), step.text("from"), step.text("to")};
    for (const char* key : {"entity", "from", "to"}) {
      if (!step.has(key)) step.lacks(key);
    }
    if (converts) rename.was = type_of(step);
    step.finish(converts ? "version, entity, from, type, to" : "version, entity, from, to");
    if (field_on(manifest, rename.entity, rename.from) != nullptr)
      step.wrong("from",
                 Text{"the plugin has a field of this name now; a name that was given up stays so",
                      "插件现在有这个名称的字段；放弃的名称不能再用"});
    into.push_back({number, std::move(rename), std::move(step)});
  }
}

}  // namespace

std::vector<FieldRename> read_renames(const Manifest& manifest) {
  std::vector<FieldRename> out;
  const std::filesystem::path file = manifest.file.parent_path() / kFile;
  if (!std::filesystem::exists(file)) return out;
  TomlTable top = TomlTable::read(file, kFile);
  std::vector<Step> steps;
  read_steps(manifest, top, "rename", false, steps);
  read_steps(manifest, top, "convert", true, steps);
  top.finish("rename, convert");
  std::ranges::stable_sort(steps, {}, &Step::version);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    FieldRename& rename = steps[i].rename;
    rename.now = rename.to;
    for (std::size_t next = i + 1; next < steps.size(); ++next) {
      if (steps[next].rename.entity == rename.entity && steps[next].rename.from == rename.now)
        rename.now = steps[next].rename.to;
    }
    const model::Field* field = field_on(manifest, rename.entity, rename.now);
    // Where another step goes on, that one is to blame.
    if (field == nullptr && rename.now != rename.to) continue;
    if (field == nullptr)
      steps[i].table.wrong(
          "to", Text{"name a stored field that the plugin has now", "请写插件现有的、存储的字段"});
    if (rename.was && field->meaning == model::Meaning::Reference)
      steps[i].table.wrong("to",
                           Text{"a reference cannot be made of values", "不能由值转换成引用"});
    out.push_back(rename);
  }
  return out;
}

}  // namespace pareto::plugins

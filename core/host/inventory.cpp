#include "core/host/inventory.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/host/pack_content.hpp"
#include "core/host/rule_settings.hpp"
#include "core/imports/mapping/field_path.hpp"
#include "core/imports/run/recipe_store.hpp"
#include "core/reports/catalogue.hpp"
#include "core/views/actions.hpp"
#include "core/views/catalogue.hpp"
#include "pareto/abi/plugin.h"

namespace pareto::host {
namespace {

constexpr std::pair<const char*, PartKind> kOffered[] = {
    {PARETO_EXT_TIERING, PartKind::TierRule},  {PARETO_EXT_FORMAT, PartKind::Format},
    {PARETO_EXT_IMPORTER, PartKind::Importer}, {PARETO_EXT_SUBSCRIBER, PartKind::Subscriber},
    {PARETO_EXT_SERVICE, PartKind::Service},   {PARETO_EXT_COMMAND, PartKind::Command}};

constexpr std::string_view shape_of(model::Type type) {
  switch (type) {
    case model::Type::Bool:
      return "bool";
    case model::Type::Int:
      return "int";
    case model::Type::Real:
      return "real";
    case model::Type::Text:
      return "text";
    case model::Type::Date:
      return "date";
    case model::Type::Time:
      return "time";
    case model::Type::Money:
      return "money";
    case model::Type::Quantity:
      return "quantity";
    case model::Type::Tier:
      return "tier";
  }
  return "";
}

void add_schema(Host& host, std::vector<Part>& out) {
  for (const model::Entity& entity : host.schema().entities()) {
    if (!entity.plugin.empty())
      out.push_back({PartKind::Entity, entity.name, entity.plugin, entity.label, {}, {}});
    for (const model::Field& field : entity.fields) {
      if (!field.plugin.empty())
        out.push_back({PartKind::Field,
                       entity.name + "." + field.name,
                       field.plugin,
                       field.label,
                       std::string(shape_of(field.type)),
                       {}});
    }
  }
  for (const records::UnfitField& unfit : host.unfit_fields()) {
    out.push_back(
        {PartKind::Field, unfit.entity + "." + unfit.field, unfit.plugin, {}, {}, {unfit.why}});
  }
}

imports::RecipeStore recipes_of(Host& host) {
  std::vector<imports::RecipeFolder> brought;
  for (const plugins::PluginStatus& plugin : host.plugins().plugins()) {
    if (plugin.state == plugins::PluginState::Enabled && plugin.manifest)
      brought.push_back({plugin.id, plugin.manifest->file.parent_path() / "recipes"});
  }
  return imports::RecipeStore(host.workspace().recipes(), std::move(brought));
}

// What a recipe needs that the schema and the enabled plugins do not have.
std::vector<Error> faults_of(Host& host, const imports::Recipe& recipe) {
  std::vector<Error> out;
  const model::Entity* entity = recipe.entity.empty() ? nullptr : host.schema().find(recipe.entity);
  if (!recipe.entity.empty() && entity == nullptr)
    out.push_back(
        {ErrorCode::Data, {Text{"there is no entity {}", "没有实体 {}"}, {recipe.entity}}});
  if (!recipe.importer.empty()) {
    const auto offers = host.plugins().extensions(PARETO_EXT_IMPORTER);
    const bool there = std::ranges::any_of(
        offers, [&](const plugins::Offer& offer) { return offer.extension.id == recipe.importer; });
    if (!there)
      out.push_back({ErrorCode::Data,
                     {Text{"there is no importer {}", "没有导入插件 {}"}, {recipe.importer}}});
  }
  if (entity == nullptr) return out;
  for (const auto& [head, path] : recipe.columns) {
    const bool own = std::ranges::any_of(recipe.fields, [&](const model::FieldDefinition& field) {
      return path.ends_with(field.name);
    });
    if (path.empty() || path == "-" || own || imports::find_path(host.schema(), *entity, path))
      continue;
    out.push_back({ErrorCode::Data,
                   {Text{"column {0} goes to {1}, which there is not", "列 {0} 对应的 {1} 不存在"},
                    {head, path}}});
  }
  return out;
}

void add_files(Host& host, std::vector<Part>& out) {
  for (const reports::Offered& report :
       reports::Catalogue(host.plugins(), {host.store(), host.schema(), host.workspace().folder()})
           .all()) {
    out.push_back({PartKind::Report,
                   report.extension.id,
                   report.from,
                   report.extension.label,
                   {},
                   report.faults});
  }
  const views::Place place{host.store(), host.schema(), host.workspace().zone()};
  for (views::Known& view :
       views::Catalogue(host.plugins(), host.workspace().folder(), place).checked()) {
    out.push_back(
        {PartKind::View, view.view.id, view.from, view.view.label, {}, std::move(view.faults)});
  }
  const views::Actions actions(host.plugins(), host.workspace().folder(), place);
  for (const views::KnownAction& action : actions.all()) {
    out.push_back(
        {PartKind::Action, action.action.id, action.from, action.action.label, {}, action.faults});
  }
  for (const imports::StoredRecipe& recipe : recipes_of(host).all()) {
    std::vector<Error> faults =
        recipe.fault ? std::vector<Error>{*recipe.fault} : faults_of(host, recipe.recipe);
    out.push_back({PartKind::Recipe,
                   recipe.name,
                   recipe.from.empty() ? recipe.file.string() : recipe.from,
                   {},
                   {},
                   std::move(faults)});
  }
}

// Settings that the firm keeps for a rule serve nobody without it.
void add_rule_settings(Host& host, std::vector<Part>& out) {
  std::error_code failed;
  const auto rules = host.plugins().extensions(PARETO_EXT_TIERING);
  for (const auto& entry : std::filesystem::directory_iterator(
           rule_settings_file(host.workspace().folder(), "any").parent_path(), failed)) {
    if (entry.path().extension() != ".toml") continue;
    Part part{
        PartKind::RuleSettings, entry.path().stem().string(), entry.path().string(), {}, {}, {}};
    const bool there = std::ranges::any_of(
        rules, [&](const plugins::Offer& offer) { return offer.extension.id == part.name; });
    if (!there)
      part.faults.push_back(
          {ErrorCode::Data, {Text{"there is no tier rule {}", "没有等级规则 {}"}, {part.name}}});
    out.push_back(std::move(part));
  }
}

// Roles of plugins that the workspace does not have: those are put in when the plugin is enabled,
// and from then on are the firm's.
void add_roles(Host& host, std::vector<Part>& out) {
  const std::set<std::string> there = codes_of_roles(host);
  for (const plugins::PluginStatus& plugin :
       host.plugins().plugins(plugins::PluginState::Enabled)) {
    try {
      for (const records::RoleFile& role : content_of(*plugin.manifest).roles) {
        if (there.contains(role.code)) continue;
        out.push_back({PartKind::Role,
                       role.code,
                       plugin.id,
                       {role.name.english, role.name.chinese, {}},
                       {},
                       records::faults_of(role, host.schema())});
      }
    } catch (const Error& error) {
      out.push_back({PartKind::Role, plugin.id, plugin.id, {}, {}, {error}});
    }
  }
}

}  // namespace

std::vector<Part> inventory_of(Host& host) {
  std::vector<Part> out;
  add_schema(host, out);
  for (const auto& [extension, kind] : kOffered) {
    for (const plugins::Offer& offer : host.plugins().extensions(extension))
      out.push_back({kind, offer.extension.id, offer.plugin, offer.extension.label, {}, {}});
  }
  add_files(host, out);
  add_rule_settings(host, out);
  add_roles(host, out);
  std::ranges::stable_sort(out, {},
                           [](const Part& part) { return std::tie(part.kind, part.name); });
  return out;
}

PartChanges compare(const std::vector<Part>& before, const std::vector<Part>& after) {
  using Key = std::pair<PartKind, std::string>;
  std::map<Key, const Part*> then, now;
  for (const Part& part : before) then.emplace(Key{part.kind, part.name}, &part);
  for (const Part& part : after) now.emplace(Key{part.kind, part.name}, &part);
  PartChanges out;
  for (const auto& [key, part] : now) {
    const auto old = then.find(key);
    if (old == then.end()) {
      out.fresh.push_back(*part);
      continue;
    }
    if (old->second->faults.empty() && !part->faults.empty()) out.broken.push_back(*part);
    if (part->faults.empty() && old->second->faults.empty() && old->second->shape != part->shape) {
      Part changed = *part;
      changed.faults.push_back({ErrorCode::Data,
                                {Text{"it was {0} and would be {1}", "原为 {0}，将变为 {1}"},
                                 {old->second->shape, part->shape}}});
      out.reshaped.push_back(std::move(changed));
    }
  }
  for (const auto& [key, part] : then) {
    if (!now.contains(key)) out.gone.push_back(*part);
  }
  return out;
}

}  // namespace pareto::host

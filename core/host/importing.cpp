#include "core/host/importing.hpp"

#include <algorithm>

#include "core/records/upkeep/workspace_fields.hpp"

namespace pareto::host {

imports::Context import_context(Host& host, jobs::Job* job) {
  return {host.records(), host.session(), host.scope(host.today(), host.reading()),
          [&host] { return imports::importers_of(host.plugins()); }, job};
}

imports::RecipeStore recipe_store(Host& host) {
  std::vector<imports::RecipeFolder> brought;
  for (const plugins::PluginStatus& plugin : host.plugins().plugins()) {
    if (plugin.state == plugins::PluginState::Enabled && plugin.manifest)
      brought.push_back({plugin.id, plugin.manifest->file.parent_path() / "recipes"});
  }
  return imports::RecipeStore(host.workspace().recipes(), std::move(brought));
}

std::optional<imports::RecipeMatch> choose_recipe(Host& host, imports::ImportRequest& request,
                                                  const RecipeChoice& choice) {
  const imports::RecipeStore store = recipe_store(host);
  const std::optional<std::string>& name = choice.name;
  if (!name && !choice.any) return std::nullopt;
  const std::vector<imports::StoredRecipe> all =
      name ? std::vector{store.find(*name)} : store.all();
  if (all.empty()) return std::nullopt;
  const imports::FileHeads file =
      name ? imports::heads_of(request, import_context(host), all.front())
           : imports::heads_of(request, import_context(host), all);
  std::optional<imports::RecipeMatch> match =
      name ? std::optional(imports::fit(all.front(), file.heads))
           : imports::best_match(all, file.heads);
  if (!match) return std::nullopt;
  if (!name && !request.entity.empty() && !match->recipe.recipe.entity.empty() &&
      match->recipe.recipe.entity != request.entity)
    return std::nullopt;
  imports::apply(*match, file, import_context(host), request);
  return match;
}

void keep_columns(Host& host, const imports::Preview& preview,
                  const std::vector<std::string>& given, imports::ImportRequest& request) {
  const std::vector<model::FieldDefinition> known = records::read_definitions(host.connection());
  for (imports::KeptColumn& kept :
       imports::kept_columns(host.schema(), preview.entity, given, preview.unknown, known)) {
    request.columns[kept.header] = kept.target;
    const auto there = std::find(known.begin(), known.end(), kept.field);
    if (there == known.end()) request.new_fields.push_back(std::move(kept.field));
  }
}

model::Schema with_new_fields(Host& host, const imports::ImportRequest& request) {
  if (request.new_fields.empty()) return host.schema();
  return model::with_workspace_fields(host.schema(), records::read_definitions(host.connection()),
                                      request.new_fields);
}

}  // namespace pareto::host

// The part of an import's preview that is about what the schema does not know yet: recipes for files like this one, columns that may
// be kept as fields of the firm's own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/imports/recipe_store.hpp"

namespace pareto::cli {

[[nodiscard]] imports::RecipeStore recipe_store(host::Host& host);

// Fills the request by the recipe, for this file, and adds the own fields that it brings and the workspace lacks.
void use_recipe(host::Host& host, const imports::RecipeMatch& match, const imports::FileHeads& file, imports::ImportRequest& request);

// --recipe, or the recipe whose heads are most like the file's unless --no-recipe or --map says otherwise. It is used then.
[[nodiscard]] std::optional<imports::RecipeMatch> choose_recipe(Context& context, host::Host& host, imports::ImportRequest& request);

// "this looks like recipe 金蝶销售 (11 of 12 columns)"
void print_recipe(Context& context, const std::optional<imports::RecipeMatch>& match, bool named);

// --keep, or all that is unknown: columns and fields go into the request.
void keep_columns(host::Host& host, const imports::Preview& preview, const std::vector<std::string>& given, imports::ImportRequest& request);

// The schema as it is once the request's fields are made, for labels.
[[nodiscard]] model::Schema with_new_fields(host::Host& host, const imports::ImportRequest& request);

// What could be kept, and how; the fields that will be made.
void print_unknown(Context& context, const model::Schema& schema, const imports::Preview& preview);
// Users that the import made, for the administrator; and how cells with more than one name were taken.
void print_people(Context& context, const imports::People& people, bool dry);
void print_new_fields(Context& context, const model::Schema& schema, const std::vector<model::FieldDefinition>& fields, bool made);

}  // namespace pareto::cli

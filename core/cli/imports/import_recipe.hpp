// The part of an import's preview that is about what the schema does not know yet: recipes for
// files like this one, columns that may be kept as fields of the firm's own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/host/importing.hpp"

namespace pareto::cli {

using host::recipe_store, host::keep_columns, host::with_new_fields;

// --recipe, or the recipe whose heads are most like the file's unless --no-recipe or --map says
// otherwise. It is used then.
[[nodiscard]] std::optional<imports::RecipeMatch> choose_recipe(Context& context, host::Host& host,
                                                                imports::ImportRequest& request);

// "this looks like recipe 金蝶销售 (11 of 12 columns)"
void print_recipe(Context& context, const std::optional<imports::RecipeMatch>& match, bool named);

// What could be kept, and how; the fields that will be made.
void print_unknown(Context& context, const model::Schema& schema, const imports::Preview& preview);
// Users that the import made, for the administrator; and how cells with more than one name were
// taken.
void print_people(Context& context, const imports::People& people, bool dry);
void print_new_fields(Context& context, const model::Schema& schema,
                      const std::vector<model::FieldDefinition>& fields, bool made);

}  // namespace pareto::cli

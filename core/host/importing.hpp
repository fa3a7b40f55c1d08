// What an import needs of a workspace: where it writes, the recipes that are known here, and what a
// recipe or a kept column adds to a request.
//
// One thread, that of the host.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/host/host.hpp"
#include "core/imports/run/import_run.hpp"
#include "core/imports/run/recipe_store.hpp"

namespace pareto::host {

// `job` null: to look at a file.
[[nodiscard]] imports::Context import_context(Host& host, jobs::Job* job = nullptr);
[[nodiscard]] imports::RecipeStore recipe_store(Host& host);

struct RecipeChoice {
  std::optional<std::string> name;  // this one; nothing: that whose heads are most like the file's,
  bool any = true;                  // unless none is wanted
};
// Fills the request by it. Throws Error for a name that there is none of.
[[nodiscard]] std::optional<imports::RecipeMatch> choose_recipe(Host& host,
                                                                imports::ImportRequest& request,
                                                                const RecipeChoice& choice);

// Columns that are kept as fields of the firm's own, or all that are unknown ("all"): columns and
// fields go into the request.
void keep_columns(Host& host, const imports::Preview& preview,
                  const std::vector<std::string>& given, imports::ImportRequest& request);
// The schema as it is once the request's fields are made, for labels.
[[nodiscard]] model::Schema with_new_fields(Host& host, const imports::ImportRequest& request);

}  // namespace pareto::host

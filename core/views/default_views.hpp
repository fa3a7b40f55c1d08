// Views that nobody wrote: a list and a form of every entity, derived from its fields, so that a
// plugin's entity has a face before its author thought of one.
//
//     "customer"        the list: the columns that the entity lists
//     "customer.form"   one record: its fields by the groups that they say, those of plugins under their own headings
//
// Pure; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/model/schema.hpp"
#include "core/model/view.hpp"

namespace pareto::views {

inline constexpr std::string_view kFormSuffix = ".form";

[[nodiscard]] model::View default_list(const model::Entity& entity);
[[nodiscard]] model::View default_form(const model::Entity& entity);
// The fields of a form by their groups; of one that states none its columns, or those of the
// derived form.
[[nodiscard]] std::vector<model::ViewGroup> groups_of(const model::View& view,
                                                      const model::Entity& entity);
// By its name; nothing where no entity is called so.
[[nodiscard]] std::optional<model::View> default_view(const model::Schema& schema,
                                                      std::string_view id);

}  // namespace pareto::views

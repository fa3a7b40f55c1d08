// What a plugin brings for people (core/host/pack_content.hpp), and what a change of plugins does
// beside (core/host/tried_change.hpp), told to programs. One thread.
#pragma once

#include <set>
#include <string>

#include "core/api/method.hpp"
#include "core/host/pack_content.hpp"
#include "core/host/tried_change.hpp"

namespace pareto::api {

// The members "roles": [{"code", "name", "words", "there"}] and "words": [{"word", "meaning"}].
void write_content(Call& call, const host::PackContent& content,
                   const std::set<std::string>& roles_there);

// The member "roles_put": {"made", "kept", "refused", "operation"?}: what became of them when the
// plugin was enabled.
void write_put(Call& call, const host::PutRoles& roles);

// The member "conversions": [{"plugin", "entity", "field", "from", "label"?, "from_type",
// "to_type", "values", "converted", "left", "examples": [{"before", "after"?}]}].
void write_conversions(Call& call, const std::vector<host::ConvertedField>& conversions);

// The member "restarts": [{"service", "plugin", "label"}].
void write_restarts(Call& call, const std::vector<host::RestartedService>& restarts);

}  // namespace pareto::api

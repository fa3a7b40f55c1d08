// What a plugin brings for people (core/host/pack_content.hpp), told to programs. One thread.
#pragma once

#include <set>
#include <string>

#include "core/api/method.hpp"
#include "core/host/pack_content.hpp"

namespace pareto::api {

// The members "roles": [{"code", "name", "words", "there"}] and "words": [{"word", "meaning"}].
void write_content(Call& call, const host::PackContent& content, const std::set<std::string>& roles_there);

// The member "roles_put": {"made", "kept", "refused", "operation"?}: what became of them when the plugin was enabled.
void write_put(Call& call, const host::PutRoles& roles);

}  // namespace pareto::api

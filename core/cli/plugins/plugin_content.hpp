// What a plugin brings for people (core/host/pack_content.hpp), as it is told on a terminal.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/cli/command.hpp"
#include "core/host/pack_content.hpp"

namespace pareto::cli {

// "role  buyer  Buyer: customer (team): see, change" and "word  Annual use: what the customer needs
// in a year", as lines with labels.
void add_content(const Context& context, const host::PackContent& content,
                 const std::set<std::string>& roles_there,
                 std::vector<std::pair<std::string, std::string>>& lines);

// What became of the roles when the plugin was enabled.
void say_roles(Context& context, const host::PutRoles& roles);

}  // namespace pareto::cli

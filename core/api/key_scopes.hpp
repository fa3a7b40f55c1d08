// The scopes that a new key is given, checked against the methods there are. Any thread.
#pragma once

#include <string>
#include <vector>

#include "core/access/method_scopes.hpp"

namespace pareto::api {

// Throws Error for a word that names nothing, or what no key is given.
[[nodiscard]] access::MethodScopes key_scopes(const std::vector<std::string>& words);

}  // namespace pareto::api

// The parts of the web's description (catalogue.hpp, openapi_of) that follow from no method: the
// server's own addresses, what goes wrong, headers, proofs of who asks. Pure; any thread.
#pragma once

#include <boost/json.hpp>
#include <string_view>
#include <vector>

#include "catalogue.hpp"

namespace pareto::web {

// {"$ref": "#/components/AMONG/NAME"}
[[nodiscard]] boost::json::object reference(std::string_view among, std::string_view name);
// The answer under its status, and the problems that there may be instead.
[[nodiscard]] boost::json::object responses(std::string_view well, boost::json::object answer,
                                            std::vector<int> refusals);

// Signing in and out, the session, live events, the description itself, by path.
[[nodiscard]] boost::json::object own_addresses(const Described& what);
// Schemas, responses, parameters, headers and security schemes by name; schemas of the core come
// beside them.
[[nodiscard]] boost::json::object own_components(const Described& what);

}  // namespace pareto::web

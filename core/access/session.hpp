// On whose behalf something happens.
//
// Every entrance and every host service takes a session. Until users sign in there is one principal, the owner of the folder,
// who may do everything; plugins get their job's session, so they never do more than whom they work for.
#pragma once

#include <cstdint>
#include <string>

namespace pareto::access {

struct Session {
  std::int64_t principal = 0;  // id of a user; 0: the owner of the workspace
  std::string name;            // for people: "owner", or the user's name
};

}  // namespace pareto::access

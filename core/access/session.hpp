// On whose behalf something happens.
//
// Every entrance and every host service takes a session. The owner of the folder may do everything;
// a user may do what the user's roles allow, resolved once when the session begins. Plugins get
// their job's session, so they never do more than whom they work for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace pareto::access {

class Rights;

struct Session {
  std::int64_t principal = 0;                      // id of a user; 0: the owner of the workspace
  std::string name;                                // for people: "owner", or the user's name
  std::shared_ptr<const Rights> rights = nullptr;  // null: everything
};

}  // namespace pareto::access

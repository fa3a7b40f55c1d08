// Roles of packs, put in along with a change of plugins (pack_content.hpp): both are there
// afterwards, or neither, whenever it is killed.
//
//     DueRoles due(host, contents, known);     // noted in the store, before anything is changed
//     …                                        // the plugins are there and enabled
//     const auto with = Host::open(…);         // puts in what is due
//     roles = due.put(*with);                  // says what became of it
//
// Plugins are files and settings, roles are records, so no transaction holds both. What is due is
// noted first; whoever opens the workspace with all of these plugins in use puts it in, on behalf
// of who asked for it, be it this process, another that is open meanwhile, or the next one after a
// crash. What goes without put() takes the note back, unless the plugins are enabled all the same.
// One thread; the host must outlive it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/host/pack_content.hpp"

namespace pareto::host {

class DueRoles {
 public:
  struct Bringing {
    std::string plugin;
    std::vector<records::RoleFile> roles;
  };
  // On behalf of the host's session: none is due where it may not manage users and roles. Not those
  // in `known`.
  DueRoles(Host& host, const std::vector<Bringing>& plugins,
           const std::set<std::string>& known = {});
  ~DueRoles();
  DueRoles(const DueRoles&) = delete;
  DueRoles& operator=(const DueRoles&) = delete;

  // `with` has the plugins in use. Throws Error for roles that cannot be put in.
  [[nodiscard]] PutRoles put(Host& with);

 private:
  Host& host_;
  const std::string group_;
  PutRoles roles_;
  bool noted_ = false, put_ = false;
};

// When a workspace is opened. What cannot be put in is due still, and stands in the log.
void put_due_roles(Host& host);

}  // namespace pareto::host

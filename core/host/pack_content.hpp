// What a plugin brings for people beside code and faces: roles (core/records/people/role_file.hpp)
// and words of its trade (core/plugins/glossary.hpp). Read alike from a plugin's folder and from a
// pack that is not unpacked yet.
//
// Roles are put in when the plugin is enabled (due_roles.hpp), by whoever may manage users and
// roles and in one operation that can be undone: those of which there is none yet. What is there is
// the firm's, edited or not. Nobody has a role until he is given it. One thread.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/host/host.hpp"
#include "core/plugins/glossary.hpp"
#include "core/plugins/pack_reader.hpp"
#include "core/records/people/role_file.hpp"

namespace pareto::host {

struct PackContent {
  std::vector<records::RoleFile> roles;  // by code
  std::vector<plugins::GlossaryWord> words;
};

// Throw Error naming file, line and column of what is wrong.
[[nodiscard]] PackContent content_of(const plugins::Manifest& manifest);
[[nodiscard]] PackContent content_of(const plugins::PackReader& pack,
                                     const plugins::PackReader::Plugin& plugin);

// Codes of the roles that there are.
[[nodiscard]] std::set<std::string> codes_of_roles(Host& host);

struct PutRoles {
  std::vector<std::string> made, kept;  // codes; kept: there is one of this code already
  std::vector<std::string> refused;     // whoever enables the plugin may not manage roles
  std::int64_t operation = 0;           // 0: none was made
};

}  // namespace pareto::host

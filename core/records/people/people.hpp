// Users, teams and roles as one looks at them: what hangs together from several tables, ready to be
// shown.
//
// For the commands that manage them; what may be seen of it is the caller's to say. One thread,
// that of the connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

struct UserLine {
  std::int64_t id = 0;
  std::string code, name, team;
  std::vector<std::string> roles;  // codes of those held today
  bool may_sign_in = false, has_password = false;
  std::optional<Date> left_on;
  std::optional<std::int64_t> last_sign_in;  // microseconds
  std::int64_t customers = 0;                // owned
};
// By code.
[[nodiscard]] std::vector<UserLine> user_lines(store::Connection& connection, Date today);

struct RoleLine {
  std::int64_t id = 0;
  std::string code, name, name_en, note;
  bool administer = false, configure = false, export_bulk = false, run_tiers = false;
  std::int64_t users = 0;  // who hold it today
};
// Oldest first.
[[nodiscard]] std::vector<RoleLine> role_lines(store::Connection& connection, Date today);

struct RightLine {
  std::int64_t id = 0;
  std::string entity, scope;
  bool see = false, create = false, change = false, remove = false, exports = false,
       personal = false, confidential = false;
};
// By entity, "*" first.
[[nodiscard]] std::vector<RightLine> right_lines(store::Connection& connection, std::int64_t role);

struct FieldLine {
  std::int64_t id = 0;
  std::string entity, field, access;
};
[[nodiscard]] std::vector<FieldLine> field_lines(store::Connection& connection, std::int64_t role);

// Rows of user_role that hold today, or begin later, of one user; `role` 0 for all roles.
struct HeldRole {
  std::int64_t id = 0, role = 0;
  std::string code;
  std::optional<Date> from, to;
};
[[nodiscard]] std::vector<HeldRole> held_roles(store::Connection& connection, std::int64_t user,
                                               Date today);

struct RoleName {
  std::string code, name, name_en;
};
// The roles that a user holds today, oldest first.
[[nodiscard]] std::vector<RoleName> roles_today(store::Connection& connection, std::int64_t user,
                                                Date today);

struct TeamLine {
  std::int64_t id = 0;
  std::string code, name;
  int depth = 0;  // in the tree
  std::int64_t users = 0, customers = 0;
};
// As a tree: each team after the one above it.
[[nodiscard]] std::vector<TeamLine> team_lines(store::Connection& connection);

}  // namespace pareto::records

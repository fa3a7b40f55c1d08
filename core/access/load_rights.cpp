#include "core/access/load_rights.hpp"

namespace pareto::access {
namespace {

Scope scope_of(std::string_view code) {
  if (code == "all") return Scope::All;
  if (code == "team") return Scope::Team;
  return code == "own" ? Scope::Own : Scope::None;
}

FieldAccess access_of(std::string_view code) {
  if (code == "change") return FieldAccess::Change;
  if (code == "read") return FieldAccess::Read;
  return code == "masked" ? FieldAccess::Masked : FieldAccess::Hidden;
}

std::vector<std::int64_t> teams_of(store::Connection& connection, std::int64_t user) {
  // UNION, so that a circle of teams ends.
  store::Statement rows = connection.prepare(
      "WITH RECURSIVE below(id) AS (SELECT team FROM pareto_user WHERE id = ?1 AND team IS NOT NULL UNION "
      "SELECT t.id FROM pareto_team t JOIN below b ON t.parent = b.id) SELECT id FROM below ORDER BY id");
  rows.bind(1, user);
  std::vector<std::int64_t> teams;
  while (rows.step()) teams.push_back(rows.integer(0));
  return teams;
}

// The roles that are held today, by id: [from_date, to_date), open where a day is empty.
std::map<std::int64_t, RoleRights> roles_of(store::Connection& connection, std::int64_t user,
                                            sdk::Date today) {
  store::Statement rows = connection.prepare(
      "SELECT r.id, r.code, r.administer, r.configure, r.export_bulk, r.run_tiers FROM pareto_role r WHERE r.id IN (SELECT u.role FROM "
      "pareto_user_role u WHERE u.\"user\" = ?1 AND (u.from_date IS NULL OR u.from_date <= date_of(?2)) AND "
      "(u.to_date IS NULL OR u.to_date > date_of(?2))) ORDER BY r.id");
  rows.bind(1, user).bind(2, std::int64_t{today.days});
  std::map<std::int64_t, RoleRights> roles;
  while (rows.step()) {
    RoleRights& role = roles[rows.integer(0)];
    role.code = rows.text(1);
    for (std::size_t duty = 0; duty < kDuties; ++duty)
      role.duties[duty] = rows.integer(static_cast<int>(2 + duty)) != 0;
  }
  return roles;
}

void read_entities(store::Connection& connection, std::int64_t id, RoleRights& role) {
  store::Statement rows = connection.prepare(
      "SELECT entity, \"scope\", personal, confidential, see, \"create\", change, remove, export FROM pareto_role_right WHERE role = ?1");
  rows.bind(1, id);
  while (rows.step()) {
    RoleRights::OfEntity& entity = role.entities[std::string(rows.text(0))];
    entity.scope = scope_of(rows.text(1));
    entity.personal = rows.integer(2) != 0;
    entity.confidential = rows.integer(3) != 0;
    for (std::size_t verb = 0; verb < kVerbs; ++verb)
      entity.verbs[verb] = rows.integer(static_cast<int>(4 + verb)) != 0;
  }
}

void read_fields(store::Connection& connection, std::int64_t id, RoleRights& role) {
  store::Statement rows =
      connection.prepare("SELECT entity, field, access FROM pareto_role_field WHERE role = ?1");
  rows.bind(1, id);
  while (rows.step())
    role.fields[{std::string(rows.text(0)), std::string(rows.text(1))}] = access_of(rows.text(2));
}

}  // namespace

std::shared_ptr<const Rights> load_rights(store::Connection& connection,
                                          const model::Schema& schema, std::int64_t user,
                                          sdk::Date today) {
  std::vector<RoleRights> roles;
  for (auto& [id, role] : roles_of(connection, user, today)) {
    read_entities(connection, id, role);
    read_fields(connection, id, role);
    roles.push_back(std::move(role));
  }
  return std::make_shared<const Rights>(schema, user, teams_of(connection, user), today,
                                        std::move(roles));
}

}  // namespace pareto::access

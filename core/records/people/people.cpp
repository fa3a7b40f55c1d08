#include "core/records/people/people.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace pareto::records {
namespace {

// Of rows of pareto_user_role called h.
constexpr const char* kHeld =
    "(h.from_date IS NULL OR h.from_date <= date_of(?1)) AND (h.to_date IS NULL OR h.to_date > date_of(?1))";

std::optional<Date> day(const store::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Date{static_cast<std::int32_t>(row.integer(column))};
}

}  // namespace

std::vector<UserLine> user_lines(store::Connection& connection, Date today) {
  std::map<std::int64_t, std::vector<std::string>> roles;
  {
    store::Statement rows = connection.prepare(
        std::string(
            "SELECT h.\"user\", r.code FROM pareto_user_role h JOIN pareto_role r ON r.id = h.role WHERE ") +
        kHeld + " ORDER BY r.id");
    rows.bind(1, std::int64_t{today.days});
    while (rows.step()) {
      std::vector<std::string>& held = roles[rows.integer(0)];
      if (std::find(held.begin(), held.end(), rows.text(1)) == held.end())
        held.emplace_back(rows.text(1));
    }
  }
  store::Statement rows = connection.prepare(
      "SELECT u.id, u.code, u.name, t.name, u.sign_in, u.left_on, p.\"user\" IS NOT NULL, p.last_used_at, (SELECT count(*) FROM pareto_customer c WHERE c.owner = u.id) "
      "FROM pareto_user u LEFT JOIN pareto_team t ON t.id = u.team LEFT JOIN pareto_password p ON p.\"user\" = u.id ORDER BY u.code");
  std::vector<UserLine> out;
  while (rows.step()) {
    UserLine& user = out.emplace_back();
    user.id = rows.integer(0);
    user.code = rows.text(1);
    user.name = rows.text(2);
    user.team = rows.text(3);
    user.may_sign_in = rows.integer(4) != 0;
    user.left_on = day(rows, 5);
    user.has_password = rows.integer(6) != 0;
    if (!rows.is_null(7)) user.last_sign_in = rows.integer(7);
    user.customers = rows.integer(8);
    user.roles = std::move(roles[user.id]);
  }
  return out;
}

std::vector<RoleLine> role_lines(store::Connection& connection, Date today) {
  store::Statement rows = connection.prepare(
      std::string(
          "SELECT r.id, r.code, r.name, r.name_en, r.note, r.administer, r.configure, r.export_bulk, r.run_tiers, "
          "(SELECT count(DISTINCT h.\"user\") FROM pareto_user_role h WHERE h.role = r.id AND ") +
      kHeld + ") FROM pareto_role r ORDER BY r.id");
  rows.bind(1, std::int64_t{today.days});
  std::vector<RoleLine> out;
  while (rows.step()) {
    RoleLine& role = out.emplace_back();
    role.id = rows.integer(0);
    role.code = rows.text(1);
    role.name = rows.text(2);
    role.name_en = rows.text(3);
    role.note = rows.text(4);
    role.administer = rows.integer(5) != 0;
    role.configure = rows.integer(6) != 0;
    role.export_bulk = rows.integer(7) != 0;
    role.run_tiers = rows.integer(8) != 0;
    role.users = rows.integer(9);
  }
  return out;
}

std::vector<RightLine> right_lines(store::Connection& connection, std::int64_t role) {
  store::Statement rows = connection.prepare(
      "SELECT id, entity, \"scope\", see, \"create\", change, remove, export, personal, confidential FROM pareto_role_right WHERE role = ?1 ORDER BY entity");
  rows.bind(1, role);
  std::vector<RightLine> out;
  while (rows.step()) {
    RightLine& right = out.emplace_back();
    right.id = rows.integer(0);
    right.entity = rows.text(1);
    right.scope = rows.text(2);
    int column = 3;
    for (bool RightLine::*flag :
         {&RightLine::see, &RightLine::create, &RightLine::change, &RightLine::remove,
          &RightLine::exports, &RightLine::personal, &RightLine::confidential}) {
      right.*flag = rows.integer(column++) != 0;
    }
  }
  return out;
}

std::vector<FieldLine> field_lines(store::Connection& connection, std::int64_t role) {
  store::Statement rows = connection.prepare(
      "SELECT id, entity, field, access FROM pareto_role_field WHERE role = ?1 ORDER BY entity, field");
  rows.bind(1, role);
  std::vector<FieldLine> out;
  while (rows.step())
    out.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)),
                   std::string(rows.text(3))});
  return out;
}

std::vector<HeldRole> held_roles(store::Connection& connection, std::int64_t user, Date today) {
  store::Statement rows = connection.prepare(
      "SELECT h.id, h.role, r.code, h.from_date, h.to_date FROM pareto_user_role h JOIN pareto_role r ON r.id = h.role WHERE h.\"user\" = ?1 AND "
      "(h.to_date IS NULL OR h.to_date > date_of(?2)) ORDER BY h.id");
  rows.bind(1, user).bind(2, std::int64_t{today.days});
  std::vector<HeldRole> out;
  while (rows.step())
    out.push_back(
        {rows.integer(0), rows.integer(1), std::string(rows.text(2)), day(rows, 3), day(rows, 4)});
  return out;
}

std::vector<RoleName> roles_today(store::Connection& connection, std::int64_t user, Date today) {
  store::Statement rows = connection.prepare(
      std::string(
          "SELECT r.code, r.name, r.name_en FROM pareto_role r WHERE EXISTS (SELECT 1 FROM pareto_user_role h WHERE h.role = r.id AND h.\"user\" = ?2 AND ") +
      kHeld + ") ORDER BY r.id");
  rows.bind(1, std::int64_t{today.days}).bind(2, user);
  std::vector<RoleName> out;
  while (rows.step())
    out.push_back(
        {std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2))});
  return out;
}

std::vector<TeamLine> team_lines(store::Connection& connection) {
  store::Statement rows = connection.prepare(
      "SELECT t.id, t.code, t.name, t.parent, (SELECT count(*) FROM pareto_user u WHERE u.team = t.id), (SELECT count(*) FROM pareto_customer c WHERE c.team = t.id) "
      "FROM pareto_team t ORDER BY t.code");
  std::map<std::int64_t, TeamLine> teams;
  std::map<std::int64_t, std::vector<std::int64_t>> below;
  std::vector<std::int64_t> order;
  std::map<std::int64_t, std::int64_t> parents;
  while (rows.step()) {
    const std::int64_t id = rows.integer(0);
    teams[id] = {id, std::string(rows.text(1)), std::string(rows.text(2)),
                 0,  rows.integer(4),           rows.integer(5)};
    order.push_back(id);
    parents[id] = rows.integer(3);
  }
  for (const std::int64_t id : order)
    below[teams.contains(parents[id]) ? parents[id] : 0].push_back(id);
  std::vector<TeamLine> out;
  std::set<std::int64_t> shown;
  const std::function<void(std::int64_t, int)> add = [&](std::int64_t id, int depth) {
    if (!shown.insert(id).second) return;
    teams[id].depth = depth;
    out.push_back(teams[id]);
    for (const std::int64_t child : below[id]) add(child, depth + 1);
  };
  for (const std::int64_t id : below[0]) add(id, 0);
  for (const std::int64_t id : order)
    add(id, 0);  // those in a circle, which an import may have made
  return out;
}

}  // namespace pareto::records

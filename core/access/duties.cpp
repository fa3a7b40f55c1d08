#include "core/access/duties.hpp"

#include "core/base/error.hpp"

namespace pareto::access {
namespace {

struct Needs {
  std::string_view entity, field;  // no field: all of them; id: removing records
  Duty duty;
};
// A salesperson known only from a file is a user without sign-in, so imports may make users.
constexpr Needs kNeeds[] = {
    {"role", "", Duty::Administer},        {"role_right", "", Duty::Administer},
    {"role_field", "", Duty::Administer},  {"user_role", "", Duty::Administer},
    {"user", "sign_in", Duty::Administer}, {"user", "id", Duty::Administer},
    {"team", "id", Duty::Administer},      {"user", "left_on", Duty::Administer},
    {"user", "team", Duty::Administer},    {"team", "parent", Duty::Administer},
    {"field", "", Duty::Configure}};

}  // namespace

std::optional<Duty> duty_to_write(std::string_view entity, std::string_view field) {
  for (const Needs& needs : kNeeds) {
    if (needs.entity == entity && (needs.field.empty() || needs.field == field)) return needs.duty;
  }
  return std::nullopt;
}

bool has_duty(const Session& session, Duty duty) {
  return session.rights == nullptr || session.rights->has(duty);
}

Message refusal_of(const Session& session, Duty duty) {
  static constexpr Text kWords[kDuties] = {
      {"{} may not manage users and roles", "{} 无权管理用户与角色"},
      {"{} may not change how the program is set up", "{} 无权修改程序设置"},
      {"{} may not export in bulk", "{} 无权批量导出"},
      {"{} may not run the tier rules", "{} 无权运行等级评定"}};
  return Message(kWords[static_cast<std::size_t>(duty)], {session.name});
}

namespace {

std::string roles_of(const Rights& rights) {
  std::string roles;
  for (const RoleRights& role : rights.roles()) roles += (roles.empty() ? "" : ", ") + role.code;
  return roles;
}

Message no_role() {
  return Message(
      Text{"you have no role; whoever manages users can give you one: pareto user role add",
           "您还没有角色；请管理用户的人分配：pareto user role add"});
}

}  // namespace

Message whom_to_ask(const Rights& rights) {
  if (rights.roles().empty()) return no_role();
  return Message(
      Text{"your roles: {}; whoever manages roles can change what they allow: pareto role set",
           "您的角色：{}；管理角色的人可以调整：pareto role set"},
      {roles_of(rights)});
}

std::string_view name_of(Duty duty) {
  static constexpr std::string_view kNames[kDuties] = {"administer", "configure", "export-bulk",
                                                       "run-tiers"};
  return kNames[static_cast<std::size_t>(duty)];
}

Message whom_to_ask(const Rights& rights, Duty duty) {
  if (rights.roles().empty()) return no_role();
  return Message(
      Text{
          "your roles: {0}; none has the duty {1}. Whoever manages users can give you a role that has it (pareto role list), or give it to a "
          "role: pareto role set {2} --duty {1}",
          "您的角色：{0}，都没有职责 {1}。请管理用户的人给您一个有此职责的角色（见 pareto role list），或给角色加上：pareto role set {2} --duty {1}"},
      {roles_of(rights), std::string(name_of(duty)), rights.roles().front().code});
}

void require_duty(const Session& session, Duty duty) {
  if (has_duty(session, duty)) return;
  throw Error(ErrorCode::Denied, refusal_of(session, duty), whom_to_ask(*session.rights, duty));
}

}  // namespace pareto::access

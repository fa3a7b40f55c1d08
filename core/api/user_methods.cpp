// Users and teams: who there is, somebody new, roles given and taken, who left, all that one person
// owns handed over.
//
// What a form alone changes (a name, a team, a team's place in the tree) is records.set of "user"
// and "team".
#include "core/access/credentials.hpp"
#include "core/access/duties.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/records/people/people_change.hpp"
#include "core/records/people/transfer.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/values.hpp"
#include "core/records/write/require_done.hpp"

namespace pareto::api {
namespace {

records::Named named(Call& call, const char* entity, const std::string& word) {
  return records::the_one(call.host.reader(), call.host.schema(), call.host.schema().entity(entity),
                          word);
}

// {"operation"}, and subscribers are told.
void done(Call& call, std::int64_t operation) {
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  call.out.end_object();
  if (operation != 0) static_cast<void>(call.host.deliver());
}

// Whom colleagues are is for everybody; how many customers they have, and when they were here, is
// not.
void list(Call& call) {
  const bool everything = access::has_duty(call.host.session(), access::Duty::Administer);
  const Date today = call.host.today();
  JsonWriter& out = call.out;
  out.begin_object().key("users").begin_array();
  for (const records::UserLine& user : records::user_lines(call.host.reader(), today)) {
    out.begin_object()
        .key("id")
        .id(user.id)
        .member("code", user.code)
        .member("name", user.name)
        .member_if("team", user.team);
    write_texts(out, "roles", user.roles);
    out.key("sign_in")
        .flag(user.may_sign_in)
        .key("has_password")
        .flag(user.has_password)
        .key("left")
        .flag(user.left_on && *user.left_on <= today);
    write_day(out, "left_on", user.left_on);
    if (everything) {
      out.key("customers").integer(user.customers);
      if (user.last_sign_in) out.member("last_sign_in", Time{*user.last_sign_in}.iso());
    }
    out.end_object();
  }
  out.end_array().end_object();
}

void show_roles(Call& call) {
  const records::Named user = named(call, "user", call.given.text("user"));
  JsonWriter& out = call.out;
  out.begin_object().key("id").id(user.id).member("name", user.label).key("roles").begin_array();
  for (const records::HeldRole& held :
       records::held_roles(call.host.reader(), user.id, call.host.today())) {
    out.begin_object().member("role", held.code);
    write_day(out, "from", held.from);
    write_day(out, "until", held.to);
    out.end_object();
  }
  out.end_array().end_object();
}

void add(Call& call) {
  host::Host& host = call.host;
  const model::Entity& entity = host.schema().entity("user");
  std::vector<std::string> values;
  std::string name;
  for (const auto& [field, value] : call.given.object("values")) {
    if (field == "name") name = value;
    values.push_back(field + "=" + value);
  }
  std::vector<records::Named> roles;
  for (const std::string& role : call.given.texts("roles"))
    roles.push_back(named(call, "role", role));
  const sdk::Batch row =
      records::row_from(host.reader(), host.schema(), host.workspace().zone(), entity, values);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "add", .title = "user " + name});
  const records::WriteResult made = transaction.create(entity, row);
  records::require_done(made);
  for (const records::Named& role : roles)
    records::give_role(transaction, made.ids.front(), role.id, host.today(), {});
  const std::int64_t operation = transaction.commit();
  call.out.begin_object()
      .key("id")
      .id(made.ids.front())
      .key("operation")
      .id(operation)
      .end_object();
  static_cast<void>(host.deliver());
}

void give_role(Call& call) {
  host::Host& host = call.host;
  const records::Named user = named(call, "user", call.given.text("user")),
                       role = named(call, "role", call.given.text("role"));
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "role", .title = user.label + " + " + role.code});
  records::give_role(transaction, user.id, role.id, day_given(call, "from").value_or(host.today()),
                     day_given(call, "until"));
  done(call, transaction.commit());
}

void take_role(Call& call) {
  host::Host& host = call.host;
  const records::Named user = named(call, "user", call.given.text("user")),
                       role = named(call, "role", call.given.text("role"));
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "role", .title = user.label + " − " + role.code});
  if (!records::take_role(transaction, user.id, role.id, host.today())) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"{} does not have the role {}", "{} 没有角色 {}"}, {user.label, role.code}),
        Message(Text{"users.roles tells which", "请看 users.roles"}));
  }
  done(call, transaction.commit());
}

void note_left(Call& call) {
  host::Host& host = call.host;
  const records::Named user = named(call, "user", call.given.text("user"));
  const Date day = day_given(call, "on").value_or(host.today());
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "left", .title = user.label + " " + day.iso()});
  records::note_left(transaction, user.id, day, host.today());
  done(call, transaction.commit());
}

void set_password(Call& call) {
  host::Host& host = call.host;
  const records::Named user = named(call, "user", call.given.text("user"));
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "password", .title = user.label});
  transaction.record_anyway();
  access::Credentials(transaction.connection(), transaction.now(), host.today())
      .set_password(user.id, call.given.text("password"));
  done(call, transaction.commit());
}

void transfer(Call& call) {
  host::Host& host = call.host;
  const records::Named from = named(call, "user", call.given.text("from")),
                       to = named(call, "user", call.given.text("to"));
  jobs::Job job(call.surroundings(), "transfer", "users", call.progress);
  const records::TransferRequest request{
      .from = from.id,
      .to = to.id,
      .dry_run = call.given.flag("dry_run"),
      .progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); },
      .cancel = job.cancel_flag()};
  const records::TransferResult result = records::transfer(host.records(), host.session(), request);
  JsonWriter& out = call.out;
  out.begin_object();
  write_id(out, "operation", result.operation);
  out.key("records")
      .integer(result.records)
      .key("refused")
      .integer(result.refused)
      .key("fields")
      .begin_array();
  for (const records::Transferred& each : result.fields) {
    out.begin_object()
        .member("entity", each.entity->name)
        .member("plural", each.entity->plural.in(call.language))
        .member("field", each.field->name);
    out.member("label", each.field->label.in(call.language))
        .key("records")
        .integer(each.records)
        .key("refused")
        .integer(each.refused);
    write_texts(out, "examples", each.examples);
    out.end_object();
  }
  out.end_array().key("rejects");
  write_rejects(out, result.rejects, call.language);
  out.end_object();
  job.finish("transferred " + std::to_string(result.records));
  if (result.operation != 0) static_cast<void>(host.deliver());
}

void list_teams(Call& call) {
  const bool everything = access::has_duty(call.host.session(), access::Duty::Administer);
  JsonWriter& out = call.out;
  out.begin_object().key("teams").begin_array();
  for (const records::TeamLine& team : records::team_lines(call.host.reader())) {
    out.begin_object()
        .key("id")
        .id(team.id)
        .member("code", team.code)
        .member("name", team.name)
        .key("depth")
        .integer(team.depth)
        .key("users")
        .integer(team.users);
    if (everything) out.key("customers").integer(team.customers);
    out.end_object();
  }
  out.end_array().end_object();
}

}  // namespace

std::vector<Method> user_methods() {
  using access::Duty;
  const Parameter user{
      "user", Kind::Text, {"id, code, name or a part of it", "id、编码、姓名或其一部分"}, true},
      role{"role", Kind::Text, {"code or name", "编码或名称"}, true};
  return {
      {.name = "users.list",
       .summary = {"who there is, with roles", "全部用户及角色"},
       .answer =
           "{users: [{id: id, code: text, name: text, team?: text, roles: [text], sign_in: flag, has_password: flag, left: flag, "
           "left_on: day|null, customers?: int, last_sign_in?: time}]}",
       .run = list},
      {.name = "users.roles",
       .summary = {"the roles of one user, with their days", "一个用户的角色及起止"},
       .parameters = {user},
       .answer = "{id: id, name: text, roles: [{role: text, from: day|null, until: day|null}]}",
       .run = show_roles},
      {.name = "users.add",
       .summary = {"somebody new, with roles from today on", "新增用户，并从今天起分配角色"},
       .parameters = {{"values",
                       Kind::Object,
                       {"name, code, team, email, sign_in", "name、code、team、email、sign_in"},
                       true},
                      {"roles", Kind::Texts, {"codes of roles", "角色编码"}}},
       .answer = "{id: id, operation: id}",
       .changes = true,
       .run = add},
      {.name = "users.give_role",
       .summary = {"a role from a day on", "分配角色"},
       .parameters = {user,
                      role,
                      {"from", Kind::Text, {"the first day (today)", "从哪天起（今天）"}},
                      {"until", Kind::Text, {"the day it ends", "到哪天止"}}},
       .answer = "Operation",
       .changes = true,
       .duty = Duty::Administer,
       .run = give_role},
      {.name = "users.take_role",
       .summary = {"a role no longer", "收回角色"},
       .parameters = {user, role},
       .answer = "Operation",
       .changes = true,
       .duty = Duty::Administer,
       .run = take_role},
      {.name = "users.left",
       .summary = {"somebody left: no sign-in, no keys", "离职：停止登录与密钥"},
       .parameters = {user, {"on", Kind::Text, {"the day (today)", "哪天（今天）"}}},
       .answer = "Operation",
       .changes = true,
       .duty = Duty::Administer,
       .run = note_left},
      {.name = "users.password",
       .summary = {"another password for somebody; sessions end",
                   "重设某人的密码；已有登录随之失效"},
       .parameters = {user, {"password", Kind::Text, {"the new one", "新密码"}, true}},
       .answer = "Operation",
       .changes = true,
       .duty = Duty::Administer,
       .run = set_password},
      {.name = "users.transfer",
       .summary = {"all that one owns goes to another", "把一个人名下的全部移交给另一个人"},
       .parameters = {{"from", Kind::Text, {"who owns it now", "原负责人"}, true},
                      {"to", Kind::Text, {"who takes over", "接手的人"}, true},
                      {"dry_run",
                       Kind::Flag,
                       {"say what it would be, change nothing", "只看会移交什么"}}},
       .answer =
           "{operation: id|null, records: int, refused: int, fields: [{entity: text, plural: text, field: text, label: text, "
           "records: int, refused: int, examples: [text]}], rejects: [Reject]}",
       .changes = true,
       .run = transfer},
      {.name = "teams.list",
       .summary = {"teams as a tree, each behind the one above it", "团队树"},
       .answer =
           "{teams: [{id: id, code: text, name: text, depth: int, users: int, customers?: int}]}",
       .run = list_teams}};
}

}  // namespace pareto::api

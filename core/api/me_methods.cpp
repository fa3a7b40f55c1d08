// Whoever asks: who that is, what they may do, and their own password.
#include "core/access/credentials.hpp"
#include "core/access/duties.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/records/people/people.hpp"

namespace pareto::api {
namespace {

using access::Scope;
using access::Verb;

constexpr std::pair<Verb, std::string_view> kVerbs[] = {{Verb::See, "see"},
                                                        {Verb::Create, "create"},
                                                        {Verb::Change, "change"},
                                                        {Verb::Remove, "remove"},
                                                        {Verb::Export, "export"}};

std::string_view word_of(Scope scope) {
  static constexpr std::string_view kWords[] = {"none", "own", "team", "all"};
  return kWords[static_cast<std::size_t>(scope)];
}

// What is shown of a page depends on these; the owner of the folder holds none and sees all.
void write_roles_held(Call& call) {
  JsonWriter& out = call.out;
  out.key("roles_held").begin_array();
  const access::Session& session = call.host.session();
  for (const records::RoleName& role :
       session.rights
           ? records::roles_today(call.host.connection(), session.principal, call.host.today())
           : std::vector<records::RoleName>()) {
    out.begin_object()
        .member("name", role.code)
        .member("label", call.language == Language::English && !role.name_en.empty() ? role.name_en
                                                                                     : role.name)
        .end_object();
  }
  out.end_array();
}

void write_person(Call& call, const access::Session& session) {
  JsonWriter& out = call.out;
  out.key("owner").flag(session.rights == nullptr);
  write_roles_held(call);
  if (!session.rights) return;
  for (const records::UserLine& user :
       records::user_lines(call.host.connection(), call.host.today())) {
    if (user.id != session.principal) continue;
    out.member("code", user.code).member_if("team", user.team);
    write_texts(out, "roles", user.roles);
    out.key("customers").integer(user.customers);
  }
}

// For each kind of record how far each verb goes; kinds that may not be seen are left out.
void show(Call& call) {
  const access::Session& session = call.host.session();
  JsonWriter& out = call.out;
  out.begin_object().key("id").id(session.principal).member("name", session.name);
  write_person(call, session);
  out.member("language", code_of(call.language))
      .member("today", call.host.today().iso())
      .member("data_until", call.as_of().iso());
  out.key("watermark").flag(call.host.workspace().settings().watermark);
  out.key("duties").begin_array();
  for (const access::Duty duty : {access::Duty::Administer, access::Duty::Configure,
                                  access::Duty::ExportBulk, access::Duty::RunTiers}) {
    if (access::has_duty(session, duty)) out.text(access::name_of(duty));
  }
  out.end_array().key("entities").begin_array();
  for (const model::Entity& entity : call.host.schema().entities()) {
    if (session.rights && session.rights->scope(entity, Verb::See) == Scope::None) continue;
    out.begin_object()
        .member("name", entity.name)
        .member("label", entity.label.in(call.language))
        .member("plural", entity.plural.in(call.language));
    for (const auto& [verb, word] : kVerbs)
      out.member(word, word_of(session.rights ? session.rights->scope(entity, verb) : Scope::All));
    out.end_object();
  }
  out.end_array().end_object();
}

// Another password takes the present one: a page that was left open must not be enough.
void set_password(Call& call) {
  host::Host& host = call.host;
  const access::Session& session = host.session();
  if (!session.rights) {
    throw Error(ErrorCode::Argument,
                Text{"the owner of the folder has no password", "文件夹所有者没有密码"},
                Text{"make yourself a user: users.add", "请先为自己新增用户：users.add"});
  }
  // A trial like any other: who guesses is slowed down.
  access::Credentials(host.connection(), host.options().clock_micros(), host.today())
      .try_own_password(session.principal, call.given.text("current"));
  records::Transaction transaction(host.records(), session,
                                   {.kind = "password", .title = session.name});
  transaction.record_anyway();
  access::Credentials(transaction.connection(), transaction.now(), host.today())
      .set_password(session.principal, call.given.text("password"));
  call.out.begin_object();
  write_id(call.out, "operation", transaction.commit());
  call.out.end_object();
}

}  // namespace

std::vector<Method> me_methods() {
  return {
      {.name = "me.show",
       .summary = {"who asks, and what they may do with each kind of record",
                   "当前用户，及其对各种记录的权限"},
       .answer =
           "{id: id, name: text, owner: flag, roles_held: [Named], code?: text, team?: text, roles?: [text], customers?: int, "
           "language: text, today: day, data_until: day, watermark: flag, duties: [text], entities: [{name: text, label: text, "
           "plural: text, see: Scope, create: Scope, change: Scope, remove: Scope, export: Scope}]}",
       .run = show},
      {.name = "me.password",
       .summary = {"another password of one's own; sessions end",
                   "修改自己的密码；已有登录随之失效"},
       .parameters = {{"current", Kind::Text, {"as it is now", "现在的密码"}, true},
                      {"password", Kind::Text, {"the new one", "新密码"}, true}},
       .answer = "Operation",
       .changes = true,
       .run = set_password}};
}

}  // namespace pareto::api

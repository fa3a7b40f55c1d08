// The second factor of signing in: set up by each user for himself, taken away by himself or by
// whoever manages users.
//
// The secret is told once, by totp.begin, to whoever knows the password; recovery codes once, by
// totp.confirm.
#include "core/access/credentials.hpp"
#include "core/access/second_factor.hpp"
#include "core/access/totp.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/records/values/names.hpp"

namespace pareto::api {
namespace {

access::SecondFactor second(host::Host& host, store::Connection& connection) {
  return {connection, host.options().clock_micros(), host.today()};
}

void require_user(const Call& call) {
  if (call.host.session().rights) return;
  throw Error(ErrorCode::Argument,
              Text{"the owner of the folder does not sign in", "文件夹所有者不用登录"},
              Text{"make yourself a user: users.add", "请先为自己新增用户：users.add"});
}

void require_password(Call& call) {
  host::Host& host = call.host;
  access::Credentials(host.connection(), host.options().clock_micros(), host.today())
      .try_own_password(host.session().principal, call.given.text("password"));
}

void show(Call& call) {
  require_user(call);
  host::Host& host = call.host;
  const auto state = second(host, host.connection()).state(host.session().principal);
  JsonWriter& out = call.out;
  out.begin_object()
      .key("set_up")
      .flag(state.has_value())
      .key("needed")
      .flag(second(host, host.connection()).needed(host.session().principal));
  if (state)
    out.member("since", Time{state->since}.iso())
        .key("recovery_codes")
        .integer(state->recovery_codes);
  out.end_object();
}

void begin(Call& call) {
  require_user(call);
  require_password(call);
  host::Host& host = call.host;
  const access::Session& session = host.session();
  records::Transaction transaction(host.records(), session,
                                   {.kind = "second_factor", .title = session.name + " …"});
  transaction.record_anyway();
  const std::string secret = second(host, transaction.connection()).begin(session.principal);
  const std::int64_t operation = transaction.commit();
  JsonWriter& out = call.out;
  out.begin_object();
  write_id(out, "operation", operation);
  out.member("secret", access::base32(secret))
      .member("link", access::totp_link(host.workspace().settings().name, session.name, secret))
      .end_object();
}

// Whoever is signed in elsewhere, without it, is out.
void confirm(Call& call) {
  require_user(call);
  host::Host& host = call.host;
  const access::Session& session = host.session();
  records::Transaction transaction(host.records(), session,
                                   {.kind = "second_factor", .title = session.name + " +"});
  transaction.record_anyway();
  const std::vector<std::string> codes =
      second(host, transaction.connection()).confirm(session.principal, call.given.text("code"));
  access::SignInRows(transaction.connection(), transaction.now()).remove_all(session.principal);
  const std::int64_t operation = transaction.commit();
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  write_texts(call.out, "recovery_codes", codes);
  call.out.end_object();
}

void take_away(Call& call, std::int64_t user, const std::string& name) {
  host::Host& host = call.host;
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "second_factor", .title = name + " −"});
  transaction.record_anyway();
  second(host, transaction.connection()).remove(user);
  call.out.begin_object();
  write_id(call.out, "operation", transaction.commit());
  call.out.end_object();
}

void end(Call& call) {
  require_user(call);
  require_password(call);
  take_away(call, call.host.session().principal, call.host.session().name);
}

void reset(Call& call) {
  host::Host& host = call.host;
  const records::Named user = records::the_one(
      host.reader(), host.schema(), host.schema().entity("user"), call.given.text("user"));
  take_away(call, user.id, user.label);
}

}  // namespace

std::vector<Method> totp_methods() {
  const Parameter password{
      "password", Kind::Text, {"one's own, as it is now", "自己现在的密码"}, true};
  return {{.name = "totp.show",
           .summary = {"whether a second factor is set up for oneself, and whether a role takes it",
                       "自己是否设置了第二步验证，角色是否要求"},
           .answer = "{set_up: flag, needed: flag, since?: time, recovery_codes?: int}",
           .run = show},
          {.name = "totp.begin",
           .summary = {"a secret for one's authenticator program; it holds once confirmed",
                       "为验证器生成密钥；确认后生效"},
           .parameters = {password},
           .answer = "{operation: id|null, secret: text, link: text}",
           .changes = true,
           .run = begin},
          {.name = "totp.confirm",
           .summary = {"by a code from the telephone; answers recovery codes, and sign-ins end",
                       "用手机验证码确认；返回备用码，已有登录失效"},
           .parameters =
               {{"code", Kind::Text, {"the six digits that it shows", "手机显示的六位数字"}, true}},
           .answer = "{operation: id|null, recovery_codes: [text]}",
           .changes = true,
           .run = confirm},
          {.name = "totp.end",
           .summary = {"one's own second factor no longer", "取消自己的第二步验证"},
           .parameters = {password},
           .answer = "Operation",
           .changes = true,
           .run = end},
          {.name = "totp.reset",
           .summary = {"takes the second factor of somebody away, who lost the telephone",
                       "取消某人的第二步验证（如手机丢失）"},
           .parameters = {{"user",
                           Kind::Text,
                           {"id, code, name or a part of it", "id、编码、姓名或其一部分"},
                           true}},
           .answer = "Operation",
           .changes = true,
           .duty = access::Duty::Administer,
           .run = reset}};
}

}  // namespace pareto::api

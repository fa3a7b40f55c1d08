// Sign-ins: for services that let people in, and for people who look where they are signed in.
//
// Letting in is for the owner of the folder alone, on whose behalf services run: for users it would
// be a way to try passwords.
#include <algorithm>

#include "core/access/credentials.hpp"
#include "core/access/second_factor.hpp"
#include "core/access/short_write.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"

namespace pareto::api {
namespace {

constexpr std::int64_t kMicrosPerMinute = 60'000'000;
constexpr std::size_t kLongestClient = 200;

access::Credentials credentials(Call& call) {
  return {call.host.connection(), call.host.options().clock_micros(), call.host.today()};
}

void require_owner(const Call& call) {
  if (!call.host.session().rights) return;
  throw Error(ErrorCode::Denied,
              Text{"people are let in by services, not by users", "登录由服务办理，不由用户办理"},
              Text{"sign in where the service says", "请在服务的登录处登录"});
}

// {"token"?, "id", "user", "name", "enrolment", "created_at", "used_at", "expires_at"}
void write_signed_in(Call& call, const std::string& token, const access::SignedIn& who,
                     const access::SignInRow& row) {
  JsonWriter& out = call.out;
  out.begin_object()
      .member_if("token", token)
      .member("id", row.id)
      .key("user")
      .id(who.user)
      .member("name", who.name)
      .key("enrolment")
      .flag(who.scopes.has_value());
  out.member("created_at", Time{row.created_at}.iso())
      .member("used_at", Time{row.used_at}.iso())
      .member("expires_at", Time{row.expires_at}.iso())
      .end_object();
}

void open(Call& call) {
  require_owner(call);
  std::string client = call.given.text("client");
  client.resize(std::min(client.size(), kLongestClient));
  const access::Credentials::Opened opened = credentials(call).try_password(
      call.given.text("name"), call.given.text("password"), call.given.text("code"), client);
  write_signed_in(call, opened.token, opened.who, credentials(call).row_of(opened.token));
}

// Of a service that was started anew. Who was away for too long is out.
void resume(Call& call) {
  require_owner(call);
  const std::string token = call.given.text("token");
  const access::SignInRow row = credentials(call).row_of(token);
  const std::int64_t idle = call.given.integer("idle_minutes", 120) * kMicrosPerMinute;
  if (call.host.options().clock_micros() - row.used_at > idle) {
    credentials(call).touch_out(token);
    throw Error(ErrorCode::Denied, Text{"the session is over", "登录已过期"},
                Text{"sign in again", "请重新登录"});
  }
  write_signed_in(call, {}, credentials(call).touch_token(token), row);
}

// {"user", "name"}
void key(Call& call) {
  require_owner(call);
  const access::SignedIn who = credentials(call).touch_key(call.given.text("key"));
  call.out.begin_object().key("user").id(who.user).member("name", who.name).end_object();
}

void exchange(Call& call) {
  require_owner(call);
  call.out.begin_object()
      .member("token", credentials(call).touch_exchange(call.given.text("token")))
      .end_object();
}

void end(Call& call) {
  require_owner(call);
  credentials(call).touch_out(call.given.text("token"));
  call.out.begin_object().end_object();
}

void list_own(Call& call) {
  host::Host& host = call.host;
  JsonWriter& out = call.out;
  out.begin_object().key("sign_ins").begin_array();
  for (const access::SignInRow& row :
       access::SignInRows(host.connection(), host.options().clock_micros())
           .of(host.session().principal)) {
    out.begin_object()
        .member("id", row.id)
        .member_if("client", row.client)
        .member("created_at", Time{row.created_at}.iso());
    out.member("used_at", Time{row.used_at}.iso())
        .member("expires_at", Time{row.expires_at}.iso())
        .end_object();
  }
  out.end_array().end_object();
}

void end_own(Call& call) {
  host::Host& host = call.host;
  const std::string id = call.given.text("id");
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "password", .title = host.session().name + " − " + id});
  transaction.record_anyway();
  if (!access::SignInRows(transaction.connection(), transaction.now())
           .remove_one(host.session().principal, id)) {
    throw Error(ErrorCode::NotFound, Message(Text{"you have no sign-in {}", "您没有登录 {}"}, {id}),
                Message(Text{"me.sign_ins tells which there are", "请看 me.sign_ins"}));
  }
  call.out.begin_object();
  write_id(call.out, "operation", transaction.commit());
  call.out.end_object();
}

}  // namespace

std::vector<Method> sign_in_methods() {
  const Parameter token{
      "token", Kind::Text, {"as sign_ins.open told it", "sign_ins.open 给出的令牌"}, true};
  return {
      {.name = "sign_ins.open",
       .summary = {"for services: somebody signs in", "供服务使用：登录"},
       .parameters = {{"name", Kind::Text, {"code, name or e-mail", "编码、姓名或邮箱"}, true},
                      {"password", Kind::Text, {"the password", "密码"}, true},
                      {"code",
                       Kind::Text,
                       {"of the second factor, where there is one", "第二步验证码（若已设置）"}},
                      {"client",
                       Kind::Text,
                       {"from where, for the user's list", "来自哪里，显示在用户的登录列表"}}},
       .answer = "{token: text, ...SignIn}",
       .changes = true,
       .run = open},
      {.name = "sign_ins.resume",
       .summary = {"for services: who it is that has a token", "供服务使用：令牌属于谁"},
       .parameters = {token,
                      {"idle_minutes",
                       Kind::Integer,
                       {"how long one may have been away (120)", "最长离开分钟数（120）"}}},
       .answer = "SignIn",
       .changes = true,
       .run = resume},
      {.name = "sign_ins.key",
       .summary = {"for services: who it is that has an API key", "供服务使用：API 密钥属于谁"},
       .parameters = {{"key", Kind::Text, {"the whole key", "完整的密钥"}, true}},
       .answer = "{user: id, name: text}",
       .changes = true,
       .run = key},
      {.name = "sign_ins.exchange",
       .summary = {"for services: another token for the same sign-in", "供服务使用：换发令牌"},
       .parameters = {token},
       .answer = "{token: text}",
       .changes = true,
       .run = exchange},
      {.name = "sign_ins.end",
       .summary = {"for services: somebody signs out", "供服务使用：退出登录"},
       .parameters = {token},
       .answer = "{}",
       .changes = true,
       .run = end},
      {.name = "me.sign_ins",
       .summary = {"where one is signed in", "自己在哪里登录着"},
       .answer =
           "{sign_ins: [{id: text, client?: text, created_at: time, used_at: time, expires_at: time}]}",
       .run = list_own},
      {.name = "me.sign_out",
       .summary = {"end one of one's own sign-ins", "结束自己的一个登录"},
       .parameters =
           {{"id", Kind::Text, {"as me.sign_ins told it", "me.sign_ins 给出的 id"}, true}},
       .answer = "Operation",
       .changes = true,
       .run = end_own}};
}

}  // namespace pareto::api

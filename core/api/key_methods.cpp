// API keys: one's own, or anybody's for whoever manages users.
#include "core/access/credentials.hpp"
#include "core/access/duties.hpp"
#include "core/api/key_scopes.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/records/values/names.hpp"

namespace pareto::api {
namespace {

void require_own(const Call& call, std::int64_t user) {
  if (call.host.session().principal != user)
    access::require_duty(call.host.session(), access::Duty::Administer);
}

}  // namespace

access::MethodScopes key_scopes(const std::vector<std::string>& words) {
  std::vector<std::string_view> names;
  for (const Method& method : methods()) names.push_back(method.name);
  return access::MethodScopes::of(words, names);
}

namespace {

void list(Call& call) {
  host::Host& host = call.host;
  const bool all = access::has_duty(host.session(), access::Duty::Administer);
  const std::int64_t now = host.options().clock_micros();
  JsonWriter& out = call.out;
  out.begin_object().key("keys").begin_array();
  for (const access::ApiKey& key :
       access::Credentials(host.connection(), now, host.today())
           .keys(all ? std::nullopt : std::optional(host.session().principal))) {
    out.begin_object()
        .member("key", key.prefix)
        .key("user")
        .id(key.user)
        .member("user_name", key.user_name)
        .member_if("name", key.name);
    out.member("created_at", Time{key.created_at}.iso())
        .member("expires_at", Time{key.expires_at}.iso());
    if (key.last_used_at) out.member("last_used_at", Time{*key.last_used_at}.iso());
    if (!key.scopes.words().empty()) write_texts(out, "scopes", key.scopes.words());
    out.member("state", key.revoked_at          ? "revoked"
                        : key.expires_at <= now ? "expired"
                                                : "holds")
        .end_object();
  }
  out.end_array().end_object();
}

void make(Call& call) {
  host::Host& host = call.host;
  const std::string who = call.given.text("user");
  std::int64_t user = host.session().principal;
  std::string label = host.session().name;
  if (!who.empty()) {
    const records::Named named =
        records::the_one(host.reader(), host.schema(), host.schema().entity("user"), who);
    user = named.id;
    label = named.label;
  }
  if (user == 0)
    throw Error(ErrorCode::Argument, Text{"a key belongs to a user", "密钥属于某个用户"},
                Text{"say whose in `user`", "请在 user 中写明"});
  require_own(call, user);
  const std::int64_t days = call.given.integer("days", access::Credentials::kKeyDays);
  if (days < 1 || days > 3650)
    throw Error(ErrorCode::Argument, Text{"a key holds 1 to 3650 days", "密钥有效 1 至 3650 天"},
                Text{"write another number in `days`", "请修改 days"});
  const std::string name = call.given.text("name");
  const access::MethodScopes scopes = key_scopes(call.given.texts("scopes"));
  records::Transaction transaction(
      host.records(), host.session(),
      {.kind = "key", .title = label + (name.empty() ? "" : " " + name)});
  transaction.record_anyway();
  const std::string key =
      access::Credentials(transaction.connection(), transaction.now(), host.today())
          .add_key(user, name, days, scopes);
  const std::int64_t now = transaction.now();
  const std::int64_t operation = transaction.commit();
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  call.out.member("key", key)
      .member("expires_at", Time{now + days * access::Credentials::kMicrosPerDay}.iso())
      .end_object();
}

void revoke(Call& call) {
  host::Host& host = call.host;
  const std::string prefix = call.given.text("key");
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "key", .title = "− " + prefix});
  transaction.record_anyway();
  require_own(call, access::Credentials(transaction.connection(), transaction.now(), host.today())
                        .revoke_key(prefix)
                        .user);
  call.out.begin_object();
  write_id(call.out, "operation", transaction.commit());
  call.out.end_object();
}

}  // namespace

std::vector<Method> key_methods() {
  return {
      {.name = "keys.list",
       .summary = {"API keys, by their visible beginnings", "API 密钥（只显示开头）"},
       .answer =
           "{keys: [{key: text, user: id, user_name: text, name?: text, created_at: time, expires_at: time, last_used_at?: time, "
           "scopes?: [text], state: 'revoked'|'expired'|'holds'}]}",
       .run = list},
      {.name = "keys.make",
       .summary = {"a new key; it is told this once", "新建密钥；只显示这一次"},
       .parameters =
           {{"user", Kind::Text, {"whose (one's own)", "属于谁（默认自己）"}},
            {"name", Kind::Text, {"what it is for", "用途"}},
            {"days", Kind::Integer, {"how long it holds (365)", "有效天数（365）"}},
            {"scopes",
             Kind::Texts,
             {"what it may call of what its user may: read, a noun such as records or records:read, a method; none: all of it",
              "在用户权限内可调用：read、一类方法如 records 或 records:read、单个方法；不写则全部"}}},
       .answer = "{operation: id|null, key: text, expires_at: time}",
       .changes = true,
       .run = make},
      {.name = "keys.revoke",
       .summary = {"a key no longer", "作废密钥"},
       .parameters = {{"key", Kind::Text, {"its visible beginning", "密钥开头"}, true}},
       .answer = "Operation",
       .changes = true,
       .run = revoke}};
}

}  // namespace pareto::api

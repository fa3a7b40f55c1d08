#include "core/access/credentials.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "core/access/password_rule.hpp"
#include "core/access/random_text.hpp"
#include "core/access/second_factor.hpp"
#include "core/access/short_write.hpp"
#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/base/hash.hpp"

namespace pareto::access {
namespace {

constexpr std::size_t kPrefixDigits = 8, kSecretBytes = 24;
constexpr std::string_view kKeyFront = "pk_";
constexpr std::int64_t kMicrosPerSecond = 1'000'000, kLongestWait = 900 * kMicrosPerSecond;

void require_sodium() {
  static const int started = sodium_init();
  if (started < 0)
    throw Error(ErrorCode::Fail,
                Message(Text{"no random numbers can be had from the system", "系统不提供随机数"}));
}

std::string hash_of(std::string_view password) {
  require_sodium();
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str(out.data(), password.data(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw Error(ErrorCode::Memory,
                Message(Text{"there is not enough memory to keep the password safely",
                             "内存不足，无法安全保存密码"}));
  }
  return out.data();
}

bool fits(const std::string& hash, std::string_view password) {
  require_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

// An account that does not exist takes as long as one that does, so nobody learns which there are.
void waste_time(std::string_view password) { (void)hash_of(password); }

Error wrong() {
  return Error(
      ErrorCode::Denied, Message(Text{"name or password is wrong", "用户名或密码不对"}),
      Message(
          Text{"try again; whoever manages users can set another password: pareto user password",
               "请再试；管理用户的人可以重设密码：pareto user password"}));
}

Error needs_code() {
  return Error(
             ErrorCode::Denied,
             Message(Text{"a second step is needed: the code that your telephone shows",
                          "还需第二步：手机显示的验证码"}),
             Message(Text{
                 "open the authenticator program and type its six digits; without the telephone, one of your recovery codes",
                 "请打开验证器输入六位数字；手机不在身边可用备用码"}))
      .at({.field = "code"});
}

Error wrong_code() {
  return Error(
             ErrorCode::Denied,
             Message(Text{"the code is wrong, too old, or was used already",
                          "验证码不对、已过期或已用过"}),
             Message(Text{
                 "wait for the next one; without the telephone, type a recovery code, or ask whoever manages users to take the second step away: totp.reset",
                 "请等下一个；手机不在身边可用备用码，或请管理用户的人取消第二步：totp.reset"}))
      .at({.field = "code"});
}

}  // namespace

std::optional<Credentials::Account> Credentials::account(std::int64_t user) {
  store::Statement row = connection_.prepare(
      "SELECT code, name, email, sign_in AND (left_on IS NULL OR left_on > date_of(?2)) FROM pareto_user WHERE id = ?1");
  row.bind(1, user).bind(2, std::int64_t{today_.days});
  if (!row.step()) return std::nullopt;
  return Account{user, std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                 row.integer(3) != 0};
}

std::optional<Credentials::Account> Credentials::account_named(std::string_view name) {
  std::vector<std::int64_t> found;
  {
    store::Statement rows = connection_.prepare(
        "SELECT id FROM pareto_user WHERE code = ?1 OR name = ?1 OR email = ?1");
    rows.bind(1, name);
    while (rows.step()) found.push_back(rows.integer(0));
  }
  // Two of one name sign in by their codes.
  if (found.size() != 1) return std::nullopt;
  return account(found.front());
}

void Credentials::set_password(std::int64_t user, std::string_view password) {
  const auto who = account(user);
  if (!who)
    throw Error(ErrorCode::Argument, Message(Text{"there is no such user", "没有这个用户"}));
  if (const auto weak = weakness_of(password, {who->name, who->code, who->email}))
    throw Error(ErrorCode::Data, weak->why, weak->fix);
  const std::string hash = hash_of(password);
  store::Statement put = connection_.prepare(
      "INSERT INTO pareto_password(\"user\", hash, changed_at, failures, blocked_until) VALUES(?1, ?2, ?3, 0, 0) ON CONFLICT(\"user\") DO UPDATE SET "
      "hash = excluded.hash, changed_at = excluded.changed_at, failures = 0, blocked_until = 0");
  put.bind(1, user).bind(2, std::string_view(hash)).bind(3, now_).run();
  SignInRows(connection_, now_).remove_all(user);
}

std::string Credentials::add_key(std::int64_t user, std::string_view name, std::int64_t days,
                                 const MethodScopes& scopes) {
  try {
    static_cast<void>(admitted(user));  // whose key could not work gets none
  } catch (Error& error) {
    throw error.as(ErrorCode::Argument);
  }
  const std::string prefix = std::string(kKeyFront) + random_hex(kPrefixDigits / 2);
  std::string key = prefix + "_" + random_hex(kSecretBytes);
  const std::string hash = content_hash(key);
  const std::int64_t id = connection_.integer("SELECT max(id) FROM pareto_api_key") + 1;
  store::Statement put = connection_.prepare(
      "INSERT INTO pareto_api_key(id, \"user\", name, prefix, hash, created_at, expires_at, scopes) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  const std::string narrowed = scopes.text();
  put.bind(1, id)
      .bind(2, user)
      .bind(3, name)
      .bind(4, std::string_view(prefix))
      .bind(5, std::string_view(hash))
      .bind(6, now_)
      .bind(7, now_ + days * kMicrosPerDay);
  put.bind(8, std::string_view(narrowed)).run();
  return key;
}

std::vector<ApiKey> Credentials::keys(std::optional<std::int64_t> user) {
  store::Statement rows = connection_.prepare(
      "SELECT k.id, k.\"user\", u.name, k.name, k.prefix, k.created_at, k.expires_at, k.last_used_at, k.revoked_at, k.scopes FROM pareto_api_key k LEFT JOIN pareto_user u "
      "ON u.id = k.\"user\" ORDER BY k.id");
  std::vector<ApiKey> out;
  while (rows.step()) {
    if (user && rows.integer(1) != *user) continue;
    ApiKey& key = out.emplace_back();
    key.id = rows.integer(0);
    key.user = rows.integer(1);
    key.user_name = rows.text(2);
    key.name = rows.text(3);
    key.prefix = rows.text(4);
    key.created_at = rows.integer(5);
    key.expires_at = rows.integer(6);
    if (!rows.is_null(7)) key.last_used_at = rows.integer(7);
    if (!rows.is_null(8)) key.revoked_at = rows.integer(8);
    key.scopes = MethodScopes::stored(rows.text(9));
  }
  return out;
}

ApiKey Credentials::revoke_key(std::string_view prefix) {
  for (ApiKey& key : keys()) {
    if (key.prefix != prefix && key.prefix.substr(kKeyFront.size()) != prefix) continue;
    if (key.revoked_at)
      throw Error(ErrorCode::Argument,
                  Message(Text{"the key {} is revoked already", "密钥 {} 已经作废"}, {key.prefix}));
    connection_.prepare("UPDATE pareto_api_key SET revoked_at = ?2 WHERE id = ?1")
        .bind(1, key.id)
        .bind(2, now_)
        .run();
    key.revoked_at = now_;
    return std::move(key);
  }
  throw Error(
      ErrorCode::Argument,
      Message(Text{"there is no key that begins with {}", "没有以 {} 开头的密钥"}, {prefix}),
      Message(Text{"see: pareto user key list", "请看：pareto user key list"}));
}

void Credentials::end_all(std::int64_t user) {
  SignInRows(connection_, now_).remove_all(user);
  connection_
      .prepare(
          "UPDATE pareto_api_key SET revoked_at = ?2 WHERE \"user\" = ?1 AND revoked_at IS NULL")
      .bind(1, user)
      .bind(2, now_)
      .run();
}

SignedIn Credentials::admitted(std::int64_t user) {
  const auto who = account(user);
  if (who && who->may_sign_in) return {who->user, who->name, std::nullopt};
  throw Error(
      ErrorCode::Denied, Message(Text{"this user may not sign in", "该用户不能登录"}),
      who ? Message(Text{"whoever manages users can allow it: pareto user set {} sign_in=yes",
                         "管理用户的人可以开通：pareto user set {} sign_in=yes"},
                    {who->code})
          : Message(Text{"whoever manages users can make another: pareto user add NAME",
                         "管理用户的人可以新建：pareto user add 姓名"}));
}

void Credentials::note_failure(std::int64_t user, std::int64_t failures) {
  const std::int64_t over = std::max<std::int64_t>(failures - kFreeTries, 0);
  const std::int64_t wait =
      over == 0 ? 0 : std::min(kLongestWait, kMicrosPerSecond << std::min<std::int64_t>(over, 20));
  ShortWrite writing(connection_);
  connection_
      .prepare("UPDATE pareto_password SET failures = ?2, blocked_until = ?3 WHERE \"user\" = ?1")
      .bind(1, user)
      .bind(2, failures)
      .bind(3, now_ + wait)
      .run();
  writing.commit();
}

// Who is stopped for a while is so whatever he types. Throws for what is wrong, after it was noted.
void Credentials::check_password(const std::optional<Account>& who, std::string_view password) {
  std::string hash;
  if (who) {
    store::Statement row = connection_.prepare(
        "SELECT hash, failures, blocked_until FROM pareto_password WHERE \"user\" = ?1");
    if (row.bind(1, who->user).step()) {
      hash = row.text(0);
      tries_ = {row.integer(1), row.integer(2)};
    }
  }
  if (hash.empty()) {
    waste_time(password);
    throw wrong();
  }
  if (tries_.blocked_until > now_) {
    const std::int64_t seconds =
        (tries_.blocked_until - now_ + kMicrosPerSecond - 1) / kMicrosPerSecond;
    throw Error(ErrorCode::Denied,
                Message(Text{"too many wrong passwords or codes", "密码或验证码错误次数太多"}),
                Message(Text{"try again in {} s", "请 {} 秒后再试"}, {seconds}));
  }
  if (fits(hash, password)) return;
  note_failure(who->user, tries_.failures + 1);
  throw wrong();
}

void Credentials::try_own_password(std::int64_t user, std::string_view password) {
  check_password(account(user), password);
}

Credentials::Opened Credentials::try_password(std::string_view name, std::string_view password,
                                              std::string_view code, std::string_view client) {
  const auto who = account_named(name);
  check_password(who, password);
  Opened opened{admitted(who->user), {}};
  SecondFactor second(connection_, now_, today_);
  const bool takes_code = second.state(who->user).has_value();
  if (takes_code && code.empty()) throw needs_code();
  {
    ShortWrite writing(connection_);
    if (!takes_code || second.use(who->user, code)) {
      connection_
          .prepare(
              "UPDATE pareto_password SET failures = 0, blocked_until = 0, last_used_at = ?2 WHERE \"user\" = ?1")
          .bind(1, who->user)
          .bind(2, now_)
          .run();
      opened.token = SignInRows(connection_, now_).add(who->user, client, kSessionMicros);
      writing.commit();
      return with_enrolment(std::move(opened));
    }
  }
  // A code has a million values: who guesses is slowed down as with passwords.
  note_failure(who->user, tries_.failures + 1);
  throw wrong_code();
}

Credentials::Opened Credentials::with_enrolment(Opened opened) {
  SecondFactor second(connection_, now_, today_);
  if (!second.state(opened.who.user) && second.needed(opened.who.user))
    opened.who.scopes = MethodScopes::enrolment();
  return opened;
}

SignInRow Credentials::row_of(std::string_view token) {
  if (auto row = SignInRows(connection_, now_).find(token)) return *std::move(row);
  throw Error(ErrorCode::Denied, Message(Text{"the session is over", "登录已过期"}),
              Message(Text{"sign in again", "请重新登录"}));
}

SignedIn Credentials::touch_token(std::string_view token) {
  return with_enrolment({admitted(row_of(token).user), {}}).who;
}

std::string Credentials::touch_exchange(std::string_view token) {
  ShortWrite writing(connection_, ShortWrite::kNone);
  const SignInRow row = row_of(token);
  static_cast<void>(admitted(row.user));
  if (row.former)
    throw Error(ErrorCode::Conflict, Text{"the token was exchanged already", "令牌已换发"},
                Text{"use the one that was told then", "请使用当时给出的令牌"});
  std::string fresh = SignInRows(connection_, now_).exchange(row);
  writing.commit();
  return fresh;
}

SignedIn Credentials::touch_key(std::string_view key) {
  const std::string hash = content_hash(key);
  std::int64_t id = 0, user = 0, expires = 0, used = 0;
  std::string prefix, scopes;
  bool revoked = false;
  {
    store::Statement row = connection_.prepare(
        "SELECT id, \"user\", prefix, expires_at, revoked_at IS NOT NULL, last_used_at, scopes FROM pareto_api_key WHERE hash = ?1");
    if (row.bind(1, std::string_view(hash)).step()) {
      id = row.integer(0);
      user = row.integer(1);
      prefix = row.text(2);
      expires = row.integer(3);
      revoked = row.integer(4) != 0;
      if (!row.is_null(5)) used = row.integer(5);
      scopes = row.text(6);
    }
  }
  const Message another(
      Text{"make another and put it in place of this one: pareto user key add WHO",
           "请新建一把替换它：pareto user key add 谁"});
  if (id == 0)
    throw Error(ErrorCode::Denied, Message(Text{"there is no such API key", "没有这把 API 密钥"}),
                another);
  if (revoked)
    throw Error(ErrorCode::Denied,
                Message(Text{"the API key {}… was revoked", "API 密钥 {}… 已作废"}, {prefix}),
                another);
  if (expires <= now_) {
    throw Error(ErrorCode::Denied,
                Message(Text{"the API key {}… expired on {}", "API 密钥 {}… 已于 {} 到期"},
                        {prefix, Time{expires}.iso().substr(0, 10)}),
                another);
  }
  SignedIn who = admitted(user);
  if (!scopes.empty()) who.scopes = MethodScopes::stored(scopes);
  if (now_ - used >= kUsedMicros) note_use(id);
  return who;
}

// A program that asks many times a second is no reason to write as often, and none to wait for
// those who write; on a full disk who has a key is let in, too.
void Credentials::note_use(std::int64_t key) {
  try {
    ShortWrite writing(connection_, ShortWrite::kNone);
    connection_.prepare("UPDATE pareto_api_key SET last_used_at = ?2 WHERE id = ?1")
        .bind(1, key)
        .bind(2, now_)
        .run();
    writing.commit();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Busy && error.code() != ErrorCode::Io) throw;
  }
}

void Credentials::touch_out(std::string_view token) {
  ShortWrite writing(connection_);
  SignInRows(connection_, now_).remove(token);
  writing.commit();
}

}  // namespace pareto::access

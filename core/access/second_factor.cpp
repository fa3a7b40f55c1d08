#include "core/access/second_factor.hpp"

#include <algorithm>

#include "core/access/random_text.hpp"
#include "core/access/totp.hpp"
#include "core/base/error.hpp"
#include "core/base/hash.hpp"

namespace pareto::access {
namespace {

constexpr std::int64_t kMicrosPerSecond = 1'000'000;
constexpr std::size_t kRecoveryCodes = 10, kRecoveryBytes = 8;
constexpr std::size_t kHashDigits = 64;

// As it is typed: without blanks and hyphens, small.
std::string plain(std::string_view code) {
  std::string out;
  for (const char c : code) {
    if (c != ' ' && c != '-') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// "3f2a-91cc-…", to be read and typed.
std::string spoken(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += code[i];
  }
  return out;
}

}  // namespace

std::optional<SecondFactor::State> SecondFactor::state(std::int64_t user) {
  store::Statement row = connection_.prepare(
      "SELECT confirmed_at, recovery FROM pareto_second_factor WHERE \"user\" = ?1 AND confirmed_at IS NOT NULL");
  if (!row.bind(1, user).step()) return std::nullopt;
  return State{row.integer(0), static_cast<int>(row.text(1).size() / kHashDigits)};
}

bool SecondFactor::needed(std::int64_t user) {
  store::Statement row = connection_.prepare(
      "SELECT r.id FROM pareto_user_role h JOIN pareto_role r ON r.id = h.role WHERE h.\"user\" = ?1 AND r.second_factor AND "
      "(h.from_date IS NULL OR h.from_date <= date_of(?2)) AND (h.to_date IS NULL OR h.to_date > date_of(?2))");
  return row.bind(1, user).bind(2, std::int64_t{today_.days}).step();
}

std::string SecondFactor::begin(std::int64_t user) {
  std::string secret = random_bytes(kTotpSecretBytes);
  const std::string kept = base32(secret);
  connection_
      .prepare(
          "INSERT INTO pareto_second_factor(\"user\", coming, last_step, recovery) VALUES(?1, ?2, 0, '') ON CONFLICT(\"user\") DO UPDATE SET coming = excluded.coming")
      .bind(1, user)
      .bind(2, std::string_view(kept))
      .run();
  return secret;
}

std::vector<std::string> SecondFactor::confirm(std::int64_t user, std::string_view code) {
  std::string coming;
  {
    store::Statement row = connection_.prepare(
        "SELECT coming FROM pareto_second_factor WHERE \"user\" = ?1 AND coming IS NOT NULL");
    if (row.bind(1, user).step()) coming = row.text(0);
  }
  if (coming.empty()) {
    throw Error(ErrorCode::Argument,
                Text{"no second factor is being set up", "没有正在设置的第二步验证"},
                Text{"begin with totp.begin", "请先调用 totp.begin"});
  }
  const auto step = totp_step_of(from_base32(coming), plain(code), now_ / kMicrosPerSecond, 0);
  if (!step) {
    throw Error(
        ErrorCode::Argument,
        Text{"this is not the code that the telephone shows now", "这不是手机现在显示的验证码"},
        Text{
            "type the six digits as they are now; if they never fit, the clock of the telephone or of this machine is wrong",
            "请输入当前的六位数字；如果总不对，请检查手机和本机的时间"})
        .at({.field = "code"});
  }
  std::vector<std::string> codes;
  std::string hashes;
  for (std::size_t i = 0; i < kRecoveryCodes; ++i) {
    const std::string one = random_hex(kRecoveryBytes);
    hashes += content_hash(one);
    codes.push_back(spoken(one));
  }
  connection_
      .prepare(
          "UPDATE pareto_second_factor SET secret = coming, coming = NULL, confirmed_at = ?2, last_step = ?3, recovery = ?4 WHERE \"user\" = ?1")
      .bind(1, user)
      .bind(2, now_)
      .bind(3, *step)
      .bind(4, std::string_view(hashes))
      .run();
  return codes;
}

void SecondFactor::remove(std::int64_t user) {
  connection_.prepare("DELETE FROM pareto_second_factor WHERE \"user\" = ?1").bind(1, user).run();
}

bool SecondFactor::use(std::int64_t user, std::string_view code) {
  const std::string typed = plain(code);
  std::string secret, recovery;
  std::int64_t last = 0;
  {
    store::Statement row = connection_.prepare(
        "SELECT secret, last_step, recovery FROM pareto_second_factor WHERE \"user\" = ?1 AND confirmed_at IS NOT NULL");
    if (!row.bind(1, user).step()) return false;
    secret = row.text(0);
    last = row.integer(1);
    recovery = row.text(2);
  }
  if (const auto step = totp_step_of(from_base32(secret), typed, now_ / kMicrosPerSecond, last)) {
    connection_.prepare("UPDATE pareto_second_factor SET last_step = ?2 WHERE \"user\" = ?1")
        .bind(1, user)
        .bind(2, *step)
        .run();
    return true;
  }
  const std::size_t at = recovery.find(content_hash(typed));
  if (at == std::string::npos || at % kHashDigits != 0) return false;
  recovery.erase(at, kHashDigits);
  connection_.prepare("UPDATE pareto_second_factor SET recovery = ?2 WHERE \"user\" = ?1")
      .bind(1, user)
      .bind(2, std::string_view(recovery))
      .run();
  return true;
}

}  // namespace pareto::access

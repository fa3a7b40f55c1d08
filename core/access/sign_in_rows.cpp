#include "core/access/sign_in_rows.hpp"

#include "core/access/random_text.hpp"
#include "core/base/hash.hpp"

namespace pareto::access {
namespace {

constexpr std::size_t kTokenBytes = 32, kIdBytes = 8;

SignInRow read(const store::Statement& row) {
  return {std::string(row.text(0)), row.integer(1), std::string(row.text(2)),
          row.integer(3),           row.integer(4), row.integer(5)};
}

}  // namespace

std::string SignInRows::add(std::int64_t user, std::string_view client, std::int64_t holds) {
  std::string token = random_hex(kTokenBytes);
  const std::string id = random_hex(kIdBytes), hash = content_hash(token);
  connection_.prepare("DELETE FROM pareto_sign_in WHERE expires_at <= ?1").bind(1, now_).run();
  connection_
      .prepare(
          "INSERT INTO pareto_sign_in(id, \"user\", client, token_hash, former_until, created_at, used_at, expires_at) VALUES(?1, ?2, ?3, ?4, 0, ?5, ?5, ?6)")
      .bind(1, std::string_view(id))
      .bind(2, user)
      .bind(3, client)
      .bind(4, std::string_view(hash))
      .bind(5, now_)
      .bind(6, now_ + holds)
      .run();
  return token;
}

std::optional<SignInRow> SignInRows::find(std::string_view token) {
  const std::string hash = content_hash(token);
  store::Statement row = connection_.prepare(
      "SELECT id, \"user\", client, created_at, used_at, expires_at, CASE WHEN token_hash = ?1 THEN 0 ELSE 1 END FROM pareto_sign_in WHERE (token_hash = ?1 OR (former_hash = ?1 AND former_until > ?2)) AND expires_at > ?2");
  if (!row.bind(1, std::string_view(hash)).bind(2, now_).step()) return std::nullopt;
  SignInRow found = read(row);
  found.former = row.integer(6) != 0;
  return found;
}

std::vector<SignInRow> SignInRows::of(std::int64_t user) {
  store::Statement rows = connection_.prepare(
      "SELECT id, \"user\", client, created_at, used_at, expires_at FROM pareto_sign_in WHERE \"user\" = ?1 AND expires_at > ?2 ORDER BY created_at DESC, id");
  rows.bind(1, user).bind(2, now_);
  std::vector<SignInRow> out;
  while (rows.step()) out.push_back(read(rows));
  return out;
}

std::string SignInRows::exchange(const SignInRow& row) {
  std::string token = random_hex(kTokenBytes);
  const std::string hash = content_hash(token);
  connection_
      .prepare(
          "UPDATE pareto_sign_in SET former_hash = token_hash, former_until = ?3, token_hash = ?2, used_at = ?4 WHERE id = ?1")
      .bind(1, std::string_view(row.id))
      .bind(2, std::string_view(hash))
      .bind(3, now_ + kFormerHolds)
      .bind(4, now_)
      .run();
  return token;
}

void SignInRows::remove(std::string_view token) {
  const std::string hash = content_hash(token);
  connection_.prepare("DELETE FROM pareto_sign_in WHERE token_hash = ?1 OR former_hash = ?1")
      .bind(1, std::string_view(hash))
      .run();
}

bool SignInRows::remove_one(std::int64_t user, std::string_view id) {
  {
    store::Statement row =
        connection_.prepare("SELECT 1 FROM pareto_sign_in WHERE id = ?1 AND \"user\" = ?2");
    if (!row.bind(1, id).bind(2, user).step()) return false;
  }
  connection_.prepare("DELETE FROM pareto_sign_in WHERE id = ?1 AND \"user\" = ?2")
      .bind(1, id)
      .bind(2, user)
      .run();
  return true;
}

void SignInRows::remove_all(std::int64_t user) {
  connection_.prepare("DELETE FROM pareto_sign_in WHERE \"user\" = ?1").bind(1, user).run();
}

}  // namespace pareto::access

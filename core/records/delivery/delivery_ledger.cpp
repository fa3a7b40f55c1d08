#include "core/records/delivery/delivery_ledger.hpp"

#include <algorithm>

#include "core/base/this_process.hpp"

namespace pareto::records {
namespace {

constexpr std::string_view kStanding =
    "subscriber, sequence, failures, last_error, next_at, owner, owned_until FROM pareto_cursor";
// One whose drop was undone waits again.
constexpr std::string_view kParked =
    "p.id, p.subscriber, p.sequence, coalesce(j.topic, ''), p.tries, p.last_error, p.parked_at, coalesce(o.id, 0) FROM pareto_parked p "
    "LEFT JOIN pareto_journal j ON j.sequence = p.sequence "
    "LEFT JOIN pareto_operation o ON o.id = p.dropped_by AND o.undone_by IS NULL";

Standing read(const store::Statement& row) {
  return {
      std::string(row.text(0)), row.integer(1),           row.integer(2), std::string(row.text(3)),
      row.integer(4),           std::string(row.text(5)), row.integer(6)};
}

}  // namespace

bool Standing::is_served_elsewhere(std::int64_t now) const {
  return !owner.empty() && owned_until > now && owner != this_process() && !is_gone(owner);
}

std::vector<Standing> DeliveryLedger::all() {
  std::vector<Standing> out;
  store::Statement rows = c().prepare("SELECT " + std::string(kStanding) + " ORDER BY subscriber");
  while (rows.step()) out.push_back(read(rows));
  return out;
}

std::optional<Standing> DeliveryLedger::find(std::string_view subscriber) {
  store::Statement row = c().prepare("SELECT " + std::string(kStanding) + " WHERE subscriber = ?1");
  if (!row.bind(1, subscriber).step()) return std::nullopt;
  return read(row);
}

void DeliveryLedger::move_to(std::string_view subscriber, std::int64_t sequence,
                             std::int64_t owned_until) {
  store::Statement set = c().prepare(
      "INSERT INTO pareto_cursor(subscriber, sequence, failures, next_at, owner, owned_until) VALUES(?1, ?2, 0, 0, ?3, ?4) "
      "ON CONFLICT(subscriber) DO UPDATE SET sequence = excluded.sequence, failures = 0, last_error = NULL, next_at = 0, "
      "owner = excluded.owner, owned_until = excluded.owned_until");
  set.bind(1, subscriber).bind(2, sequence).bind(4, owned_until);
  if (owned_until == 0)
    set.bind_null(3);
  else
    set.bind(3, std::string_view(this_process()));
  set.run();
}

void DeliveryLedger::lease(std::string_view subscriber, std::int64_t owned_until) {
  c().prepare("UPDATE pareto_cursor SET owner = ?2, owned_until = ?3 WHERE subscriber = ?1")
      .bind(1, subscriber)
      .bind(2, std::string_view(this_process()))
      .bind(3, owned_until)
      .run();
}

void DeliveryLedger::fail(std::string_view subscriber, std::int64_t failures,
                          std::string_view error, std::int64_t next_at) {
  c().prepare(
         "UPDATE pareto_cursor SET failures = ?2, last_error = ?3, next_at = ?4, owner = NULL, owned_until = 0 WHERE subscriber = ?1")
      .bind(1, subscriber)
      .bind(2, failures)
      .bind(3, error)
      .bind(4, next_at)
      .run();
}

std::int64_t DeliveryLedger::park(std::string_view subscriber, std::int64_t sequence,
                                  std::int64_t tries, std::string_view error, std::int64_t now) {
  const std::string last = store_.meta("last_parked");
  const std::int64_t id = (last.empty() ? 0 : std::stoll(last)) + 1;
  store_.set_meta("last_parked", std::to_string(id));
  c().prepare(
         "INSERT INTO pareto_parked(id, subscriber, sequence, tries, last_error, parked_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
      .bind(1, id)
      .bind(2, subscriber)
      .bind(3, sequence)
      .bind(4, tries)
      .bind(5, error)
      .bind(6, now)
      .run();
  return id;
}

std::vector<Parked> DeliveryLedger::parked_where(const std::string& condition,
                                                 std::optional<std::int64_t> value) {
  std::vector<Parked> out;
  store::Statement rows =
      c().prepare("SELECT " + std::string(kParked) + condition + " ORDER BY p.id");
  if (value) rows.bind(1, *value);
  while (rows.step()) {
    out.push_back({rows.integer(0), std::string(rows.text(1)), rows.integer(2),
                   std::string(rows.text(3)), rows.integer(4), std::string(rows.text(5)),
                   rows.integer(6), rows.integer(7)});
  }
  return out;
}

std::vector<Parked> DeliveryLedger::parked(bool dropped_too) {
  return parked_where(dropped_too ? "" : " WHERE o.id IS NULL", std::nullopt);
}

std::vector<Parked> DeliveryLedger::parked_of(std::int64_t sequence) {
  return parked_where(" WHERE p.sequence = ?1", sequence);
}

std::optional<Parked> DeliveryLedger::find_parked(std::int64_t id) {
  std::vector<Parked> found = parked_where(" WHERE p.id = ?1", id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

void DeliveryLedger::drop(std::int64_t id, std::int64_t operation) {
  c().prepare("UPDATE pareto_parked SET dropped_by = ?2 WHERE id = ?1")
      .bind(1, id)
      .bind(2, operation)
      .run();
}

void DeliveryLedger::fail_again(std::int64_t id, std::string_view error, std::int64_t now) {
  c().prepare(
         "UPDATE pareto_parked SET tries = tries + 1, last_error = ?2, parked_at = ?3 WHERE id = ?1")
      .bind(1, id)
      .bind(2, error)
      .bind(3, now)
      .run();
}

void DeliveryLedger::delivered(std::int64_t id) {
  c().prepare("DELETE FROM pareto_parked WHERE id = ?1").bind(1, id).run();
}

}  // namespace pareto::records

#include "core/records/write/transaction.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/records/values/amounts.hpp"
#include "core/records/write/operation_note.hpp"
#include "core/records/write/payload.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/store/ddl.hpp"

namespace pareto::records {
namespace {

using model::Entity;

constexpr std::int64_t k2020 = 1'577'836'800'000;  // milliseconds since 1970

}  // namespace

Transaction::Transaction(Records& records, const access::Session& session, OperationInfo info)
    : records_(records), session_(session), info_(std::move(info)) {
  store::Connection& connection = records_.store.connection();
  connection.begin_write(records_.waiting);
  try {
    if (records_.held) records_.held(true);
    state_ = std::make_unique<State>(connection);
    state_->upkeep = all_upkeep();
    now_ = records_.clock_micros();
    state_->last_id =
        std::max(connection.integer("SELECT value FROM pareto_meta WHERE key = 'last_id'"),
                 (now_ / 1000 - k2020) << kNodeBits);
    operation_ = connection.integer("SELECT max(id) FROM pareto_operation") + 1;
  } catch (...) {
    connection.rollback();  // no destructor runs for what was never whole
    let_go();
    throw;
  }
}

Transaction::~Transaction() {
  if (state_->finished) return;
  connection().rollback();
  let_go();
}

void Transaction::let_go() {
  if (records_.held) records_.held(false);
}

WriteResult Transaction::create(const Entity& entity, const sdk::Batch& rows) {
  return write_new(entity, rows, false);
}
WriteResult Transaction::create_kept(const Entity& entity, const sdk::Batch& rows) {
  return write_new(entity, rows, true);
}
WriteResult Transaction::update(const Entity& entity, std::span<const std::int64_t> ids,
                                const sdk::Batch& rows) {
  return write_changes(entity, ids, rows, false);
}
WriteResult Transaction::update_kept(const Entity& entity, std::span<const std::int64_t> ids,
                                     const sdk::Batch& rows) {
  return write_changes(entity, ids, rows, true);
}

WriteResult Transaction::remove(const Entity& entity, std::span<const std::int64_t> ids) {
  return write_removal(entity, ids, false);
}
WriteResult Transaction::remove_kept(const Entity& entity, std::span<const std::int64_t> ids) {
  return write_removal(entity, ids, true);
}

void Transaction::publish(const std::string& topic, const sdk::Batch& rows) {
  if (rows.rows() == 0) return;
  Entry entry;
  entry.op = Operation::Event;
  entry.topic = topic;
  entry.rows = rows.rows();
  entry.payload = payload_of_event(rows);
  append(entry, {});
}

void Transaction::append(Entry& entry, std::span<const std::int64_t> ids) {
  if (info_.founding) return;
  entry.operation = operation_;
  entry.at = now_;
  entry.principal = session_.principal;
  entry.cause = info_.cause;
  entry.depth = info_.depth;
  state_->journal.append(entry, ids);
  ++entries_;
}

void Transaction::begin_bulk(const Entity& entity) {
  store::Connection& c = connection();
  // What the host makes along with these records grows as they do.
  std::vector<const Entity*> grow{&entity};
  for (const model::Schema::Referrer& referrer : records_.schema.referrers(entity.name)) {
    if (referrer.entity->kept) grow.push_back(referrer.entity);
  }
  for (const Entity* each : grow) {
    if (std::find(state_->bulk.begin(), state_->bulk.end(), each) != state_->bulk.end()) continue;
    if (c.integer("SELECT EXISTS(SELECT 1 FROM " + store::base_table(*each) + ")") != 0) continue;
    for (const store::Index& index : store::entity_indexes(*each, store::Dialect::SQLite))
      c.execute("DROP INDEX IF EXISTS " + index.name);
    state_->bulk.push_back(each);
  }
}

bool Transaction::replaying() const { return state_->replaying; }

void Transaction::set_details(std::string json) { details_ = std::move(json); }

void Transaction::settle() {
  for (const Entity* entity : state_->bulk) {
    for (const store::Index& index : store::entity_indexes(*entity, store::Dialect::SQLite))
      connection().execute(index.create);
  }
  state_->bulk.clear();
  for (auto& upkeep : state_->upkeep) upkeep->finish(*this);
}

void Transaction::write_put_off() {
  settle();
  write_operation();
}

void Transaction::write_operation() {
  if (info_.founding) records_.store.set_meta("last_id", std::to_string(state_->last_id));
  if (entries_ == 0 && !anyway_) return;
  insert_operation(connection(), operation_, info_, session_.principal, now_, details_);
  keep_home_currency(connection(), records_.home_currency);
  records_.store.set_meta("last_id", std::to_string(state_->last_id));
}

std::int64_t Transaction::next_operation(OperationInfo info) {
  write_operation();
  const std::int64_t ended = entries_ == 0 ? 0 : operation_;
  if (entries_ > 0 || anyway_) ++operation_;
  info_ = std::move(info);
  entries_ = 0;
  details_.clear();
  anyway_ = false;
  return ended;
}

std::int64_t Transaction::commit() {
  write_put_off();
  connection().commit();
  state_->finished = true;
  let_go();
  return entries_ == 0 ? 0 : operation_;
}

void Transaction::finish_dry_run() {
  write_put_off();
  connection().rollback();
  state_->finished = true;
  let_go();
}

}  // namespace pareto::records

// The one way in: every change of records passes here, from a form to an import of a million rows.
//
// A transaction belongs to one operation (what a user did with one command, the unit of undo). Per
// batch: validation, what the host derives (upkeep), before-events that may amend and veto, the
// write itself, journal, rollups, search. Nothing is visible to others before commit(); a
// transaction that goes without commit leaves nothing.
//
// One thread; one transaction at a time per store.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/date.hpp"
#include "core/base/time_zone.hpp"
#include "core/bus/event_bus.hpp"
#include "core/model/schema.hpp"
#include "core/records/write/write_rows.hpp"
#include "core/store/store.hpp"
#include "pareto/table.hpp"

namespace pareto::records {

// What the writers of a workspace share.
struct Records {
  store::Store& store;
  const model::Schema& schema;
  bus::EventBus& bus;
  std::string home_currency = "CNY";
  double default_tax_rate = 0.13;  // where a price includes tax and the line does not say which
  std::function<std::int64_t()> clock_micros;  // now, in microseconds UTC
  TimeZone zone = {};  // the firm's: which day it is, what a time without a zone means
  // Told once a second while another process holds the store; may throw to give up.
  std::function<void(int seconds)> waiting;
  // Told when a transaction has the store and when it has let it go.
  std::function<void(bool held)> held = {};

  // The same over another schema of this store: one that an operation widens as it goes.
  [[nodiscard]] Records over(const model::Schema& wider) const {
    return {store, wider, bus, home_currency, default_tax_rate, clock_micros, zone, waiting, held};
  }
};

// What is being done, for the journal: shown in lists and undone as one.
struct OperationInfo {
  std::string kind;       // "import", "tier", "add", "set", "remove", "undo", "deliver", …
  std::string title;      // for people: "orders.csv → sale"
  std::string file_hash;  // of an import's file; empty otherwise
  std::int64_t undoes = 0;
  std::int64_t cause = 0;  // sequence of the entry whose delivery writes this
  std::uint32_t depth = 0;
  // What a workspace begins with is no change of it: not in the journal, told to nobody, never
  // undone.
  bool founding = false;
};

struct WriteResult {
  std::vector<std::int64_t> ids;  // by row; 0 where rejected
  std::vector<Reject> rejects;
};

class Upkeep;

class Transaction {
 public:
  Transaction(Records& records, const access::Session& session, OperationInfo info);
  ~Transaction();  // rolls back unless committed
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Creates a record per row. Columns are named as the entity's fields (full names), any order, any
  // subset; types must agree. Rows that break a rule come back as rejects, the others are written.
  // An unknown or read-only column is an Error.
  WriteResult create(const model::Entity& entity, const sdk::Batch& rows);

  // Sets the given columns on existing records, one row per id. Columns absent from `rows` stay;
  // nulls clear. Rows whose values are all as they were write nothing.
  WriteResult update(const model::Entity& entity, std::span<const std::int64_t> ids,
                     const sdk::Batch& rows);

  // Removes records. What refers to them is refused, removed or cleared as its entity says.
  WriteResult remove(const model::Entity& entity, std::span<const std::int64_t> ids);

  // A topic of its own in the journal, with a table; for `customer.tier_changed` and plugins'
  // topics.
  void publish(const std::string& topic, const sdk::Batch& rows);

  // For the host's own rules (tiering, ownership, what goes along with a record): as create, update
  // and remove, but read-only fields may be set, and nobody's rights are asked.
  WriteResult create_kept(const model::Entity& entity, const sdk::Batch& rows);
  WriteResult update_kept(const model::Entity& entity, std::span<const std::int64_t> ids,
                          const sdk::Batch& rows);
  WriteResult remove_kept(const model::Entity& entity, std::span<const std::int64_t> ids);

  // A large load of sale lines begins: indexes of an empty table are made at the end instead of row
  // by row.
  void begin_bulk(const model::Entity& entity);

  void set_details(std::string json);  // kept with the operation
  // The operation is recorded though it may change nothing: for work that leaves a record of itself
  // elsewhere.
  void record_anyway() { anyway_ = true; }
  [[nodiscard]] std::int64_t operation() const { return operation_; }
  [[nodiscard]] store::Connection& connection() { return records_.store.connection(); }
  [[nodiscard]] Records& records() { return records_; }
  [[nodiscard]] const access::Session& session() const { return session_; }
  [[nodiscard]] std::int64_t now() const { return now_; }
  // Which entry's delivery writes this, 0 for none, and how long the chain of causes is.
  [[nodiscard]] std::int64_t cause() const { return info_.cause; }
  [[nodiscard]] std::uint32_t depth() const { return info_.depth; }
  // True while entries are reversed: dated facts have entries of their own and are not made again.
  [[nodiscard]] bool replaying() const;
  // Entries written so far; an operation that changed nothing leaves no trace when committed.
  [[nodiscard]] std::int64_t entries() const { return entries_; }

  // What follows belongs to another operation of the same transaction: they commit together and are
  // undone each by itself. Answers the id of the one that ends here, 0 if it changed nothing.
  std::int64_t next_operation(OperationInfo info);

  // What follows from what was written so far (rollups, amounts under a new rate) is written now,
  // so that it can be looked at.
  void settle();

  // Writes what was put off (rollups, metrics, indexes), then makes it all durable. Returns the
  // operation's id, 0 if nothing changed.
  std::int64_t commit();
  // The same work, rolled back: a dry run finds what a real run would.
  void finish_dry_run();

 private:
  friend class Undo;
  struct State;

  WriteResult write_new(const model::Entity& entity, const sdk::Batch& rows, bool kept);
  WriteResult write_changes(const model::Entity& entity, std::span<const std::int64_t> ids,
                            const sdk::Batch& rows, bool kept);
  WriteResult write_removal(const model::Entity& entity, std::span<const std::int64_t> ids,
                            bool kept);
  // Fills in what all entries of this operation have in common.
  void append(struct Entry& entry, std::span<const std::int64_t> ids);
  void write_operation();
  void write_put_off();
  void let_go();

  Records& records_;
  access::Session session_;
  OperationInfo info_;
  std::int64_t operation_ = 0, now_ = 0, entries_ = 0;
  std::string details_;
  bool anyway_ = false;
  std::unique_ptr<State> state_;
};

}  // namespace pareto::records

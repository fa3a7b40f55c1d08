#include "core/records/delivery.hpp"

#include <algorithm>
#include <optional>

#include "core/base/error.hpp"
#include "core/records/journal.hpp"
#include "core/records/payload.hpp"
#include "core/records/transaction_state.hpp"

namespace pareto::records {
namespace {

// Events cover batches; a load of a million rows is handed over in pieces.
constexpr std::size_t kMostRows = 65'536;

bool wants(const AfterSubscriber& subscriber, const Entry& entry) {
  for (const std::string& pattern : subscriber.patterns) {
    if (bus::matches(pattern, entry.topic)) return true;
  }
  return false;
}

void set_cursor(store::Connection& connection, const std::string& subscriber, std::int64_t sequence) {
  store::Statement set = connection.prepare(
      "INSERT INTO pareto_cursor VALUES(?1, ?2, 0, NULL) ON CONFLICT(subscriber) DO UPDATE SET sequence = excluded.sequence, failures = 0, "
      "last_error = NULL");
  set.bind(1, std::string_view(subscriber)).bind(2, sequence).run();
}

// A small write of the delivery's own, waiting for other processes like any other.
template <class Work>
void write(Records& records, Work work) {
  store::Connection& connection = records.store.connection();
  connection.begin_write(records.waiting);
  try {
    work();
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

// While deliveries run, waiting for another process ends at their limit: what was committed before stays, the rest is pending.
class WaitingUntil {
 public:
  WaitingUntil(Records& records, std::chrono::steady_clock::time_point until) : records_(records), before_(records.waiting) {
    records_.waiting = [this, until](int seconds) {
      if (before_) before_(seconds);
      if (std::chrono::steady_clock::now() < until) return;
      throw Error(ErrorCode::Cancelled, Message(Text{"another process holds the store", "另一个进程占用着数据库"}));
    };
  }
  ~WaitingUntil() { records_.waiting = std::move(before_); }
  WaitingUntil(const WaitingUntil&) = delete;
  WaitingUntil& operator=(const WaitingUntil&) = delete;

 private:
  Records& records_;
  std::function<void(int)> before_;
};

// Hands an event with its tables to `deliver`.
void hand_over(const Entry& entry, std::uint32_t kind, const std::vector<std::int64_t>& ids, const sdk::Batch* before, const sdk::Batch* after,
               const std::function<void(const pareto_event&)>& deliver) {
  const sdk::Batch* any = after ? after : before;
  ArrowSchema schema{};
  if (any) sdk::export_schema(any->schema(), &schema);
  std::vector<const char*> changed;
  if (any && kind == PARETO_EVENT_UPDATED) {
    for (const sdk::ColumnSpec& column : any->schema()) changed.push_back(column.name.c_str());
    changed.push_back(nullptr);
  }
  pareto_event event{};
  event.size_of = sizeof event;
  event.phase = PARETO_PHASE_AFTER;
  event.kind = kind;
  event.topic = entry.topic.c_str();
  event.sequence = entry.sequence;
  event.cause = entry.cause;
  event.depth = entry.depth;
  event.principal = entry.principal;
  event.time = entry.at;
  event.rows = any ? any->rows() : static_cast<std::int64_t>(ids.size());
  event.ids = ids.data();
  event.changed = changed.empty() ? nullptr : changed.data();
  event.schema = any ? &schema : nullptr;
  event.before = before ? &before->array() : nullptr;
  event.after = after ? &after->array() : nullptr;
  try {
    deliver(event);
  } catch (...) {
    if (schema.release) schema.release(&schema);
    throw;
  }
  if (schema.release) schema.release(&schema);
}

sdk::Batch batch_of(const WriteRows& rows) {
  const model::Entity& entity = *rows.entity;
  sdk::Schema schema;
  std::vector<std::size_t> fields;
  for (std::size_t f = 0; f < entity.fields.size(); ++f) {
    if (!entity.fields[f].stored()) continue;
    schema.push_back({entity.fields[f].name, entity.fields[f].type});
    fields.push_back(f);
  }
  sdk::BatchBuilder builder(std::move(schema));
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    for (std::size_t c = 0; c < fields.size(); ++c) {
      const Cells& cells = rows.cells[fields[c]];
      if (cells.is_null(row)) continue;
      const sdk::Type type = entity.fields[fields[c]].type;
      if (type == sdk::Type::Text) builder.text(c, cells.text(row));
      else if (type == sdk::Type::Real) builder.real(c, cells.real(row));
      else builder.integer(c, cells.integer(row));
    }
    builder.end_row();
  }
  return builder.finish();
}

}  // namespace

void Delivery::add(AfterSubscriber subscriber) { subscribers_.push_back(std::move(subscriber)); }

void Delivery::begin() {
  store::Connection& connection = records_.store.connection();
  const auto is_new = [&](const AfterSubscriber& subscriber) {
    store::Statement row = connection.prepare("SELECT 1 FROM pareto_cursor WHERE subscriber = ?1");
    return !row.bind(1, std::string_view(subscriber.id)).step();
  };
  if (std::none_of(subscribers_.begin(), subscribers_.end(), is_new)) return;
  write(records_, [&] {
    for (const AfterSubscriber& subscriber : subscribers_) {
      if (is_new(subscriber)) set_cursor(connection, subscriber.id, Journal(connection).last_sequence());
    }
  });
}

DeliveryReport Delivery::run(std::chrono::milliseconds limit) {
  DeliveryReport report;
  if (subscribers_.empty()) return report;
  const auto until = std::chrono::steady_clock::now() + limit;
  const WaitingUntil waiting(records_, until);
  store::Connection& connection = records_.store.connection();
  const std::int64_t last = Journal(connection).last_sequence();
  for (const AfterSubscriber& subscriber : subscribers_) {
    store::Statement row = connection.prepare("SELECT sequence FROM pareto_cursor WHERE subscriber = ?1");
    row.bind(1, std::string_view(subscriber.id));
    std::int64_t cursor = row.step() ? row.integer(0) : last;
    row.reset();
    // Deliveries write to the journal themselves, so entries are fetched one by one rather than under an open cursor.
    for (;;) {
      std::optional<Entry> due;
      std::int64_t seen = cursor;
      Journal(connection).each_after(cursor, false, [&](const Entry& entry) {
        seen = entry.sequence;
        if (!wants(subscriber, entry)) return true;
        due = entry;
        return false;
      });
      if (!due) {
        if (seen > cursor + 1000) move_on(subscriber, seen);
        break;
      }
      if (std::chrono::steady_clock::now() > until) {
        report.pending += Journal(connection).last_sequence() - cursor;
        break;
      }
      const std::size_t failures = report.failures.size();
      try {
        deliver_one(subscriber, *due, report);
      } catch (const Error& error) {
        if (error.code() != ErrorCode::Cancelled) throw;
        report.pending += Journal(connection).last_sequence() - cursor;
        return report;
      }
      if (report.failures.size() > failures) break;  // in order: the next waits for this one
      cursor = due->sequence;
    }
  }
  return report;
}

void Delivery::deliver_one(const AfterSubscriber& subscriber, const Entry& entry, DeliveryReport& report) {
  try {
    OperationInfo info;
    info.kind = "deliver";
    info.title = subscriber.id + " <- " + entry.topic;
    info.cause = entry.sequence;
    info.depth = entry.depth + 1;
    if (info.depth > kMostDepth) {
      throw Error(ErrorCode::Fail, Message(Text{"a chain of {} events that cause each other was cut", "事件互相触发超过 {} 层，已中断"}, {kMostDepth}));
    }
    Transaction transaction(records_, session_, info);
    store::Connection& connection = transaction.connection();
    {
      // Another process may have delivered it meanwhile.
      store::Statement row = connection.prepare("SELECT sequence FROM pareto_cursor WHERE subscriber = ?1");
      row.bind(1, std::string_view(subscriber.id));
      if (row.step() && row.integer(0) >= entry.sequence) return;
    }
    auto handle = [&](const pareto_event& event) { subscriber.deliver(event, transaction); };
    const model::Entity* entity = entry.entity.empty() ? nullptr : records_.schema.find(entry.entity);
    std::string json;
    {
      store::Statement row = connection.prepare("SELECT payload FROM pareto_journal WHERE sequence = ?1");
      row.bind(1, entry.sequence);
      if (row.step() && !row.is_null(0)) json = row.text(0);
    }
    if (entry.op == Operation::Event) {
      const sdk::Batch rows = read_event_payload(json);
      hand_over(entry, PARETO_EVENT_OTHER, std::vector<std::int64_t>(static_cast<std::size_t>(rows.rows()), 0), nullptr, &rows, handle);
    } else if (entity != nullptr && entry.op == Operation::Create) {
      const std::vector<std::uint8_t> all(entity->fields.size(), 1);
      std::vector<std::int64_t> ids;
      std::int64_t after = entry.first_id - 1;
      do {
        ids.clear();
        {
          store::Statement rows = connection.prepare("SELECT id FROM " + store::base_table(*entity) + " WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT ?3");
          rows.bind(1, after).bind(2, entry.last_id).bind(3, static_cast<std::int64_t>(kMostRows));
          while (rows.step()) ids.push_back(rows.integer(0));
        }
        if (ids.empty()) break;
        after = ids.back();
        const sdk::Batch rows = batch_of(load_rows(connection, *entity, ids, all));
        hand_over(entry, PARETO_EVENT_CREATED, ids, nullptr, &rows, handle);
      } while (ids.size() == kMostRows);
    } else if (entity != nullptr && !json.empty()) {
      const Payload payload = read_payload(*entity, json);
      hand_over(entry, entry.op == Operation::Update ? PARETO_EVENT_UPDATED : PARETO_EVENT_REMOVED, payload.ids,
                payload.before ? &*payload.before : nullptr, payload.after ? &*payload.after : nullptr, handle);
    } else if (entity != nullptr) {
      // A load taken back as a whole: which ids, without their values.
      hand_over(entry, PARETO_EVENT_REMOVED, {}, nullptr, nullptr, handle);
    }
    set_cursor(connection, subscriber.id, entry.sequence);
    const std::int64_t operation = transaction.commit();
    if (operation != 0) report.operations.push_back(operation);
    ++report.delivered;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled) throw;
    note_failure(subscriber, entry, error.text(Language::English), report);
  }
}

// Remembers that nothing up to here is wanted; only spares looking again, so it never waits for others.
void Delivery::move_on(const AfterSubscriber& subscriber, std::int64_t sequence) {
  try {
    set_cursor(records_.store.connection(), subscriber.id, sequence);
  } catch (const Error&) {
    // Another process writes; the next run looks again.
  }
}

void Delivery::note_failure(const AfterSubscriber& subscriber, const Entry& entry, const std::string& words, DeliveryReport& report) {
  store::Connection& connection = records_.store.connection();
  write(records_, [&] {
    store::Statement note = connection.prepare("UPDATE pareto_cursor SET failures = failures + 1, last_error = ?2 WHERE subscriber = ?1");
    note.bind(1, std::string_view(subscriber.id)).bind(2, std::string_view(words)).run();
    store::Statement count = connection.prepare("SELECT failures FROM pareto_cursor WHERE subscriber = ?1");
    count.bind(1, std::string_view(subscriber.id));
    const bool given_up = count.step() && count.integer(0) >= kMostFailures;
    count.reset();
    if (given_up) set_cursor(connection, subscriber.id, entry.sequence);
  });
  report.failures.emplace_back(subscriber.id, words);
}

std::vector<Delivery::Cursor> Delivery::cursors() {
  store::Connection& connection = records_.store.connection();
  const std::int64_t last = Journal(connection).last_sequence();
  std::vector<Cursor> out;
  store::Statement rows = connection.prepare("SELECT subscriber, sequence, failures, last_error FROM pareto_cursor ORDER BY subscriber");
  while (rows.step()) {
    out.push_back({std::string(rows.text(0)), rows.integer(1), last - rows.integer(1), rows.integer(2), std::string(rows.text(3))});
  }
  return out;
}

}  // namespace pareto::records

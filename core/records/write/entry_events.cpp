#include "core/records/write/entry_events.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/records/write/batch_part.hpp"
#include "core/records/write/payload.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using sdk::Type;
using Take = std::function<void(const pareto_event&)>;

struct OwnedSchema {
  ArrowSchema c{};
  explicit OwnedSchema(const sdk::Schema& schema) { sdk::export_schema(schema, &c); }
  ~OwnedSchema() { c.release(&c); }
  OwnedSchema(const OwnedSchema&) = delete;
  OwnedSchema& operator=(const OwnedSchema&) = delete;
};

pareto_event event_of(const Entry& entry, std::uint32_t kind) {
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
  return event;
}

// An event whose tables came with the entry.
void hand_over(const Entry& entry, std::uint32_t kind, const std::vector<std::int64_t>& ids,
               const sdk::Batch* before, const sdk::Batch* after, const Take& take) {
  pareto_event event = event_of(entry, kind);
  event.ids = ids.data();
  event.rows = static_cast<std::int64_t>(ids.size());
  const sdk::Batch* any = after ? after : before;
  if (any == nullptr) return take(event);
  const OwnedSchema schema(any->schema());
  std::vector<const char*> changed;
  if (kind == PARETO_EVENT_UPDATED) {
    for (const sdk::ColumnSpec& column : any->schema()) changed.push_back(column.name.c_str());
    changed.push_back(nullptr);
    event.changed = changed.data();
  }
  event.schema = &schema.c;
  event.before = before ? &before->array() : nullptr;
  event.after = after ? &after->array() : nullptr;
  take(event);
}

}  // namespace

// Read as one table; each event is shown its part of it.
struct EntryEvents::Created {
  std::size_t first = 0, last = 0;   // of the entries
  std::vector<std::int64_t> begins;  // by entry: its first row; one more for the end
  std::vector<std::int64_t> ids;     // by row
  sdk::Batch rows;
  std::unique_ptr<BatchPart> part;
  std::optional<OwnedSchema> schema;

  // Adds the records of one entry after the other, those that are still there; `counts` says how
  // many ids are whose.
  void read(store::Connection& connection, const Entity& entity,
            std::span<const std::int64_t> wanted, std::span<const std::int64_t> counts) {
    const WriteRows stored =
        load_rows(connection, entity, wanted, std::vector<std::uint8_t>(entity.fields.size(), 1));
    std::vector<std::size_t> fields;
    sdk::Schema columns;
    for (std::size_t f = 0; f < entity.fields.size(); ++f) {
      if (!entity.fields[f].stored()) continue;
      fields.push_back(f);
      columns.push_back({entity.fields[f].name, entity.fields[f].type});
    }
    schema.emplace(columns);
    sdk::BatchBuilder builder(columns);
    ids.clear();
    begins.assign(1, 0);
    std::int64_t row = 0;
    for (const std::int64_t count : counts) {
      for (const std::int64_t end = row + count; row < end; ++row) {
        if (stored.rejected[row]) continue;
        ids.push_back(stored.ids[row]);
        for (std::size_t c = 0; c < fields.size(); ++c) {
          const Cells& cells = stored.cells[fields[c]];
          if (cells.is_null(row)) continue;
          if (columns[c].type == Type::Text)
            builder.text(c, cells.text(row));
          else if (columns[c].type == Type::Real)
            builder.real(c, cells.real(row));
          else
            builder.integer(c, cells.integer(row));
        }
        builder.end_row();
      }
      begins.push_back(static_cast<std::int64_t>(ids.size()));
    }
    rows = builder.finish();
    part = std::make_unique<BatchPart>(rows);
  }

  void tell(const Entry& entry, std::size_t index, const Take& take) const {
    const std::int64_t begin = begins[index], end = begins[index + 1];
    if (begin == end) return;
    pareto_event event = event_of(entry, PARETO_EVENT_CREATED);
    event.rows = end - begin;
    event.ids = ids.data() + begin;
    event.schema = &schema->c;
    event.after = &part->show(begin, end);
    take(event);
  }
};

EntryEvents::EntryEvents(store::Connection& connection, const model::Schema& schema,
                         std::span<const Entry> entries)
    : connection_(connection), schema_(schema), entries_(entries) {}
EntryEvents::~EntryEvents() = default;

void EntryEvents::each_piece(std::size_t index, const Take& take) {
  const Entry& entry = entries_[index];
  if (entry.op == Operation::Event) {
    const sdk::Batch rows = read_event_payload(entry.payload);
    return hand_over(entry, PARETO_EVENT_OTHER,
                     std::vector<std::int64_t>(static_cast<std::size_t>(rows.rows()), 0), nullptr,
                     &rows, take);
  }
  const Entity* entity = schema_.find(entry.entity);
  if (entity == nullptr) return;  // of a plugin that is not enabled
  if (entry.op == Operation::Create) return created(index, *entity, take);
  // A load taken back as a whole: which it was, without ids and values.
  if (entry.payload.empty())
    return hand_over(entry, PARETO_EVENT_REMOVED, {}, nullptr, nullptr, take);
  const Payload payload = read_payload(*entity, entry.payload);
  hand_over(entry, entry.op == Operation::Update ? PARETO_EVENT_UPDATED : PARETO_EVENT_REMOVED,
            payload.ids, payload.before ? &*payload.before : nullptr,
            payload.after ? &*payload.after : nullptr, take);
}

void EntryEvents::created(std::size_t index, const Entity& entity, const Take& take) {
  const Entry& entry = entries_[index];
  if (entry.rows > kMostRows) return in_pieces(entry, entity, take);
  if (created_ == nullptr || index < created_->first || index >= created_->last)
    look_ahead(index, entity);
  created_->tell(entry, index - created_->first, take);
}

// Records that returned by an undo are listed, those of a load are all in its range.
std::vector<std::int64_t> EntryEvents::ids_of(const Entry& entry, const Entity& entity) {
  if (!entry.payload.empty()) return read_payload(entity, entry.payload).ids;
  if (entry.first_id == entry.last_id) return {entry.first_id};
  std::vector<std::int64_t> ids;
  store::Statement rows = connection_.prepare("SELECT id FROM " + store::base_table(entity) +
                                              " WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
  rows.bind(1, entry.first_id).bind(2, entry.last_id);
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

void EntryEvents::look_ahead(std::size_t index, const Entity& entity) {
  created_ = std::make_unique<Created>();
  created_->first = created_->last = index;
  std::vector<std::int64_t> ids, counts;
  for (; created_->last < entries_.size(); ++created_->last) {
    const Entry& next = entries_[created_->last];
    const auto so_far = static_cast<std::int64_t>(ids.size());
    if (next.op != Operation::Create || next.entity != entity.name || next.rows > kMostRows) break;
    if (created_->last > index && so_far + next.rows > kMostRows) break;
    const std::vector<std::int64_t> more = ids_of(next, entity);
    ids.insert(ids.end(), more.begin(), more.end());
    counts.push_back(static_cast<std::int64_t>(more.size()));
  }
  created_->read(connection_, entity, ids, counts);
}

void EntryEvents::in_pieces(const Entry& entry, const Entity& entity, const Take& take) {
  Created piece;
  const auto tell = [&](std::span<const std::int64_t> ids) {
    const auto count = static_cast<std::int64_t>(ids.size());
    piece.read(connection_, entity, ids, {&count, 1});
    piece.tell(entry, 0, take);
  };
  if (!entry.payload.empty()) {
    const std::vector<std::int64_t> ids = read_payload(entity, entry.payload).ids;
    for (std::size_t from = 0; from < ids.size(); from += kMostRows)
      tell(std::span(ids).subspan(from, std::min<std::size_t>(kMostRows, ids.size() - from)));
    return;
  }
  std::vector<std::int64_t> ids{entry.first_id - 1};
  for (;;) {
    store::Statement rows = connection_.prepare("SELECT id FROM " + store::base_table(entity) +
                                                " WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT ?3");
    rows.bind(1, ids.back()).bind(2, entry.last_id).bind(3, kMostRows);
    ids.clear();
    while (rows.step()) ids.push_back(rows.integer(0));
    if (ids.empty()) return;
    tell(ids);
  }
}

}  // namespace pareto::records

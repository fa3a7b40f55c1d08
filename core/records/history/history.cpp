#include "core/records/history/history.hpp"

#include <algorithm>
#include <map>

#include "core/access/rights.hpp"
#include "core/base/masked.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/values.hpp"
#include "core/records/write/payload.hpp"
#include "core/records/write/seen_entries.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;

// Where names of records are looked up: as the session sees them.
store::Connection& names_of(const HistoryContext& context) {
  return context.reader != nullptr ? *context.reader : context.connection;
}

std::string shown(const HistoryContext& context, const Field& field,
                  const std::optional<sdk::Batch>& batch, std::size_t column, std::int64_t row) {
  if (!batch) return {};
  return shown_value(names_of(context), context.schema, context.zone, field, batch->column(column),
                     row, context.language);
}

// How much of a field's values is told.
access::FieldAccess access_to(const HistoryContext& context, const Entity& entity,
                              const Field& field) {
  const bool everything = context.session == nullptr || !context.session->rights;
  return everything ? access::FieldAccess::Read : context.session->rights->field(entity, field);
}

std::string masked_as(const Field& field, const std::string& text) {
  return masked(text, field.meaning == model::Meaning::Phone   ? MaskKind::Phone
                      : field.meaning == model::Meaning::Email ? MaskKind::Email
                                                               : MaskKind::Text);
}

// Of users, as far as the session sees them.
class Names {
 public:
  explicit Names(const HistoryContext& context)
      : connection_(names_of(context)), user_(context.schema.find("user")) {}
  const std::string& of(std::int64_t user) {
    const auto [at, fresh] = known_.try_emplace(user);
    if (fresh && user != 0 && user_ != nullptr) at->second = name_of_user(user);
    return at->second;
  }

 private:
  std::string name_of_user(std::int64_t user) {
    store::Statement row = connection_.prepare("SELECT t.name FROM " + store::base_table(*user_) +
                                               " t WHERE t.id = ?1");
    return row.bind(1, user).step() ? std::string(row.text(0)) : std::string();
  }

  store::Connection& connection_;
  const Entity* user_;
  std::map<std::int64_t, std::string> known_;
};

RecordChange head_of(const Entry& entry, std::int64_t id, Names& names) {
  RecordChange change;
  change.sequence = entry.sequence;
  change.operation = entry.operation;
  change.at = entry.at;
  change.principal = entry.principal;
  change.by = names.of(entry.principal);
  change.op = entry.op;
  change.topic = entry.topic;
  change.entity = entry.entity;
  change.id = id;
  return change;
}

// An entry covers a batch: the values of one of its rows, those that did not change left out.
void add_values(const HistoryContext& context, const Entity& entity, const Payload& payload,
                std::int64_t row, RecordChange& change) {
  const std::optional<sdk::Batch>& any = payload.before ? payload.before : payload.after;
  if (!any) return;
  for (std::size_t k = 0; k < any->columns(); ++k) {
    const Field* field = entity.find(any->schema()[k].name);
    if (field == nullptr || field->read_only) continue;
    const access::FieldAccess access = access_to(context, entity, *field);
    const bool text = field->type == model::Type::Text && field->choices.empty();
    if (access == access::FieldAccess::Hidden || (access == access::FieldAccess::Masked && !text))
      continue;
    ValueChange value{field->name, field->label.in(context.language),
                      shown(context, *field, payload.before, k, row),
                      shown(context, *field, payload.after, k, row)};
    if (value.before == value.after) continue;
    if (access == access::FieldAccess::Masked) {
      value.before = masked_as(*field, value.before);
      value.after = masked_as(*field, value.after);
    }
    change.values.push_back(std::move(value));
  }
}

// A removed record can only be named by what it held.
std::string name_of(const HistoryContext& context, const Entity& entity,
                    const RecordChange& change) {
  if (change.op == Operation::Remove) {
    for (const ValueChange& value : change.values) {
      if (value.field == entity.label_field) return value.before;
    }
  }
  return label_of(names_of(context), entity, change.id);
}

// What an entry did to one record.
RecordChange change_by(const HistoryContext& context, const Entity& entity, const Entry& entry,
                       std::int64_t id, Names& names) {
  RecordChange change = head_of(entry, id, names);
  if (entry.op == Operation::Create || entry.payload.empty()) return change;
  const Payload payload = read_payload(entity, entry.payload);
  const auto at = std::find(payload.ids.begin(), payload.ids.end(), id);
  if (at != payload.ids.end())
    add_values(context, entity, payload, at - payload.ids.begin(), change);
  return change;
}

}  // namespace

std::vector<RecordChange> history_of(const HistoryContext& context, const Entity& entity,
                                     std::int64_t id) {
  std::vector<RecordChange> out;
  Names names(context);
  for (const Entry& entry : Journal(context.connection).of_record(entity, id))
    out.push_back(change_by(context, entity, entry, id, names));
  return out;
}

std::int64_t version_of(store::Connection& connection, std::int64_t id) {
  store::Statement row =
      connection.prepare("SELECT max(sequence) FROM pareto_journal_index WHERE id = ?1");
  row.bind(1, id);
  return row.step() && !row.is_null(0) ? row.integer(0) : 0;
}

std::vector<RecordChange> changes_after(const HistoryContext& context, const Entity& entity,
                                        std::int64_t id, std::int64_t version) {
  std::vector<std::int64_t> sequences;
  {
    store::Statement rows = context.connection.prepare(
        "SELECT sequence FROM pareto_journal_index WHERE id = ?1 AND sequence > ?2 ORDER BY sequence");
    rows.bind(1, id).bind(2, version);
    while (rows.step()) sequences.push_back(rows.integer(0));
  }
  std::vector<RecordChange> out;
  Names names(context);
  Journal journal(context.connection);
  for (const std::int64_t sequence : sequences) {
    const std::optional<Entry> entry = journal.find(sequence);
    if (entry && entry->entity == entity.name)
      out.push_back(change_by(context, entity, *entry, id, names));
  }
  return out;
}

std::vector<RecordChange> changes_of(const HistoryContext& context, std::int64_t operation,
                                     std::size_t most) {
  std::vector<RecordChange> out;
  Names names(context);
  store::Statement entries = context.connection.prepare(
      "SELECT sequence FROM pareto_journal WHERE operation = ?1 AND op <> 1 AND entity <> '' ORDER BY sequence");
  entries.bind(1, operation);
  SeenEntries seen(names_of(context),
                   context.session != nullptr ? *context.session : access::Session{});
  std::vector<std::int64_t> sequences;
  while (entries.step()) sequences.push_back(entries.integer(0));
  for (const std::int64_t sequence : sequences) {
    if (out.size() >= most) break;
    Journal(context.connection).each_after(sequence - 1, true, [&](const Entry& entry) {
      const Entity* entity = context.schema.find(entry.entity);
      if (entity == nullptr || entry.payload.empty()) return false;
      const Payload payload = read_payload(*entity, entry.payload);
      for (std::size_t row = 0; row < payload.ids.size() && out.size() < most; ++row) {
        if (!seen.sees(entry, payload.ids[row])) continue;
        RecordChange change = head_of(entry, payload.ids[row], names);
        add_values(context, *entity, payload, static_cast<std::int64_t>(row), change);
        if (change.op == Operation::Update && change.values.empty())
          continue;  // only what the host keeps up
        change.label = name_of(context, *entity, change);
        out.push_back(std::move(change));
      }
      return false;
    });
  }
  return out;
}

std::vector<CreatedRecord> created_by(const HistoryContext& context, std::int64_t operation,
                                      std::size_t most) {
  struct Range {
    std::string entity;
    std::int64_t first, last;
  };
  std::vector<Range> ranges;
  store::Statement entries = context.connection.prepare(
      "SELECT entity, first_id, last_id FROM pareto_journal WHERE operation = ?1 AND op = 1 AND entity <> '' ORDER BY sequence");
  entries.bind(1, operation);
  while (entries.step())
    ranges.push_back({std::string(entries.text(0)), entries.integer(1), entries.integer(2)});
  std::vector<CreatedRecord> out;
  store::Connection& reader = names_of(context);
  for (const Range& range : ranges) {
    const Entity* entity = context.schema.find(range.entity);
    if (entity == nullptr || out.size() >= most) continue;
    store::Statement ids = reader.prepare("SELECT t.id FROM " + store::base_table(*entity) +
                                          " t WHERE t.id BETWEEN ?1 AND ?2 ORDER BY t.id LIMIT ?3");
    ids.bind(1, range.first)
        .bind(2, range.last)
        .bind(3, static_cast<std::int64_t>(most - out.size()));
    const std::size_t from = out.size();
    while (ids.step()) out.push_back({range.entity, ids.integer(0), {}});
    for (std::size_t i = from; i < out.size(); ++i)
      out[i].label = label_of(reader, *entity, out[i].id);
  }
  return out;
}

namespace {

void add_effect(std::vector<Effect>& out, const std::string& entity, Operation op,
                std::int64_t count) {
  auto effect =
      std::find_if(out.begin(), out.end(), [&](const Effect& e) { return e.entity == entity; });
  if (effect == out.end()) effect = out.insert(out.end(), Effect{entity});
  switch (op) {
    case Operation::Create:
      effect->created += count;
      break;
    case Operation::Update:
      effect->changed += count;
      break;
    default:
      effect->removed += count;
  }
}

}  // namespace

std::vector<Effect> effects_seen(store::Connection& reader, const access::Session& session,
                                 std::int64_t operation) {
  SeenEntries entries(reader, session);
  if (entries.all()) return effects_of(reader, operation);
  std::vector<Effect> out;
  entries.each(operation, [&](const Entry&, const std::optional<Entry>& part) {
    if (part && !part->entity.empty()) add_effect(out, part->entity, part->op, part->rows);
  });
  return out;
}

std::vector<Effect> effects_of(store::Connection& connection, std::int64_t operation) {
  std::vector<Effect> out;
  store::Statement rows = connection.prepare(
      "SELECT entity, op, isum(row_count) FROM pareto_journal WHERE operation = ?1 AND entity <> '' GROUP BY entity, op ORDER BY min(sequence)");
  rows.bind(1, operation);
  while (rows.step()) {
    add_effect(out, std::string(rows.text(0)), static_cast<Operation>(rows.integer(1)),
               rows.integer(2));
  }
  return out;
}

}  // namespace pareto::records

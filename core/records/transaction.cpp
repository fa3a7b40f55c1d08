#include "core/records/transaction.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/records/payload.hpp"
#include "core/records/transaction_state.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using sdk::Type;

constexpr std::int64_t k2020 = 1'577'836'800'000;  // milliseconds since 1970

// Places the batch's columns at their fields. Types must agree (an int may stand for any integer type).
void place(WriteRows& rows, const sdk::Batch& batch, std::vector<std::uint8_t>& given, bool kept) {
  const Entity& entity = *rows.entity;
  for (std::size_t c = 0; c < batch.columns(); ++c) {
    const sdk::ColumnSpec& column = batch.schema()[c];
    const int f = entity.index(column.name);
    if (f < 0) {
      throw Error(ErrorCode::Argument, Message(Text{"{} has no field {}", "{} 没有字段 {}"}, {entity.name, column.name}));
    }
    const Field& field = entity.fields[static_cast<std::size_t>(f)];
    if (!field.stored() || (field.read_only && !kept)) {
      throw Error(ErrorCode::Denied, Message(Text{"{} of {} is kept by the program and cannot be set", "{1} 的 {0} 由程序维护，不能设置"},
                                             {column.name, entity.name}));
    }
    const bool same = std::string_view(sdk::format_of(column.type)) == sdk::format_of(field.type);
    if (!same) {
      throw Error(ErrorCode::Argument, Message(Text{"column {} has another type than field {}", "列 {} 与字段 {} 类型不同"},
                                               {column.name, field.name}));
    }
    rows.cells[static_cast<std::size_t>(f)] = Cells(batch.column(c));
    given[static_cast<std::size_t>(f)] = 1;
  }
}

std::string joined(const Entity& entity, const std::vector<int>& fields) {
  std::string out;
  for (const int f : fields) out += (out.empty() ? "" : ",") + entity.fields[static_cast<std::size_t>(f)].name;
  return out;
}


}  // namespace

Transaction::Transaction(Records& records, const access::Session& session, OperationInfo info)
    : records_(records), session_(session), info_(std::move(info)) {
  store::Connection& connection = records_.store.connection();
  connection.begin_write(records_.waiting);
  try {
    state_ = std::make_unique<State>(connection);
    state_->upkeep = all_upkeep();
    now_ = records_.clock_micros();
    state_->last_id = std::max(connection.integer("SELECT value FROM pareto_meta WHERE key = 'last_id'"), (now_ / 1000 - k2020) << kNodeBits);
    operation_ = connection.integer("SELECT max(id) FROM pareto_operation") + 1;
  } catch (...) {
    connection.rollback();  // no destructor runs for what was never whole
    throw;
  }
}

Transaction::~Transaction() {
  if (!state_->finished) connection().rollback();
}

WriteResult Transaction::create(const Entity& entity, const sdk::Batch& rows) { return write_new(entity, rows, false); }
WriteResult Transaction::create_kept(const Entity& entity, const sdk::Batch& rows) { return write_new(entity, rows, true); }
WriteResult Transaction::update(const Entity& entity, std::span<const std::int64_t> ids, const sdk::Batch& rows) {
  return write_changes(entity, ids, rows, false);
}
WriteResult Transaction::update_kept(const Entity& entity, std::span<const std::int64_t> ids, const sdk::Batch& rows) {
  return write_changes(entity, ids, rows, true);
}

namespace {

// Codes for records that came without: the entity's letter and a running number.
void give_codes(store::Connection& connection, WriteRows& rows, std::unordered_map<std::string, std::int64_t>& next_codes) {
  const Entity& entity = *rows.entity;
  if (entity.code_prefix.empty()) return;
  Cells& codes = rows.cell("code");
  auto next = next_codes.find(entity.name);
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (!codes.is_null(row) && !codes.text(row).empty()) continue;
    if (next == next_codes.end()) {
      const std::string& p = entity.code_prefix;
      // Longer numbers are codes of the firm itself, not of this row.
      const std::int64_t last = connection.integer("SELECT max(CAST(substr(code, " + std::to_string(p.size() + 1) + ") AS INTEGER)) FROM " +
                                                   store::base_table(entity) + " WHERE code GLOB '" + p + "[0-9]*' AND length(code) <= " +
                                                   std::to_string(p.size() + 9));
      next = next_codes.emplace(entity.name, last + 1).first;
    }
    std::string number = std::to_string(next->second++);
    if (number.size() < 5) number.insert(0, 5 - number.size(), '0');
    codes.set_text(rows.rows, row, entity.code_prefix + number);
  }
}

void give_defaults(WriteRows& rows) {
  for (std::size_t f = 0; f < rows.entity->fields.size(); ++f) {
    const Field& field = rows.entity->fields[f];
    if (field.default_value.empty() || !field.stored()) continue;
    Cells& cells = rows.cells[f];
    // Sale lines are many; a column of defaults for a million rows is cheaper as an absent one.
    if (rows.entity->name == "sale" && cells.absent()) continue;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (!cells.is_null(row)) continue;
      if (field.type == Type::Text) cells.set_text(rows.rows, row, field.default_value);
      else if (field.type == Type::Real) cells.set_real(rows.rows, row, std::stod(field.default_value));
      else cells.set(field.type, rows.rows, row, std::stoll(field.default_value));
    }
  }
}

void ask_before(bus::EventBus& bus, const std::string& topic, std::uint32_t kind, WriteRows& rows, const sdk::Batch& batch,
                const access::Session& session, std::int64_t now) {
  const bus::TopicId id = bus.topic(topic);
  if (!bus.wanted(id)) return;
  ArrowSchema schema{};
  sdk::export_schema(batch.schema(), &schema);
  std::vector<const char*> names;
  for (const sdk::ColumnSpec& column : batch.schema()) names.push_back(column.name.c_str());
  names.push_back(nullptr);
  pareto_event event{};
  event.size_of = sizeof event;
  event.phase = PARETO_PHASE_BEFORE;
  event.kind = kind;
  event.topic = topic.c_str();
  event.principal = session.principal;
  event.time = now;
  event.rows = rows.rows;
  event.ids = rows.ids.data();
  event.changed = kind == PARETO_EVENT_UPDATED ? names.data() : nullptr;
  event.schema = &schema;
  event.after = kind == PARETO_EVENT_REMOVED ? nullptr : &batch.array();
  event.before = kind == PARETO_EVENT_REMOVED ? &batch.array() : nullptr;
  event.ctx = &rows;
  event.veto = [](const pareto_event* e, std::int64_t row, const char* column, pareto_str why) {
    auto* target = static_cast<WriteRows*>(e->ctx);
    if (row < 0 || row >= target->rows) return;
    target->reject(row, column ? column : "", "", Message::verbatim(std::string(why.ptr ? why.ptr : "", why.len)));
  };
  try {
    bus.publish(id, event);
  } catch (...) {
    schema.release(&schema);
    throw;
  }
  schema.release(&schema);
}

WriteRows start_rows(const Entity& entity, std::int64_t count) {
  WriteRows rows;
  rows.entity = &entity;
  rows.rows = count;
  rows.cells.resize(entity.fields.size());
  rows.ids.assign(static_cast<std::size_t>(count), 0);
  rows.rejected.assign(static_cast<std::size_t>(count), 0);
  return rows;
}

WriteResult result_of(WriteRows& rows) {
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row]) rows.ids[row] = 0;
  }
  return {std::move(rows.ids), std::move(rows.rejects)};
}

}  // namespace

WriteResult Transaction::write_new(const Entity& entity, const sdk::Batch& batch, bool kept) {
  if (batch.rows() == 0) return {};
  WriteRows rows = start_rows(entity, batch.rows());
  std::vector<std::uint8_t> given(entity.fields.size(), 0);
  place(rows, batch, given, kept);
  const std::int64_t first = state_->last_id + kIdStep;
  for (std::int64_t row = 0; row < rows.rows; ++row) rows.ids[row] = first + row * kIdStep;
  give_codes(connection(), rows, state_->next_code);
  give_defaults(rows);
  for (auto& upkeep : state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->prepare(*this, rows, nullptr);
  }
  validate(*this, rows, given, true, state_->known);
  ask_before(records_.bus, entity.name + ".created", PARETO_EVENT_CREATED, rows, batch, session_, now_);
  insert_rows(connection(), rows);

  Entry entry;
  std::int64_t written = 0;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (rows.rejected[row]) continue;
    if (++written == 1) entry.first_id = rows.ids[row];
    entry.last_id = rows.ids[row];
  }
  if (written == 0) return result_of(rows);
  state_->last_id = rows.ids.back();
  entry.operation = operation_;
  entry.at = now_;
  entry.principal = session_.principal;
  entry.op = Operation::Create;
  entry.entity = entity.name;
  entry.topic = entity.name + ".created";
  entry.rows = written;
  entry.cause = info_.cause;
  entry.depth = info_.depth;
  state_->journal.append(entry, {});
  ++entries_;
  for (auto& upkeep : state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->written(*this, &rows, nullptr);
  }
  return result_of(rows);
}

WriteResult Transaction::write_changes(const Entity& entity, std::span<const std::int64_t> ids, const sdk::Batch& batch, bool kept) {
  if (ids.empty()) return {};
  WriteRows rows = start_rows(entity, static_cast<std::int64_t>(ids.size()));
  rows.ids.assign(ids.begin(), ids.end());
  std::vector<std::uint8_t> given(entity.fields.size(), 0);
  place(rows, batch, given, kept);
  std::vector<std::uint8_t> needed = given;
  for (auto& upkeep : state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->reads(entity, given, needed);
  }
  const WriteRows before = load_rows(connection(), entity, ids, needed);
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (before.rejected[row]) {
      rows.reject(row, "id", std::to_string(ids[static_cast<std::size_t>(row)]), Message(Text{"there is no such record", "没有这条记录"}));
    }
  }
  for (std::size_t f = 0; f < entity.fields.size(); ++f) {
    if (needed[f] && !given[f]) rows.cells[f] = before.cells[f];
  }
  for (auto& upkeep : state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->prepare(*this, rows, &before);
  }
  validate(*this, rows, given, false, state_->known);
  ask_before(records_.bus, entity.name + ".updated", PARETO_EVENT_UPDATED, rows, batch, session_, now_);

  std::vector<std::uint8_t> changed(entity.fields.size(), 0), touched(static_cast<std::size_t>(rows.rows), 0);
  for (std::size_t f = 0; f < entity.fields.size(); ++f) {
    if (!needed[f] || !entity.fields[f].stored()) continue;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row] || same_value(entity.fields[f].type, rows.cells[f], before.cells[f], row)) continue;
      changed[f] = 1;
      touched[row] = 1;
    }
  }
  update_rows(connection(), rows, changed, touched);

  std::vector<int> fields;
  for (std::size_t f = 0; f < changed.size(); ++f) {
    if (changed[f]) fields.push_back(static_cast<int>(f));
  }
  std::vector<std::int64_t> changed_rows, changed_ids;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (!touched[row] || rows.rejected[row]) continue;
    changed_rows.push_back(row);
    changed_ids.push_back(rows.ids[row]);
  }
  if (!changed_rows.empty()) {
    Entry entry;
    entry.operation = operation_;
    entry.at = now_;
    entry.principal = session_.principal;
    entry.op = Operation::Update;
    entry.entity = entity.name;
    entry.topic = entity.name + ".updated";
    entry.first_id = *std::min_element(changed_ids.begin(), changed_ids.end());
    entry.last_id = *std::max_element(changed_ids.begin(), changed_ids.end());
    entry.rows = static_cast<std::int64_t>(changed_rows.size());
    entry.columns = joined(entity, fields);
    entry.payload = payload_of(changed_rows, fields, &before, &rows);
    entry.cause = info_.cause;
    entry.depth = info_.depth;
    state_->journal.append(entry, changed_ids);
    ++entries_;
    for (auto& upkeep : state_->upkeep) {
      if (upkeep->concerns(entity)) upkeep->written(*this, &rows, &before);
    }
  }
  return result_of(rows);
}

namespace {

// A field of some entity that refers to records about to be removed, and the query for who does.
struct Referring {
  const Entity& entity;
  const Field& field;
  std::string select;

  explicit Referring(const model::Schema::Referrer& referrer) : entity(*referrer.entity), field(*referrer.field) {
    const bool own = field.plugin.empty() || field.plugin == entity.plugin;
    select = "SELECT id FROM " + (own ? store::base_table(entity) : store::plugin_table(entity, field.plugin)) + " WHERE " +
             store::quoted(field.local_name()) + " = ?1 AND id <> ?1 ORDER BY id";
  }
  // What the host derives within the entity (a customer's root) follows by itself.
  [[nodiscard]] bool derived(const Entity& removed) const { return field.read_only && entity.name == removed.name; }
  [[nodiscard]] bool refuses() const {
    return entity.cascade == model::Cascade::Refuse || (entity.cascade == model::Cascade::Clear && field.required);
  }
  // Those that stay: records that go in the same batch need no care.
  [[nodiscard]] std::vector<std::int64_t> staying(store::Connection& connection, const WriteRows& going, std::int64_t id,
                                                  const std::unordered_map<std::int64_t, std::int64_t>& row_of) const {
    std::vector<std::int64_t> found;
    store::Statement refers = connection.prepare(select);
    refers.bind(1, id);
    while (refers.step()) {
      if (entity.name == going.entity->name) {
        const auto same = row_of.find(refers.integer(0));
        if (same != row_of.end() && !going.rejected[same->second]) continue;
      }
      found.push_back(refers.integer(0));
    }
    return found;
  }
};

}  // namespace

WriteResult Transaction::remove(const Entity& entity, std::span<const std::int64_t> ids) {
  if (ids.empty()) return {};
  const std::vector<std::uint8_t> all(entity.fields.size(), 1);
  WriteRows before = load_rows(connection(), entity, ids, all);
  std::unordered_map<std::int64_t, std::int64_t> row_of;
  for (std::int64_t row = 0; row < before.rows; ++row) {
    const bool repeated = !row_of.emplace(before.ids[row], row).second;
    if (!before.rejected[row] && !repeated) continue;
    before.rejected[row] = 0;
    before.reject(row, "id", std::to_string(before.ids[row]), Message(Text{"there is no such record", "没有这条记录"}));
  }
  std::vector<Referring> referring;
  for (const model::Schema::Referrer& referrer : records_.schema.referrers(entity.name)) {
    referring.emplace_back(referrer);
    if (referring.back().derived(entity)) referring.pop_back();
  }
  // First who may not go at all, so that nothing of theirs is touched. One that stays may hold another of the batch.
  const auto refuse = [&] {
    for (bool again = true; again;) {
      again = false;
      for (const Referring& from : referring) {
        if (!from.refuses()) continue;
        for (std::int64_t row = 0; row < before.rows; ++row) {
          if (before.rejected[row]) continue;
          const std::size_t count = from.staying(connection(), before, before.ids[row], row_of).size();
          if (count == 0) continue;
          before.reject(row, from.field.name, "", Message(Text{"{} records of {} refer to it", "有 {} 条 {} 记录引用它"}, {count, from.entity.name}));
          again = true;
        }
      }
    }
  };
  refuse();
  sdk::BatchBuilder none(sdk::Schema{});
  for (std::int64_t row = 0; row < before.rows; ++row) none.end_row();
  const sdk::Batch empty = none.finish();
  ask_before(records_.bus, entity.name + ".removed", PARETO_EVENT_REMOVED, before, empty, session_, now_);
  refuse();
  for (const Referring& from : referring) {
    if (from.refuses()) continue;
    for (std::int64_t row = 0; row < before.rows; ++row) {
      if (before.rejected[row]) continue;
      const std::vector<std::int64_t> found = from.staying(connection(), before, before.ids[row], row_of);
      if (found.empty()) continue;
      if (from.entity.cascade == model::Cascade::Remove) {
        const WriteResult removed = remove(from.entity, found);
        for (const Reject& reject : removed.rejects) before.reject(row, reject.field, reject.value, reject.why);
      } else {
        sdk::BatchBuilder builder({{from.field.name, from.field.type}});
        for (std::size_t i = 0; i < found.size(); ++i) builder.end_row();
        const sdk::Batch cleared = builder.finish();
        update_kept(from.entity, found, cleared);
      }
    }
  }
  std::vector<std::int64_t> rows, removed;
  for (std::int64_t row = 0; row < before.rows; ++row) {
    if (before.rejected[row]) continue;
    rows.push_back(row);
    removed.push_back(before.ids[row]);
  }
  if (!rows.empty()) {
    std::vector<std::string> tables{store::base_table(entity)};
    std::vector<int> fields;
    for (std::size_t f = 0; f < entity.fields.size(); ++f) {
      const Field& field = entity.fields[f];
      if (!field.stored()) continue;
      fields.push_back(static_cast<int>(f));
      if (field.plugin.empty() || field.plugin == entity.plugin) continue;
      const std::string table = store::plugin_table(entity, field.plugin);
      if (std::find(tables.begin(), tables.end(), table) == tables.end()) tables.push_back(table);
    }
    for (const std::string& table : tables) {
      store::Statement remove = connection().prepare("DELETE FROM " + table + " WHERE id = ?1");
      for (const std::int64_t id : removed) remove.bind(1, id).run();
    }
    Entry entry;
    entry.operation = operation_;
    entry.at = now_;
    entry.principal = session_.principal;
    entry.op = Operation::Remove;
    entry.entity = entity.name;
    entry.topic = entity.name + ".removed";
    entry.first_id = *std::min_element(removed.begin(), removed.end());
    entry.last_id = *std::max_element(removed.begin(), removed.end());
    entry.rows = static_cast<std::int64_t>(removed.size());
    entry.payload = payload_of(rows, fields, &before, nullptr);
    entry.cause = info_.cause;
    entry.depth = info_.depth;
    state_->journal.append(entry, removed);
    ++entries_;
    for (auto& upkeep : state_->upkeep) {
      if (upkeep->concerns(entity)) upkeep->written(*this, nullptr, &before);
    }
    state_->known.clear();
  }
  return result_of(before);
}

void Transaction::publish(const std::string& topic, const sdk::Batch& rows) {
  if (rows.rows() == 0) return;
  Entry entry;
  entry.operation = operation_;
  entry.at = now_;
  entry.principal = session_.principal;
  entry.op = Operation::Event;
  entry.topic = topic;
  entry.rows = rows.rows();
  entry.payload = payload_of_event(rows);
  entry.cause = info_.cause;
  entry.depth = info_.depth;
  state_->journal.append(entry, {});
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
    for (const store::Index& index : store::entity_indexes(*each, store::Dialect::SQLite)) c.execute("DROP INDEX IF EXISTS " + index.name);
    state_->bulk.push_back(each);
  }
}

bool Transaction::replaying() const { return state_->replaying; }

void Transaction::set_details(std::string json) { details_ = std::move(json); }

void Transaction::write_put_off() {
  for (const Entity* entity : state_->bulk) {
    for (const store::Index& index : store::entity_indexes(*entity, store::Dialect::SQLite)) connection().execute(index.create);
  }
  for (auto& upkeep : state_->upkeep) upkeep->finish(*this);
  if (entries_ == 0) return;
  store::Statement insert = connection().prepare(
      "INSERT INTO pareto_operation(id, kind, title, principal, at, undoes, file_hash, details) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)");
  insert.bind(1, operation_).bind(2, std::string_view(info_.kind)).bind(3, std::string_view(info_.title));
  insert.bind(4, session_.principal).bind(5, now_);
  if (info_.undoes == 0) insert.bind_null(6);
  else insert.bind(6, info_.undoes);
  if (info_.file_hash.empty()) insert.bind_null(7);
  else insert.bind(7, std::string_view(info_.file_hash));
  insert.bind(8, std::string_view(details_)).run();
  records_.store.set_meta("last_id", std::to_string(state_->last_id));
}

std::int64_t Transaction::commit() {
  write_put_off();
  connection().commit();
  state_->finished = true;
  return entries_ == 0 ? 0 : operation_;
}

void Transaction::finish_dry_run() {
  write_put_off();
  connection().rollback();
  state_->finished = true;
}

}  // namespace pareto::records

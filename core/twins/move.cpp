#include "core/twins/move.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/error.hpp"
#include "core/model/kept.hpp"
#include "core/store/dialect.hpp"
#include "core/store/row_source.hpp"
#include "core/twins/values.hpp"

namespace pareto::twins {
namespace {

using model::Entity;
using model::Field;
using sdk::Type;

constexpr std::size_t kBatch = 16'384;

bool in_key(const Entity& entity, const Field& field) {
  return std::find(entity.key.begin(), entity.key.end(), field.name) != entity.key.end();
}

// owner, tier, rate: something that holds from a day to a day.
bool is_dated(const Entity& entity) {
  return entity.find("from_date") != nullptr && entity.find("to_date") != nullptr;
}

std::vector<const Field*> stored_fields(const Entity& entity) {
  std::vector<const Field*> fields;
  for (const Field& field : entity.fields) {
    if (field.stored()) fields.push_back(&field);
  }
  return fields;
}

std::size_t place_of(const std::vector<const Field*>& fields, std::string_view name) {
  return static_cast<std::size_t>(
      std::find_if(fields.begin(), fields.end(), [&](const Field* f) { return f->name == name; }) -
      fields.begin());
}

std::string text_of(const Value& value) {
  return value.null ? "\x01" : value.text.empty() ? std::to_string(value.integer) : value.text;
}

}  // namespace

void require_all(const records::WriteResult& result, const Entity& entity) {
  if (result.rejects.empty()) return;
  const records::Reject& reject = result.rejects.front();
  Error error = reject.fix ? Error(ErrorCode::Data, reject.why, *reject.fix)
                           : Error(ErrorCode::Data, reject.why,
                                   Message(Text{"nothing was merged", "没有合并"}));
  if (!reject.value.empty()) error.within(Message::verbatim("“" + reject.value + "”"));
  throw error.within(
      Message::verbatim(entity.name + (reject.field.empty() ? "" : "." + reject.field)));
}

void Mover::check() const {
  if (request_.cancel != nullptr && *request_.cancel) {
    throw Error(ErrorCode::Cancelled,
                Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
  }
}

std::vector<Mover::Row> Mover::rows_of(const Entity& referring, const Field& field) {
  const std::string table = table_of(referring, field),
                    column = "t." + store::quoted_name(field.local_name());
  const bool own = table == store::base_table(referring);
  std::string others;
  for (const Field& other : referring.fields) {
    const bool same_kind = other.meaning == model::Meaning::Reference &&
                           other.reference == entity_.name && other.stored();
    if (own && same_kind && &other != &field && !other.read_only &&
        table_of(referring, other) == table)
      others += ", t." + store::quoted_name(other.local_name());
  }
  const store::RowsOf going(
      going_.size(), [&](std::size_t row, int, store::RowValue& out) { out.integer(going_[row]); });
  store::Statement select = transaction_.connection().prepare(
      "SELECT t.id, " + column + others + " FROM pareto_rows(?1) r CROSS JOIN " + table +
      " t WHERE " + column + " = r.c0 ORDER BY " + column + ", t.id");
  select.bind_rows(1, going);
  std::vector<Row> rows;
  while (select.step()) {
    Row row{select.integer(0), select.integer(1)};
    const std::int64_t to = destinations_.at(row.from);
    // Of the records themselves, those that go are gone soon; a child that is the survivor was
    // lifted before.
    if (&referring == &entity_ && (destinations_.contains(row.id) || row.id == to)) continue;
    for (int c = 2; c < select.columns() && &referring != &entity_; ++c) {
      const auto mapped = destinations_.find(select.integer(c));
      row.self =
          row.self || (mapped == destinations_.end() ? select.integer(c) : mapped->second) == to;
    }
    rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
  return rows;
}

std::vector<Mover::Row> Mover::without_taken(const Entity& referring, const Field& field,
                                             std::vector<Row> rows) {
  if (!in_key(referring, field) || referring.key.size() < 2) return rows;
  std::vector<const Field*> fields;
  for (const std::string& name : referring.key) fields.push_back(referring.find(name));
  const std::size_t moved = place_of(fields, field.name);
  std::string columns;
  for (const Field* key : fields) columns += ", t." + store::quoted_name(key->local_name());
  std::set<std::int64_t> staying;
  for (const Row& row : rows) staying.insert(destinations_.at(row.from));
  const std::vector<std::int64_t> ids(staying.begin(), staying.end());
  const auto key_of = [&](const Values& values, std::int64_t to) {
    std::string key;
    for (std::size_t f = 0; f < fields.size(); ++f)
      key += (f == moved ? std::to_string(to) : text_of(values[f])) + '\x02';
    return key;
  };
  std::set<std::string> taken;
  {
    const store::RowsOf wanted(
        ids.size(), [&](std::size_t row, int, store::RowValue& out) { out.integer(ids[row]); });
    const std::string column = "t." + store::quoted_name(field.local_name());
    store::Statement select = transaction_.connection().prepare(
        "SELECT t.id" + columns + " FROM pareto_rows(?1) r CROSS JOIN " +
        store::base_table(referring) + " t WHERE " + column + " = r.c0 ORDER BY " + column +
        ", t.id");
    select.bind_rows(1, wanted);
    while (select.step()) {
      Values values;
      for (std::size_t f = 0; f < fields.size(); ++f)
        values.push_back(value_in(select, static_cast<int>(f) + 1, fields[f]->type));
      taken.insert(key_of(values, values[moved].integer));
    }
  }
  std::vector<std::int64_t> moving;
  for (const Row& row : rows) moving.push_back(row.id);
  const std::map<std::int64_t, Values> values =
      read_values(transaction_.connection(), referring, fields, moving);
  std::erase_if(rows, [&](const Row& row) {
    return !taken.insert(key_of(values.at(row.id), destinations_.at(row.from))).second;
  });
  return rows;
}

// One thing holds on a day: the survivor's rows stand, and what the other's say of the time before
// goes in front.
std::vector<Mover::Row> Mover::without_contradicting(const Entity& referring, const Field& field,
                                                     std::vector<Row> rows) {
  if (!is_dated(referring) || !in_key(referring, field)) return rows;
  const std::vector<const Field*> fields = stored_fields(referring);
  const std::size_t moved = place_of(fields, field.name), from = place_of(fields, "from_date"),
                    to = place_of(fields, "to_date");
  // What it says: of a row that goes on in the survivor's, the references and the tier.
  const auto says_same = [&](const Values& a, const Values& b) {
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const bool said = f != moved && !in_key(referring, *fields[f]) &&
                        (fields[f]->meaning == model::Meaning::Reference ||
                         fields[f]->meaning == model::Meaning::Tier || fields[f]->name == "tier");
      if (said && !(a[f] == b[f])) return false;
    }
    return true;
  };
  const auto group_of = [&](const Values& values, std::int64_t owner) {
    std::string group = std::to_string(owner);
    for (const std::string& name : referring.key) {
      if (name != field.name && name != "from_date")
        group += '\x02' + text_of(values[place_of(fields, name)]);
    }
    return group;
  };
  const auto begin_of = [&](const Values& values) {
    return values[from].null ? INT64_MIN : values[from].integer;
  };
  const auto end_of = [&](const Values& values) {
    return values[to].null ? INT64_MAX : values[to].integer;
  };
  struct First {
    std::int64_t id, begin;
    Values values;
  };
  std::map<std::string, First> firsts;  // the earliest row of each survivor's group
  const auto note_first = [&](std::int64_t id, const Values& values, std::int64_t owner) {
    const auto [known, added] =
        firsts.try_emplace(group_of(values, owner), First{id, begin_of(values), values});
    if (!added && begin_of(values) < known->second.begin)
      known->second = {id, begin_of(values), values};
  };
  std::set<std::int64_t> staying;
  for (const Row& row : rows) staying.insert(destinations_.at(row.from));
  std::vector<std::int64_t> standing, moving;
  {
    const std::vector<std::int64_t> owners(staying.begin(), staying.end());
    const store::RowsOf wanted(owners.size(), [&](std::size_t row, int, store::RowValue& out) {
      out.integer(owners[row]);
    });
    const std::string column = "t." + store::quoted_name(field.local_name());
    store::Statement select = transaction_.connection().prepare(
        "SELECT t.id, " + column + " FROM pareto_rows(?1) r CROSS JOIN " +
        store::base_table(referring) + " t WHERE " + column + " = r.c0 ORDER BY " + column +
        ", t.id");
    select.bind_rows(1, wanted);
    while (select.step()) standing.push_back(select.integer(0));
  }
  for (const auto& [id, values] :
       read_values(transaction_.connection(), referring, fields, standing))
    note_first(id, values, values[moved].integer);
  for (const Row& row : rows) moving.push_back(row.id);
  const std::map<std::int64_t, Values> theirs =
      read_values(transaction_.connection(), referring, fields, moving);
  // Latest first, so that each is held against what stands behind it.
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    return begin_of(theirs.at(a.id)) > begin_of(theirs.at(b.id));
  });
  std::vector<Row> kept;
  for (const Row& row : rows) {
    const Values& values = theirs.at(row.id);
    const auto found = firsts.find(group_of(values, destinations_.at(row.from)));
    if (found == firsts.end() || end_of(values) <= found->second.begin) {
      kept.push_back(row);
      note_first(row.id, values, destinations_.at(row.from));
      continue;
    }
    First& first = found->second;
    if (begin_of(values) >= first.begin) continue;  // the survivor's own history says it
    sdk::BatchBuilder cut(
        {{says_same(values, first.values) ? "from_date" : "to_date", Type::Date}});
    if (says_same(values, first.values)) {
      put(cut, 0, Type::Date, values[from]);
      cut.end_row();
      update(referring, {first.id}, cut.finish());
      first.begin = begin_of(values);
      continue;
    }
    cut.integer(0, first.begin);
    cut.end_row();
    update(referring, {row.id}, cut.finish());
    kept.push_back(row);
    first = {row.id, begin_of(values), values};
  }
  std::sort(kept.begin(), kept.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
  return kept;
}

void Mover::update(const Entity& referring, const std::vector<std::int64_t>& ids,
                   const sdk::Batch& values) {
  require_all(transaction_.update_kept(referring, ids, values), referring);
}

void Mover::move(const Entity& referring, const Field& field, const std::vector<Row>& rows) {
  for (std::size_t begin = 0; begin < rows.size(); begin += kBatch) {
    check();
    sdk::BatchBuilder builder({{field.name, field.type}});
    std::vector<std::int64_t> ids;
    for (std::size_t i = begin; i < std::min(rows.size(), begin + kBatch); ++i) {
      ids.push_back(rows[i].id);
      builder.integer(0, destinations_.at(rows[i].from));
      builder.end_row();
    }
    update(referring, ids, builder.finish());
    done_ += static_cast<std::int64_t>(ids.size());
    if (request_.progress) request_.progress(done_, -1);
  }
}

std::vector<MovedRows> Mover::run() {
  std::vector<MovedRows> moved;
  for (const model::Schema::Referrer& referrer :
       transaction_.records().schema.referrers(entity_.name)) {
    check();
    const Entity& referring = *referrer.entity;
    const Field& field = *referrer.field;
    if (model::follows_within(referring, field)) continue;
    std::vector<Row> rows = rows_of(referring, field);
    if (rows.empty()) continue;
    MovedRows counts{referring.name, field.name};
    const std::size_t all = rows.size();
    // Only a row that may go can be left behind.
    if (referring.cascade == model::Cascade::Remove) {
      std::erase_if(rows, [](const Row& row) { return row.self; });
      rows =
          without_taken(referring, field, without_contradicting(referring, field, std::move(rows)));
    }
    move(referring, field, rows);
    counts.moved = static_cast<std::int64_t>(rows.size());
    counts.gone = static_cast<std::int64_t>(all - rows.size());
    moved.push_back(counts);
  }
  return moved;
}

}  // namespace pareto::twins

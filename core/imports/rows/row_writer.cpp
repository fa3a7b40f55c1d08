#include "core/imports/rows/row_writer.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include "core/store/dialect.hpp"

namespace pareto::imports {
namespace {

using model::Entity;
using model::Field;
using sdk::Type;

const TypedColumn* find_column(const TypedBatch& batch, std::string_view name) {
  for (const TypedColumn& column : batch.columns) {
    if (column.name() == name) return &column;
  }
  return nullptr;
}

}  // namespace

bool RowWriter::is_made_name(const TypedBatch& batch, std::size_t row, std::size_t column) const {
  return batch.has_made_name(row) && batch.columns[column].name() == plan_.entity->label_field;
}

RowWriter::RowWriter(records::Transaction& transaction, const Plan& plan, const WritePolicy& policy)
    : transaction_(transaction), plan_(plan), policy_(policy), names_(transaction) {
  for (const RelatedPlan& related : plan.related) {
    const bool always = related.entity->name == "user" || related.entity->name == "team";
    related_.push_back(std::make_unique<RelatedRecords>(
        transaction, names_, related, always || policy.create_missing, policy.overwrite_related));
  }
  const std::string table = store::base_table(*plan.entity);
  last_before_ = transaction.connection().integer("SELECT coalesce(max(id), 0) FROM " + table);
  fresh_ = last_before_ == 0;
  if (fresh_) transaction.begin_bulk(*plan.entity);
}

int RowWriter::file_column(std::string_view field) const {
  if (const int own = plan_.find(field); own >= 0)
    return static_cast<int>(plan_.own[static_cast<std::size_t>(own)].column);
  if (const int at = plan_.find_related(field); at >= 0) {
    const RelatedPlan& related = plan_.related[static_cast<std::size_t>(at)];
    return static_cast<int>(related.code ? *related.code : *related.name);
  }
  return -1;
}

void RowWriter::reject(TypedBatch& batch, std::size_t row, const std::string& field,
                       std::string value, Message why, std::optional<Message> fix) {
  const int column = file_column(field);
  const auto raw = static_cast<std::int64_t>(batch.raw_rows[row]);
  if (column >= 0) {
    const sdk::ColumnView view = batch.raw.column(static_cast<std::size_t>(column) + 1);
    value = view.is_null(raw) ? std::string() : std::string(view.text(raw));
  }
  batch.rejects.push_back({raw, column, std::move(value), std::move(why), std::move(fix)});
}

void RowWriter::reject_reference(TypedBatch& batch, std::size_t row, const RelatedPlan& related,
                                 Absence absence) {
  const std::string& name = related.field->name;
  if (absence == Absence::Ambiguous) {
    reject(batch, row, name, "", {{"several records are called so", "有几条记录都叫这个名称"}},
           Message{{"give the code", "请写编码"}});
  } else if (absence == Absence::Refused) {
    reject(batch, row, name, "", {{"the record could not be made", "无法新建这条记录"}},
           std::nullopt);
  } else if (related.entity->name == "customer") {
    reject(batch, row, name, "", {{"there is no such customer", "没有这个客户"}},
           Message{{"correct it, or add --create-missing", "改正它，或加 --create-missing"}});
  } else if (related.entity->name == "product") {
    reject(batch, row, name, "", {{"there is no such product", "没有这个产品"}},
           Message{{"correct it, or add --create-missing", "改正它，或加 --create-missing"}});
  } else {
    reject(batch, row, name, "", {{"there is no such record", "没有这条记录"}},
           Message{{"correct it, or add --create-missing", "改正它，或加 --create-missing"}});
  }
}

void RowWriter::add_references(TypedBatch& batch, std::vector<std::uint8_t>& taken) {
  waiting_.clear();
  for (std::size_t k = 0; k < related_.size(); ++k) {
    const RelatedPlan& related = plan_.related[k];
    // Rows of a list of customers may name each other.
    const bool own_kind = related.entity == plan_.entity;
    related_[k]->take(batch.news[k], own_kind);
    TypedColumn column(related.field->name, related.field->type);
    Value value;
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const std::int32_t ordinal = batch.keys[k][row];
      value.integer = related_[k]->id(ordinal);
      value.null = value.integer == 0;
      column.add(value);
      if (ordinal < 0 || !value.null) continue;
      if (own_kind) {
        waiting_.push_back({row, k});
      } else if (taken[row]) {
        taken[row] = 0;
        reject_reference(batch, row, related, related_[k]->absence(ordinal));
      }
    }
    batch.columns.push_back(std::move(column));
  }
}

void RowWriter::match_sales(TypedBatch& batch, const std::vector<std::uint8_t>& taken,
                            std::vector<Match>& matches) {
  if (!by_number_) {
    std::vector<const Field*> fields{plan_.entity->find("line")};
    for (const TypedColumn& column : batch.columns)
      fields.push_back(plan_.entity->find(column.name()));
    by_number_ = std::make_unique<StoredRows>(transaction_.connection(), *plan_.entity, fields,
                                              "number = ?1");
  }
  const TypedColumn& numbers = *find_column(batch, "number");
  auto& lines = const_cast<TypedColumn&>(*find_column(batch, "line"));
  std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>>
      ranges;  // number to its stored lines
  std::deque<StoredRow> stored;
  std::string_view last;
  std::pair<std::size_t, std::size_t> range;
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    const std::string_view number = numbers.text(row);
    if (row == 0 || number != last) {
      auto known = ranges.find(number);
      if (known == ranges.end()) {
        const std::size_t begin = stored.size();
        for (StoredRow& found : by_number_->find(number)) {
          if (found.id <= last_before_) stored.push_back(std::move(found));
        }
        known = ranges.emplace(std::string(number), std::pair(begin, stored.size())).first;
      }
      last = number;
      range = known->second;
    }
    if (!taken[row] || range.first == range.second) continue;
    if (!batch.derived_number.empty() && batch.derived_number[row]) {
      // A day's order without a number of its own goes on behind the lines that are there.
      std::int64_t most = 0;
      for (std::size_t i = range.first; i < range.second; ++i)
        most = std::max(most, stored[i].values.front().integer);
      lines.set_integer(row, most + lines.integer(row));
      continue;
    }
    for (std::size_t i = range.first; i < range.second; ++i) {
      if (stored[i].values.front().integer != lines.integer(row)) continue;
      matches[row].id = stored[i].id;
      stored_.push_back({stored[i].id, {stored[i].values.begin() + 1, stored[i].values.end()}});
      break;
    }
  }
}

void RowWriter::match_others(TypedBatch& batch, std::vector<std::uint8_t>& taken,
                             std::vector<Match>& matches) {
  const Entity& entity = *plan_.entity;
  const TypedColumn* codes = entity.has_code() ? find_column(batch, "code") : nullptr;
  const TypedColumn* labels = find_column(batch, entity.label_field);
  std::vector<const Field*> fields;
  for (const TypedColumn& column : batch.columns) fields.push_back(entity.find(column.name()));
  // Known by several fields together; a contact by its name and customer.
  if (key_.empty() && !entity.has_code()) {
    for (const std::string& name : entity.key) {
      if (find_column(batch, name) != nullptr) key_.push_back(entity.find(name));
    }
    if (key_.size() != entity.key.size()) key_.clear();
  } else if (key_.empty() && labels != nullptr && !is_known_by_name(entity)) {
    key_.push_back(entity.find(entity.label_field));
    for (const Field& field : entity.fields) {
      if (!field.required || &field == key_.front()) continue;
      if (find_column(batch, field.name) == nullptr) {
        key_.clear();
        break;
      }
      key_.push_back(&field);
    }
  }
  if (!by_code_) {
    by_code_ = std::make_unique<StoredRows>(transaction_.connection(), entity, fields, "code = ?1");
    by_id_ = std::make_unique<StoredRows>(transaction_.connection(), entity, fields, "id = ?1");
    std::string where;
    for (std::size_t i = 0; i < key_.size(); ++i) {
      where +=
          (i ? " AND " : "") + store::quoted_name(key_[i]->name) + " = ?" + std::to_string(i + 1);
    }
    if (!key_.empty())
      by_key_ = std::make_unique<StoredRows>(transaction_.connection(), entity, fields, where);
  }
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    if (!taken[row]) continue;
    std::vector<StoredRow> found;
    bool by_other = false;
    if (codes != nullptr && !codes->is_null(row)) {
      if (!fresh_) found = by_code_->find(codes->text(row));
      if (found.empty() && !fresh_) {
        const NameIndex::Found other = names_.of(entity).by_other_name(codes->text(row));
        by_other = other.id != 0 && !other.several;
        if (by_other) found = by_id_->find(other.id);
      }
    } else if (by_key_) {
      std::vector<Value> key;
      std::vector<Type> types;
      for (const Field* field : key_) {
        key.push_back(find_column(batch, field->name)->at(row));
        types.push_back(field->type);
      }
      if (!fresh_) found = by_key_->find(key, types);
    } else if (labels != nullptr && !labels->is_null(row) && is_known_by_name(entity)) {
      const NameIndex::Found named = batch.has_made_name(row)
                                         ? names_.by_short_name(entity, labels->text(row))
                                         : names_.of(entity).by_name(labels->text(row));
      if (named.several) {
        taken[row] = 0;
        reject(batch, row, entity.label_field, "",
               {{"several records are called so", "有几条记录都叫这个名称"}},
               Message{{"give the code", "请写编码"}});
        continue;
      }
      if (named.id != 0) found = by_id_->find(named.id);
      by_other = named.other;
    }
    if (found.empty()) continue;
    matches[row].id = found.front().id;
    matches[row].by_other = by_other;
    stored_.push_back(std::move(found.front()));
  }
}

void RowWriter::write(TypedBatch& batch) {
  std::vector<std::uint8_t> taken(batch.rows(), 1);
  add_references(batch, taken);
  std::vector<Match> matches(batch.rows());
  stored_.clear();
  const bool sale = plan_.entity->name == "sale";
  if (!sale)
    match_others(batch, taken, matches);
  else if (!fresh_)
    match_sales(batch, taken, matches);
  std::size_t next = 0;
  std::vector<std::size_t> created, updated;
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    if (matches[row].id != 0) matches[row].stored = &stored_[next++].values;
    if (!taken[row]) continue;
    if (matches[row].id == 0) {
      created.push_back(row);
      continue;
    }
    bool differs = false;
    for (std::size_t c = 0; c < batch.columns.size() && !differs; ++c) {
      if (is_made_name(batch, row, c)) continue;
      const Value value = batch.columns[c].at(row);
      if (matches[row].by_other && !(*matches[row].stored)[c].null) continue;
      differs =
          !value.null && !same(batch.columns[c].type(), value, (*matches[row].stored)[c].view());
    }
    if (differs) {
      updated.push_back(row);
    } else {
      ++counts_.unchanged;
      note_used(batch, row);
    }
  }
  create(batch, created);
  update(batch, updated, matches);
  for (const auto& [row, k] : waiting_) {
    if (taken[row] && matches[row].id != 0)
      own_late_.push_back({matches[row].id, k, batch.keys[k][row]});
  }
}

void RowWriter::create(TypedBatch& batch, const std::vector<std::size_t>& rows) {
  if (rows.empty()) return;
  sdk::Schema schema;
  for (const TypedColumn& column : batch.columns) schema.push_back({column.name(), column.type()});
  sdk::BatchBuilder builder(schema);
  for (const std::size_t row : rows) {
    for (std::size_t c = 0; c < batch.columns.size(); ++c)
      put(builder, c, batch.columns[c].type(), batch.columns[c].at(row));
    builder.end_row();
  }
  records::WriteResult result = transaction_.create(*plan_.entity, builder.finish());
  for (records::Reject& bad : result.rejects) {
    reject(batch, rows[static_cast<std::size_t>(bad.row)], bad.field, std::move(bad.value),
           std::move(bad.why), std::move(bad.fix));
  }
  const TypedColumn* labels = find_column(batch, plan_.entity->label_field);
  const bool named =
      labels != nullptr && labels->type() == Type::Text && plan_.entity->name != "sale";
  std::map<std::size_t, std::int64_t> id_of;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (result.ids[i] == 0) continue;
    ++counts_.created;
    note_used(batch, rows[i]);
    if (named && !labels->is_null(rows[i]))
      names_.of(*plan_.entity).add(labels->text(rows[i]), result.ids[i]);
    if (!waiting_.empty()) id_of[rows[i]] = result.ids[i];
  }
  for (const auto& [row, k] : waiting_) {
    const auto made = id_of.find(row);
    if (made != id_of.end()) own_late_.push_back({made->second, k, batch.keys[k][row]});
  }
  account(batch, rows, result.ids);
}

void RowWriter::update(TypedBatch& batch, const std::vector<std::size_t>& rows,
                       const std::vector<Match>& matches) {
  if (rows.empty()) return;
  sdk::Schema schema;
  for (const TypedColumn& column : batch.columns) schema.push_back({column.name(), column.type()});
  sdk::BatchBuilder builder(schema);
  std::vector<std::int64_t> ids;
  for (const std::size_t row : rows) {
    for (std::size_t c = 0; c < batch.columns.size(); ++c) {
      // An empty cell says nothing about what is stored; what is said of a merged record adds to
      // the one that stayed.
      const Value value = batch.columns[c].at(row);
      const bool keeps = value.null || is_made_name(batch, row, c) ||
                         (matches[row].by_other && !(*matches[row].stored)[c].null);
      put(builder, c, batch.columns[c].type(), keeps ? (*matches[row].stored)[c].view() : value);
    }
    builder.end_row();
    ids.push_back(matches[row].id);
  }
  records::WriteResult result = transaction_.update(*plan_.entity, ids, builder.finish());
  for (records::Reject& bad : result.rejects) {
    reject(batch, rows[static_cast<std::size_t>(bad.row)], bad.field, std::move(bad.value),
           std::move(bad.why), std::move(bad.fix));
  }
  counts_.updated += static_cast<std::int64_t>(rows.size() - result.rejects.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (result.ids[i] != 0) note_used(batch, rows[i]);
  }
  account(batch, rows, result.ids);
}

void RowWriter::note_used(const TypedBatch& batch, std::size_t row) {
  for (std::size_t k = 0; k < related_.size(); ++k) related_[k]->note_used(batch.keys[k][row]);
}

// Sums what the rows are worth at home, as the store holds it where that differs from what came.
void RowWriter::account(const TypedBatch& batch, const std::vector<std::size_t>& rows,
                        const std::vector<std::int64_t>& ids) {
  if (plan_.entity->name != "sale") return;
  const TypedColumn& amounts = *find_column(batch, "amount");
  const TypedColumn& dates = *find_column(batch, "date");
  const TypedColumn* currencies = find_column(batch, "currency");
  const TypedColumn* tax = find_column(batch, "tax_included");
  const std::string& home = transaction_.records().home_currency;
  std::vector<std::int64_t> abroad;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t row = rows[i];
    if (ids[i] == 0) continue;
    const Date day{static_cast<std::int32_t>(dates.integer(row))};
    if (!counts_.first || day < *counts_.first) counts_.first = day;
    if (!counts_.last || day > *counts_.last) counts_.last = day;
    const bool at_home =
        (currencies == nullptr || currencies->is_null(row) || currencies->text(row) == home) &&
        (tax == nullptr || tax->is_null(row) || tax->integer(row) == 0);
    if (at_home)
      counts_.net += amounts.integer(row);
    else
      abroad.push_back(ids[i]);
  }
  if (abroad.empty()) return;
  store::Statement worth = transaction_.connection().prepare(
      "SELECT home_amount FROM " + store::base_table(*plan_.entity) + " WHERE id = ?1");
  for (const std::int64_t id : abroad) {
    if (worth.bind(1, id).step()) counts_.net += worth.integer(0);
    worth.reset();
  }
}

void RowWriter::finish() {
  for (std::size_t k = 0; k < related_.size(); ++k) related_[k]->find_late();
  // Rows of this file that name other rows of it.
  std::map<std::size_t, std::vector<const OwnLate*>> by_plan;
  for (const OwnLate& late : own_late_) by_plan[late.related].push_back(&late);
  for (const auto& [k, list] : by_plan) {
    const Field& field = *plan_.related[k].field;
    sdk::BatchBuilder builder({{field.name, field.type}});
    std::vector<std::int64_t> ids;
    MissingReference missing{field.name};
    for (const OwnLate* late : list) {
      const std::int64_t to = related_[k]->id(late->ordinal);
      if (to == 0) {
        if (++missing.records == 1) missing.example = related_[k]->lost(late->ordinal);
      } else if (to != late->id) {
        builder.integer(0, to);
        builder.end_row();
        ids.push_back(late->id);
      }
    }
    set_references(*plan_.entity, ids, builder.finish(), missing);
  }
  own_late_.clear();
  for (const auto& related : related_) related->take_back_unused();
  for (std::size_t k = 0; k < related_.size(); ++k)
    set_late(*plan_.related[k].entity, std::move(related_[k]->late()));
}

// A reference that the entity refuses (a customer that would be its own group) counts as not found.
void RowWriter::set_references(const Entity& entity, const std::vector<std::int64_t>& ids,
                               const sdk::Batch& rows, MissingReference missing) {
  if (!ids.empty()) {
    for (const records::Reject& refused : transaction_.update(entity, ids, rows).rejects) {
      if (++missing.records == 1) missing.example = refused.value;
    }
  }
  if (missing.records > 0) missing_.push_back(std::move(missing));
}

// References of related records, such as the group of a sale's customer: only where none is stored.
void RowWriter::set_late(const Entity& entity, std::vector<RelatedRecords::Late> late) {
  std::map<const Field*, std::vector<RelatedRecords::Late>> by_field;
  for (RelatedRecords::Late& each : late) by_field[each.field].push_back(std::move(each));
  for (auto& [field, list] : by_field) {
    const Entity& target = transaction_.records().schema.entity(field->reference);
    RelatedPlan plan;
    plan.field = field;
    plan.entity = &target;
    plan.name = 0;
    const bool always = target.name == "user" || target.name == "team";
    RelatedRecords records(transaction_, names_, plan, always || policy_.create_missing, false);
    KeyTable keys;
    RelatedNews news;
    std::vector<std::int32_t> ordinals;
    for (const RelatedRecords::Late& each : list) {
      const KeyTable::Place place = keys.place(each.words);
      if (place.added) news.keys.push_back({"", each.words});
      ordinals.push_back(place.ordinal);
    }
    records.take(news, false);
    StoredRows stored(transaction_.connection(), entity, {field}, "id = ?1");
    sdk::BatchBuilder builder({{field->name, field->type}});
    std::vector<std::int64_t> ids;
    std::set<std::int64_t> done;
    MissingReference missing{entity.name + "." + field->name};
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::int64_t to = records.id(ordinals[i]);
      if (to == 0) {
        if (++missing.records == 1) missing.example = list[i].words;
        continue;
      }
      const auto rows = stored.find(list[i].id);
      if (rows.empty() || !rows.front().values.front().null || to == list[i].id ||
          !done.insert(list[i].id).second)
        continue;
      builder.integer(0, to);
      builder.end_row();
      ids.push_back(list[i].id);
    }
    set_references(entity, ids, builder.finish(), missing);
    late_created_[target.name] += records.counts().created;
  }
}

}  // namespace pareto::imports

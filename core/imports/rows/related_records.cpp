#include "core/imports/rows/related_records.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/fold.hpp"
#include "core/records/values/names.hpp"

namespace pareto::imports {

using model::Field;
using model::Meaning;
using sdk::Type;

NameIndex& NameIndexes::of(const model::Entity& entity, const std::string& field) {
  std::unique_ptr<NameIndex>& index = indexes_[entity.name + "." + field];
  if (!index) {
    const model::Entity* others =
        field == entity.label_field ? records::other_names_of(transaction_.records().schema, entity)
                                    : nullptr;
    index = std::make_unique<NameIndex>(transaction_.connection(), entity, field, others);
  }
  return *index;
}

NameIndex::Found NameIndexes::by_short_name(const model::Entity& entity, std::string_view name) {
  const NameIndex::Found brief = of(entity, "short_name").by_name(name);
  if (brief.id != 0 && !brief.several) return brief;
  const NameIndex::Found full = of(entity).by_name(name);
  return full.id != 0 && (brief.id == 0 || !full.several) ? full : brief;
}

RelatedRecords::RelatedRecords(records::Transaction& transaction, NameIndexes& names,
                               const RelatedPlan& plan, bool may_create, bool overwrite)
    : transaction_(transaction),
      indexes_(names),
      names_(names.of(*plan.entity)),
      plan_(plan),
      may_create_(may_create),
      overwrite_(overwrite) {
  for (const RelatedPlan::Other& other : plan.others) {
    if (other.field->meaning != Meaning::Reference) fields_.push_back(other.field);
  }
  if (!fields_.empty()) {
    // The code is needed to tell a name that stands for a missing one.
    std::vector<const Field*> read = fields_;
    if (const Field* code = plan.entity->find("code")) read.push_back(code);
    stored_ = std::make_unique<StoredRows>(transaction.connection(), *plan.entity, read, "id = ?1");
  }
}

bool RelatedRecords::find(const RelatedNews::Key& key, Record& record) {
  const auto by_name = [&](std::string_view name) {
    NameIndex::Found found;
    if (plan_.by_short_name) found = indexes_.by_short_name(*plan_.entity, name);
    if (found.id == 0) found = names_.by_likely_name(name);
    if (found.close && !found.several) note_close(name, found.id);
    record.id = found.several ? 0 : found.id;
    record.absence = found.several ? Absence::Ambiguous : Absence::None;
    return found.id != 0;
  };
  if (!key.code.empty()) {
    record.id = names_.by_code(key.code);
    if (record.id == 0) {
      // The code of a record that was merged.
      const NameIndex::Found other = names_.by_other_name(key.code);
      if (!other.several) record.id = other.id;
    }
    // A bare "customer" column may hold codes in most rows and names in some.
    if (record.id == 0 && !plan_.name && by_name(key.code)) return true;
    return record.id != 0;
  }
  if (by_name(key.name)) return true;
  record.id = names_.by_code(key.name);
  if (record.id != 0) record.absence = Absence::None;
  return record.id != 0;
}

void RelatedRecords::take(const RelatedNews& news, bool leave_missing) {
  const auto first = static_cast<std::int32_t>(found_.size());
  found_.resize(found_.size() + news.keys.size());
  if (is_person(*plan_.entity)) note_people(news);
  // Records with a code first: a name without one may mean one of them.
  for (const bool with_code : {true, false}) {
    std::vector<std::int32_t> missing;
    for (std::size_t i = 0; i < news.keys.size(); ++i) {
      if (news.keys[i].code.empty() == with_code) continue;
      Record& record = found_[static_cast<std::size_t>(first) + i];
      if (find(news.keys[i], record)) continue;
      record.absence = Absence::Unknown;
      const std::int32_t ordinal = first + static_cast<std::int32_t>(i);
      if (leave_missing) {
        left_.push_back(news.keys[i]);
        left_ordinals_.push_back(ordinal);
      } else if (may_create_) {
        missing.push_back(ordinal);
      }
    }
    if (!missing.empty()) create(missing, news, first);
  }
  std::vector<const RelatedNews::Fill*> fills;
  for (const RelatedNews::Fill& fill : news.fills) {
    const std::int64_t record = id(fill.ordinal);
    if (record == 0) continue;
    const Field& field = *plan_.others[fill.field].field;
    if (field.meaning == Meaning::Reference)
      late_.push_back({record, &field, fill.value.text});
    else if (fill.ordinal < first || !found_[static_cast<std::size_t>(fill.ordinal)].created)
      fills.push_back(&fill);
  }
  if (!fills.empty()) fill(fills);
}

void RelatedRecords::note_close(std::string_view name, std::int64_t id) {
  if (may_tell_ && !may_tell_(id, nullptr)) return;
  if (++close_.names > 1) return;
  close_.path = plan_.field->name;
  close_.name = name;
  close_.record = records::label_of(transaction_.connection(), *plan_.entity, id);
}

void RelatedRecords::note_people(const RelatedNews& news) {
  for (const RelatedNews::Key& key : news.keys) {
    const std::string& text = key.name.empty() ? key.code : key.name;
    PersonWords words = read_person(text);
    if (words.others.empty() && words.remark.empty()) continue;
    std::vector<People::Note>& notes = indexes_.people().notes;
    const bool noted = std::any_of(notes.begin(), notes.end(),
                                   [&](const People::Note& note) { return note.text == text; });
    if (!noted) notes.push_back({text, std::move(words)});
  }
}

void RelatedRecords::find_late() {
  RelatedNews news;
  std::vector<std::int32_t> ordinals;
  for (std::size_t i = 0; i < left_.size(); ++i) {
    Record record;
    if (find(left_[i], record)) {
      found_[static_cast<std::size_t>(left_ordinals_[i])] = record;
    } else if (may_create_) {
      news.keys.push_back(left_[i]);
      ordinals.push_back(left_ordinals_[i]);
    } else {
      lost_[left_ordinals_[i]] = left_[i].code.empty() ? left_[i].name : left_[i].code;
    }
  }
  left_.clear();
  left_ordinals_.clear();
  if (news.keys.empty()) return;
  const auto first = static_cast<std::int32_t>(found_.size());
  take(news, false);
  for (std::size_t i = 0; i < ordinals.size(); ++i) {
    found_[static_cast<std::size_t>(ordinals[i])] = found_[static_cast<std::size_t>(first) + i];
  }
  found_.resize(static_cast<std::size_t>(first));
}

void RelatedRecords::note_used(std::int32_t ordinal) {
  if (ordinal < 0) return;
  const auto at = static_cast<std::size_t>(ordinal);
  if (at >= used_.size()) used_.resize(std::max(at + 1, found_.size()), 0);
  used_[at] = 1;
}

void RelatedRecords::take_back_unused() {
  if (made_.empty() || is_person(*plan_.entity)) return;
  std::set<std::int64_t> unused(made_.begin(), made_.end());
  for (std::size_t at = 0; at < used_.size() && !unused.empty(); ++at) {
    if (used_[at] != 0) unused.erase(found_[at].id);
  }
  if (unused.empty()) return;
  const std::vector<std::int64_t> ids(unused.begin(), unused.end());
  const records::WriteResult result = transaction_.remove_kept(*plan_.entity, ids);
  // What others came to refer to meanwhile stays.
  for (const records::Reject& refused : result.rejects)
    unused.erase(ids[static_cast<std::size_t>(refused.row)]);
  counts_.created -= static_cast<std::int64_t>(unused.size());
  std::erase_if(late_, [&](const Late& late) { return unused.contains(late.id); });
}

std::string RelatedRecords::lost(std::int32_t ordinal) const {
  const auto found = lost_.find(ordinal);
  return found == lost_.end() ? std::string() : found->second;
}

void RelatedRecords::create(const std::vector<std::int32_t>& ordinals, const RelatedNews& news,
                            std::int32_t first) {
  const std::string& label = plan_.entity->label_field;
  // The first values of each new record, which came in this same batch.
  std::vector<std::vector<const RelatedNews::Fill*>> values(news.keys.size());
  for (const RelatedNews::Fill& fill : news.fills) {
    if (fill.ordinal >= first)
      values[static_cast<std::size_t>(fill.ordinal - first)].push_back(&fill);
  }
  std::vector<Draft> drafts;
  std::vector<std::int32_t> rows;  // ordinal of each draft
  std::map<std::string, std::size_t>
      named;  // folded names without a code: several spellings make one record
  std::vector<std::pair<std::int32_t, std::size_t>> same_row;
  for (const std::int32_t ordinal : ordinals) {
    const auto i = static_cast<std::size_t>(ordinal - first);
    const RelatedNews::Key& key = news.keys[i];
    if (key.code.empty()) {
      const auto [known, fresh] = named.try_emplace(names_.key_of(key.name), rows.size());
      if (!fresh) {
        same_row.push_back({ordinal, known->second});
        continue;
      }
    }
    Draft draft;
    draft.values.resize(fields_.size());
    draft.name = key.name;
    draft.code = key.code;
    for (const RelatedNews::Fill* fill : values[i]) {
      const Field& field = *plan_.others[fill->field].field;
      if (field.name == label)
        draft.name = fill->value.text;
      else if (field.meaning != Meaning::Reference)
        draft.values[place_of(field)] = fill->value;
    }
    if (draft.name.empty()) draft.name = key.code;
    if (is_person(*plan_.entity)) draft.name = read_person(draft.name).name;
    drafts.push_back(std::move(draft));
    rows.push_back(ordinal);
  }
  const std::vector<std::int64_t> ids = make(drafts);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    Record& record = found_[static_cast<std::size_t>(rows[r])];
    record.id = ids[r];
    record.absence = record.id != 0 ? Absence::None : Absence::Refused;
    if (record.id == 0) continue;
    record.created = true;
    ++counts_.created;
    made_.push_back(record.id);
    if (is_person(*plan_.entity)) indexes_.people().made.push_back(drafts[r].name);
    names_.add(drafts[r].name, record.id);
  }
  for (const auto& [ordinal, row] : same_row) {
    found_[static_cast<std::size_t>(ordinal)] = found_[static_cast<std::size_t>(rows[row])];
    found_[static_cast<std::size_t>(ordinal)].created =
        false;  // its own values are still to be looked at
  }
}

// Ids of the drafts, 0 for those that the entity refuses as they are.
std::vector<std::int64_t> RelatedRecords::make(std::vector<Draft>& drafts) {
  const model::Entity& entity = *plan_.entity;
  const Field& label = *entity.find(entity.label_field);
  sdk::Schema schema{{label.name, label.type}};
  const bool coded = entity.has_code() && label.name != "code";
  if (coded) schema.push_back({"code", Type::Text});
  std::vector<std::size_t> place(fields_.size(), 0);
  for (std::size_t f = 0; f < fields_.size(); ++f) {
    if (fields_[f]->name == label.name) continue;
    place[f] = schema.size();
    schema.push_back({fields_[f]->name, fields_[f]->type});
  }
  std::vector<std::int64_t> ids(drafts.size(), 0);
  std::vector<std::size_t> left(drafts.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  while (!left.empty()) {
    sdk::BatchBuilder builder(schema);
    for (const std::size_t d : left) {
      const Draft& draft = drafts[d];
      builder.text(0, draft.name);
      if (coded && !draft.code.empty()) builder.text(1, draft.code);
      for (std::size_t f = 0; f < fields_.size(); ++f) {
        if (place[f] > 0 && !draft.values[f].null)
          put(builder, place[f], fields_[f]->type, draft.values[f].view());
      }
      builder.end_row();
    }
    const records::WriteResult result = transaction_.create(entity, builder.finish());
    for (std::size_t row = 0; row < left.size(); ++row) ids[left[row]] = result.ids[row];
    std::vector<std::size_t> again;
    for (const records::Reject& refused : result.rejects) {
      const std::size_t d = left[static_cast<std::size_t>(refused.row)];
      if (give_in(drafts[d], refused)) again.push_back(d);
    }
    left = std::move(again);
  }
  return ids;
}

bool RelatedRecords::give_in(Draft& draft, const records::Reject& refused) {
  for (std::size_t f = 0; f < fields_.size(); ++f) {
    if (fields_[f]->name != refused.field) continue;
    const KeptValue before = draft.before.empty() ? KeptValue() : draft.before[f];
    if (same(fields_[f]->type, before.view(), draft.values[f].view())) return false;
    Unusable& unusable = unusable_[refused.field];
    if (++unusable.cells == 1) {
      unusable.path = plan_.field->name + "." + refused.field;
      unusable.value = words(fields_[f]->type, draft.values[f]);
      unusable.why = refused.why;
    }
    draft.values[f] = before;
    if (draft.id != 0) --counts_.filled[refused.field];
    return true;
  }
  return false;
}

std::size_t RelatedRecords::place_of(const Field& field) const {
  return static_cast<std::size_t>(std::find(fields_.begin(), fields_.end(), &field) -
                                  fields_.begin());
}

void RelatedRecords::fill(const std::vector<const RelatedNews::Fill*>& fills) {
  std::vector<Draft> drafts;
  std::map<std::int64_t, std::size_t> by_id;
  const std::size_t code = fields_.size();
  const std::string& label = plan_.entity->label_field;
  const bool coded = plan_.entity->has_code();
  for (const RelatedNews::Fill* fill : fills) {
    const std::int64_t record = id(fill->ordinal);
    const auto [known, fresh] = by_id.try_emplace(record, drafts.size());
    if (fresh) {
      auto stored = stored_->find(record);
      Draft& draft = drafts.emplace_back();
      draft.id = record;
      draft.values.resize(fields_.size() + 1);
      if (!stored.empty()) draft.values = std::move(stored.front().values);
      draft.before = draft.values;
    }
    Draft& draft = drafts[known->second];
    const Field& field = *plan_.others[fill->field].field;
    KeptValue& stored = draft.values[place_of(field)];
    if (same(field.type, stored.view(), fill->value.view())) continue;
    const bool is_label = field.name == label;
    // A code in the place of a name says nothing against the name that is there.
    if (is_label && coded && !stored.null && fill->value.text == draft.values[code].text) continue;
    // A record that came with a code only is called by it until a name comes.
    const bool placeholder = is_label && coded && stored.text == draft.values[code].text;
    if (!stored.null && plan_.others[fill->field].assumed) continue;
    if (!stored.null && !placeholder) {
      differ(field, record, stored, fill->value);
      if (!overwrite_) continue;
    }
    if (is_label) names_.add(fill->value.text, record);
    stored = fill->value;
    draft.any = true;
    ++counts_.filled[field.name];
  }
  std::erase_if(drafts, [](const Draft& draft) { return !draft.any; });
  change(drafts);
}

// A value that the entity refuses is left out; the row that brought it is still right about its own
// fields.
void RelatedRecords::change(std::vector<Draft>& drafts) {
  sdk::Schema schema;
  for (const Field* field : fields_) schema.push_back({field->name, field->type});
  std::vector<std::size_t> left(drafts.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  while (!left.empty()) {
    sdk::BatchBuilder builder(schema);
    std::vector<std::int64_t> ids;
    for (const std::size_t d : left) {
      for (std::size_t f = 0; f < fields_.size(); ++f)
        put(builder, f, fields_[f]->type, drafts[d].values[f].view());
      builder.end_row();
      ids.push_back(drafts[d].id);
    }
    std::vector<std::size_t> again;
    for (const records::Reject& refused :
         transaction_.update(*plan_.entity, ids, builder.finish()).rejects) {
      const std::size_t d = left[static_cast<std::size_t>(refused.row)];
      if (give_in(drafts[d], refused)) again.push_back(d);
    }
    left = std::move(again);
  }
}

void RelatedRecords::differ(const Field& field, std::int64_t id, const KeptValue& kept,
                            const KeptValue& other) {
  if (may_tell_ && !may_tell_(id, &field)) return;
  Differing& differing = differing_[field.name];
  if (++differing.records > 1) return;
  differing.path = plan_.field->name + "." + field.name;
  store::Statement name = transaction_.connection().prepare(
      "SELECT " + plan_.entity->label_field + " FROM \"" + plan_.entity->name + "\" WHERE id = ?1");
  if (name.bind(1, id).step()) differing.record = name.text(0);
  differing.kept = words(field.type, kept);
  differing.other = words(field.type, other);
}

std::string RelatedRecords::words(Type type, const KeptValue& value) const {
  switch (type) {
    case Type::Text:
      return value.text;
    case Type::Date:
      return Date{static_cast<std::int32_t>(value.integer)}.iso();
    case Type::Money:
    case Type::Quantity:
      return plain_decimal(value.integer);
    case Type::Real:
      return std::to_string(value.real);
    default:
      return std::to_string(value.integer);
  }
}

std::vector<Unusable> RelatedRecords::unusable() const {
  std::vector<Unusable> out;
  for (const auto& [name, unusable] : unusable_) out.push_back(unusable);
  return out;
}

std::vector<Differing> RelatedRecords::differing() const {
  std::vector<Differing> out;
  for (const auto& [name, differing] : differing_) out.push_back(differing);
  return out;
}

}  // namespace pareto::imports

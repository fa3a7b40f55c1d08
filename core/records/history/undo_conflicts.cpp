// What an undo leaves as it is, and why: what was changed since, what others refer to, what is out
// of reach.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/model/kept.hpp"
#include "core/records/history/undo_steps.hpp"
#include "core/records/write/permission.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {

using model::Entity;
using model::Field;
using sdk::Type;

void Undo::conflict(const Entity& entity, std::int64_t id, Message why) {
  ++plan_.conflict_count;
  if (plan_.conflicts.size() >= UndoPlan::kShown) return;
  std::string label;
  const Field* field = entity.find(entity.label_field);
  // What a record is called now is for those who see it.
  const bool seen =
      within_reach(transaction_, entity, std::span(&id, 1), access::Verb::See).front() != 0;
  if (seen && field != nullptr && field->type == Type::Text && field->stored()) {
    store::Statement name = c().prepare("SELECT " + store::quoted_name(field->local_name()) +
                                        " FROM " + store::base_table(entity) + " WHERE id = ?1");
    name.bind(1, id);
    if (name.step()) label = name.text(0);
  }
  plan_.conflicts.push_back({entity.name, id, std::move(label), std::move(why)});
}

bool Undo::keeps_role(std::int64_t customer, std::string_view role) const {
  return kept_customers_.count(customer) > 0 ||
         kept_roles_.count({customer, std::string(role)}) > 0;
}

bool Undo::keeps_role(std::int64_t ownership) {
  store::Statement row = c().prepare("SELECT customer, role FROM pareto_ownership WHERE id = ?1");
  row.bind(1, ownership);
  return row.step() && keeps_role(row.integer(0), row.text(1));
}

bool Undo::changed_since(std::int64_t id, const Entry& entry) {
  store::Statement later = c().prepare(
      "SELECT j.columns, j.entity, j.op FROM pareto_journal_index i JOIN pareto_journal j ON j.sequence = i.sequence "
      "WHERE i.id = ?1 AND i.sequence > ?2 AND j.operation <> ?3 AND j.operation <> ?4 AND j.operation NOT IN "
      "(SELECT id FROM pareto_operation WHERE undone_by IS NOT NULL OR kind = 'undo')");
  later.bind(1, id)
      .bind(2, entry.sequence)
      .bind(3, plan_.operation)
      .bind(4, transaction_.operation());
  while (later.step()) {
    const Entity* entity = transaction_.records().schema.find(later.text(1));
    std::string_view columns = later.text(0);
    while (!columns.empty()) {
      const std::size_t end = std::min(columns.find(','), columns.size());
      const Field* field = entity ? entity->find(columns.substr(0, end)) : nullptr;
      if (field == nullptr || !field->read_only) return true;
      columns.remove_prefix(std::min(end + 1, columns.size()));
    }
  }
  return false;
}

std::unordered_set<std::int64_t> Undo::created_that_stay(const Entry& entry, const Entity& entity) {
  std::unordered_set<std::int64_t> keep;
  keep_changed(entry, entity, keep);
  keep_beyond(entry, entity, keep);
  keep_roles(entry, entity, keep);
  keep_used(entry, entity, keep);
  keep_referred(entry, entity, keep);
  if (entity.name == "customer") kept_customers_.insert(keep.begin(), keep.end());
  return keep;
}

void Undo::keep_changed(const Entry& entry, const Entity& entity,
                        std::unordered_set<std::int64_t>& keep) {
  const std::string table = store::base_table(entity);
  // Few records are changed after a load, so the index over changes is asked, not each record.
  store::Statement touched = c().prepare(
      "SELECT DISTINCT id FROM pareto_journal_index WHERE id BETWEEN ?1 AND ?2 AND sequence > ?3");
  touched.bind(1, entry.first_id).bind(2, entry.last_id).bind(3, entry.sequence);
  std::vector<std::int64_t> ids;
  while (touched.step()) ids.push_back(touched.integer(0));
  for (const std::int64_t id : ids) {
    if (c().integer("SELECT EXISTS(SELECT 1 FROM " + table + " WHERE id = " + std::to_string(id) +
                    ")") == 0)
      continue;
    if (entity.name == "ownership" && keeps_role(id)) continue;
    if (!changed_since(id, entry)) continue;
    keep.insert(id);
    conflict(entity, id, Message(Text{"it was changed since", "之后又改过"}));
  }
}

void Undo::keep_beyond(const Entry& entry, const Entity& entity,
                       std::unordered_set<std::int64_t>& keep) {
  if (!within_ || entity.kept) return;
  std::vector<std::int64_t> ids;
  store::Statement rows =
      c().prepare("SELECT id FROM " + store::base_table(entity) + " WHERE id BETWEEN ?1 AND ?2");
  rows.bind(1, entry.first_id).bind(2, entry.last_id);
  while (rows.step()) ids.push_back(rows.integer(0));
  const std::vector<std::uint8_t> within =
      within_reach(transaction_, entity, ids, access::Verb::Create);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (within[i] || !keep.insert(ids[i]).second) continue;
    conflict(entity, ids[i],
             Message(Text{"it is not within your reach any more", "它已不在您的范围内"}));
  }
}

void Undo::keep_roles(const Entry& entry, const Entity& entity,
                      std::unordered_set<std::int64_t>& keep) {
  if (entity.name != "ownership" || (kept_customers_.empty() && kept_roles_.empty())) return;
  store::Statement rows =
      c().prepare("SELECT id, customer, role FROM pareto_ownership WHERE id BETWEEN ?1 AND ?2");
  rows.bind(1, entry.first_id).bind(2, entry.last_id);
  while (rows.step()) {
    if (keeps_role(rows.integer(1), rows.text(2))) keep.insert(rows.integer(0));
  }
}

void Undo::keep_used(const Entry& entry, const Entity& entity,
                     std::unordered_set<std::int64_t>& keep) {
  for (const model::Schema::Referrer& referrer :
       transaction_.records().schema.referrers(entity.name)) {
    const Entity& other = *referrer.entity;
    if (other.kept || referrer.field->read_only) continue;
    const bool own = referrer.field->plugin.empty() || referrer.field->plugin == other.plugin;
    const std::string other_table =
        own ? store::base_table(other) : store::plugin_table(other, referrer.field->plugin);
    const std::string column = store::quoted_name(referrer.field->local_name());
    store::Statement refers =
        c().prepare("SELECT DISTINCT " + column + " FROM " + other_table + " WHERE " + column +
                    " BETWEEN ?1 AND ?2 AND id NOT BETWEEN ?1 AND ?2");
    refers.bind(1, entry.first_id).bind(2, entry.last_id);
    std::vector<std::int64_t> ids;
    while (refers.step()) ids.push_back(refers.integer(0));
    for (const std::int64_t id : ids) {
      if (!keep.insert(id).second) continue;
      conflict(entity, id, Message(Text{"{} refers to it", "{} 引用着它"}, {other.name}));
    }
  }
}

void Undo::keep_referred(const Entry& entry, const Entity& entity,
                         std::unordered_set<std::int64_t>& keep) {
  if (keep.empty()) return;
  for (const Field& field : entity.fields) {
    const bool own = field.plugin.empty() || field.plugin == entity.plugin;
    if (field.meaning != model::Meaning::Reference || field.reference != entity.name ||
        field.read_only || !field.stored() || !own)
      continue;
    const std::string column = store::quoted_name(field.local_name());
    store::Statement refers =
        c().prepare("SELECT " + column + " FROM " + store::base_table(entity) +
                    " WHERE id = ?1 AND " + column + " BETWEEN ?2 AND ?3");
    std::vector<std::int64_t> look(keep.begin(), keep.end());
    while (!look.empty()) {
      refers.bind(1, look.back()).bind(2, entry.first_id).bind(3, entry.last_id);
      look.pop_back();
      if (refers.step() && keep.insert(refers.integer(0)).second) {
        look.push_back(refers.integer(0));
        conflict(entity, look.back(),
                 Message(Text{"{} refers to it", "{}引用着它"}, {entity.spoken()}));
      }
      refers.reset();
    }
  }
}

void Undo::leave_what_lost_its_owner(WriteRows& rows) {
  const std::unordered_set<std::int64_t> returning(rows.ids.begin(), rows.ids.end());
  for (std::size_t f = 0; f < rows.entity->fields.size(); ++f) {
    const Field& field = rows.entity->fields[f];
    Cells& cells = rows.cells[f];
    if (field.meaning != model::Meaning::Reference || model::follows_within(*rows.entity, field) ||
        cells.absent())
      continue;
    const Entity& target = transaction_.records().schema.entity(field.reference);
    store::Statement exists =
        c().prepare("SELECT 1 FROM " + store::base_table(target) + " WHERE id = ?1");
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (cells.is_null(row)) continue;
      const std::int64_t id = cells.integer(row);
      if (&target == rows.entity && returning.count(id)) continue;
      const bool found = exists.bind(1, id).step();
      exists.reset();
      if (found) continue;
      const Message why(Text{"the {} it belonged to is gone", "它所属的 {} 已不在"}, {target.name});
      if (field.required) {
        rows.reject(row, field.name, "", why,
                    Message(Text{"bring that one back first", "请先恢复它"}));
      } else {
        cells.set_null(field.type, rows.rows, row);
        conflict(*rows.entity, rows.ids[static_cast<std::size_t>(row)], why);
      }
    }
  }
}

}  // namespace pareto::records

// Removing records, and what becomes of those that refer to them.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/model/kept.hpp"
#include "core/records/write/before_event.hpp"
#include "core/records/write/payload.hpp"
#include "core/records/write/permission.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/records/write/write_steps.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {

using model::Entity;
using model::Field;

namespace {

// A field of some entity that refers to records about to be removed, and the query for who does.
struct Referring {
  const Entity& entity;
  const Field& field;
  std::string select;

  explicit Referring(const model::Schema::Referrer& referrer)
      : entity(*referrer.entity), field(*referrer.field) {
    const bool own = field.plugin.empty() || field.plugin == entity.plugin;
    select = "SELECT id FROM " +
             (own ? store::base_table(entity) : store::plugin_table(entity, field.plugin)) +
             " WHERE " + store::quoted_name(field.local_name()) + " = ?1 AND id <> ?1" +
             // What a plugin noted of a record that went while it was disabled refers to nothing
             // any more.
             (own ? "" : " AND id IN (SELECT id FROM " + store::base_table(entity) + ")") +
             " ORDER BY id";
  }
  [[nodiscard]] bool refuses() const {
    return entity.cascade == model::Cascade::Refuse ||
           (entity.cascade == model::Cascade::Clear && field.required);
  }
  // Those that stay: records that go in the same batch need no care.
  [[nodiscard]] std::vector<std::int64_t> staying(
      store::Connection& connection, const WriteRows& going, std::int64_t id,
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

WriteResult Transaction::write_removal(const Entity& entity, std::span<const std::int64_t> ids,
                                       bool kept) {
  if (ids.empty()) return {};
  const std::vector<std::uint8_t> all(entity.fields.size(), 1);
  WriteRows before = load_rows(connection(), entity, ids, all);
  std::unordered_map<std::int64_t, std::int64_t> row_of;
  for (std::int64_t row = 0; row < before.rows; ++row) {
    const bool repeated = !row_of.emplace(before.ids[row], row).second;
    if (!before.rejected[row] && !repeated) continue;
    before.rejected[row] = 0;
    before.reject(row, "id", std::to_string(before.ids[row]), gone(), look_again());
  }
  if (!kept) refuse_removing(*this, before);
  std::vector<Referring> referring;
  for (const model::Schema::Referrer& referrer : records_.schema.referrers(entity.name)) {
    referring.emplace_back(referrer);
    if (model::follows_within(*referrer.entity, *referrer.field)) referring.pop_back();
  }
  // First who may not go at all, so that nothing of theirs is touched. One that stays may hold
  // another of the batch.
  const auto refuse = [&] {
    for (bool again = true; again;) {
      again = false;
      for (const Referring& from : referring) {
        if (!from.refuses()) continue;
        for (std::int64_t row = 0; row < before.rows; ++row) {
          if (before.rejected[row]) continue;
          const std::size_t count =
              from.staying(connection(), before, before.ids[row], row_of).size();
          if (count == 0) continue;
          before.reject(
              row, from.field.name, "",
              Message(count == 1 ? Text{"{} record of {} refers to it", "有 {} 条{}引用它"}
                                 : Text{"{} records of {} refer to it", "有 {} 条{}引用它"},
                      {counted(count), from.entity.spoken()}),
              Message(Text{"keep it, or remove those before", "请保留它，或先删除那些记录"}));
          again = true;
        }
      }
    }
  };
  for (auto& upkeep : state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->removing(*this, before);
  }
  refuse();
  ask_before(*this, PARETO_EVENT_REMOVED, before, nullptr, nullptr);
  refuse();
  for (const Referring& from : referring) {
    if (from.refuses()) continue;
    for (std::int64_t row = 0; row < before.rows; ++row) {
      if (before.rejected[row]) continue;
      const std::vector<std::int64_t> found =
          from.staying(connection(), before, before.ids[row], row_of);
      if (found.empty()) continue;
      if (from.entity.cascade == model::Cascade::Remove) {
        const WriteResult removed =
            remove_kept(from.entity, found);  // part of the record that goes
        for (const Reject& reject : removed.rejects)
          before.reject(row, reject.field, reject.value, reject.why,
                        reject.fix.value_or(look_again()));
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
    Entry entry = entry_over(Operation::Remove, entity, removed);
    entry.payload = payload_of(rows, fields, &before, nullptr);
    append(entry, removed);
    for (auto& upkeep : state_->upkeep) {
      if (upkeep->concerns(entity)) upkeep->written(*this, nullptr, &before);
    }
    state_->known.clear();
  }
  return result_of(before);
}

}  // namespace pareto::records

#include "core/records/upkeep/mend_references.hpp"

#include "core/store/dialect.hpp"

namespace pareto::records {

using model::Entity;
using model::Field;

namespace {

bool is_plugins(const Entity& entity, const Field& field) {
  return field.meaning == model::Meaning::Reference && field.stored() &&
         (!entity.plugin.empty() || !field.plugin.empty());
}

// Records that are there and refer by `field` to one that is not.
std::vector<std::int64_t> dangling(Records& records, const Entity& entity, const Field& field) {
  const std::string own = store::base_table(entity),
                    column = store::quoted_name(field.local_name());
  const bool apart = !field.plugin.empty() && field.plugin != entity.plugin;
  // What a plugin noted of a record that is gone itself is kept for its return, and is nobody's
  // reference.
  const std::string from =
      apart ? store::plugin_table(entity, field.plugin) + " r JOIN " + own + " o ON o.id = r.id"
            : own + " r";
  store::Statement found =
      records.store.connection().prepare("SELECT r.id FROM " + from + " WHERE r." + column +
                                         " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " +
                                         store::base_table(records.schema.entity(field.reference)) +
                                         " t WHERE t.id = r." + column + ") ORDER BY r.id");
  std::vector<std::int64_t> ids;
  while (found.step()) ids.push_back(found.integer(0));
  return ids;
}

sdk::Batch cleared(const Field& field, std::size_t rows) {
  sdk::BatchBuilder builder({{field.name, field.type}});
  for (std::size_t i = 0; i < rows; ++i) builder.end_row();
  return builder.finish();
}

// What the transaction refused stays as it was.
Mended mend(Transaction& transaction, const Entity& entity, const Field& field,
            const std::vector<std::int64_t>& ids) {
  Mended mended{entity.name, field.name};
  const bool goes = entity.cascade == model::Cascade::Remove;
  if (!goes && field.required) {
    mended.left = static_cast<std::int64_t>(ids.size());
    return mended;
  }
  const WriteResult result = goes
                                 ? transaction.remove_kept(entity, ids)
                                 : transaction.update_kept(entity, ids, cleared(field, ids.size()));
  for (const std::int64_t id : result.ids)
    ++(id == 0 ? mended.left : goes ? mended.removed : mended.cleared);
  return mended;
}

}  // namespace

bool has_plugin_references(const model::Schema& schema) {
  for (const Entity& entity : schema.entities()) {
    for (const Field& field : entity.fields) {
      if (is_plugins(entity, field)) return true;
    }
  }
  return false;
}

MendResult mend_references(Records& records, const access::Session& session) {
  // Mostly there are none, and then nobody has to wait for the right to write.
  std::vector<model::Schema::Referrer> broken;
  std::string title;
  for (const Entity& entity : records.schema.entities()) {
    for (const Field& field : entity.fields) {
      if (!is_plugins(entity, field) || dangling(records, entity, field).empty()) continue;
      broken.push_back({&entity, &field});
      title += (title.empty() ? "" : ", ") + entity.name + " → " + field.reference;
    }
  }
  MendResult result;
  if (broken.empty()) return result;
  Transaction transaction(records, session, {.kind = "mend", .title = title});
  for (const auto& [entity, field] : broken) {
    const std::vector<std::int64_t> ids = dangling(records, *entity, *field);
    if (!ids.empty()) result.fields.push_back(mend(transaction, *entity, *field, ids));
  }
  result.operation = transaction.commit();
  return result;
}

}  // namespace pareto::records

// Changing records.
#include "core/records/payload.hpp"
#include "core/records/transaction_state.hpp"
#include "core/records/write_steps.hpp"

namespace pareto::records {

using model::Entity;

namespace {

std::string joined(const Entity& entity, const std::vector<int>& fields) {
  std::string out;
  for (const int f : fields) out += (out.empty() ? "" : ",") + entity.fields[static_cast<std::size_t>(f)].name;
  return out;
}


}  // namespace

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
  validate(*this, rows, given, false, state_->known, kept && !state_->replaying);
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
    Entry entry = entry_over(Operation::Update, entity, changed_ids);
    entry.columns = joined(entity, fields);
    entry.payload = payload_of(changed_rows, fields, &before, &rows);
    append(entry, changed_ids);
    for (auto& upkeep : state_->upkeep) {
      if (upkeep->concerns(entity)) upkeep->written(*this, &rows, &before);
    }
  }
  return result_of(rows);
}

}  // namespace pareto::records

// Creating records.
#include "core/records/write/before_event.hpp"
#include "core/records/write/payload.hpp"
#include "core/records/write/permission.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/records/write/write_steps.hpp"

namespace pareto::records {

using model::Entity;

WriteResult Transaction::write_new(const Entity& entity, const sdk::Batch& batch, bool kept) {
  if (batch.rows() == 0) return {};
  WriteRows rows = start_rows(entity, batch.rows());
  std::vector<std::uint8_t> given(entity.fields.size(), 0);
  place(rows, batch, given, kept);
  if (!kept) refuse_creating(*this, rows, given);
  const std::int64_t first = state_->last_id + kIdStep;
  for (std::int64_t row = 0; row < rows.rows; ++row) rows.ids[row] = first + row * kIdStep;
  give_codes(connection(), rows, state_->next_code);
  give_defaults(rows, {records_.zone.day(Time{now_}), session_.principal});
  if (!kept) give_owner(*this, rows);
  bool trusted = kept && !state_->replaying;
  // What is derived follows from the values as the before-subscribers leave them, so they are asked
  // first, about values that hold.
  if (is_asked_before(*this, entity, PARETO_EVENT_CREATED)) {
    validate_values(*this, rows, given, state_->known, trusted);
    Amending amending{given, {}, state_->replaying};
    ask_before(*this, PARETO_EVENT_CREATED, rows, &batch, &amending);
    trusted = trusted && !amending.amended;
  }
  for (auto& upkeep : state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->prepare(*this, rows, nullptr);
  }
  validate(*this, rows, given, true, state_->known, trusted);
  if (!kept) refuse_result(*this, rows, given, true);
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
  entry.op = Operation::Create;
  entry.entity = entity.name;
  entry.topic = entity.name + ".created";
  entry.rows = written;
  append(entry, {});
  for (auto& upkeep : state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->written(*this, &rows, nullptr);
  }
  return result_of(rows);
}

}  // namespace pareto::records

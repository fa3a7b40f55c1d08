// Changing records.
#include "core/records/write/before_event.hpp"
#include "core/records/write/payload.hpp"
#include "core/records/write/permission.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/records/write/write_steps.hpp"

namespace pareto::records {

using model::Entity;

namespace {

std::string joined(const Entity& entity, const std::vector<int>& fields) {
  std::string out;
  for (const int f : fields)
    out += (out.empty() ? "" : ",") + entity.fields[static_cast<std::size_t>(f)].name;
  return out;
}

// Whether it ends before it begins is seen by both days.
void read_for_period(const Entity& entity, std::vector<std::uint8_t>& needed) {
  const int from = entity.index("from_date"), to = entity.index("to_date");
  if (from < 0 || to < 0) return;
  const auto first = static_cast<std::size_t>(from), last = static_cast<std::size_t>(to);
  needed[first] = needed[last] = needed[first] || needed[last];
}

}  // namespace

WriteResult Transaction::write_changes(const Entity& entity, std::span<const std::int64_t> ids,
                                       const sdk::Batch& batch, bool kept) {
  if (ids.empty()) return {};
  WriteRows rows = start_rows(entity, static_cast<std::int64_t>(ids.size()));
  rows.ids.assign(ids.begin(), ids.end());
  std::vector<std::uint8_t> given(entity.fields.size(), 0);
  place(rows, batch, given, kept);
  std::vector<std::uint8_t> needed = given;
  for (auto& upkeep : state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->reads(entity, given, needed);
  }
  if (!kept) {
    read_for_rights(*this, entity, given, needed);
    read_for_period(entity, needed);
  }
  WriteRows before = load_rows(connection(), entity, ids, needed);
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (before.rejected[row]) {
      rows.reject(row, "id", std::to_string(ids[static_cast<std::size_t>(row)]), gone(),
                  look_again());
    }
  }
  for (std::size_t f = 0; f < entity.fields.size(); ++f) {
    if (needed[f] && !given[f]) rows.cells[f] = before.cells[f];
  }
  if (!kept) refuse_changing(*this, rows, before, given);
  bool trusted = kept && !state_->replaying;
  // What is derived follows from the values as the before-subscribers leave them, so they are asked
  // first, about values that hold.
  if (is_asked_before(*this, entity, PARETO_EVENT_UPDATED)) {
    validate_values(*this, rows, given, state_->known, trusted);
    const auto bring = [&](const std::vector<std::uint8_t>& fields) {
      WriteRows stored = load_rows(connection(), entity, ids, fields);
      for (std::size_t f = 0; f < fields.size(); ++f) {
        if (!fields[f]) continue;
        before.cells[f] = std::move(stored.cells[f]);
        rows.cells[f] = before.cells[f];
        needed[f] = 1;
      }
    };
    Amending amending{given,
                      [&](std::size_t field) {
                        if (needed[field]) return;
                        std::vector<std::uint8_t> one(entity.fields.size(), 0);
                        one[field] = 1;
                        bring(one);
                      },
                      state_->replaying};
    ask_before(*this, PARETO_EVENT_UPDATED, rows, &batch, &amending);
    trusted = trusted && !amending.amended;
    if (amending.amended) {
      // Other fields may be derived from those that were amended.
      std::vector<std::uint8_t> wanted = given, more(entity.fields.size(), 0);
      for (auto& upkeep : state_->upkeep) {
        if (upkeep->concerns(entity)) upkeep->reads(entity, given, wanted);
      }
      for (std::size_t f = 0; f < more.size(); ++f) more[f] = wanted[f] && !needed[f];
      bring(more);
    }
  }
  for (auto& upkeep : state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->prepare(*this, rows, &before);
  }
  validate(*this, rows, given, false, state_->known, trusted);
  if (!kept) refuse_result(*this, rows, given, false);

  std::vector<std::uint8_t> changed(entity.fields.size(), 0),
      touched(static_cast<std::size_t>(rows.rows), 0);
  for (std::size_t f = 0; f < entity.fields.size(); ++f) {
    if (!needed[f] || !entity.fields[f].stored()) continue;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row] ||
          same_value(entity.fields[f].type, rows.cells[f], before.cells[f], row))
        continue;
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

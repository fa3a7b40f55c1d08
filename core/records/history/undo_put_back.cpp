// How each entry of an operation is taken back: created records go, changed fields get their former
// values, removed records return.
#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/error.hpp"
#include "core/records/history/undo_steps.hpp"
#include "core/records/write/payload.hpp"
#include "core/records/write/permission.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {

using model::Entity;
using model::Field;
using sdk::Type;

void Undo::reverse(const Entry& entry) {
  if (entry.op == Operation::Event) return;
  const Entity* entity = transaction_.records().schema.find(entry.entity);
  if (entity == nullptr) {
    throw Error(ErrorCode::Unsupported,
                Message(Text{"operation {} wrote {}, whose plugin is not enabled",
                             "第 {} 号操作写过 {}，它的插件没有启用"},
                        {plan_.operation, entry.entity}),
                Message(Text{"enable the plugin and try again", "请启用该插件后再试"}));
  }
  switch (entry.op) {
    case Operation::Create:
      return reverse_create(entry, *entity);
    case Operation::Update:
      return reverse_update(entry, *entity);
    case Operation::Remove:
      return reverse_remove(entry, *entity);
    default:
      return;
  }
}

void Undo::reverse_create(const Entry& entry, const Entity& entity) {
  const std::string table = store::base_table(entity);
  const std::unordered_set<std::int64_t> keep = created_that_stay(entry, entity);
  remove_kept_children(entry, entity, keep);
  // Records that came back by an undo are listed; those of a load are all in its range, which
  // nobody else writes into.
  const auto& upkeep = transaction_.state_->upkeep;
  const bool asks = std::any_of(upkeep.begin(), upkeep.end(), [&](const auto& each) {
    return each->concerns(entity) && each->may_refuse_removing(entity);
  });
  if (keep.empty() && entry.payload.empty() && !asks) {
    remove_range(entry, entity);
    return;
  }
  std::vector<std::int64_t> ids;
  if (!entry.payload.empty()) {
    for (const std::int64_t id : read_payload(entity, entry.payload).ids) {
      if (!keep.count(id)) ids.push_back(id);
    }
  } else {
    store::Statement rows =
        c().prepare("SELECT id FROM " + table + " WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
    rows.bind(1, entry.first_id).bind(2, entry.last_id);
    while (rows.step()) {
      if (!keep.count(rows.integer(0))) ids.push_back(rows.integer(0));
    }
  }
  const WriteResult result = transaction_.remove_kept(entity, ids);
  for (const Reject& reject : result.rejects)
    conflict(entity, ids[static_cast<std::size_t>(reject.row)], reject.why);
  plan_.removed += static_cast<std::int64_t>(ids.size() - result.rejects.size());
}

void Undo::remove_kept_children(const Entry& entry, const Entity& entity,
                                const std::unordered_set<std::int64_t>& keep) {
  for (const model::Schema::Referrer& referrer :
       transaction_.records().schema.referrers(entity.name)) {
    if (!referrer.entity->kept) continue;
    std::vector<std::int64_t> ids;
    {
      const std::string column = store::quoted_name(referrer.field->local_name());
      store::Statement rows =
          c().prepare("SELECT id, " + column + " FROM " + store::base_table(*referrer.entity) +
                      " WHERE " + column + " BETWEEN ?1 AND ?2 ORDER BY id");
      rows.bind(1, entry.first_id).bind(2, entry.last_id);
      while (rows.step()) {
        if (!keep.count(rows.integer(1))) ids.push_back(rows.integer(0));
      }
    }
    transaction_.remove_kept(*referrer.entity, ids);
  }
}

void Undo::remove_range(const Entry& entry, const Entity& entity) {
  const std::string table = store::base_table(entity);
  store::Statement count =
      c().prepare("SELECT count(*) FROM " + table + " WHERE id BETWEEN ?1 AND ?2");
  count.bind(1, entry.first_id).bind(2, entry.last_id).step();
  const std::int64_t rows = count.integer(0);
  count.reset();
  if (rows == 0) return;
  for (auto& upkeep : transaction_.state_->upkeep) {
    if (upkeep->concerns(entity))
      upkeep->removing_range(transaction_, entity, entry.first_id, entry.last_id);
  }
  std::vector<std::string> tables{table};
  for (const Field& field : entity.fields) {
    if (field.plugin.empty() || field.plugin == entity.plugin || !field.stored()) continue;
    const std::string extra = store::plugin_table(entity, field.plugin);
    if (std::find(tables.begin(), tables.end(), extra) == tables.end()) tables.push_back(extra);
  }
  for (const std::string& from : tables) {
    store::Statement remove = c().prepare("DELETE FROM " + from + " WHERE id BETWEEN ?1 AND ?2");
    remove.bind(1, entry.first_id).bind(2, entry.last_id).run();
  }
  plan_.removed += rows;
  Entry reversed = entry;
  reversed.op = Operation::Remove;
  reversed.topic = entity.name + ".removed";
  reversed.rows = rows;
  transaction_.append(reversed, {});
  transaction_.state_->known.clear();
}

void Undo::reverse_update(const Entry& entry, const Entity& entity) {
  const Payload payload = read_payload(entity, entry.payload);
  std::vector<std::uint8_t> wanted(entity.fields.size(), 0);
  std::vector<int> fields;
  for (const sdk::ColumnSpec& column : payload.before->schema()) {
    fields.push_back(entity.index(column.name));
    wanted[static_cast<std::size_t>(fields.back())] = 1;
  }
  const WriteRows now = load_rows(c(), entity, payload.ids, wanted);
  const std::vector<std::uint8_t> within =
      within_ && !entity.kept
          ? within_reach(transaction_, entity, payload.ids, access::Verb::Change)
          : std::vector<std::uint8_t>(payload.ids.size(), 1);
  sdk::BatchBuilder restored(payload.before->schema());
  std::vector<std::int64_t> ids;
  for (std::int64_t row = 0; row < now.rows; ++row) {
    if (now.rejected[row]) continue;  // gone since; nothing to restore
    const std::int64_t id = payload.ids[static_cast<std::size_t>(row)];
    if (entity.name == "ownership" && keeps_role(id)) continue;
    if (!within[static_cast<std::size_t>(row)]) {
      if (entity.name == "customer") kept_customers_.insert(id);
      conflict(entity, id,
               Message(Text{"it is not within your reach any more", "它已不在您的范围内"}));
      continue;
    }
    bool any = false, blocked = false;
    for (std::size_t k = 0; k < fields.size(); ++k) {
      const auto f = static_cast<std::size_t>(fields[k]);
      const Type type = entity.fields[f].type;
      const Cells before(payload.before->column(k)), after(payload.after->column(k));
      if (same_value(type, before, after, row)) continue;
      const std::string& name = entity.fields[f].name;
      const bool role = entity.name == "customer" &&
                        (name == "owner" || name == "deputy" || name == "head_office_owner");
      if (same_value(type, now.cells[f], after, row)) {
        any = true;
        if (role) roles_.insert({id, name});
      } else if (!entity.fields[f].read_only) {
        blocked = true;
        if (role) kept_roles_.insert({id, name});
      }
    }
    if (blocked) conflict(entity, id, Message(Text{"it was changed since", "之后又改过"}));
    if (!any) continue;
    for (std::size_t k = 0; k < fields.size(); ++k) {
      const auto f = static_cast<std::size_t>(fields[k]);
      const Type type = entity.fields[f].type;
      const bool still = same_value(type, now.cells[f], Cells(payload.after->column(k)), row);
      if (still) {
        restored.copy(k, payload.before->column(k), row);
      } else if (!now.cells[f].is_null(row)) {
        if (type == Type::Text)
          restored.text(k, now.cells[f].text(row));
        else if (type == Type::Real)
          restored.real(k, now.cells[f].real(row));
        else
          restored.integer(k, now.cells[f].integer(row));
      }
    }
    restored.end_row();
    ids.push_back(id);
  }
  if (ids.empty()) return;
  const WriteResult result = transaction_.update_kept(entity, ids, restored.finish());
  plan_.restored += static_cast<std::int64_t>(ids.size() - result.rejects.size());
  for (const Reject& reject : result.rejects)
    conflict(entity, ids[static_cast<std::size_t>(reject.row)], reject.why);
}

void Undo::reverse_remove(const Entry& entry, const Entity& entity) {
  if (entry.payload.empty()) {
    if (entry.entity == "tier_assignment") {
      throw Error(ErrorCode::Unsupported,
                  Message(Text{"an undone tier run cannot be brought back by undo",
                               "撤销过的评级不能用撤销找回"}),
                  Message(Text{"run it again: pareto tier run", "请重新评级：pareto tier run"}));
    }
    throw Error(ErrorCode::Unsupported,
                Message(Text{"an undone load cannot be brought back by undo",
                             "撤销过的导入不能用撤销找回"}),
                Message(Text{"import the file again", "请重新导入该文件"}));
  }
  const Payload payload = read_payload(entity, entry.payload);
  WriteRows rows;
  rows.entity = &entity;
  rows.rows = static_cast<std::int64_t>(payload.ids.size());
  rows.ids = payload.ids;
  rows.rejected.assign(payload.ids.size(), 0);
  rows.cells.resize(entity.fields.size());
  for (std::size_t k = 0; k < payload.before->columns(); ++k) {
    rows.cells[static_cast<std::size_t>(entity.index(payload.before->schema()[k].name))] =
        Cells(payload.before->column(k));
  }
  leave_what_lost_its_owner(rows);
  insert_rows(c(), rows);
  for (const Reject& reject : rows.rejects)
    conflict(entity, payload.ids[static_cast<std::size_t>(reject.row)], reject.why);
  Entry returned = entry;
  returned.op = Operation::Create;
  returned.topic = entity.name + ".created";
  returned.rows = rows.rows - static_cast<std::int64_t>(rows.rejects.size());
  std::vector<std::int64_t> came_back;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (!rows.rejected[row]) came_back.push_back(row);
  }
  returned.payload = payload_of(came_back, {}, &rows, nullptr);
  if (returned.rows == 0) return;
  std::vector<std::int64_t> ids;
  for (const std::int64_t row : came_back) ids.push_back(rows.ids[static_cast<std::size_t>(row)]);
  if (entity.name == "customer") find_roots(ids);
  transaction_.append(returned, ids);
  for (auto& upkeep : transaction_.state_->upkeep) {
    if (upkeep->concerns(entity)) upkeep->written(transaction_, &rows, nullptr);
  }
  plan_.returned += returned.rows;
}

void Undo::find_roots(const std::vector<std::int64_t>& ids) {
  store::Statement set = c().prepare(
      "WITH RECURSIVE up(id, parent) AS (SELECT id, parent FROM pareto_customer WHERE id = ?1 UNION "
      "SELECT c.id, c.parent FROM pareto_customer c JOIN up ON c.id = up.parent) "
      "UPDATE pareto_customer SET root = (SELECT id FROM up WHERE parent IS NULL) WHERE id = ?1");
  for (const std::int64_t id : ids) set.bind(1, id).run();
}

}  // namespace pareto::records

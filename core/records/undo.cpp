#include "core/records/undo.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "core/access/duties.hpp"
#include "core/base/error.hpp"
#include "core/records/payload.hpp"
#include "core/records/permission.hpp"
#include "core/records/transaction_state.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {

using model::Entity;
using model::Field;
using sdk::Type;

class Undo {
 public:
  Undo(Records& records, const access::Session& session, std::int64_t operation)
      : transaction_(records, session, info_of(records, session, operation)), within_(!access::has_duty(session, access::Duty::Administer)) {
    transaction_.state_->replaying = true;
    plan_.operation = operation;
    store::Statement row = c().prepare("SELECT kind, title FROM pareto_operation WHERE id = ?1");
    row.bind(1, operation).step();
    plan_.kind = row.text(0);
    plan_.title = row.text(1);
  }

  enum class When { Never, Whole, Always };

  UndoPlan run(When when, const UndoWatch& watch = {}) {
    const std::vector<Entry> entries = transaction_.state_->journal.of_operation(plan_.operation);
    std::int64_t done = 0, total = 0;
    for (const Entry& entry : entries) total += entry.rows;
    const auto reverse_watched = [&](const Entry& entry) {
      if (watch.cancel != nullptr && *watch.cancel) {
        throw Error(ErrorCode::Cancelled, Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
      }
      reverse(entry);
      done += entry.rows;
      if (watch.progress) watch.progress(done, total);
    };
    // Who was responsible when follows what becomes of the customers' own fields, so it comes last.
    for (const Entry& entry : entries) {
      if (entry.entity != "ownership") reverse_watched(entry);
    }
    for (const Entry& entry : entries) {
      if (entry.entity == "ownership") reverse_watched(entry);
    }
    for (const auto& [customer, role] : roles_) settle_ownership(transaction_, customer, role);
    keep_run();
    return_run();
    // Deliveries that were dropped wait again by the mark below; there is no other trace of it.
    if (plan_.kind == "drop") transaction_.record_anyway();
    store::Statement mark = c().prepare("UPDATE pareto_operation SET undone_by = ?2 WHERE id = ?1");
    mark.bind(1, plan_.operation).bind(2, transaction_.operation()).run();
    if (plan_.conflict_count == 0) {
      // What this operation had undone holds again, and may be undone again.
      store::Statement again = c().prepare("UPDATE pareto_operation SET undone_by = NULL WHERE undone_by = ?1");
      again.bind(1, plan_.operation).run();
    }
    plan_.done = when == When::Always || (when == When::Whole && plan_.conflict_count == 0);
    if (plan_.done) transaction_.commit();
    else transaction_.finish_dry_run();
    return std::move(plan_);
  }

 private:
  static OperationInfo info_of(Records& records, const access::Session& session, std::int64_t operation) {
    store::Statement row = records.store.connection().prepare("SELECT kind, title, undone_by, principal FROM pareto_operation WHERE id = ?1");
    row.bind(1, operation);
    if (!row.step()) {
      throw Error(ErrorCode::Argument, Message(Text{"there is no operation {}", "没有第 {} 号操作"}, {operation}),
                  Message(Text{"see: pareto journal", "请看：pareto journal"}));
    }
    if (!row.is_null(2)) {
      throw Error(ErrorCode::Argument, Message(Text{"operation {} was undone already, by operation {}", "第 {} 号操作已撤销（第 {} 号）"},
                                               {operation, row.integer(2)}));
    }
    // What others did is taken back by whoever manages users, who answers for all.
    if (row.integer(3) != session.principal && !access::has_duty(session, access::Duty::Administer)) {
      throw Error(ErrorCode::Denied, Message(Text{"operation {} was done by somebody else", "第 {} 号操作是别人做的"}, {operation}),
                  Message(Text{"ask whoever did it, or whoever manages users and roles, to undo it", "请做的人自己撤销，或请管理用户与角色的人撤销"}));
    }
    const std::string_view kind = row.text(0);
    if (kind == "password" || kind == "key" || kind == "export") {
      throw Error(ErrorCode::Argument, Message(Text{"operation {} changed no records: there is nothing to take back", "第 {} 号操作没有改动记录，无可撤销"}, {operation}),
                  Message(Text{"for a password set another, for a key revoke it: pareto user key revoke", "密码请重设，密钥请作废：pareto user key revoke"}));
    }
    OperationInfo info;
    info.kind = "undo";
    info.title = std::string(row.text(1));
    info.undoes = operation;
    return info;
  }

  store::Connection& c() { return transaction_.connection(); }

  // The figures of a tier run are no record (core/tiering/change_writer.cpp). They go with the run and are kept with the undo, so
  // that an undo of it finds them again.
  static sdk::Schema run_columns() {
    return {{"id", Type::Int},       {"rule", Type::Text},    {"as_of", Type::Date},  {"per_group", Type::Int}, {"time_window", Type::Text},
            {"settings", Type::Text}, {"figures", Type::Text}, {"changes", Type::Int}, {"at", Type::Int}};
  }

  void keep_run() {
    sdk::BatchBuilder run(run_columns());
    {
      store::Statement row = c().prepare(
          "SELECT id, rule, as_of, per_group, time_window, settings, figures, changes, at FROM pareto_tier_run WHERE id = ?1");
      if (!row.bind(1, plan_.operation).step()) return;
      for (std::size_t k = 0; k < run.schema().size(); ++k) {
        if (run.schema()[k].type == Type::Text) run.text(k, row.text(static_cast<int>(k)));
        else run.integer(k, row.integer(static_cast<int>(k)));
      }
      run.end_row();
    }
    transaction_.set_details(payload_of_event(run.finish()));
    transaction_.record_anyway();
    c().prepare("DELETE FROM pareto_tier_run WHERE id = ?1").bind(1, plan_.operation).run();
  }

  void return_run() {
    std::string details;
    {
      store::Statement row = c().prepare("SELECT details FROM pareto_operation WHERE id = ?1 AND kind = 'undo'");
      if (row.bind(1, plan_.operation).step()) details = row.text(0);
    }
    if (details.empty()) return;
    const sdk::Batch run = read_event_payload(details);
    store::Statement insert = c().prepare(
        "INSERT INTO pareto_tier_run(id, rule, as_of, per_group, time_window, settings, figures, changes, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    for (std::size_t k = 0; k < run.columns(); ++k) {
      const int parameter = static_cast<int>(k) + 1;
      if (run.schema()[k].type == Type::Text) insert.bind(parameter, run.column(k).text(0));
      else insert.bind(parameter, run.column(k).integer(0));
    }
    insert.run();
    transaction_.record_anyway();
  }

  void reverse(const Entry& entry) {
    if (entry.op == Operation::Event) return;
    const Entity* entity = transaction_.records().schema.find(entry.entity);
    if (entity == nullptr) {
      throw Error(ErrorCode::Unsupported, Message(Text{"operation {} wrote {}, whose plugin is not enabled", "第 {} 号操作写过 {}，它的插件没有启用"},
                                                  {plan_.operation, entry.entity}),
                  Message(Text{"enable the plugin and try again", "请启用该插件后再试"}));
    }
    switch (entry.op) {
      case Operation::Create: return reverse_create(entry, *entity);
      case Operation::Update: return reverse_update(entry, *entity);
      case Operation::Remove: return reverse_remove(entry, *entity);
      default: return;
    }
  }

  void conflict(const Entity& entity, std::int64_t id, Message why) {
    ++plan_.conflict_count;
    if (plan_.conflicts.size() >= UndoPlan::kShown) return;
    std::string label;
    const Field* field = entity.find(entity.label_field);
    if (field != nullptr && field->type == Type::Text && field->stored()) {
      store::Statement name = c().prepare("SELECT " + store::quoted(field->local_name()) + " FROM " + store::base_table(entity) + " WHERE id = ?1");
      name.bind(1, id);
      if (name.step()) label = name.text(0);
    }
    plan_.conflicts.push_back({entity.name, id, std::move(label), std::move(why)});
  }

  // Roles of a customer that stay as they are, so their dated rows stay too.
  [[nodiscard]] bool keeps_role(std::int64_t customer, std::string_view role) const {
    return kept_customers_.count(customer) > 0 || kept_roles_.count({customer, std::string(role)}) > 0;
  }
  [[nodiscard]] bool keeps_role(std::int64_t ownership) {
    store::Statement row = c().prepare("SELECT customer, role FROM pareto_ownership WHERE id = ?1");
    row.bind(1, ownership);
    return row.step() && keeps_role(row.integer(0), row.text(1));
  }

  // Entries after the operation that changed fields people can set.
  bool changed_since(std::int64_t id, const Entry& entry) {
    store::Statement later = c().prepare(
        "SELECT j.columns, j.entity, j.op FROM pareto_journal_index i JOIN pareto_journal j ON j.sequence = i.sequence "
        "WHERE i.id = ?1 AND i.sequence > ?2 AND j.operation <> ?3 AND j.operation <> ?4 AND j.operation NOT IN "
        "(SELECT id FROM pareto_operation WHERE undone_by IS NOT NULL OR kind = 'undo')");
    later.bind(1, id).bind(2, entry.sequence).bind(3, plan_.operation).bind(4, transaction_.operation());
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

  void reverse_create(const Entry& entry, const Entity& entity) {
    const std::string table = store::base_table(entity);
    std::unordered_set<std::int64_t> keep;
    {
      // Few records are changed after a load, so the index over changes is asked, not each record.
      store::Statement touched = c().prepare("SELECT DISTINCT id FROM pareto_journal_index WHERE id BETWEEN ?1 AND ?2 AND sequence > ?3");
      touched.bind(1, entry.first_id).bind(2, entry.last_id).bind(3, entry.sequence);
      std::vector<std::int64_t> ids;
      while (touched.step()) ids.push_back(touched.integer(0));
      for (const std::int64_t id : ids) {
        if (c().integer("SELECT EXISTS(SELECT 1 FROM " + table + " WHERE id = " + std::to_string(id) + ")") == 0) continue;
        if (entity.name == "ownership" && keeps_role(id)) continue;
        if (!changed_since(id, entry)) continue;
        keep.insert(id);
        conflict(entity, id, Message(Text{"it was changed since", "之后又改过"}));
      }
    }
    keep_beyond(entry, entity, keep);
    if (entity.name == "ownership" && !(kept_customers_.empty() && kept_roles_.empty())) {
      store::Statement rows = c().prepare("SELECT id, customer, role FROM pareto_ownership WHERE id BETWEEN ?1 AND ?2");
      rows.bind(1, entry.first_id).bind(2, entry.last_id);
      while (rows.step()) {
        if (keeps_role(rows.integer(1), rows.text(2))) keep.insert(rows.integer(0));
      }
    }
    for (const model::Schema::Referrer& referrer : transaction_.records().schema.referrers(entity.name)) {
      const Entity& other = *referrer.entity;
      if (other.kept || referrer.field->read_only) continue;
      const bool own = referrer.field->plugin.empty() || referrer.field->plugin == other.plugin;
      const std::string other_table = own ? store::base_table(other) : store::plugin_table(other, referrer.field->plugin);
      const std::string column = store::quoted(referrer.field->local_name());
      store::Statement refers = c().prepare("SELECT DISTINCT " + column + " FROM " + other_table + " WHERE " + column +
                                            " BETWEEN ?1 AND ?2 AND id NOT BETWEEN ?1 AND ?2");
      refers.bind(1, entry.first_id).bind(2, entry.last_id);
      std::vector<std::int64_t> ids;
      while (refers.step()) ids.push_back(refers.integer(0));
      for (const std::int64_t id : ids) {
        if (!keep.insert(id).second) continue;
        conflict(entity, id, Message(Text{"{} refers to it", "{} 引用着它"}, {other.name}));
      }
    }
    keep_referred(entry, entity, keep);
    if (entity.name == "customer") kept_customers_.insert(keep.begin(), keep.end());
    remove_kept_children(entry, entity, keep);
    // Records that came back by an undo are listed; those of a load are all in its range, which nobody else writes into.
    const auto& upkeep = transaction_.state_->upkeep;
    const bool asks = std::any_of(upkeep.begin(), upkeep.end(), [&](const auto& each) { return each->concerns(entity) && each->may_refuse_removing(entity); });
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
      store::Statement rows = c().prepare("SELECT id FROM " + table + " WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
      rows.bind(1, entry.first_id).bind(2, entry.last_id);
      while (rows.step()) {
        if (!keep.count(rows.integer(0))) ids.push_back(rows.integer(0));
      }
    }
    const WriteResult result = transaction_.remove_kept(entity, ids);
    for (const Reject& reject : result.rejects) conflict(entity, ids[static_cast<std::size_t>(reject.row)], reject.why);
    plan_.removed += static_cast<std::int64_t>(ids.size() - result.rejects.size());
  }

  // What one created and does not reach any more stays: it is somebody else's now.
  void keep_beyond(const Entry& entry, const Entity& entity, std::unordered_set<std::int64_t>& keep) {
    if (!within_ || entity.kept) return;
    std::vector<std::int64_t> ids;
    store::Statement rows = c().prepare("SELECT id FROM " + store::base_table(entity) + " WHERE id BETWEEN ?1 AND ?2");
    rows.bind(1, entry.first_id).bind(2, entry.last_id);
    while (rows.step()) ids.push_back(rows.integer(0));
    const std::vector<std::uint8_t> within = within_reach(transaction_, entity, ids, access::Verb::Create);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (within[i] || !keep.insert(ids[i]).second) continue;
      conflict(entity, ids[i], Message(Text{"it is not within your reach any more", "它已不在您的范围内"}));
    }
  }

  // What stays may refer to others of the same load (a store to its chain): those stay too.
  void keep_referred(const Entry& entry, const Entity& entity, std::unordered_set<std::int64_t>& keep) {
    if (keep.empty()) return;
    for (const Field& field : entity.fields) {
      const bool own = field.plugin.empty() || field.plugin == entity.plugin;
      if (field.meaning != model::Meaning::Reference || field.reference != entity.name || field.read_only || !field.stored() || !own) continue;
      const std::string column = store::quoted(field.local_name());
      store::Statement refers = c().prepare("SELECT " + column + " FROM " + store::base_table(entity) + " WHERE id = ?1 AND " + column +
                                            " BETWEEN ?2 AND ?3");
      std::vector<std::int64_t> look(keep.begin(), keep.end());
      while (!look.empty()) {
        refers.bind(1, look.back()).bind(2, entry.first_id).bind(3, entry.last_id);
        look.pop_back();
        if (refers.step() && keep.insert(refers.integer(0)).second) {
          look.push_back(refers.integer(0));
          conflict(entity, look.back(), Message(Text{"{} refers to it", "{} 引用着它"}, {entity.name}));
        }
        refers.reset();
      }
    }
  }

  void remove_kept_children(const Entry& entry, const Entity& entity, const std::unordered_set<std::int64_t>& keep) {
    for (const model::Schema::Referrer& referrer : transaction_.records().schema.referrers(entity.name)) {
      if (!referrer.entity->kept) continue;
      std::vector<std::int64_t> ids;
      {
        const std::string column = store::quoted(referrer.field->local_name());
        store::Statement rows = c().prepare("SELECT id, " + column + " FROM " + store::base_table(*referrer.entity) + " WHERE " + column +
                                            " BETWEEN ?1 AND ?2 ORDER BY id");
        rows.bind(1, entry.first_id).bind(2, entry.last_id);
        while (rows.step()) {
          if (!keep.count(rows.integer(1))) ids.push_back(rows.integer(0));
        }
      }
      transaction_.remove_kept(*referrer.entity, ids);
    }
  }

  // All rows of a bulk load at once: what they added to rollups is subtracted by one sum, not row by row.
  void remove_range(const Entry& entry, const Entity& entity) {
    const std::string table = store::base_table(entity);
    store::Statement count = c().prepare("SELECT count(*) FROM " + table + " WHERE id BETWEEN ?1 AND ?2");
    count.bind(1, entry.first_id).bind(2, entry.last_id).step();
    const std::int64_t rows = count.integer(0);
    count.reset();
    if (rows == 0) return;
    for (auto& upkeep : transaction_.state_->upkeep) {
      if (upkeep->concerns(entity)) upkeep->removing_range(transaction_, entity, entry.first_id, entry.last_id);
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

  void reverse_update(const Entry& entry, const Entity& entity) {
    const Payload payload = read_payload(entity, entry.payload);
    std::vector<std::uint8_t> wanted(entity.fields.size(), 0);
    std::vector<int> fields;
    for (const sdk::ColumnSpec& column : payload.before->schema()) {
      fields.push_back(entity.index(column.name));
      wanted[static_cast<std::size_t>(fields.back())] = 1;
    }
    const WriteRows now = load_rows(c(), entity, payload.ids, wanted);
    const std::vector<std::uint8_t> within = within_ && !entity.kept ? within_reach(transaction_, entity, payload.ids, access::Verb::Change)
                                                                     : std::vector<std::uint8_t>(payload.ids.size(), 1);
    sdk::BatchBuilder restored(payload.before->schema());
    std::vector<std::int64_t> ids;
    for (std::int64_t row = 0; row < now.rows; ++row) {
      if (now.rejected[row]) continue;  // gone since; nothing to restore
      const std::int64_t id = payload.ids[static_cast<std::size_t>(row)];
      if (entity.name == "ownership" && keeps_role(id)) continue;
      if (!within[static_cast<std::size_t>(row)]) {
        if (entity.name == "customer") kept_customers_.insert(id);
        conflict(entity, id, Message(Text{"it is not within your reach any more", "它已不在您的范围内"}));
        continue;
      }
      bool any = false, blocked = false;
      for (std::size_t k = 0; k < fields.size(); ++k) {
        const auto f = static_cast<std::size_t>(fields[k]);
        const Type type = entity.fields[f].type;
        const Cells before(payload.before->column(k)), after(payload.after->column(k));
        if (same_value(type, before, after, row)) continue;
        const std::string& name = entity.fields[f].name;
        const bool role = entity.name == "customer" && (name == "owner" || name == "deputy" || name == "head_office_owner");
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
          if (type == Type::Text) restored.text(k, now.cells[f].text(row));
          else if (type == Type::Real) restored.real(k, now.cells[f].real(row));
          else restored.integer(k, now.cells[f].integer(row));
        }
      }
      restored.end_row();
      ids.push_back(id);
    }
    if (ids.empty()) return;
    const WriteResult result = transaction_.update_kept(entity, ids, restored.finish());
    plan_.restored += static_cast<std::int64_t>(ids.size() - result.rejects.size());
    for (const Reject& reject : result.rejects) conflict(entity, ids[static_cast<std::size_t>(reject.row)], reject.why);
  }

  // Records return with their old ids, so that what referred to them fits again.
  void reverse_remove(const Entry& entry, const Entity& entity) {
    if (entry.payload.empty()) {
      if (entry.entity == "tier_assignment") {
        throw Error(ErrorCode::Unsupported, Message(Text{"an undone tier run cannot be brought back by undo", "撤销过的评级不能用撤销找回"}),
                    Message(Text{"run it again: pareto tier run", "请重新评级：pareto tier run"}));
      }
      throw Error(ErrorCode::Unsupported, Message(Text{"an undone load cannot be brought back by undo", "撤销过的导入不能用撤销找回"}),
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
      rows.cells[static_cast<std::size_t>(entity.index(payload.before->schema()[k].name))] = Cells(payload.before->column(k));
    }
    leave_what_lost_its_owner(rows);
    insert_rows(c(), rows);
    for (const Reject& reject : rows.rejects) conflict(entity, payload.ids[static_cast<std::size_t>(reject.row)], reject.why);
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

  // What a record refers to may have gone since. It comes back without, or not at all where it cannot be without.
  void leave_what_lost_its_owner(WriteRows& rows) {
    const std::unordered_set<std::int64_t> returning(rows.ids.begin(), rows.ids.end());
    for (std::size_t f = 0; f < rows.entity->fields.size(); ++f) {
      const Field& field = rows.entity->fields[f];
      Cells& cells = rows.cells[f];
      if (field.meaning != model::Meaning::Reference || field.read_only || cells.absent()) continue;
      const Entity& target = transaction_.records().schema.entity(field.reference);
      store::Statement exists = c().prepare("SELECT 1 FROM " + store::base_table(target) + " WHERE id = ?1");
      for (std::int64_t row = 0; row < rows.rows; ++row) {
        if (cells.is_null(row)) continue;
        const std::int64_t id = cells.integer(row);
        if (&target == rows.entity && returning.count(id)) continue;
        const bool found = exists.bind(1, id).step();
        exists.reset();
        if (found) continue;
        const Message why(Text{"the {} it belonged to is gone", "它所属的 {} 已不在"}, {target.name});
        if (field.required) {
          rows.reject(row, field.name, "", why);
        } else {
          cells.set_null(field.type, rows.rows, row);
          conflict(*rows.entity, rows.ids[static_cast<std::size_t>(row)], why);
        }
      }
    }
  }

  // Groups may have been moved while these customers were away.
  void find_roots(const std::vector<std::int64_t>& ids) {
    store::Statement set = c().prepare(
        "WITH RECURSIVE up(id, parent) AS (SELECT id, parent FROM pareto_customer WHERE id = ?1 UNION "
        "SELECT c.id, c.parent FROM pareto_customer c JOIN up ON c.id = up.parent) "
        "UPDATE pareto_customer SET root = (SELECT id FROM up WHERE parent IS NULL) WHERE id = ?1");
    for (const std::int64_t id : ids) set.bind(1, id).run();
  }

  Transaction transaction_;
  const bool within_;  // only what the session reaches
  UndoPlan plan_;
  std::set<std::pair<std::int64_t, std::string>> roles_, kept_roles_;  // customer and role: restored; left as they are
  std::unordered_set<std::int64_t> kept_customers_;                    // created, but left
};

UndoPlan plan_undo(Records& records, const access::Session& session, std::int64_t operation, const UndoWatch& watch) {
  return Undo(records, session, operation).run(Undo::When::Never, watch);
}

UndoPlan undo_if_whole(Records& records, const access::Session& session, std::int64_t operation, const UndoWatch& watch) {
  return Undo(records, session, operation).run(Undo::When::Whole, watch);
}

UndoPlan undo(Records& records, const access::Session& session, std::int64_t operation, const UndoWatch& watch) {
  return Undo(records, session, operation).run(Undo::When::Always, watch);
}

}  // namespace pareto::records

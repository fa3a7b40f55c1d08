#include "core/records/history/undo.hpp"

#include <utility>

#include "core/access/duties.hpp"
#include "core/base/error.hpp"
#include "core/records/history/undo_steps.hpp"
#include "core/records/write/payload.hpp"
#include "core/records/write/transaction_state.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

// The figures of a tier run, which are no record (core/tiering/change_writer.cpp).
sdk::Schema run_columns() {
  return {{"id", Type::Int},        {"rule", Type::Text},        {"as_of", Type::Date},
          {"per_group", Type::Int}, {"time_window", Type::Text}, {"settings", Type::Text},
          {"figures", Type::Text},  {"changes", Type::Int},      {"at", Type::Int}};
}

}  // namespace

Undo::Undo(Records& records, const access::Session& session, std::int64_t operation)
    : transaction_(records, session, info_of(records, session, operation)),
      within_(!access::has_duty(session, access::Duty::Administer)) {
  transaction_.state_->replaying = true;
  plan_.operation = operation;
  store::Statement row = c().prepare("SELECT kind, title FROM pareto_operation WHERE id = ?1");
  row.bind(1, operation).step();
  plan_.kind = row.text(0);
  plan_.title = row.text(1);
}

OperationInfo Undo::info_of(Records& records, const access::Session& session,
                            std::int64_t operation) {
  store::Statement row = records.store.connection().prepare(
      "SELECT kind, title, undone_by, principal FROM pareto_operation WHERE id = ?1");
  row.bind(1, operation);
  if (!row.step()) {
    throw Error(ErrorCode::NotFound,
                Message(Text{"there is no operation {}", "没有第 {} 号操作"}, {operation}),
                Message(Text{"see: pareto journal", "请看：pareto journal"}));
  }
  const DoneOperation done{.id = operation,
                           .kind = std::string(row.text(0)),
                           .undone_by = row.is_null(2) ? 0 : row.integer(2),
                           .principal = row.integer(3)};
  if (std::optional<Error> refused = undo_refused(session, done)) throw std::move(*refused);
  OperationInfo info;
  info.kind = "undo";
  info.title = std::string(row.text(1));
  info.undoes = operation;
  return info;
}

UndoPlan Undo::run(When when, const UndoWatch& watch) {
  const std::vector<Entry> entries = transaction_.state_->journal.of_operation(plan_.operation);
  std::int64_t done = 0, total = 0;
  for (const Entry& entry : entries) total += entry.rows;
  const auto reverse_watched = [&](const Entry& entry) {
    if (watch.cancel != nullptr && *watch.cancel) {
      throw Error(ErrorCode::Cancelled,
                  Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
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
    store::Statement again =
        c().prepare("UPDATE pareto_operation SET undone_by = NULL WHERE undone_by = ?1");
    again.bind(1, plan_.operation).run();
  }
  // Of which nothing can be taken back is not undone: there would be no operation to undo it by.
  const bool nothing =
      plan_.conflict_count > 0 && plan_.removed + plan_.restored + plan_.returned == 0;
  plan_.by = transaction_.operation();
  plan_.done =
      !nothing && (when == When::Always || (when == When::Whole && plan_.conflict_count == 0));
  if (plan_.done)
    transaction_.commit();
  else
    transaction_.finish_dry_run();
  return std::move(plan_);
}

void Undo::keep_run() {
  sdk::BatchBuilder run(run_columns());
  {
    store::Statement row = c().prepare(
        "SELECT id, rule, as_of, per_group, time_window, settings, figures, changes, at FROM pareto_tier_run WHERE id = ?1");
    if (!row.bind(1, plan_.operation).step()) return;
    for (std::size_t k = 0; k < run.schema().size(); ++k) {
      if (run.schema()[k].type == Type::Text)
        run.text(k, row.text(static_cast<int>(k)));
      else
        run.integer(k, row.integer(static_cast<int>(k)));
    }
    run.end_row();
  }
  transaction_.set_details(payload_of_event(run.finish()));
  transaction_.record_anyway();
  c().prepare("DELETE FROM pareto_tier_run WHERE id = ?1").bind(1, plan_.operation).run();
}

void Undo::return_run() {
  std::string details;
  {
    store::Statement row =
        c().prepare("SELECT details FROM pareto_operation WHERE id = ?1 AND kind = 'undo'");
    if (row.bind(1, plan_.operation).step()) details = row.text(0);
  }
  if (details.empty()) return;
  const sdk::Batch run = read_event_payload(details);
  store::Statement insert = c().prepare(
      "INSERT INTO pareto_tier_run(id, rule, as_of, per_group, time_window, settings, figures, changes, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  for (std::size_t k = 0; k < run.columns(); ++k) {
    const int parameter = static_cast<int>(k) + 1;
    if (run.schema()[k].type == Type::Text)
      insert.bind(parameter, run.column(k).text(0));
    else
      insert.bind(parameter, run.column(k).integer(0));
  }
  insert.run();
  transaction_.record_anyway();
}

std::optional<Error> undo_refused(const access::Session& session, const DoneOperation& done) {
  if (done.undone_by != 0) {
    return Error(ErrorCode::Argument,
                 Message(Text{"operation {} was undone already, by operation {}",
                              "第 {} 号操作已撤销（第 {} 号）"},
                         {done.id, done.undone_by}));
  }
  // What others did is taken back by whoever manages users, who answers for all.
  if (done.principal != session.principal && !access::has_duty(session, access::Duty::Administer)) {
    return Error(ErrorCode::Denied,
                 Message(Text{"operation {} was done by somebody else", "第 {} 号操作是别人做的"},
                         {done.id}),
                 Message(Text{"ask whoever did it, or whoever manages users and roles, to undo it",
                              "请做的人自己撤销，或请管理用户与角色的人撤销"}));
  }
  if (done.kind == "purge") {
    return Error(ErrorCode::Argument,
                 Message(Text{"operation {} removed data for good", "第 {} 号操作永久清除了数据"},
                         {done.id}),
                 Message(Text{"a backup from before has it: pareto restore FILE",
                              "此前的备份里有：pareto restore 文件"}));
  }
  if (done.kind == "convert") {
    return Error(
        ErrorCode::Argument,
        Message(Text{"operation {} wrote values of a field anew for a newer version of its plugin",
                     "第 {} 号操作为插件的新版本改写了字段的值"},
                {done.id}),
        Message(Text{"the version of before finds the values of before: pareto plugin install FILE",
                     "装回旧版即可看到原来的值：pareto plugin install 文件"}));
  }
  if (done.kind == "password" || done.kind == "key" || done.kind == "second_factor" ||
      done.kind == "export") {
    return Error(
        ErrorCode::Argument,
        Message(Text{"operation {} changed no records: there is nothing to take back",
                     "第 {} 号操作没有改动记录，无可撤销"},
                {done.id}),
        Message(Text{"for a password set another, for a key revoke it: pareto user key revoke",
                     "密码请重设，密钥请作废：pareto user key revoke"}));
  }
  return std::nullopt;
}

UndoPlan plan_undo(Records& records, const access::Session& session, std::int64_t operation,
                   const UndoWatch& watch) {
  return Undo(records, session, operation).run(Undo::When::Never, watch);
}

UndoPlan undo_if_whole(Records& records, const access::Session& session, std::int64_t operation,
                       const UndoWatch& watch) {
  return Undo(records, session, operation).run(Undo::When::Whole, watch);
}

UndoPlan undo(Records& records, const access::Session& session, std::int64_t operation,
              const UndoWatch& watch) {
  return Undo(records, session, operation).run(Undo::When::Always, watch);
}

}  // namespace pareto::records

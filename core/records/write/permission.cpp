#include "core/records/write/permission.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/access/duties.hpp"
#include "core/access/whose_record.hpp"
#include "core/base/error.hpp"
#include "core/model/kept.hpp"
#include "core/records/write/hand_on.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/records/write/write_steps.hpp"
#include "core/store/dialect.hpp"
#include "core/store/row_source.hpp"

namespace pareto::records {
namespace {

using access::FieldAccess;
using access::Rights;
using access::Scope;
using access::Verb;
using model::Entity;
using model::Field;
using model::Meaning;

const Rights* rights_of(const Transaction& transaction) {
  return transaction.session().rights.get();
}

bool is_own(const Entity& entity, const Field& field) {
  return field.plugin.empty() || field.plugin == entity.plugin;
}

// What may decide whose a record is.
bool decides(const Entity& entity, const Field& field) {
  return field.meaning == Meaning::Reference && field.stored() && is_own(entity, field);
}

Message may_not(Verb verb, const std::string& entity) {
  static constexpr Text kWords[access::kVerbs] = {
      {"your roles do not let you see {}", "您的角色不能查看 {}"},
      {"your roles do not let you create {}", "您的角色不能新增 {}"},
      {"your roles do not let you change {}", "您的角色不能修改 {}"},
      {"your roles do not let you remove {}", "您的角色不能删除 {}"},
      {"your roles do not let you export {}", "您的角色不能导出 {}"}};
  return Message(kWords[static_cast<std::size_t>(verb)], {entity});
}

Message out_of_reach(const std::string& entity) {
  return Message(
      Text{"this {} is not among the records within your reach", "这条 {} 不在您的范围内"},
      {entity});
}

void reject_all(WriteRows& rows, std::string_view field, const Message& why, const Message& fix) {
  for (std::int64_t row = 0; row < rows.rows; ++row)
    rows.reject(row, std::string(field), "", why, fix);
}

// False where the verb is not allowed at all, and all rows are rejected.
bool allow_verb(Transaction& transaction, WriteRows& rows, Verb verb) {
  const Rights& rights = *rights_of(transaction);
  if (rights.scope(*rows.entity, verb) != Scope::None) return true;
  reject_all(rows, "", may_not(verb, rows.entity->name), access::whom_to_ask(rights));
  return false;
}

std::string text_in(const Field& field, const Cells& cells, std::int64_t row) {
  if (field.type == model::Type::Text) return std::string(cells.text(row));
  return field.type == model::Type::Real ? std::to_string(cells.real(row)) : std::string();
}

bool is_default(const Field& field, const Cells& cells, std::int64_t row) {
  if (field.default_value.empty()) return false;
  if (field.type == model::Type::Text) return cells.text(row) == field.default_value;
  return field.type != model::Type::Real &&
         std::to_string(cells.integer(row)) == field.default_value;
}

// A value that is as it was, or as it would be without, is nobody's deed.
void refuse_fields(Transaction& transaction, WriteRows& rows, const WriteRows* before,
                   const std::vector<std::uint8_t>& given) {
  const Rights& rights = *rights_of(transaction);
  for (std::size_t f = 0; f < given.size(); ++f) {
    const Field& field = rows.entity->fields[f];
    if (!given[f] || field.read_only) continue;
    const auto duty = access::duty_to_write(rows.entity->name, field.name);
    const bool lacks_duty = duty && !rights.has(*duty);
    if (!lacks_duty && rights.field(*rows.entity, field) == FieldAccess::Change) continue;
    const Message why =
        lacks_duty
            ? access::refusal_of(transaction.session(), *duty)
            : Message(Text{"your roles do not let you set {} of {}", "您的角色不能设置 {1} 的 {0}"},
                      {field.name, rows.entity->name});
    const Message fix =
        lacks_duty ? access::whom_to_ask(rights)
                   : Message(Text{"leave it out, or ask whoever manages roles: pareto role set",
                                  "请去掉它，或请管理角色的人调整：pareto role set"});
    const Cells& cells = rows.cells[f];
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[static_cast<std::size_t>(row)]) continue;
      const bool same = before != nullptr ? same_value(field.type, cells, before->cells[f], row)
                                          : cells.is_null(row) || is_default(field, cells, row);
      if (!same)
        rows.reject(row, field.name, cells.is_null(row) ? "" : text_in(field, cells, row), why,
                    fix);
    }
  }
}

// Whose a customer will be: who is responsible is written into ownership from the customer's own
// fields, after it.
std::string customer_will_be(const Rights& rights, Scope scope) {
  const std::string ours = users_within(rights, scope),
                    day = "date_of(" + std::to_string(rights.today().days) + ")";
  std::string sql =
      "t.owner " + ours + " OR t.deputy " + ours + " OR t.head_office_owner " + ours +
      " OR EXISTS (SELECT 1 FROM pareto_ownership o WHERE o.customer = t.root AND t.root <> t.id AND o.role = 'head_office_owner' AND o.\"user\" " +
      ours + " AND (o.from_date IS NULL OR o.from_date <= " + day +
      ") AND (o.to_date IS NULL OR o.to_date > " + day + "))";
  if (scope == Scope::Team && !rights.teams().empty()) {
    std::string teams;
    for (const std::int64_t team : rights.teams())
      teams += (teams.empty() ? "" : ", ") + std::to_string(team);
    sql += " OR t.team IN (" + teams + ")";
  }
  return "(" + sql + ")";
}

// The rows as they will be, asked as if they were the table already.
void refuse_leaving(Transaction& transaction, WriteRows& rows, Verb verb) {
  const Rights& rights = *rights_of(transaction);
  const Entity& entity = *rows.entity;
  const Scope scope = rights.scope(entity, verb);
  if (scope == Scope::All || !access::belongs_to_somebody(rights.schema(), entity)) return;
  std::vector<std::int64_t> asked;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (!rows.rejected[static_cast<std::size_t>(row)]) asked.push_back(row);
  }
  if (asked.empty()) return;
  std::vector<const Cells*> cells;
  std::string columns;
  for (std::size_t f = 0; f < entity.fields.size(); ++f) {
    if (!decides(entity, entity.fields[f])) continue;
    cells.push_back(&rows.cells[f]);
    columns += ", CAST(c" + std::to_string(cells.size() + 1) + " AS BIGINT) AS " +
               store::quoted_name(entity.fields[f].local_name());
  }
  const store::RowsOf source(asked.size(), [&](std::size_t i, int column, store::RowValue& out) {
    const std::int64_t row = asked[i];
    if (column == 0) return out.integer(row);
    if (column == 1) return out.integer(rows.ids[static_cast<std::size_t>(row)]);
    const Cells& values = *cells[static_cast<std::size_t>(column - 2)];
    if (!values.is_null(row)) out.integer(values.integer(row));
  });
  const std::string condition = entity.name == "customer"
                                    ? customer_will_be(rights, scope)
                                    : access::within_scope(rights, entity, scope, "t");
  store::Statement within = transaction.connection().prepare(
      "SELECT t.place FROM (SELECT CAST(c0 AS BIGINT) AS place, CAST(c1 AS BIGINT) AS id" +
      columns + " FROM pareto_rows(?1)) t WHERE " + condition);
  within.bind_rows(1, source);
  std::unordered_set<std::int64_t> inside;
  while (within.step()) inside.insert(within.integer(0));
  for (const std::int64_t row : asked) {
    if (inside.contains(row)) continue;
    rows.reject(
        row, "", "",
        Message(Text{"it would belong to somebody beyond your reach", "它会归到您范围以外的人"}),
        Message(Text{
            "name yourself or your team as its owner, or ask somebody whose roles reach further",
            "请把负责人写成自己或本团队的人，或请权限更大的人来做"}));
  }
}

void refuse_references(Transaction& transaction, WriteRows& rows,
                       const std::vector<std::uint8_t>& given) {
  const Rights& rights = *rights_of(transaction);
  for (std::size_t f = 0; f < given.size(); ++f) {
    const Field& field = rows.entity->fields[f];
    if (!given[f] || field.meaning != Meaning::Reference || !field.stored()) continue;
    const Entity& target = rights.schema().entity(field.reference);
    const Cells& cells = rows.cells[f];
    std::vector<std::int64_t> ids;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (!rows.rejected[static_cast<std::size_t>(row)] && !cells.is_null(row))
        ids.push_back(cells.integer(row));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.empty()) continue;
    const std::vector<std::uint8_t> seen = within_reach(transaction, target, ids, Verb::See);
    if (std::find(seen.begin(), seen.end(), 0) == seen.end()) continue;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[static_cast<std::size_t>(row)] || cells.is_null(row)) continue;
      const auto at = std::lower_bound(ids.begin(), ids.end(), cells.integer(row)) - ids.begin();
      if (seen[static_cast<std::size_t>(at)]) continue;
      rows.reject(row, field.name, "", out_of_reach(target.name),
                  Message(Text{"name one of yours, or ask its owner or whoever manages roles",
                               "请改成您自己的，或请它的负责人、管理角色的人处理"}));
    }
  }
}

void refuse_beyond(Transaction& transaction, WriteRows& rows, Verb verb) {
  const std::vector<std::uint8_t> within = within_reach(transaction, *rows.entity, rows.ids, verb);
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (within[static_cast<std::size_t>(row)]) continue;
    rows.reject(row, "", "", out_of_reach(rows.entity->name),
                Message(Text{"ask its owner, or somebody whose roles reach further",
                             "请它的负责人或权限更大的人来做"}));
  }
}

}  // namespace

void refuse_creating(Transaction& transaction, WriteRows& rows,
                     const std::vector<std::uint8_t>& given) {
  if (rights_of(transaction) == nullptr || !allow_verb(transaction, rows, Verb::Create)) return;
  refuse_fields(transaction, rows, nullptr, given);
}

void refuse_changing(Transaction& transaction, WriteRows& rows, const WriteRows& before,
                     const std::vector<std::uint8_t>& given) {
  if (rights_of(transaction) == nullptr || !allow_verb(transaction, rows, Verb::Change)) return;
  refuse_beyond(transaction, rows, Verb::Change);
  refuse_fields(transaction, rows, &before, given);
  refuse_taking(transaction, rows, before, given);
}

void refuse_removing(Transaction& transaction, WriteRows& rows) {
  if (model::only_by_program(*rows.entity)) {
    reject_all(rows, "",
               Message(Text{"{} is kept by the program and goes only with what it belongs to",
                            "{}由程序维护，只随所属的记录一起删除"},
                       {rows.entity->spoken()}),
               what_to_set(*rows.entity));
    return;
  }
  const Rights* rights = rights_of(transaction);
  if (rights == nullptr || !allow_verb(transaction, rows, Verb::Remove)) return;
  if (const auto duty = access::duty_to_write(rows.entity->name, "id");
      duty && !rights->has(*duty)) {
    reject_all(rows, "", access::refusal_of(transaction.session(), *duty),
               access::whom_to_ask(*rights));
    return;
  }
  refuse_beyond(transaction, rows, Verb::Remove);
}

void read_for_rights(const Transaction& transaction, const Entity& entity,
                     const std::vector<std::uint8_t>& given, std::vector<std::uint8_t>& needed) {
  if (rights_of(transaction) == nullptr) return;
  bool moves = false;
  for (std::size_t f = 0; f < given.size(); ++f)
    moves = moves || (given[f] && decides(entity, entity.fields[f]));
  for (std::size_t f = 0; moves && f < given.size(); ++f) {
    if (decides(entity, entity.fields[f])) needed[f] = 1;
  }
}

void refuse_result(Transaction& transaction, WriteRows& rows,
                   const std::vector<std::uint8_t>& given, bool created) {
  if (rights_of(transaction) == nullptr) return;
  refuse_references(transaction, rows, given);
  bool moves = created;
  for (std::size_t f = 0; f < given.size(); ++f)
    moves = moves || (given[f] && decides(*rows.entity, rows.entity->fields[f]));
  if (moves) refuse_leaving(transaction, rows, created ? Verb::Create : Verb::Change);
}

void give_owner(Transaction& transaction, WriteRows& rows) {
  const Rights* rights = rights_of(transaction);
  if (rights == nullptr || rights->user() == 0 ||
      rights->scope(*rows.entity, Verb::Create) == Scope::All)
    return;
  const int owner = rows.entity->index("owner");
  if (owner < 0 || rows.entity->fields[static_cast<std::size_t>(owner)].reference != "user") return;
  Cells& owners = rows.cells[static_cast<std::size_t>(owner)];
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    if (!rows.rejected[static_cast<std::size_t>(row)] && owners.is_null(row))
      owners.set(model::Type::Int, rows.rows, row, rights->user());
  }
}

std::vector<std::uint8_t> within_reach(Transaction& transaction, const Entity& entity,
                                       std::span<const std::int64_t> ids, Verb verb) {
  const Rights* rights = rights_of(transaction);
  const Scope scope = rights == nullptr ? Scope::All : rights->scope(entity, verb);
  if (scope == Scope::None) return std::vector<std::uint8_t>(ids.size(), 0);
  const std::string condition =
      scope == Scope::All ? "TRUE" : access::within_scope(*rights, entity, scope, "t");
  if (condition == "TRUE") return std::vector<std::uint8_t>(ids.size(), 1);
  std::unordered_set<std::int64_t> inside;
  const store::RowsOf source(
      ids.size(), [&](std::size_t i, int, store::RowValue& out) { out.integer(ids[i]); });
  store::Statement within = transaction.connection().prepare(
      "SELECT t.id FROM pareto_rows(?1) r CROSS JOIN " + store::base_table(entity) +
      " t WHERE t.id = r.c0 AND " + condition);
  within.bind_rows(1, source);
  while (within.step()) inside.insert(within.integer(0));
  std::vector<std::uint8_t> out(ids.size(), 0);
  for (std::size_t i = 0; i < ids.size(); ++i) out[i] = inside.contains(ids[i]);
  return out;
}

void require_reach(Transaction& transaction, const Entity& entity,
                   std::span<const std::int64_t> ids, Verb verb) {
  const Rights* rights = rights_of(transaction);
  if (rights == nullptr) return;
  if (rights->scope(entity, verb) == Scope::None)
    throw Error(ErrorCode::Denied, may_not(verb, entity.name), access::whom_to_ask(*rights));
  const std::vector<std::uint8_t> within = within_reach(transaction, entity, ids, verb);
  if (std::find(within.begin(), within.end(), 0) == within.end()) return;
  throw Error(ErrorCode::Denied, out_of_reach(entity.name),
              Message(Text{"ask its owner, or somebody whose roles reach further",
                           "请它的负责人或权限更大的人来做"}));
}

}  // namespace pareto::records

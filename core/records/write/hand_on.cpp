#include "core/records/write/hand_on.hpp"

#include <unordered_set>

#include "core/base/error.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/store/row_source.hpp"

namespace pareto::records {
namespace {

using access::Rights;
using access::Scope;
using access::Verb;

constexpr std::string_view kCustomer = "customer", kUser = "user", kGroup = "parent",
                           kWholeGroup = "head_office_owner", kOwner = "owner";

Message belongs_to_another() {
  return Text{"it belongs to somebody else, who alone hands it on",
              "它属于别人，只有其负责人才能移交"};
}
Message others_below() {
  return Text{"customers of others stand below it", "它下面有别人负责的客户"};
}
Message whom_to_ask() {
  return Text{"ask its owner, or somebody whose roles reach further",
              "请它的负责人或权限更大的人来做"};
}

std::string list_of(const std::vector<std::int64_t>& ids) {
  std::string list;
  for (const std::int64_t id : ids) list += (list.empty() ? "" : ", ") + std::to_string(id);
  return list;
}

// What a session may hand on, asked of the customers as they are.
class Holding {
 public:
  Holding(Transaction& transaction, const Rights& rights, Scope scope)
      : transaction_(transaction),
        ours_(users_within(rights, scope)),
        below_(transaction.connection().prepare(
            "WITH RECURSIVE below(id) AS (SELECT CAST(?1 AS BIGINT) UNION SELECT c.id FROM pareto_customer c JOIN below b ON c.parent = b.id) "
            "SELECT 1 FROM below b JOIN pareto_customer c ON c.id = b.id WHERE b.id <> ?1 AND (" +
            held(rights, scope) + ") IS NOT TRUE LIMIT 1")),
        held_(held(rights, scope)) {
    store::Statement users =
        transaction.connection().prepare("SELECT w.id FROM pareto_user w WHERE w.id " + ours_);
    while (users.step()) us_.insert(users.integer(0));
  }

  [[nodiscard]] std::unordered_set<std::int64_t> of(std::span<const std::int64_t> ids) const {
    std::unordered_set<std::int64_t> out;
    const store::RowsOf source(
        ids.size(), [&](std::size_t i, int, store::RowValue& value) { value.integer(ids[i]); });
    store::Statement rows = transaction_.connection().prepare(
        "SELECT c.id FROM pareto_rows(?1) r CROSS JOIN pareto_customer c WHERE c.id = r.c0 AND (" +
        held_ + ")");
    rows.bind_rows(1, source);
    while (rows.step()) out.insert(rows.integer(0));
    return out;
  }
  [[nodiscard]] bool others_stand_below(std::int64_t id) {
    const bool found = below_.bind(1, id).step();
    below_.reset();
    return found;
  }
  [[nodiscard]] bool is_one_of_us(const Cells& users, std::int64_t row) const {
    return !users.is_null(row) && us_.contains(users.integer(row));
  }

 private:
  [[nodiscard]] std::string held(const Rights& rights, Scope scope) const {
    std::string sql = "c.owner IS NULL OR c.owner " + ours_;
    if (scope != Scope::Team || rights.teams().empty()) return sql;
    return sql + " OR c.team IN (" + list_of(rights.teams()) +
           ") OR EXISTS (SELECT 1 FROM pareto_customer g WHERE g.id = c.root AND g.head_office_owner " +
           ours_ + ")";
  }

  Transaction& transaction_;
  std::string ours_;
  store::Statement below_;
  std::string held_;
  std::unordered_set<std::int64_t> us_;
};

const Rights* limited(const Transaction& transaction, const model::Entity& entity) {
  const Rights* rights = transaction.session().rights.get();
  return entity.name == kCustomer && rights != nullptr &&
                 rights->scope(entity, Verb::Change) != Scope::All
             ? rights
             : nullptr;
}

// Whose it is, and in whose group it stands.
bool is_handed_on(const model::Entity& entity, const model::Field& field) {
  return field.meaning == model::Meaning::Reference && field.stored() &&
         (field.plugin.empty() || field.plugin == entity.plugin);
}

}  // namespace

std::string users_within(const Rights& rights, Scope scope) {
  const std::string me = std::to_string(rights.user());
  if (scope != Scope::Team || rights.teams().empty()) return "= " + me;
  return "IN (SELECT u.id FROM pareto_user u WHERE u.team IN (" + list_of(rights.teams()) +
         ") OR u.id = " + me + ")";
}

void refuse_taking(Transaction& transaction, WriteRows& rows, const WriteRows& before,
                   const std::vector<std::uint8_t>& given) {
  const model::Entity& entity = *rows.entity;
  const Rights* rights = limited(transaction, entity);
  if (rights == nullptr) return;
  const auto changes = [&](std::size_t f, std::int64_t row) {
    return given[f] && !rows.rejected[static_cast<std::size_t>(row)] &&
           is_handed_on(entity, entity.fields[f]) &&
           !same_value(entity.fields[f].type, rows.cells[f], before.cells[f], row);
  };
  std::vector<std::int64_t> moved;
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    for (std::size_t f = 0; f < given.size(); ++f) {
      if (!changes(f, row)) continue;
      moved.push_back(rows.ids[static_cast<std::size_t>(row)]);
      break;
    }
  }
  if (moved.empty()) return;
  Holding holding(transaction, *rights, rights->scope(entity, Verb::Change));
  const std::unordered_set<std::int64_t> held = holding.of(moved);
  for (std::size_t f = 0; f < given.size(); ++f) {
    const model::Field& field = entity.fields[f];
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (!changes(f, row)) continue;
      const std::int64_t id = rows.ids[static_cast<std::size_t>(row)];
      const bool was_ours = field.reference == kUser && holding.is_one_of_us(before.cells[f], row),
                 will_be = holding.is_one_of_us(rows.cells[f], row);
      if (was_ours && field.name != kOwner && (will_be || rows.cells[f].is_null(row))) continue;
      if (!held.contains(id)) {
        rows.reject(row, field.name, "", belongs_to_another(), whom_to_ask());
      } else if ((field.name == kGroup || (field.name == kWholeGroup && will_be)) &&
                 holding.others_stand_below(id)) {
        rows.reject(row, field.name, "", others_below(), whom_to_ask());
      }
    }
  }
}

void require_to_hand_on(Transaction& transaction, const model::Entity& entity,
                        std::span<const std::int64_t> ids) {
  const Rights* rights = limited(transaction, entity);
  if (rights == nullptr) return;
  Holding holding(transaction, *rights, rights->scope(entity, Verb::Change));
  const std::unordered_set<std::int64_t> held = holding.of(ids);
  for (const std::int64_t id : ids) {
    if (!held.contains(id)) throw Error(ErrorCode::Denied, belongs_to_another(), whom_to_ask());
    if (holding.others_stand_below(id))
      throw Error(ErrorCode::Denied, others_below(), whom_to_ask());
  }
}

}  // namespace pareto::records

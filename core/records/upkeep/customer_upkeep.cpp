// The tree of customers (root), and who was responsible for them when (ownership).
#include <unordered_map>

#include "core/base/error.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/records/write/upkeep.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

class CustomerTreeUpkeep final : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const model::Entity& entity) const override {
    return entity.name == "customer";
  }

  void reads(const model::Entity& entity, const std::vector<std::uint8_t>& given,
             std::vector<std::uint8_t>& needed) const override {
    if (given[static_cast<std::size_t>(entity.index("parent"))])
      needed[static_cast<std::size_t>(entity.index("root"))] = 1;
  }

  void prepare(Transaction& transaction, WriteRows& rows, const WriteRows* before) override {
    const Cells& parents = rows.cell("parent");
    Cells& roots = rows.cell("root");
    if (before && parents.absent()) return;
    Climb climb(transaction.connection(), rows, before != nullptr);
    // One that stays where it was may close a circle with one that moves, so it is looked at until
    // nothing changes.
    for (bool again = before != nullptr; again;) {
      again = false;
      for (std::int64_t row = 0; row < rows.rows; ++row) {
        if (rows.rejected[row] || parents.is_null(row) ||
            !climb.leads_to(parents.integer(row), rows.ids[row]))
          continue;
        rows.reject(row, "parent", std::to_string(parents.integer(row)),
                    Message(Text{"a customer cannot be above itself", "客户不能是自己的上级"}),
                    Message(Text{"name another one above it, or none", "请改成别的上级，或留空"}));
        again = true;
      }
    }
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row]) continue;
      roots.set(Type::Int, rows.rows, row,
                parents.is_null(row) ? rows.ids[row] : climb.top(parents.integer(row)));
    }
  }

  void written(Transaction& transaction, const WriteRows* rows, const WriteRows* before) override {
    if (rows == nullptr || before == nullptr || rows->cell("parent").absent()) return;
    // Everyone below moves along. Derived, so without entries of its own.
    store::Statement root_of = transaction.connection().prepare(
        "WITH RECURSIVE up(id, parent) AS (SELECT id, parent FROM pareto_customer WHERE id = ?1 UNION "
        "SELECT c.id, c.parent FROM pareto_customer c JOIN up ON c.id = up.parent) SELECT id FROM up WHERE parent IS NULL");
    store::Statement move = transaction.connection().prepare(
        "WITH RECURSIVE below(id) AS (SELECT CAST(?1 AS BIGINT) UNION SELECT c.id FROM pareto_customer c JOIN below b ON c.parent = b.id) "
        "UPDATE pareto_customer SET root = ?2 WHERE id IN (SELECT id FROM below) AND root IS DISTINCT FROM ?2");
    for (std::int64_t row = 0; row < rows->rows; ++row) {
      if (rows->rejected[row] ||
          same_value(Type::Int, rows->cell("parent"), before->cell("parent"), row))
        continue;
      if (!root_of.bind(1, rows->ids[row]).step()) {
        throw Error(ErrorCode::Data,
                    Message(Text{"a customer cannot be above itself", "客户不能是自己的上级"}),
                    Message(Text{"name another one above it, or none", "请改成别的上级，或留空"}));
      }
      move.bind(1, rows->ids[row]).bind(2, root_of.integer(0)).run();
      root_of.reset();
    }
  }

 private:
  // The way up from a customer, as it will be when the rows are written.
  class Climb {
   public:
    // Nobody refers to `rows` that are new.
    Climb(store::Connection& connection, const WriteRows& rows, bool known)
        : rows_(rows), up_(connection.prepare("SELECT parent FROM pareto_customer WHERE id = ?1")) {
      for (std::int64_t row = 0; known && row < rows.rows; ++row)
        row_of_.emplace(rows.ids[row], row);
    }
    [[nodiscard]] bool leads_to(std::int64_t from, std::int64_t id) {
      for (int steps = 0; from != 0; from = parent(from)) {
        if (from == id) return true;
        if (++steps == kMostSteps) return true;
      }
      return false;
    }
    [[nodiscard]] std::int64_t top(std::int64_t from) {
      int steps = 0;
      for (std::int64_t next = parent(from); next != 0 && steps < kMostSteps;
           next = parent(from), ++steps)
        from = next;
      return from;
    }

   private:
    static constexpr int kMostSteps = 1000;

    std::int64_t parent(std::int64_t id) {
      const auto found = row_of_.find(id);
      if (found != row_of_.end() && !rows_.rejected[found->second]) {
        const Cells& parents = rows_.cell("parent");
        return parents.is_null(found->second) ? 0 : parents.integer(found->second);
      }
      up_.bind(1, id);
      const std::int64_t parent = up_.step() && !up_.is_null(0) ? up_.integer(0) : 0;
      up_.reset();
      return parent;
    }

    const WriteRows& rows_;
    store::Statement up_;
    std::unordered_map<std::int64_t, std::int64_t> row_of_;
  };
};

class OwnershipUpkeep final : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const model::Entity& entity) const override {
    return entity.name == "customer";
  }

  void written(Transaction& transaction, const WriteRows* rows, const WriteRows* before) override {
    if (rows == nullptr) return;
    for (const char* role : {"owner", "deputy", "head_office_owner"}) {
      const Cells& users = rows->cell(role);
      if (users.absent()) continue;
      keep_role(transaction, *rows, before, role, users);
    }
  }

 private:
  static void keep_role(Transaction& transaction, const WriteRows& rows, const WriteRows* before,
                        const char* role, const Cells& users) {
    if (transaction.replaying()) return;
    const model::Entity& ownership = transaction.records().schema.entity("ownership");
    const std::int64_t today = transaction.records().zone.day(Time{transaction.now()}).days;
    sdk::BatchBuilder opened({{"customer", Type::Int},
                              {"user", Type::Int},
                              {"role", Type::Text},
                              {"from_date", Type::Date}});
    sdk::BatchBuilder closed({{"to_date", Type::Date}});
    // A row that began today is written again, with no end: there is one row per customer, role and
    // day.
    sdk::BatchBuilder replaced({{"user", Type::Int}, {"to_date", Type::Date}});
    std::vector<std::int64_t> closed_ids, replaced_ids;
    store::Statement open_row = transaction.connection().prepare(
        "SELECT id, from_date FROM pareto_ownership WHERE customer = ?1 AND role = ?2 AND to_date IS NULL");
    store::Statement row_of_today = transaction.connection().prepare(
        "SELECT id FROM pareto_ownership WHERE customer = ?1 AND role = ?2 AND from_date = ?3");
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row]) continue;
      if (before && same_value(Type::Int, users, before->cell(role), row)) continue;
      const bool open = !users.is_null(row);
      if (before && !before->cell(role).is_null(row)) {
        open_row.bind(1, rows.ids[row]).bind(2, std::string_view(role));
        if (open_row.step() && !(open_row.integer(1) == today && open)) {
          closed.integer(0, today);
          closed.end_row();
          closed_ids.push_back(open_row.integer(0));
        }
        open_row.reset();
      }
      if (!open) continue;
      if (before) {
        row_of_today.bind(1, rows.ids[row]).bind(2, std::string_view(role)).bind(3, today);
        const bool found = row_of_today.step();
        if (found) {
          replaced.integer(0, users.integer(row));
          replaced.end_row();
          replaced_ids.push_back(row_of_today.integer(0));
        }
        row_of_today.reset();
        if (found) continue;
      }
      opened.integer(0, rows.ids[row]);
      opened.integer(1, users.integer(row));
      opened.text(2, role);
      opened.integer(3, today);
      opened.end_row();
    }
    if (!closed_ids.empty()) transaction.update_kept(ownership, closed_ids, closed.finish());
    if (!replaced_ids.empty()) transaction.update_kept(ownership, replaced_ids, replaced.finish());
    if (opened.rows() > 0) transaction.create_kept(ownership, opened.finish());
  }
};

}  // namespace

void settle_ownership(Transaction& transaction, std::int64_t customer, const std::string& role) {
  store::Connection& connection = transaction.connection();
  std::int64_t wanted = 0;
  {
    store::Statement row =
        connection.prepare("SELECT " + role + " FROM pareto_customer WHERE id = ?1");
    row.bind(1, customer);
    if (!row.step()) return;
    wanted = row.integer(0);
  }
  const std::int64_t today = transaction.records().zone.day(Time{transaction.now()}).days;
  std::vector<std::int64_t> others;
  std::int64_t row_of_today = 0;
  bool right = wanted == 0;
  {
    store::Statement rows = connection.prepare(
        "SELECT id, \"user\", from_date, to_date IS NULL FROM pareto_ownership WHERE customer = ?1 AND role = ?2");
    rows.bind(1, customer).bind(2, std::string_view(role));
    while (rows.step()) {
      const bool open = rows.integer(3) != 0;
      if (open && !right && rows.integer(1) == wanted)
        right = true;
      else if (open)
        others.push_back(rows.integer(0));
      if (rows.integer(2) == today) row_of_today = rows.integer(0);
    }
  }
  const model::Entity& ownership = transaction.records().schema.entity("ownership");
  if (!others.empty()) {
    sdk::BatchBuilder closed({{"to_date", Type::Date}});
    for (std::size_t i = 0; i < others.size(); ++i) {
      closed.integer(0, today);
      closed.end_row();
    }
    transaction.update_kept(ownership, others, closed.finish());
  }
  if (right) return;
  if (row_of_today != 0) {
    sdk::BatchBuilder again({{"user", Type::Int}, {"to_date", Type::Date}});
    again.integer(0, wanted);
    again.end_row();
    const std::int64_t ids[] = {row_of_today};
    transaction.update_kept(ownership, ids, again.finish());
    return;
  }
  sdk::BatchBuilder opened({{"customer", Type::Int},
                            {"user", Type::Int},
                            {"role", Type::Text},
                            {"from_date", Type::Date}});
  opened.integer(0, customer);
  opened.integer(1, wanted);
  opened.text(2, role);
  opened.integer(3, today);
  opened.end_row();
  transaction.create_kept(ownership, opened.finish());
}

std::unique_ptr<Upkeep> make_customer_tree_upkeep() {
  return std::make_unique<CustomerTreeUpkeep>();
}
std::unique_ptr<Upkeep> make_ownership_upkeep() { return std::make_unique<OwnershipUpkeep>(); }

std::vector<std::unique_ptr<Upkeep>> all_upkeep() {
  std::vector<std::unique_ptr<Upkeep>> all;
  all.push_back(make_sale_values());
  all.push_back(make_sale_rollup());
  all.push_back(make_customer_tree_upkeep());
  all.push_back(make_ownership_upkeep());
  all.push_back(make_search_upkeep());
  all.push_back(make_field_upkeep());
  all.push_back(make_rights_upkeep());
  return all;
}

}  // namespace pareto::records

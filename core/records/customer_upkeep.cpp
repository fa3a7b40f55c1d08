// The tree of customers (root), and who was responsible for them when (ownership).
#include "core/records/transaction_state.hpp"
#include "core/records/upkeep.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

class CustomerTreeUpkeep final : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const model::Entity& entity) const override { return entity.name == "customer"; }

  void reads(const model::Entity& entity, const std::vector<std::uint8_t>& given, std::vector<std::uint8_t>& needed) const override {
    if (given[static_cast<std::size_t>(entity.index("parent"))]) needed[static_cast<std::size_t>(entity.index("root"))] = 1;
  }

  void prepare(Transaction& transaction, WriteRows& rows, const WriteRows* before) override {
    const Cells& parents = rows.cell("parent");
    Cells& roots = rows.cell("root");
    if (before && parents.absent()) return;
    store::Statement root_of = transaction.connection().prepare("SELECT root FROM pareto_customer WHERE id = ?1");
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row]) continue;
      std::int64_t root = rows.ids[row];
      if (!parents.is_null(row)) {
        const std::int64_t parent = parents.integer(row);
        if (before && leads_to(transaction, parent, rows.ids[row])) {
          rows.reject(row, "parent", std::to_string(parent), Message(Text{"a customer cannot be above itself", "客户不能是自己的上级"}));
          continue;
        }
        root_of.bind(1, parent);
        if (root_of.step()) root = root_of.integer(0);
        root_of.reset();
      }
      roots.set(Type::Int, rows.rows, row, root);
    }
  }

  void written(Transaction& transaction, const WriteRows* rows, const WriteRows* before) override {
    if (rows == nullptr || before == nullptr || rows->cell("parent").absent()) return;
    // Everyone below moves along. Derived, so without entries of its own.
    store::Statement move = transaction.connection().prepare(
        "WITH RECURSIVE below(id) AS (SELECT ?1 UNION SELECT c.id FROM pareto_customer c JOIN below b ON c.parent = b.id) "
        "UPDATE pareto_customer SET root = ?2 WHERE id IN (SELECT id FROM below)");
    for (std::int64_t row = 0; row < rows->rows; ++row) {
      if (rows->rejected[row] || same_value(Type::Int, rows->cell("root"), before->cell("root"), row)) continue;
      move.bind(1, rows->ids[row]).bind(2, rows->cell("root").integer(row)).run();
    }
  }

 private:
  static bool leads_to(Transaction& transaction, std::int64_t from, std::int64_t id) {
    store::Statement up = transaction.connection().prepare("SELECT parent FROM pareto_customer WHERE id = ?1");
    for (int steps = 0; from != 0 && steps < 1000; ++steps) {
      if (from == id) return true;
      up.bind(1, from);
      from = up.step() && !up.is_null(0) ? up.integer(0) : 0;
      up.reset();
    }
    return from != 0;
  }
};

class OwnershipUpkeep final : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const model::Entity& entity) const override { return entity.name == "customer"; }

  void written(Transaction& transaction, const WriteRows* rows, const WriteRows* before) override {
    if (rows == nullptr) return;
    for (const char* role : {"owner", "deputy", "head_office_owner"}) {
      const Cells& users = rows->cell(role);
      if (users.absent()) continue;
      keep_role(transaction, *rows, before, role, users);
    }
  }

 private:
  static void keep_role(Transaction& transaction, const WriteRows& rows, const WriteRows* before, const char* role, const Cells& users) {
    if (transaction.replaying()) return;
    const model::Entity& ownership = transaction.records().schema.entity("ownership");
    const std::int64_t today = Time{transaction.now()}.date().days;
    sdk::BatchBuilder opened({{"customer", Type::Int}, {"user", Type::Int}, {"role", Type::Text}, {"from_date", Type::Date}});
    sdk::BatchBuilder closed({{"to_date", Type::Date}}), replaced({{"user", Type::Int}});
    std::vector<std::int64_t> closed_ids, replaced_ids;
    store::Statement open_row = transaction.connection().prepare(
        "SELECT id, from_date FROM pareto_ownership WHERE customer = ?1 AND role = ?2 AND to_date IS NULL");
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row]) continue;
      if (before && same_value(Type::Int, users, before->cell(role), row)) continue;
      bool open = !users.is_null(row);
      if (before && !before->cell(role).is_null(row)) {
        open_row.bind(1, rows.ids[row]).bind(2, std::string_view(role));
        if (open_row.step()) {
          const std::int64_t id = open_row.integer(0);
          if (open_row.integer(1) == today && open) {
            replaced.integer(0, users.integer(row));
            replaced.end_row();
            replaced_ids.push_back(id);
            open = false;
          } else {
            closed.integer(0, today);
            closed.end_row();
            closed_ids.push_back(id);
          }
        }
        open_row.reset();
      }
      if (!open) continue;
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

std::unique_ptr<Upkeep> make_customer_tree_upkeep() { return std::make_unique<CustomerTreeUpkeep>(); }
std::unique_ptr<Upkeep> make_ownership_upkeep() { return std::make_unique<OwnershipUpkeep>(); }

std::vector<std::unique_ptr<Upkeep>> all_upkeep() {
  std::vector<std::unique_ptr<Upkeep>> all;
  all.push_back(make_sale_upkeep());
  all.push_back(make_customer_tree_upkeep());
  all.push_back(make_ownership_upkeep());
  all.push_back(make_search_upkeep());
  return all;
}

}  // namespace pareto::records

// What roles must hold: what they speak of exists, and somebody may always manage users and roles.
#include <optional>

#include "core/base/error.hpp"
#include "core/records/write/transaction.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/records/write/upkeep.hpp"

namespace pareto::records {
namespace {

constexpr std::string_view kAnyEntity = "*";

class RightsUpkeep final : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const model::Entity& entity) const override {
    return is_about(entity) || entity.name == "role" || entity.name == "user_role" ||
           entity.name == "user";
  }

  void reads(const model::Entity& entity, const std::vector<std::uint8_t>&,
             std::vector<std::uint8_t>& needed) const override {
    for (const char* field : {"entity", "field"}) {
      if (const int at = entity.index(field); at >= 0) needed[static_cast<std::size_t>(at)] = 1;
    }
  }

  void prepare(Transaction& transaction, WriteRows& rows, const WriteRows* before) override {
    if (is_about(*rows.entity)) check_names(transaction.records().schema, rows);
    // New users, roles and rights take nothing from anybody.
    if (before != nullptr) look(transaction);
  }
  void removing(Transaction& transaction, WriteRows&) override { look(transaction); }
  void removing_range(Transaction& transaction, const model::Entity&, std::int64_t,
                      std::int64_t) override {
    look(transaction);
  }

  // Only a change that takes the last one away is refused: a firm that has no users yet needs none.
  void finish(Transaction& transaction) override {
    if (!before_.value_or(false) || somebody_administers(transaction)) return;
    throw Error(
        ErrorCode::Data,
        Message(Text{"nobody could manage users and roles any more: everybody would be locked out",
                     "这样一来没有人能再管理用户和角色：所有人都会被锁在外面"}),
        Message(Text{
            "first give another user who may sign in such a role: pareto user role add WHO administrator",
            "请先给另一位可登录的用户分配这样的角色：pareto user role add 谁 administrator"}));
  }

 private:
  static bool is_about(const model::Entity& entity) {
    return entity.name == "role_right" || entity.name == "role_field";
  }

  static void check_names(const model::Schema& schema, WriteRows& rows) {
    const Cells& entities = rows.cell("entity");
    const int field = rows.entity->index("field");
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[static_cast<std::size_t>(row)] || entities.is_null(row)) continue;
      const std::string name(entities.text(row));
      const model::Entity* entity = schema.find(name);
      // What a plugin brought is only hidden while the plugin is disabled.
      if (entity == nullptr && name.find('.') != std::string::npos) continue;
      if (entity == nullptr && (field >= 0 || name != kAnyEntity)) {
        rows.reject(
            row, "entity", name, Message(Text{"there is no such kind of record", "没有这种记录"}),
            Message(Text{
                "write customer, sale, contact or another that pareto list knows; * for all without a row",
                "请写 customer、sale、contact 等；* 代表没有单独设置的全部"}));
        continue;
      }
      if (field < 0) continue;
      const Cells& fields = rows.cells[static_cast<std::size_t>(field)];
      if (fields.is_null(row)) continue;
      const std::string wanted(fields.text(row));
      if (entity->find(wanted) != nullptr || wanted.find('.') != std::string::npos) continue;
      rows.reject(row, "field", wanted,
                  Message(Text{"{} has no such field", "{} 没有这个字段"}, {name}),
                  Message(Text{"see its fields: pareto list {} --columns ?",
                               "字段请看：pareto list {} --columns ?"},
                          {name}));
    }
  }

  void look(Transaction& transaction) {
    if (!before_) before_ = somebody_administers(transaction);
  }

  static bool somebody_administers(Transaction& transaction) {
    const std::int64_t today = transaction.records().zone.day(Time{transaction.now()}).days;
    store::Statement one = transaction.connection().prepare(
        "SELECT u.id FROM pareto_user u JOIN pareto_user_role h ON h.\"user\" = u.id JOIN pareto_role r ON r.id = h.role WHERE u.sign_in AND r.administer "
        "AND (u.left_on IS NULL OR u.left_on > date_of(?1)) AND (h.from_date IS NULL OR h.from_date <= date_of(?1)) AND "
        "(h.to_date IS NULL OR h.to_date > date_of(?1)) LIMIT 1");
    return one.bind(1, today).step();
  }

  std::optional<bool>
      before_;  // whether somebody could before the first change of this transaction
};

}  // namespace

std::unique_ptr<Upkeep> make_rights_upkeep() { return std::make_unique<RightsUpkeep>(); }

}  // namespace pareto::records

// What the host keeps up by itself when records of an entity change: derived fields, dated facts,
// rollups, search.
//
// Each kind of upkeep is asked in turn, in the writer's transaction. One object lives as long as
// its transaction.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/records/write/write_rows.hpp"

namespace pareto::records {

class Transaction;

class Upkeep {
 public:
  virtual ~Upkeep() = default;

  // Whether it has anything to do with this entity.
  [[nodiscard]] virtual bool concerns(const model::Entity& entity) const = 0;
  // For an update that gives the fields marked in `given`: marks those whose values before the
  // change it must see.
  virtual void reads(const model::Entity&, const std::vector<std::uint8_t>& /*given*/,
                     std::vector<std::uint8_t>& /*needed*/) const {}
  // Before rows are written: fills derived cells, rejects rows. `before` is null when they are new;
  // of an update `rows` holds the values as they will be, in the fields given and needed.
  virtual void prepare(Transaction&, WriteRows& /*rows*/, const WriteRows* /*before*/) {}
  // After they were written. `rows` is null when records were removed, `before` when they were
  // created. Rejected rows are to be passed over.
  virtual void written(Transaction&, const WriteRows* /*rows*/, const WriteRows* /*before*/) {}
  // Before records are removed: rejects those that cannot go as things are.
  virtual void removing(Transaction&, WriteRows& /*rows*/) {}
  // Whether it ever does, for records of this entity: then they are asked about one by one, also by
  // the undo of a load.
  [[nodiscard]] virtual bool may_refuse_removing(const model::Entity&) const { return false; }
  // Rows of a range of ids, all created by one entry, are about to be removed at once (undo of a
  // bulk load).
  virtual void removing_range(Transaction&, const model::Entity&, std::int64_t /*first*/,
                              std::int64_t /*last*/) {}
  // Before commit: what was put off.
  virtual void finish(Transaction&) {}
};

// Makes the one open ownership row of a customer's role agree with the customer's own field, where
// an undo left them apart.
void settle_ownership(Transaction& transaction, std::int64_t customer, const std::string& role);

// All kinds, in the order in which they are asked.
[[nodiscard]] std::vector<std::unique_ptr<Upkeep>> all_upkeep();

[[nodiscard]] std::unique_ptr<Upkeep> make_sale_values();
[[nodiscard]] std::unique_ptr<Upkeep> make_sale_rollup();
[[nodiscard]] std::unique_ptr<Upkeep> make_customer_tree_upkeep();
[[nodiscard]] std::unique_ptr<Upkeep> make_ownership_upkeep();
[[nodiscard]] std::unique_ptr<Upkeep> make_search_upkeep();
[[nodiscard]] std::unique_ptr<Upkeep> make_field_upkeep();
[[nodiscard]] std::unique_ptr<Upkeep> make_rights_upkeep();

}  // namespace pareto::records

// What a rule asks of the records that refer to a customer: how many visits, what projects are
// worth, when the last call was.
//
// Which reference leads to the customer and which day a record belongs to follow from the schema:
// the first reference to customer, one that must be filled in before others; the first date or time
// that must be filled in. One statement for all subjects, whose rows come by customer. One thread.
#pragma once

#include <cstdint>
#include <functional>

#include "core/tiering/needs.hpp"

namespace pareto::tiering {

class Children {
 public:
  // `source` and `need` must outlive it. Throws Error for an entity, a field or a condition that
  // does not exist, and for a window over records without a day.
  Children(const Source& source, const Need& need, Date as_of);

  [[nodiscard]] model::Type type() const;

  // Calls `take` with the value of each subject that has one, in their order: of a count all have,
  // 0 without records. `whole` holds every type but real; of a group its members' records are taken
  // together.
  void each(
      const std::function<void(std::size_t subject, std::int64_t whole, double real)>& take) const;

 private:
  enum class Make { Count, Sum, Latest };

  const Source& source_;
  const Need& need_;
  Date as_of_;
  const model::Entity* entity_;
  const model::Field* customer_;
  const model::Field* day_;  // null: records without one
  const model::Field* sum_ = nullptr;
  Make make_;
};

}  // namespace pareto::tiering

// Whom a rule rates: customers, or groups (customers rolled up to their root), in the order of
// their ids.
//
// A customer is 8 bytes, in groups 12 more. Lookups are by walking: scans of the store come in the
// order of ids, so the next customer is found near the last one. Not changed after construction;
// each walk belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/store/connection.hpp"

namespace pareto::tiering {

class Subjects {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Subjects(store::Connection& connection, bool per_group);
  // `customers` and `subjects` ascend; `subject_of` holds an index into subjects for each customer,
  // or is empty where each customer is a subject itself.
  Subjects(std::vector<std::int64_t> customers, std::vector<std::int64_t> subjects,
           std::vector<std::uint32_t> subject_of);

  [[nodiscard]] bool per_group() const { return per_group_; }
  [[nodiscard]] std::size_t count() const { return ids().size(); }
  // Ascending.
  [[nodiscard]] const std::vector<std::int64_t>& ids() const {
    return per_group_ ? subjects_ : customers_;
  }
  [[nodiscard]] const std::vector<std::int64_t>& customers() const { return customers_; }
  // Of the customer at a position of customers().
  [[nodiscard]] std::size_t subject_at(std::size_t customer) const {
    return per_group_ ? subject_of_[customer] : customer;
  }
  // Index into ids() of a subject by its own id; kNone when it is no subject.
  [[nodiscard]] std::size_t find(std::int64_t id) const;

  // Finds customers that are asked for in mostly ascending order.
  class Walk {
   public:
    explicit Walk(const Subjects& subjects) : subjects_(&subjects) {}
    // Position in customers(), kNone for an id that is no customer.
    [[nodiscard]] std::size_t position(std::int64_t customer);
    // Index of the customer's subject.
    [[nodiscard]] std::size_t subject(std::int64_t customer) {
      const std::size_t at = position(customer);
      return at == kNone ? kNone : subjects_->subject_at(at);
    }

   private:
    const Subjects* subjects_;
    std::size_t at_ = 0;
  };

 private:
  bool per_group_;
  std::vector<std::int64_t> customers_, subjects_;
  std::vector<std::uint32_t> subject_of_;
};

}  // namespace pareto::tiering

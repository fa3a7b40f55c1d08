#include "core/tiering/subjects.hpp"

#include <algorithm>
#include <utility>

namespace pareto::tiering {

Subjects::Subjects(std::vector<std::int64_t> customers, std::vector<std::int64_t> subjects,
                   std::vector<std::uint32_t> subject_of)
    : per_group_(!subject_of.empty()),
      customers_(std::move(customers)),
      subjects_(std::move(subjects)),
      subject_of_(std::move(subject_of)) {}

Subjects::Subjects(store::Connection& connection, bool per_group) : per_group_(per_group) {
  std::vector<std::int64_t> roots;
  store::Statement rows = connection.prepare("SELECT id, root FROM pareto_customer ORDER BY id");
  while (rows.step()) {
    customers_.push_back(rows.integer(0));
    if (per_group) roots.push_back(rows.is_null(1) ? rows.integer(0) : rows.integer(1));
  }
  customers_.shrink_to_fit();
  if (!per_group) return;

  for (std::size_t i = 0; i < roots.size(); ++i) {
    // A root that is gone leaves its members on their own.
    if (!std::binary_search(customers_.begin(), customers_.end(), roots[i]))
      roots[i] = customers_[i];
  }
  subjects_ = roots;
  std::sort(subjects_.begin(), subjects_.end());
  subjects_.erase(std::unique(subjects_.begin(), subjects_.end()), subjects_.end());
  subjects_.shrink_to_fit();
  subject_of_.reserve(roots.size());
  for (const std::int64_t root : roots)
    subject_of_.push_back(static_cast<std::uint32_t>(find(root)));
}

std::size_t Subjects::find(std::int64_t id) const {
  const auto found = std::lower_bound(ids().begin(), ids().end(), id);
  return found != ids().end() && *found == id ? static_cast<std::size_t>(found - ids().begin())
                                              : kNone;
}

std::size_t Subjects::Walk::position(std::int64_t customer) {
  const std::vector<std::int64_t>& ids = subjects_->customers_;
  if (at_ >= ids.size() || ids[at_] > customer) at_ = 0;
  // Doubling steps from where we are, then halving between the last two.
  std::size_t step = 1, low = at_;
  while (low + step < ids.size() && ids[low + step] <= customer) {
    low += step;
    step *= 2;
  }
  const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(low + step, ids.size()));
  const auto found = std::lower_bound(begin, end, customer);
  at_ = static_cast<std::size_t>(found - ids.begin());
  return found != end && *found == customer ? at_ : kNone;
}

}  // namespace pareto::tiering

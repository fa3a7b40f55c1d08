#include "book.hpp"

namespace pareto::eight_questions {
namespace {

constexpr double kDearer = 1.05;

}  // namespace

Book::Buyers Book::buyers(int at) const {
  Buyers found;
  const Date day = point(at);
  for (const Customer& c : customers) {
    if ((c.in_window >> at & 1) == 0) continue;
    ++found.all;
    if (c.until[static_cast<std::size_t>(at)] > 1)
      ++found.repeated;
    else if (double_gap > 0 && day - c.first > patience_days())
      ++found.once;
    else
      ++found.recent;
  }
  return found;
}

std::uint32_t Book::known_traits() const {
  std::uint32_t known = kReturned;
  if (seen.talks) known |= kUntouched;
  if (seen.products) known |= kOneProduct;
  if (seen.salespeople) known |= kHandedOver;
  if (seen.owners) known |= kOwnerLeft | kNoOwner;
  if (seen.prices) known |= kDear;
  if (seen.persons) known |= kOnePerson;
  if (median_first > 0) known |= kSmallStart;
  return known;
}

std::uint32_t Book::traits(const Customer& c, bool at_first) const {
  std::uint32_t found = 0;
  const Date day = at_first ? c.first : c.last;
  if (!(at_first ? c.talked_around_first : c.talked_around_last)) found |= kUntouched;
  const Date until = at_first ? c.first + kHalfYear : as_of;
  if (at_first ? c.returned_early : c.last_return >= day - kHalfYear) found |= kReturned;
  if (c.products == 1) found |= kOneProduct;
  if (c.handed_over > day - kHalfYear && c.handed_over <= until) found |= kHandedOver;
  if (c.owner == 0)
    found |= kNoOwner;
  else if (left.contains(c.owner))
    found |= kOwnerLeft;
  if (c.price_index > kDearer) found |= kDear;
  if (c.persons <= 1) found |= kOnePerson;
  if (c.first_net < median_first) found |= kSmallStart;
  return found & known_traits();
}

}  // namespace pareto::eight_questions

#include "facts.hpp"

#include <algorithm>

#include "names.hpp"

namespace pareto::key_accounts {

bool Facts::overdue(const Subject& subject) const { return subject.rhythm.overdue(as_of); }

std::int32_t Facts::missed(const Subject& subject) const { return subject.rhythm.missed(as_of); }

Money Facts::at_stake(const Subject& subject) const { return subject.rhythm.at_stake(as_of); }

bool Facts::thin(const Subject& subject) const {
  if (subject.tier != kKeyTier && subject.tier != kSecondTier) return false;
  if (!subject.has_cost || subject.known_net <= 0 || known_net <= cost) return false;
  // margin / known_net < (known_net - cost) / known_net / 2, of the subject and of all
  return static_cast<Wide>(subject.margin()) * 2 * known_net <
         static_cast<Wide>(known_net - cost) * subject.known_net;
}

const User* Facts::user(std::int64_t id) const {
  const auto at =
      std::lower_bound(users.begin(), users.end(), id,
                       [](const User& user, std::int64_t wanted) { return user.id < wanted; });
  return at != users.end() && at->id == id ? &*at : nullptr;
}

const Customer* Facts::customer(std::int64_t id) const {
  const auto at = std::lower_bound(
      customers.begin(), customers.end(), id,
      [](const Customer& customer, std::int64_t wanted) { return customer.id < wanted; });
  return at != customers.end() && at->id == id ? &*at : nullptr;
}

std::string Facts::name(const Customer& customer) const {
  const std::string_view full = texts[customer.name];
  if (customer.short_name != kNone) return std::string(texts[customer.short_name]);
  if (full.empty()) return std::string(texts[customer.code]);
  return std::string(without_legal_form(full));
}

std::string Facts::code(const Subject& subject) const {
  std::string out(texts[customers[subject.customer].code]);
  for (std::size_t at = out.find('|'); at != std::string::npos; at = out.find('|', at + 2))
    out.insert(at, 1, '\\');
  return out;
}

std::vector<Index> Facts::of_tier(char tier) const {
  std::vector<Index> found;
  for (const Index i : ranked) {
    if (subjects[i].tier == tier) found.push_back(i);
  }
  return found;
}

bool Facts::stands_in_records(char tier) const {
  // Of a group the record of its head.
  std::size_t kept = 0;
  for (Index i = 0; i < customers.size(); ++i) {
    if (customers[i].tier_kept == tier && subjects[customers[i].subject].customer == i) ++kept;
  }
  const std::vector<Index> named = of_tier(tier);
  return kept == named.size() && std::all_of(named.begin(), named.end(), [&](Index i) {
           return customers[subjects[i].customer].tier_kept == tier;
         });
}

}  // namespace pareto::key_accounts

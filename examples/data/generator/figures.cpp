#include "figures.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace pareto::demo {
namespace {

constexpr int kFewestDaysForRhythm = 4;

const Group& group_of(const Company& company, const SaleLine& line) {
  return company.plan.group_of(company.plan.customers[line.customer]);
}

// The middle value, or the mean of the two middle ones. `values` is not empty.
template <typename T>
std::pair<T, T> middle(std::vector<T> values) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return {values[(n - 1) / 2], values[n / 2]};
}

char tier_of(Amount before, Amount total) {
  if (before * 100 < total * 80) return 'A';
  return before * 100 < total * 95 ? 'B' : 'C';
}

}  // namespace

const GroupYear* Year::find(const Group& group) const {
  for (const GroupYear& row : groups) {
    if (row.group == &group) return &row;
  }
  return nullptr;
}

void rank_and_tier(Year& year) {
  std::sort(year.groups.begin(), year.groups.end(), [](const GroupYear& a, const GroupYear& b) {
    return std::tuple(-a.net, a.group->head) < std::tuple(-b.net, b.group->head);
  });
  year.net = year.positive_net = year.cost = 0;
  for (const GroupYear& row : year.groups) {
    year.net += row.net;
    year.cost += row.cost;
    year.positive_net += std::max<Amount>(row.net, 0);
  }
  Amount before = 0;
  int rank = 0;
  for (GroupYear& row : year.groups) {
    row.rank = row.net > 0 ? ++rank : 0;
    row.before = before;
    row.tier = row.net > 0 ? tier_of(before, year.net) : '-';
    before += std::max<Amount>(row.net, 0);
  }
}

Year figures_of_year(const Company& company, int year) {
  std::map<const Group*, GroupYear> by_group;
  for (const SaleLine& line : company.lines) {
    if (year_of(line.day) != year) continue;
    GroupYear& row = by_group[&group_of(company, line)];
    row.net += line.home;
    row.cost += line.cost;
  }
  Year result;
  for (auto& [group, row] : by_group) {
    row.group = group;
    result.groups.push_back(row);
  }
  rank_and_tier(result);
  return result;
}

std::map<std::string, Amount> net_by_customer(const Company& company, int year) {
  std::map<std::string, Amount> net;
  for (const SaleLine& line : company.lines) {
    if (year_of(line.day) == year) net[company.plan.customers[line.customer].code] += line.home;
  }
  return net;
}

Rhythm rhythm_of(const Company& company, const Group& group) {
  std::map<std::pair<Day, std::string>, Amount> documents;
  for (const SaleLine& line : company.lines) {
    if (&group_of(company, line) == &group) documents[{line.day, line.number}] += line.home;
  }
  Rhythm rhythm;
  std::vector<Amount> recent;
  for (const auto& [document, net] : documents) {
    if (net <= 0) continue;
    ++rhythm.orders;
    if (rhythm.days.empty() || rhythm.days.back() != document.first) {
      rhythm.days.push_back(document.first);
    }
    if (document.first >= first_of_year(kPreviousYear)) recent.push_back(net);
  }
  if (rhythm.days.empty()) return rhythm;

  rhythm.silent_days = days_between(rhythm.days.back(), kAsOf);
  if (!recent.empty()) {
    const auto [low, high] = middle(recent);
    rhythm.usual_order = divide_rounded(low + high, 2);
  }
  if (rhythm.days.size() < 2) return rhythm;

  std::vector<int> gaps;
  for (std::size_t i = 1; i < rhythm.days.size(); ++i) {
    gaps.push_back(days_between(rhythm.days[i - 1], rhythm.days[i]));
  }
  const auto [low, high] = middle(gaps);
  rhythm.median_gap = (low + high) / 2.0;
  rhythm.overdue =
      rhythm.days.size() >= kFewestDaysForRhythm && rhythm.silent_days > 1.5 * rhythm.median_gap;
  if (rhythm.overdue) {
    rhythm.missed_orders = static_cast<int>(rhythm.silent_days / rhythm.median_gap);
    rhythm.at_stake = rhythm.missed_orders * rhythm.usual_order;
  }
  return rhythm;
}

Amount less_to_fall(const Year& year, const Group& group) {
  const auto tier_after = [&](Amount less) {
    Year changed = year;
    for (GroupYear& row : changed.groups) {
      if (row.group == &group) row.net -= less;
    }
    rank_and_tier(changed);
    return changed.find(group)->tier;
  };
  Amount stays = 0;
  Amount falls = year.find(group)->net;
  assert(tier_after(stays) == 'A' && "asked only for groups in tier A");
  while (falls - stays > 1) {
    const Amount half = stays + (falls - stays) / 2;
    (tier_after(half) == 'A' ? stays : falls) = half;
  }
  return falls;
}

double gini(const Year& year) {
  std::vector<Amount> nets;
  for (const GroupYear& row : year.groups) {
    if (row.net > 0) nets.push_back(row.net);
  }
  if (nets.empty()) return 0;
  std::sort(nets.begin(), nets.end());
  const auto n = static_cast<double>(nets.size());
  double weighted = 0;
  for (std::size_t i = 0; i < nets.size(); ++i) {
    weighted += (2.0 * static_cast<double>(i + 1) - n - 1) * static_cast<double>(nets[i]);
  }
  return weighted / (n * static_cast<double>(year.positive_net));
}

double hhi(const Year& year) {
  double sum = 0;
  for (const GroupYear& row : year.groups) {
    if (row.net <= 0) continue;
    const double share =
        100.0 * static_cast<double>(row.net) / static_cast<double>(year.positive_net);
    sum += share * share;
  }
  return sum;
}

}  // namespace pareto::demo

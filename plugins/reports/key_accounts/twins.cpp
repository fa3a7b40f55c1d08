#include "twins.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "names.hpp"

namespace pareto::key_accounts {
namespace {

// Sells, and is called by something that people say.
bool counts(const Facts& facts, const Customer& customer) {
  const std::string_view name = facts.texts[customer.name];
  return customer.lines != 0 && name != facts.texts[customer.code] && is_spoken_name(name);
}

struct Sets {
  std::map<Index, Index> parent;
  Index find(Index i) {
    const auto at = parent.find(i);
    if (at == parent.end() || at->second == i) return i;
    return at->second = find(at->second);
  }
  void join(Index a, Index b) {
    a = find(a);
    b = find(b);
    parent[std::max(a, b)] = std::min(a, b);
    parent[std::min(a, b)] = std::min(a, b);
  }
};

}  // namespace

std::vector<TwinSet> twin_sets(const Facts& facts, const std::vector<LikelyPair>& pairs) {
  Sets sets;
  std::map<std::pair<Index, Index>, std::string> reasons;
  for (const LikelyPair& pair : pairs) {
    const Customer *a = facts.customer(pair.a), *b = facts.customer(pair.b);
    if (a == nullptr || b == nullptr || a->subject == b->subject || !counts(facts, *a) ||
        !counts(facts, *b))
      continue;
    const auto i = static_cast<Index>(a - facts.customers.data()),
               k = static_cast<Index>(b - facts.customers.data());
    reasons[std::minmax(i, k)] = pair.why;
    sets.join(i, k);
  }
  std::map<Index, TwinSet> by_root;
  for (const auto& [customer, unused] : sets.parent)
    by_root[sets.find(customer)].push_back({customer, {}});
  std::vector<TwinSet> found;
  for (auto& [root, set] : by_root) {
    std::stable_sort(set.begin(), set.end(), [&](const Twin& a, const Twin& b) {
      return facts.customers[a.customer].net > facts.customers[b.customer].net;
    });
    // Why each one: compared with the first, or with whom it was found alike.
    for (std::size_t i = 1; i < set.size(); ++i) {
      for (std::size_t k = 0; k < set.size() && set[i].why.empty(); ++k) {
        const auto pair = std::minmax(set[i].customer, set[k].customer);
        const auto reason = reasons.find({pair.first, pair.second});
        if (reason != reasons.end()) set[i].why = reason->second;
      }
    }
    found.push_back(std::move(set));
  }
  const auto net = [&](const TwinSet& set) {
    return std::accumulate(set.begin(), set.end(), Money{0}, [&](Money sum, const Twin& twin) {
      return sum + facts.customers[twin.customer].net;
    });
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const TwinSet& a, const TwinSet& b) { return net(a) > net(b); });
  return found;
}

std::vector<Index> subjects_of(const Facts& facts, const TwinSet& set) {
  std::vector<Index> subjects;
  for (const Twin& twin : set) {
    const Index subject = facts.customers[twin.customer].subject;
    if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) {
      subjects.push_back(subject);
    }
  }
  return subjects;
}

Merging merge(const Facts& facts, const std::vector<Index>& subjects) {
  const auto line = [&](Money before, double share) {
    return static_cast<double>(before) < share * static_cast<double>(facts.net);
  };
  const auto tier = [&](Money before) {
    return line(before, facts.run.a_share) ? 'A' : line(before, facts.run.b_share) ? 'B' : 'C';
  };
  Merging merging;
  for (const Index i : subjects) merging.net += facts.subjects[i].net;
  const auto is_merged = [&](Index i) {
    return std::find(subjects.begin(), subjects.end(), i) != subjects.end();
  };
  // One walk with two sums: as it is, and as it would be.
  Money now = 0, then = 0;
  std::size_t position = 0;
  const auto place = [&] {
    merging.rank = position + 1;
    merging.tier = merging.net > 0 ? tier(then) : 'C';
    then += merging.net;
    ++position;
  };
  for (const Index i : facts.ranked) {
    const Money net = facts.subjects[i].net;
    if (merging.rank == 0 && merging.net >= net) place();
    const char before = tier(now);
    now += net;
    if (is_merged(i)) continue;
    if (const char after = tier(then); after != before) {
      merging.others.push_back(
          {i, before, after,
           facts.net > 0 ? static_cast<double>(then) / static_cast<double>(facts.net) : 0});
    }
    then += net;
    ++position;
  }
  if (merging.rank == 0) place();
  return merging;
}

}  // namespace pareto::key_accounts

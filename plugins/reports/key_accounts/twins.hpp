// Customers that are likely one firm under several names, and what merging them would change.
//
// Comparing all pairs of 100 000 names is out of reach, so only names that share a rare piece are
// compared: two neighbouring characters where the name is written in Han characters, else a word or
// the beginning of one, and always the whole name. A piece that more than 40 names have is not
// rare. Names are compared by the host, whose answer is final; nothing is merged here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "facts.hpp"

namespace pareto::key_accounts {

// How likely two names mean one firm, 0 to 1, and why.
using SameName = std::function<double(std::string_view a, std::string_view b, std::string& why)>;

struct Twin {
  Index customer = kNone;
  std::string why;  // empty for the first, against which the others are held
};
// One firm under several names, largest net first.
using TwinSet = std::vector<Twin>;

// Sets of customers with sales that belong to different subjects; the largest merged net first.
[[nodiscard]] std::vector<TwinSet> find_twins(const Facts& facts, const SameName& same_name);

// Rare pieces by which names find each other; exposed for its test.
[[nodiscard]] std::vector<std::string> name_pieces(std::string_view name);

struct TierMove {
  Index subject;
  char from, to;
  double share_before;  // after the merging
};
struct Merging {
  Money net = 0;
  std::size_t rank = 0;  // of the merged, from 1
  char tier = 0;
  std::vector<TierMove> others;  // whose tier moves with it
};

// The ABC rule over all subjects, with those of the set as one. Pass subjects, each once.
[[nodiscard]] Merging merge(const Facts& facts, const std::vector<Index>& subjects);

// The subjects of a set, each once.
[[nodiscard]] std::vector<Index> subjects_of(const Facts& facts, const TwinSet& set);

}  // namespace pareto::key_accounts

// All that a run finds out before it writes: every subject's tier as of the day, a year before and,
// in a first run, at the ends of the past eight quarters.
//
// Found on a snapshot, without holding the store: plugins work as long as they like and nobody
// waits. Some 60 bytes a subject, and the explanations of the rows that will be written. One
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/records/write/transaction.hpp"
#include "core/tiering/evaluation.hpp"
#include "core/tiering/needs.hpp"
#include "core/tiering/overrides.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/snapshot.hpp"
#include "core/tiering/standing.hpp"
#include "core/tiering/subjects.hpp"

namespace pareto::tiering {

// Texts by subject, added in ascending order and kept in one piece. Beyond kMost bytes nothing more
// is kept: an explanation can always be had again by evaluating.
class Texts {
 public:
  static constexpr std::size_t kMost = 64u << 20;
  void add(std::size_t subject, std::string_view text);
  [[nodiscard]] std::string_view of(std::size_t subject) const;

 private:
  std::string all_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;  // subject, end in all_
};

// What the rule says of everyone as of one day, and where people set another tier that one.
struct Verdict {
  Date as_of;
  std::vector<std::uint8_t> tiers;
  std::vector<Override> overrides;    // by subject
  std::vector<std::uint8_t> own;      // of these, what the rule itself says
  std::vector<double> scores;         // NaN: none
  std::vector<std::int64_t> amounts;  // the measure; empty where the plan has none
  std::vector<std::uint8_t> has_amount;
  std::vector<Figure> figures;

  [[nodiscard]] std::int64_t amount(std::size_t subject) const {
    return amounts.empty() ? 0 : amounts[subject];
  }
  // Of a subject whose tier is set by hand: what the rule itself says. Nothing for the others.
  [[nodiscard]] std::optional<std::uint8_t> own_tier(std::size_t subject) const;
};

// Amounts of the measure move out of the input; `also` is told every rating as it will stand.
[[nodiscard]] Verdict judge(const Source& source, const Rule& rule, const RulePlan& plan,
                            Date as_of, std::vector<Override> overrides,
                            const std::function<void(const Rating&)>& also = {});

// A tier that a subject had for a while, found later.
struct PastTier {
  std::uint32_t subject;
  std::uint8_t tier;
  double score;
  Date from, to;
};

struct FindOptions {
  std::optional<Date> as_of;
  Date today;
  bool history = true;
  bool compare = true;
};

struct Findings {
  std::int64_t sequence;  // of the journal when they were found
  std::optional<DataExtent> extent;
  RulePlan plan;
  Subjects subjects;
  Standing standing;
  Verdict present;
  Texts explanations;             // of the subjects whose tier is not the one that stands
  std::optional<Verdict> before;  // a year before
  bool first_run = false;
  std::vector<PastTier> past;       // closed, by subject and day; first run only
  std::vector<std::int32_t> since;  // by subject: from when the present tier holds
  std::vector<Message> notes;
};

// Throws Error, with what helps, when there is nothing to look at.
[[nodiscard]] Findings find(records::Records& records, const Rule& rule,
                            const FindOptions& options);

// The day a run looks at, checked: there are sales to look at in the measure's window.
[[nodiscard]] Date day_of_run(const Rule& rule, const RulePlan& plan,
                              const std::optional<DataExtent>& extent, std::optional<Date> wanted,
                              Date today);

}  // namespace pareto::tiering

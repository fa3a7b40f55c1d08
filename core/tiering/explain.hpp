// Why a customer has its tier, how far it is from another, and how it fares.
//
// The rule is run again over everyone as of the day, so what is said is of now, not of the day of
// the last change. Writes nothing. One thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/records/write/transaction.hpp"
#include "core/tiering/explanation.hpp"
#include "core/tiering/overrides.hpp"
#include "core/tiering/rhythm.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/rule_run.hpp"
#include "core/tiering/window.hpp"

namespace pareto::tiering {

struct ExplainRequest {
  std::int64_t customer;      // of a group, any member
  std::optional<Date> as_of;  // as in RunRequest
  Date today;
  // Trying what would change the tier runs the rule some tens of times; not done with more subjects
  // than this.
  std::size_t most_subjects_tried = 20'000;
  // For whom, with a connection of that session. A tier is found over everyone, so it is told only
  // to whom sees all customers of the group and may read what the rule looks at; and to who does
  // not see everyone without what tells of others: shares, a score made of them, the last digits of
  // ways into other tiers (core/model/own_terms.hpp). Null: the owner of the folder, or the host.
  const access::Session* session = nullptr;
  store::Connection* reader = nullptr;
};

// The measure's window and the one before it.
struct Trend {
  DayRange present_range, previous_range;
  std::optional<std::int64_t> present, previous;
};

struct QuarterTier {
  Quarter quarter;
  std::string tier;                    // at its end; empty: not rated then, or not known
  bool computed = false;               // found later for the past
  std::optional<std::int64_t> amount;  // of the measure within the quarter
};

struct CustomerExplanation {
  SubjectName asked, subject;  // differ where the rule is per group and a member was asked for
  std::vector<std::int64_t> members;  // customers of the subject
  std::string rule, measure;
  model::Type measure_type = model::Type::Money;
  Date as_of;
  bool per_group = false;
  Window window;
  std::size_t subjects = 0;

  std::string tier;                  // as the rule itself finds it now; empty: not rated
  std::optional<Override> override;  // what people set in its place
  std::optional<double> score;
  std::optional<std::size_t> rank;  // by the measure, from 1, among those with a positive amount
  std::string stored_tier;          // as the last run wrote it; empty: none
  std::optional<Date> stored_since;
  RuleExplanation why;         // next and below also where the host found them by trying
  std::optional<Trend> trend;  // not for "all"
  Rhythm rhythm;
  std::array<QuarterTier, kQuarters> quarters;
  std::vector<Message> notes;
};

[[nodiscard]] CustomerExplanation explain(records::Records& records, const Rule& rule,
                                          const ExplainRequest& request);

}  // namespace pareto::tiering

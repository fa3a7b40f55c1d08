// One run of a tiering rule: everyone's tier as of a day, compared with what stands, and the
// changes written.
//
// A row of tier_assignment is written only when a tier changes. So the score and the explanation
// that stand in it are those of the day of the change; the present ones are had by `explain`. A run
// that changes nothing writes its run record and nothing else.
//
// The first run of a rule also finds the tiers at the ends of the past eight quarters and writes
// them, marked as computed, with score and without explanation. Nobody is told of them:
// customer.tier_changed is published for those whose tier is not the one of a year before. Later
// runs publish what changed since the last.
//
// A day before the last change is looked at and not written, since what came later would contradict
// it.
//
// Plugins work on a snapshot while nobody waits; the store is held only to write. If somebody else
// wrote meanwhile, all is found again while the store is held. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/records/write/transaction.hpp"
#include "core/tiering/evaluation.hpp"
#include "core/tiering/moves.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/window.hpp"

namespace pareto::tiering {

struct RunRequest {
  std::optional<Date> as_of;  // default: the last sale's date, never later than today
  Date today;
  bool primary = true;  // feeds customer.tier and customer.tier_changed
  bool history = true;  // a first run looks back
  bool compare = true;  // find who rose and fell within a year
  bool dry_run = false;
  std::size_t most_listed = 50;  // of each list with names; counts are always of all
};

// A customer or a group, as people know it.
struct SubjectName {
  std::int64_t id = 0;
  std::string code, name;
  std::string brief;  // the short name where there is one, for tables
};

struct TierTotal {
  std::uint8_t tier;
  std::size_t subjects = 0;  // all that have the tier
  std::size_t positive = 0;  // of these, with a positive amount
  std::int64_t amount = 0;   // of the positive ones
};

struct ListedMove {
  SubjectName who;
  Move move;
};

struct ListedAmount {
  SubjectName who;
  std::int64_t amount;
};

struct RunResult {
  std::string rule;
  Date as_of;
  bool per_group = false;
  std::string
      measure;  // name of what the rule looks at first: "net_sales"; empty: nothing in figures
  model::Type measure_type = model::Type::Money;
  Window window;  // of the measure
  DayRange range;
  std::string settings;  // JSON

  std::size_t subjects = 0;
  std::vector<TierTotal> tiers;      // highest first
  std::size_t positive = 0;          // subjects with a positive amount
  std::int64_t positive_amount = 0;  // concentration figures are of these
  std::size_t without = 0;           // subjects without anything in the window
  std::size_t overridden = 0;        // whose tier people set
  std::size_t not_positive = 0;      // with something, at or below zero
  std::vector<ListedAmount> lowest;  // of these, lowest first
  std::vector<Figure> figures;

  std::optional<Date> compared_with;  // a year before; nothing where there is no data
  std::size_t rises = 0, falls = 0, other_moves = 0;
  std::vector<ListedMove> moves;

  bool first_run = false;
  bool written = false;  // the run is recorded; not for a dry run or a day before the last change
  std::size_t changes = 0;       // subjects whose tier is not the one that stood
  std::size_t events = 0;        // changes that subscribers are told of
  std::size_t rows_written = 0;  // rows of tier_assignment
  std::int64_t run = 0;          // id of the run's record
  std::int64_t operation = 0;    // unit of undo; 0 when no record changed
  std::vector<Message> notes;
};

RunResult run_rule(records::Records& records, const access::Session& session, const Rule& rule,
                   const RunRequest& request);
// The same as a part of what a transaction does, which the caller commits; request.dry_run is not
// looked at. The result has no operation of its own.
RunResult run_rule_within(records::Transaction& transaction, const Rule& rule,
                          const RunRequest& request);

// Names of a subject; throws Error when there is no such customer.
[[nodiscard]] SubjectName subject_name(store::Connection& connection, std::int64_t customer);

}  // namespace pareto::tiering

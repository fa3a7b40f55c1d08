// What the parameters ask for: a period, what it is compared with, and what the host shall group
// and add up.
//
// Words that only this report has (region, group) become fields here; all others are the host's to
// know. One thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pareto/job.hpp"
#include "pareto/period.hpp"
#include "pareto/pivot.hpp"

namespace pareto::sales_period {

struct Question {
  sdk::Period period;
  std::optional<sdk::DayRange> before;
  bool year_before = false;  // the same days a year before, not the days just before
  std::vector<std::string> by;
  std::string across, measure;
  std::vector<std::string> where;
  std::size_t top = 0;                // 0: all
  bool amounts = true, costs = true;  // of sales are for the reader; costs only along with amounts
};

// Throws Failure that says which parameter is wrong and what can be written.
[[nodiscard]] Question question_of(const sdk::Job& job);

// Measures that stand beside the one asked for, where they are others.
[[nodiscard]] sdk::PivotRequest main_request(const Question& question);
// By month, for the course of the period.
[[nodiscard]] sdk::PivotRequest month_request(const Question& question);

}  // namespace pareto::sales_period

// From when to when there are sale lines: what "as of" means by default, and which edges of a
// window must be read line by line.
//
// Reads what is kept beside the lines, never the lines; of lines, those count that have an amount
// in the home currency. One thread.
#pragma once

#include <optional>

#include "core/base/date.hpp"
#include "core/store/connection.hpp"

namespace pareto::tiering {

struct DataExtent {
  Date first_month;  // first day of the first month with lines
  Date last_day;     // of the last line

  [[nodiscard]] bool reaches(Date from, Date to) const {
    return first_month <= to && last_day >= from;
  }
};

// Nothing when there is no sale line.
[[nodiscard]] std::optional<DataExtent> data_extent(store::Connection& connection);

// The day that windows, silences and reports end with by default: the last sale's, never later than
// today. Nothing when there is no sale line until today.
[[nodiscard]] std::optional<Date> default_as_of(const std::optional<DataExtent>& extent,
                                                Date today);

}  // namespace pareto::tiering

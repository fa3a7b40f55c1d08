// A row that cannot be taken, and why. Data, not an exception: the rows around it land.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/message.hpp"

namespace pareto::records {

struct Reject {
  std::int64_t row = 0;  // index in the batch
  std::string field;     // empty: the row as a whole
  std::string value;     // as it came
  Message why;
  std::optional<Message> fix = {};  // what to do about it
};

}  // namespace pareto::records

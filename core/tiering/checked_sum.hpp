// Adds amounts of a customer without leaving int64 unnoticed.
#pragma once

#include <cstdint>

#include "core/base/error.hpp"

namespace pareto::tiering {

// Throws Error that says where to look.
inline void add_checked(std::int64_t& sum, std::int64_t value) {
  if (!__builtin_add_overflow(sum, value, &sum)) return;
  throw Error(
      ErrorCode::Data,
      Message(Text{"the amounts of a customer add up to more than can be held",
                   "一个客户的金额合计超出可表示的范围"}),
      Message(Text{"look for a line with a mistaken amount: pareto list sale --sort -home_amount",
                   "请查找金额有误的行：pareto list sale --sort -home_amount"}));
}

}  // namespace pareto::tiering

// What the values of a column look like, to settle what its head leaves open.
//
// Pure; any thread.
#pragma once

#include <span>
#include <string>

#include "core/model/field.hpp"

namespace pareto::imports {

// Shares of the filled cells, 0 to 1.
struct ColumnLook {
  std::size_t filled = 0;
  // serials: days as spreadsheets count them; orders: days that only the column as a whole tells,
  // such as 1130526; words: yes/no words
  double dates = 0, serials = 0, orders = 0, numbers = 0, codes = 0, words = 0;
};

[[nodiscard]] ColumnLook look_at(std::span<const std::string> cells);

// 0 where a column of these cells, which look so, may hold the field; below 0, the worse the less
// likely.
[[nodiscard]] int fitness(const model::Field& field, const ColumnLook& look,
                          std::span<const std::string> cells);

}  // namespace pareto::imports

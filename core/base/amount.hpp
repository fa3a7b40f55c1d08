// Amounts and shares as a reader meets them: 1.21 亿, 1,420 万, 120.7 M, 80.1%.
//
// For people only; files for programs get plain_decimal. Values are in 1/10000 (decimal.hpp). In a
// table all cells share one scale and one precision, with the unit in the head; in a sentence each
// amount finds its own. Minus is U+2212. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/language.hpp"

namespace pareto {

// How the amounts of one table are written.
struct AmountScale {
  std::int64_t divisor = 1;    // 10'000 for 万
  int digits = 0;              // decimals of every cell
  std::string_view unit = {};  // for the head of the column: "万", "M", or empty
};

// 万 with one decimal; M with two.
[[nodiscard]] AmountScale table_scale(Language language);
// For a table whose largest amount is known: that of `table_scale`, or finer where it would show
// little but zeros (万 from 100,000 on; M from 1,000,000, k with one decimal from 10,000), then no
// unit and no decimals.
[[nodiscard]] AmountScale table_scale_for(std::int64_t largest, Language language);

// "1,420.3", "−3.0": the figure only.
[[nodiscard]] std::string amount_in_cell(std::int64_t value, const AmountScale& scale);
// With the sign in any case, for changes: "+386.2", "−4.1", "0.0".
[[nodiscard]] std::string change_in_cell(std::int64_t value, const AmountScale& scale);

// Chinese: "1.21 亿", "1,420 万" from a million on, "54.3 万" below, "9,876" under ten thousand.
// English: "1.21 bn", "120.7 M", "1.42 M", "543 k", "54.3 k", "9,876". A currency word follows
// where given: "1.21 亿元", "9,876 元", "EUR 54.3 k".
[[nodiscard]] std::string amount_in_sentence(std::int64_t value, Language language,
                                             std::string_view currency = {});

// part / whole: "80.1%"; "–" when the whole is 0.
[[nodiscard]] std::string percent_of(std::int64_t part, std::int64_t whole, int digits = 1);
// From a ratio: 0.801 is "80.1%". "–" for what is no number.
[[nodiscard]] std::string percent(double ratio, int digits = 1);
// With its sign: "+128%".
[[nodiscard]] std::string percent_change(double ratio, int digits = 0);

}  // namespace pareto

// Small drawings made of signs, for what has no lines of its own: text files, terminals, cells of a
// word processor.
//
//     spark_signs("1 2 8 | 4 8")                     // "▁▂█┊▄█"
//     bar_signs(3, 8, 16)                            // "██████"
//     strip_signs("2026-01-05 2026-03-20", "2026-05-30", from, to, 12)   // "●···●·····○·"
//
// The signs are those of GB 18030, so that every Chinese font has them. Pure functions; any thread.
// Header-only.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/date.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {

// Calls `take` for each word between blanks.
template <class Take>
void each_word(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    if (blank != 0) take(text.substr(0, blank));
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
}

}  // namespace detail

// Of a column of role Spark: one sign per number, its height of the largest; "┊" where quiet values
// end. Numbers that are more than `most` go together, as many to a sign as it takes, each sign
// their mean. "" without numbers.
inline std::string spark_signs(std::string_view text, std::size_t most = 60) {
  static constexpr std::string_view kHeights[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::vector<double> values;
  std::size_t ghosts = 0;
  detail::each_word(text, [&](std::string_view word) {
    if (word == "|") {
      ghosts = values.size();
      return;
    }
    double value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    values.push_back(std::isfinite(value) ? std::max(value, 0.0) : 0.0);
  });
  if (values.empty()) return {};
  const std::size_t together = (values.size() + most - 1) / std::max<std::size_t>(most, 1);
  std::vector<double> means;
  std::size_t ghost_signs = 0;
  for (std::size_t from = 0; from < values.size();) {
    // Quiet and strong values do not mix; those that are left over stand first, since the newest
    // count most.
    const std::size_t end_of_kind = from < ghosts ? ghosts : values.size();
    const std::size_t odd = (end_of_kind - from) % together, size = odd != 0 ? odd : together;
    double sum = 0;
    for (std::size_t i = from; i < from + size; ++i) sum += values[i];
    means.push_back(sum / static_cast<double>(size));
    from += size;
    if (from <= ghosts) ghost_signs = means.size();
  }
  const double largest = std::max(*std::max_element(means.begin(), means.end()), 1e-300);
  std::string out;
  for (std::size_t i = 0; i < means.size(); ++i) {
    if (i == ghost_signs && ghosts > 0) out += "┊";
    out += kHeights[std::min<std::size_t>(static_cast<std::size_t>(means[i] / largest * 8), 7)];
  }
  return out;
}

// A bar as long as `value` is of `most`, `width` signs at most; of a negative value a pale one. ""
// for what is next to nothing.
inline std::string bar_signs(double value, double most, int width) {
  static constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!(most > 0) || !std::isfinite(value)) return {};
  const auto eighths =
      static_cast<std::size_t>(std::lround(std::min(std::fabs(value) / most, 1.0) * width * 8));
  std::string out;
  for (std::size_t i = 0; i < eighths / 8; ++i) out += value < 0 ? "▓" : "█";
  return value < 0 ? out : out + std::string(kEighths[eighths % 8]);
}

// Days on an axis of `width` signs: "●" where there was an order, "○" where one was expected, "·"
// where there was none.
inline std::string strip_signs(std::string_view dates, std::string_view expected, Date from,
                               Date to, int width) {
  if (to <= from || width <= 0) return {};
  std::vector<std::string_view> signs(static_cast<std::size_t>(width), "·");
  const auto mark = [&](std::string_view days, std::string_view sign) {
    detail::each_word(days, [&](std::string_view word) {
      const auto day = Date::from_iso(word);
      if (!day || *day < from || *day > to) return;
      const auto at = static_cast<std::int64_t>(*day - from) * width / (to - from + 1);
      signs[static_cast<std::size_t>(at)] = sign;
    });
  };
  mark(expected, "○");
  mark(dates, "●");
  std::string out;
  for (const std::string_view sign : signs) out += sign;
  return out;
}

}  // namespace v0
}  // namespace pareto::sdk

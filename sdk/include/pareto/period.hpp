// Periods that people ask for by name, and what to compare them with.
//
//     const auto period = Period::parse("2026-07", job.as_of());      // as of 2026-07-20
//     period->range                                                   // 2026-07-01 to 2026-07-20
//     period->is_over()                                               // false: the month has 31 days
//     period->previous()                                              // 2026-06-01 to 2026-06-20, as many days
//     period->year_before()                                           // 2025-07-01 to 2025-07-20
//
// A period is a year ("2026"), half ("2026H1"), quarter ("2026Q3"), month ("2026-07"), day
// ("2026-07-20"), window (window.hpp: "12m", "prev12m", "all") or a range of those
// ("2026-03..2026-05", "2026-07-01..2026-08-15"); Chinese forms likewise: 2026年, 2026年上半年,
// 2026年3季度, 2026年7月. Nothing later than the day looked at belongs to it; what it is compared
// with ends likewise, so that unlike lengths are not compared. Values; any thread. Header-only,
// standard library only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pareto/date.hpp"
#include "pareto/window.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct Period {
  DayRange range;  // until the day looked at
  Date end;        // its own last day: later than range.to while it is not over
  int months = 0;  // how many it has when it consists of whole months; 0: it does not
  bool all = false;

  // Nothing for what is no period, and for one that begins after the day looked at.
  [[nodiscard]] static std::optional<Period> parse(std::string_view text, Date as_of);
  // Whether it would be a period on any day.
  [[nodiscard]] static bool is_one(std::string_view text) {
    return parse(text, {detail::days_from_civil(9999, 12, 31)}).has_value();
  }

  [[nodiscard]] bool is_over() const { return end <= range.to; }
  // The same length just before; the same days a year before. Nothing before "all".
  [[nodiscard]] std::optional<DayRange> previous() const;
  [[nodiscard]] std::optional<DayRange> year_before() const {
    return all ? std::nullopt : std::optional(back(12));
  }

 private:
  // So many months earlier; whole months stay whole.
  [[nodiscard]] DayRange back(int by) const;
};

namespace detail {

class PeriodText {
 public:
  explicit PeriodText(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return text_.empty(); }
  bool take(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  // Digits, at least one and at most `most`.
  std::optional<int> number(std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    while (count < most && count < text_.size() && text_[count] >= '0' && text_[count] <= '9')
      value = value * 10 + (text_[count++] - '0');
    if (count == 0) return std::nullopt;
    text_.remove_prefix(count);
    return value;
  }
  // "3", "三"
  std::optional<int> quarter() {
    if (const auto digit = number(1)) return *digit >= 1 && *digit <= 4 ? digit : std::nullopt;
    constexpr std::string_view kNumbers[] = {"一", "二", "三", "四"};
    for (int i = 0; i < 4; ++i) {
      if (take(kNumbers[i])) return i + 1;
    }
    return std::nullopt;
  }

 private:
  std::string_view text_;
};

// A year or a part of one, by its days.
inline std::optional<DayRange> calendar_range(std::string_view text) {
  PeriodText rest(text);
  const auto year = rest.number(4);
  if (!year || *year < 1000) return std::nullopt;
  const auto months = [&](int first, int count) -> std::optional<DayRange> {
    if (!rest.done() || first < 1 || first + count > 13) return std::nullopt;
    const Date from{days_from_civil(*year, first, 1)};
    return DayRange{from, from.plus_months(count) - 1};
  };
  const bool chinese = rest.take("年");
  if (rest.done()) return months(1, 12);
  if (rest.take("上半年")) return months(1, 6);
  if (rest.take("下半年")) return months(7, 6);
  const bool dash = !chinese && (rest.take("-") || rest.take("/") || rest.take("."));
  if (rest.take("H") || rest.take("h")) {
    const auto half = rest.number(1);
    return half ? months(*half * 6 - 5, 6) : std::nullopt;
  }
  if (rest.take("Q") || rest.take("q")) {
    const auto quarter = rest.quarter();
    return quarter ? months(*quarter * 3 - 2, 3) : std::nullopt;
  }
  if (chinese) {
    PeriodText season = rest;
    season.take("第");
    if (const auto quarter = season.quarter();
        quarter && (season.take("季度") || season.take("季"))) {
      rest = season;
      return months(*quarter * 3 - 2, 3);
    }
  }
  if (!chinese && !dash) return std::nullopt;
  const auto month = rest.number(2);
  if (!month) return std::nullopt;
  if (rest.take("月"); rest.done()) return months(*month, 1);
  if (!chinese && !rest.take("-") && !rest.take("/") && !rest.take(".")) return std::nullopt;
  const auto day = rest.number(2);
  if (rest.take("日"); !day || !rest.done()) return std::nullopt;
  const auto date = Date::from_civil(*year, *month, *day);
  return date ? std::optional(DayRange{*date, *date}) : std::nullopt;
}

inline std::optional<DayRange> named_range(std::string_view text) {
  for (const std::string_view between : {"..", "至", "~"}) {
    const std::size_t at = text.find(between);
    if (at == std::string_view::npos) continue;
    const auto trimmed = [](std::string_view part) {
      while (part.starts_with(' ')) part.remove_prefix(1);
      while (part.ends_with(' ')) part.remove_suffix(1);
      return part;
    };
    const auto from = calendar_range(trimmed(text.substr(0, at))),
               to = calendar_range(trimmed(text.substr(at + between.size())));
    if (!from || !to || to->to < from->from) return std::nullopt;
    return DayRange{from->from, to->to};
  }
  return calendar_range(text);
}

}  // namespace detail

inline std::optional<Period> Period::parse(std::string_view text, Date as_of) {
  Period period;
  if (const auto named = detail::named_range(text)) {
    period.range = *named;
  } else if (const auto window = text.empty() ? std::nullopt : Window::parse(text)) {
    period.range = window->range(as_of);
    period.all = window->is_all();
    period.months = window->months;
  } else {
    return std::nullopt;
  }
  period.end = period.range.to;
  if (period.range.from > as_of) return std::nullopt;
  if (period.months == 0 && !period.all && period.range.from.civil().day == 1 &&
      period.end.is_month_end()) {
    period.months = period.end.month_number() - period.range.from.month_number() + 1;
  }
  if (period.range.to > as_of) period.range.to = as_of;
  return period;
}

inline DayRange Period::back(int by) const {
  // By the day after, so that what ends with its month ends with the month there too; a day that is
  // lacking there is its last.
  const Date next = range.to + 1, there = next.plus_months(-by);
  return {range.from.plus_months(-by), there.civil().day == next.civil().day ? there - 1 : there};
}

inline std::optional<DayRange> Period::previous() const {
  if (all) return std::nullopt;
  if (months > 0) {
    DayRange before = back(months);
    if (is_over()) before.to = range.from - 1;
    return before;
  }
  const std::int32_t days = range.days();
  return DayRange{range.from - days, range.from - 1};
}

}  // namespace v0
}  // namespace pareto::sdk

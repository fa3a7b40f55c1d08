#include "core/tiering/window.hpp"

#include <charconv>

#include "core/base/error.hpp"

namespace pareto::tiering {
namespace {

constexpr int kMostMonths = 1200;

// The first day of the last `months` months until `as_of`. Where that month lacks the day, the next
// month's first: so windows meet without overlap.
Date first_day(Date as_of, int months) {
  const Date after = as_of.plus_days(1);
  const Date first = after.plus_months(-months);
  return first.civil().day == after.civil().day ? first : first.plus_days(1);
}

}  // namespace

Window Window::parse(std::string_view text) {
  if (text == "all" || text.empty()) return {};
  Window window;
  std::string_view number = text;
  const bool previous = number.starts_with("prev");
  if (previous) number.remove_prefix(4);
  if (number.ends_with('m')) {
    number.remove_suffix(1);
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), window.months);
    if (error == std::errc() && end == number.data() + number.size() && window.months >= 1 &&
        window.months <= kMostMonths) {
      return previous ? window.previous() : window;
    }
  }
  throw Error(ErrorCode::Argument, Message(Text{"\"{}\" is not a window", "“{}”不是期间"}, {text}),
              Message(Text{"give a number of months as 12m, those before as prev12m, or all",
                           "用月数如 12m，之前同长的一段如 prev12m，或 all（全部）"}));
}

DayRange Window::range(Date as_of) const {
  if (is_all()) return {*Date::from_civil(1, 1, 1), as_of};
  const Date to = skipped == 0 ? as_of : months_back(as_of, skipped);
  return {first_day(as_of, skipped + months), to};
}

std::string Window::text() const {
  if (is_all()) return "all";
  return (skipped == 0 ? "" : "prev") + std::to_string(months) + "m";
}

Date months_back(Date as_of, int months) { return first_day(as_of, months).plus_days(-1); }

DayRange Quarter::range() const {
  const Date from = *Date::from_civil(year, number * 3 - 2, 1);
  return {from, from.plus_months(3).plus_days(-1)};
}

std::string Quarter::text() const { return std::to_string(year) + "Q" + std::to_string(number); }

std::array<Quarter, kQuarters> last_quarters(Date as_of) {
  // Quarters as plain numbers; the one that holds the next day is the first that has not ended.
  const int open = as_of.plus_days(1).month_number() / 3;
  std::array<Quarter, kQuarters> quarters{};
  for (std::size_t i = 0; i < kQuarters; ++i) {
    const int quarter = open - static_cast<int>(kQuarters - i);
    quarters[i] = {quarter / 4, quarter % 4 + 1};
  }
  return quarters;
}

}  // namespace pareto::tiering

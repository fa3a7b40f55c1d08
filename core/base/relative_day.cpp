#include "core/base/relative_day.hpp"

#include <string>

#include "core/base/fold.hpp"

namespace pareto {
namespace {

struct Unit {
  std::string_view word;
  int days, months;
};

// The longer one first, where one begins another.
constexpr Unit kUnits[] = {{"days", 1, 0},  {"day", 1, 0},   {"d", 1, 0},      {"天", 1, 0},
                           {"日", 1, 0},    {"weeks", 7, 0}, {"week", 7, 0},   {"w", 7, 0},
                           {"星期", 7, 0},  {"周", 7, 0},    {"months", 0, 1}, {"month", 0, 1},
                           {"m", 0, 1},     {"个月", 0, 1},  {"月", 0, 1},     {"years", 0, 12},
                           {"year", 0, 12}, {"y", 0, 12},    {"年", 0, 12}};
constexpr std::string_view kToday[] = {"today", "今天", "今日"};
constexpr std::string_view kMinus[] = {"-", "−", "–"}, kPlus[] = {"+"}, kAgo[] = {"ago", "前"},
                           kAhead[] = {"后"};
constexpr int kMostDigits = 4;

// Walks what is left of the text.
class Words {
 public:
  explicit Words(std::string_view text) : left_(text) { blanks(); }

  template <std::size_t N>
  bool take(const std::string_view (&any)[N]) {
    for (const std::string_view word : any) {
      if (take(word)) return true;
    }
    return false;
  }

  std::optional<int> number() {
    int value = 0, digits = 0;
    for (; digits < kMostDigits && !left_.empty() && left_.front() >= '0' && left_.front() <= '9';
         ++digits) {
      value = value * 10 + (left_.front() - '0');
      left_.remove_prefix(1);
    }
    blanks();
    return digits > 0 ? std::optional(value) : std::nullopt;
  }

  const Unit* unit() {
    for (const Unit& unit : kUnits) {
      if (take(unit.word)) return &unit;
    }
    return nullptr;
  }

  [[nodiscard]] bool at_end() const { return left_.empty(); }

 private:
  bool take(std::string_view word) {
    if (!left_.starts_with(word)) return false;
    left_.remove_prefix(word.size());
    blanks();
    return true;
  }
  void blanks() {
    while (!left_.empty() && (left_.front() == ' ' || left_.front() == '\t'))
      left_.remove_prefix(1);
  }

  std::string_view left_;
};

std::optional<Date> moved(Date day, const Unit& unit, int number) {
  const auto in_years = [](std::int64_t year) { return year >= 1 && year <= 9999; };
  const std::int64_t days = std::int64_t{day.days} + std::int64_t{unit.days} * number;
  const CivilDay from = Date{static_cast<std::int32_t>(days)}.civil();
  if (!in_years(from.year) || !in_years((std::int64_t{from.year} * 12 + from.month - 1 +
                                         std::int64_t{unit.months} * number) /
                                        12))
    return std::nullopt;
  return Date{static_cast<std::int32_t>(days)}.plus_months(unit.months * number);
}

}  // namespace

std::optional<Date> relative_day(std::string_view text, Date today) {
  const std::string folded = fold(text);
  Words words(folded);
  const bool named = words.take(kToday);
  if (named && words.at_end()) return today;
  const int sign = words.take(kMinus) ? -1 : words.take(kPlus) ? 1 : 0;
  const std::optional<int> number = words.number();
  const Unit* const unit = number ? words.unit() : nullptr;
  if (unit == nullptr || (named && sign == 0)) return std::nullopt;
  const int side = sign != 0 ? sign : words.take(kAgo) ? -1 : words.take(kAhead) ? 1 : 0;
  if (side == 0 || !words.at_end()) return std::nullopt;
  return moved(today, *unit, side * *number);
}

}  // namespace pareto

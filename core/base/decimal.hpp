// Money and quantity: whole numbers of 1/10000, read from what people type and written exactly.
//
// A value is a std::int64_t in 1/10000 ("units"), so 1234.5 is 12'345'000; sums are exact, and what
// needs rounding rounds half away from zero, as accountants do. Nothing here uses floating point.
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/message.hpp"

namespace pareto {

inline constexpr std::int64_t kDecimalOne = 10'000;

// Why a text is no number, so that a reject can say what to correct.
enum class DecimalFault : std::uint8_t { None, NotANumber, TooLarge, UnitInside, IsFormula };

// "is not a number", "the unit stands inside the number", …
[[nodiscard]] Message describe(DecimalFault fault);

struct ParsedDecimal {
  std::int64_t value = 0;  // also set for UnitInside: the number before the unit
  DecimalFault fault = DecimalFault::None;

  explicit operator bool() const { return fault == DecimalFault::None; }
  std::int64_t operator*() const { return value; }
};

// Which character separates the fraction: 1,234.50 or 1.234,50.
enum class DecimalStyle { Point, Comma };

// Reads digits grouped by the other mark, blanks or apostrophes; currency signs and codes; 万, 亿
// and 元 behind; brackets, a minus before or behind; full-width forms; 1.2E+05. More than four
// decimals are rounded. A blank text is NotANumber.
[[nodiscard]] ParsedDecimal parse_decimal(std::string_view text,
                                          DecimalStyle style = DecimalStyle::Point);

// As above, and "12.5%" is 0.125; without the sign the number is taken as it stands.
[[nodiscard]] ParsedDecimal parse_percent(std::string_view text,
                                          DecimalStyle style = DecimalStyle::Point);

// The unit behind a number with DecimalFault::UnitInside: "吨" of "1.2吨"; empty otherwise.
[[nodiscard]] std::string unit_inside(std::string_view text,
                                      DecimalStyle style = DecimalStyle::Point);

// quantity * price; nothing when the product leaves the range.
[[nodiscard]] std::optional<std::int64_t> multiply(std::int64_t quantity, std::int64_t price);

// dividend / divisor as a decimal: amount by quantity is a price. Nothing for a divisor of 0 or
// beyond the range.
[[nodiscard]] std::optional<std::int64_t> divide_rounded(std::int64_t dividend,
                                                         std::int64_t divisor);

// The nearest whole number, half away from zero; `divisor` above 0.
[[nodiscard]] std::int64_t rounded_quotient(std::int64_t dividend, std::int64_t divisor);

enum class Grouping { None, Thousands };

// For people: `digits` decimals (0 to 4), commas between thousands, a true minus.
[[nodiscard]] std::string format_decimal(std::int64_t value, int digits,
                                         Grouping grouping = Grouping::Thousands);

// For programs (json, csv): the exact value, "1234.5", "-0.0001", without grouping or superfluous
// zeros.
[[nodiscard]] std::string plain_decimal(std::int64_t value);

}  // namespace pareto

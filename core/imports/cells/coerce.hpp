// From the text of a cell to the value of a field: dates, numbers, codes, words, in the forms of
// both countries.
//
//     Coercer date = Coercer::make(field, examples, {});
//     Value value;
//     if (const Fault* fault = date.read("2026/11/31", value)) …   // "there is no such day" /
//     "correct the date"
//
// One per column: what a form means (day before month, comma before the fraction, per cent or
// share) is decided once, by the column's first values. Reading a usual cell allocates nothing. One
// thread per Coercer.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/message.hpp"
#include "core/base/time_zone.hpp"
#include "core/model/field.hpp"

namespace pareto::imports {

struct Value {
  bool null = true;
  std::int64_t integer = 0;  // every type but real and text
  double real = 0;
  std::string_view text;  // into the cell or the Coercer; valid until either changes
};

// Why a cell cannot be taken, and what to do.
struct Fault {
  Message why, fix;
};

// Forms that are known rather than guessed, from a recipe.
struct Forms {
  std::optional<DayOrder> day_order;
  std::optional<DecimalStyle> decimal_style;
  std::int64_t factor = 1;  // of money
  TimeZone zone = {};       // of times without a zone, and of the days of those with one
  bool taiwan = false;      // short years may be those of the Republic
};

class Coercer {
 public:
  // `samples`: filled cells of the column. `field` must outlive the Coercer.
  [[nodiscard]] static Coercer make(const model::Field& field, std::span<const std::string> samples,
                                    const Forms& forms);
  Coercer(Coercer&&) noexcept;
  Coercer& operator=(Coercer&&) noexcept;
  ~Coercer();

  // Null values for empty cells and those that say "none". The fault lives until the next call.
  [[nodiscard]] const Fault* read(std::string_view cell, Value& value);

  [[nodiscard]] const model::Field& field() const { return *field_; }
  [[nodiscard]] DayOrder day_order() const { return day_order_; }
  [[nodiscard]] DecimalStyle decimal_style() const { return style_; }

 private:
  using Read = const Fault* (Coercer::*)(std::string_view, Value&);

  explicit Coercer(const model::Field& field) : field_(&field) {}
  const Fault* read_day(std::string_view text, Value& value);
  const Fault* read_date(std::string_view text, Value& value);
  const Fault* read_time(std::string_view text, Value& value);
  const Fault* read_decimal(std::string_view text, Value& value);
  const Fault* read_integer(std::string_view text, Value& value);
  const Fault* read_year(std::string_view text, Value& value);
  const Fault* read_real(std::string_view text, Value& value);
  const Fault* read_bool(std::string_view text, Value& value);
  const Fault* read_text(std::string_view text, Value& value);
  const Fault* read_code(std::string_view text, Value& value);
  const Fault* read_currency(std::string_view text, Value& value);
  const Fault* read_choice(std::string_view text, Value& value);
  const Fault* fail(Message why, Message fix);
  const Fault* fail(std::string_view text, DecimalFault fault);

  const model::Field* field_;
  Read read_ = &Coercer::read_text;
  DayOrder day_order_ = DayOrder::YearFirst;
  DecimalStyle style_ = DecimalStyle::Point;
  bool serial_days_ = false, percent_points_ = false;
  std::int64_t factor_ = 1;
  TimeZone zone_;
  std::unordered_map<std::string, std::string> choices_;  // folded code or label to code
  std::string scratch_;
  char currency_[4] = {};
  // The cell read last and what it was: dates and currencies stand in runs.
  std::string last_;
  std::int64_t last_integer_ = 0;
  std::string last_text_;
  bool has_last_ = false;
  std::unique_ptr<Fault> fault_;
};

}  // namespace pareto::imports

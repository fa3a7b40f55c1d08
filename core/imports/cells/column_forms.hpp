// How the values of a column are written: which mark stands before the fraction, whether numbers
// are days, and the like.
//
// Decided by samples, for Coercer. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/decimal.hpp"
#include "core/base/message.hpp"

namespace pareto::imports {

// Comma only where some values can be read no other way (1.234,50; 12,5) and none says the
// contrary.
[[nodiscard]] DecimalStyle guess_decimal_style(std::span<const std::string> samples);
// Four fifths of the values are serial days of a spreadsheet.
[[nodiscard]] bool mostly_serial_days(std::span<const std::string> samples);
// 13 rather than 13% or 0.13.
[[nodiscard]] bool in_percent_points(std::span<const std::string> samples, DecimalStyle style);

// "2010-12-01 08:26:00", with T or a blank, all digits where digits belong and a time that exists.
[[nodiscard]] bool is_database_time(std::string_view text);
// Three numbers with marks between, or eight digits: a date that was meant, whether or not it
// exists.
[[nodiscard]] bool looks_like_day(std::string_view text);

// How the days of a column are read, with an example of its own: "column 日期: years of the
// Republic of China (1130526 is 2024-05-26)". Nothing where they say it themselves.
struct Forms;
[[nodiscard]] std::optional<Message> note_on_days(const std::string& header,
                                                  std::span<const std::string> cells,
                                                  const Forms& forms);

// Of a serial day's fraction.
[[nodiscard]] std::int64_t serial_seconds(std::string_view text);

}  // namespace pareto::imports

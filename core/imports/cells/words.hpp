// Words in cells that stand for values: yes and no, currencies, and days as spreadsheets count
// them. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pareto::imports {

// 是, Y, true, 1, √ / 否, N, false, 0, ×
[[nodiscard]] std::optional<bool> bool_word(std::string_view trimmed_text);

// The ISO code: "CNY" for 人民币, RMB, ¥ and "cny". Nothing for what cannot be a currency.
[[nodiscard]] std::optional<std::string_view> currency_code(std::string_view trimmed_text,
                                                            char (&buffer)[4]);

// Days since 1970-01-01 of an Excel serial day between 1954-10-03 and 2119-01-11 (20000 to 80000),
// its time of day dropped.
[[nodiscard]] std::optional<std::int32_t> excel_day(std::string_view trimmed_text);

}  // namespace pareto::imports

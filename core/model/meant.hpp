// What the meaning of a field says of how people read and write its values; the rest follows from
// the type, as each exit writes it.
//
//     words_meant(Meaning::Percent, cells, row)     // 0.25: "25.0%"
//     words_meant(Meaning::Year, cells, row)        // 2026: "2026", never "2,026"
//     words_meant(field, cells, row, language)      // also a choice, by its label
//
// Lists, one record, views, pivots and reports ask here, so a value reads the same in each. Pure;
// any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/language.hpp"
#include "core/model/field.hpp"
#include "pareto/table.hpp"

namespace pareto::model {

// Decimals of a percentage: as many as the value has, from one to four.
inline constexpr int kAsItIs = -1;

// Nothing where the meaning has no words of its own, or there is no value.
[[nodiscard]] std::optional<std::string> words_meant(Meaning meaning, const sdk::ColumnView& column,
                                                     std::int64_t row, int digits = 1);
[[nodiscard]] std::optional<std::string> words_meant(const Field& field,
                                                     const sdk::ColumnView& column,
                                                     std::int64_t row, Language language,
                                                     int digits = 1);

// "2026年", "2026年度" as the digits alone; any other text as it is.
[[nodiscard]] std::string_view year_written(std::string_view text);

}  // namespace pareto::model

// Years, quarters, months and weeks of days: their first day, and how they are written.
//
// Weeks begin on Monday and belong to the year that has their Thursday (ISO 8601). Pure; any
// thread.
#pragma once

#include <string>

#include "core/base/date.hpp"
#include "core/model/path.hpp"

namespace pareto::pivot {

[[nodiscard]] Date first_day(model::DatePart part, Date day);
// The day after its last.
[[nodiscard]] Date next_first_day(model::DatePart part, Date first);
// "2026", "2026Q3", "2026-07", "2026-W31", "2026-07-28": in the order of days also as texts.
[[nodiscard]] std::string text_of(model::DatePart part, Date first);

}  // namespace pareto::pivot

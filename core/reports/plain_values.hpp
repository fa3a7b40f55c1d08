// Values of a query as people read them in words: amounts rounded as they are spoken of, days, and
// codes by their words.
//
// Values; any thread.
#pragma once

#include <string>

#include "core/base/language.hpp"
#include "core/model/schema.hpp"
#include "core/reports/plain_report.hpp"
#include "pareto/amount.hpp"
#include "pareto/batch.hpp"

namespace pareto::reports {

// For whom.
struct PlainReader {
  Language language = Language::English;
  sdk::Amounts amounts{false};
  int zone_minutes = 0;
  const model::Schema* schema = nullptr;
};

// "1.21 亿元", "48", "2026-10-31", "–" for nothing.
[[nodiscard]] Shown shown_value(const PlainReader& reader, const PlainQuery& query,
                                const PlainColumn& column, const sdk::Batch& batch,
                                std::int64_t row);

// The text of a column with words, with a row's other values in it; codes without words stand as
// they are.
[[nodiscard]] std::string worded(const PlainReader& reader, const PlainQuery& query,
                                 const PlainColumn& column, const sdk::Batch& batch,
                                 std::int64_t row);

}  // namespace pareto::reports

// Whether a report made of files fits the workspace: its statements are prepared under the fence,
// and what they answer is compared with what the report states. Nothing is run.
//
// One thread.
#pragma once

#include <vector>

#include "core/base/error.hpp"
#include "core/model/schema.hpp"
#include "core/reports/plain_report.hpp"
#include "core/store/store.hpp"

namespace pareto::reports {

// Values that every report has: in words {as_of} {currency}; in statements :as_of (date),
// :home_currency, :language ("en", "zh-Hans") and :zone_minutes (the firm's clocks east of UTC, for
// day_of).
[[nodiscard]] const std::vector<std::string>& given_parameters();

// What a report's statements and words may name: :name and {name}.
[[nodiscard]] std::vector<std::string> parameter_names(const PlainReport& report);

// All that is wrong, each with file, line and remedy; nothing when it can be run.
[[nodiscard]] std::vector<Error> faults_of(const PlainReport& report, const store::Store& store,
                                           const model::Schema& schema);

}  // namespace pareto::reports

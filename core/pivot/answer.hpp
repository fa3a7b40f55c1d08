// A grouping as rows: ordered, cut, with the rest and the total, in columns that say what they are.
//
// Names of records are looked up here, once; the stream that comes of it stands alone. One thread.
#pragma once

#include "core/pivot/grouping.hpp"
#include "core/pivot/plan.hpp"
#include "core/pivot/request.hpp"

namespace pareto::pivot {

[[nodiscard]] Pivot answer_of(Grouping grouping, Plan plan, const PivotRequest& request);

}  // namespace pareto::pivot

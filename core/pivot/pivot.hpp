// Records grouped by any of their fields, and by those of what they refer to: sums over groups,
// spread over columns, beside a period before.
//
// One narrow query is streamed once, of nothing but the columns that are needed, and added up by
// hash (encoder.hpp, accumulator.hpp); memory follows the groups, never the records. The query and
// everything that is looked up go through records::select, so rights hold here because they hold
// there. The same data give the same answer in the same order.
//
// One thread per call; the answer's stream stands alone.
#pragma once

#include <functional>

#include "core/access/session.hpp"
#include "core/model/schema.hpp"
#include "core/pivot/request.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/query/query.hpp"
#include "core/store/store.hpp"

namespace pareto::pivot {

// `progress` is told how many records were read, once a batch, and may throw. Throws Error for a
// request that makes no sense, with what would; for more groups than kMostGroups; for sums that are
// too large.
[[nodiscard]] Pivot pivot(const store::Store& store, const access::Session& session,
                          const model::Schema& schema, const PivotRequest& request,
                          records::QueryLimits limits = {},
                          const std::function<void(std::int64_t records)>& progress = {});

// Of which kinds of records the answer is made: the entity, and those that its dimensions name.
[[nodiscard]] records::Kinds kinds_of(const model::Schema& schema, const PivotRequest& request);

}  // namespace pareto::pivot

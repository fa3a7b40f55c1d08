#include "core/pivot/pivot.hpp"

#include "core/pivot/answer.hpp"
#include "core/pivot/grouping.hpp"
#include "core/pivot/plan.hpp"

namespace pareto::pivot {

Pivot pivot(const store::Store& store, const access::Session& session, const model::Schema& schema, const PivotRequest& request, records::QueryLimits limits,
            const std::function<void(std::int64_t)>& progress) {
  const Source source{store, session, schema, limits, request.zone};
  Plan plan = plan_of(source, request);
  Grouping grouping = group_records(source, plan, request, progress);
  return answer_of(std::move(grouping), std::move(plan), request);
}

}  // namespace pareto::pivot

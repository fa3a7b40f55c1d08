#include "core/pivot/pivot.hpp"

#include "core/model/path.hpp"
#include "core/pivot/answer.hpp"
#include "core/pivot/grouping.hpp"
#include "core/pivot/plan.hpp"

namespace pareto::pivot {

Pivot pivot(const store::Store& store, const access::Session& session, const model::Schema& schema,
            const PivotRequest& request, records::QueryLimits limits,
            const std::function<void(std::int64_t)>& progress) {
  const Source source{store, session, schema, limits, request.zone};
  Plan plan = plan_of(source, request);
  Grouping grouping = group_records(source, plan, request, progress);
  return answer_of(std::move(grouping), std::move(plan), request);
}

records::Kinds kinds_of(const model::Schema& schema, const PivotRequest& request) {
  records::Kinds out;
  const model::Entity* entity = schema.find(request.entity);
  out.add(entity);
  if (entity == nullptr) return out;
  std::vector<std::string> dimensions = request.rows;
  dimensions.push_back(request.columns);
  for (const std::string& dimension : dimensions) {
    const std::optional<model::Path> path =
        dimension.empty() ? std::nullopt : model::find_path(schema, *entity, dimension);
    if (!path) continue;
    for (const model::Field* field : path->fields) {
      if (!field->reference.empty()) out.add(schema.find(field->reference));
    }
  }
  return out;
}

}  // namespace pareto::pivot

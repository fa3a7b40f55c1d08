#include "core/host/services/border.hpp"
#include "core/host/services/services.hpp"
#include "core/host/session_handle.hpp"
#include "core/records/query.hpp"

namespace pareto::host {
namespace {

std::vector<sdk::Parameter> parameters_from(const pareto_parameter* const* list) {
  std::vector<sdk::Parameter> out;
  for (; list != nullptr && *list != nullptr; ++list) {
    const pareto_parameter& p = **list;
    out.push_back({p.name, static_cast<sdk::Type>(p.type), p.is_null != 0, p.integer, p.real, std::string(sdk::to_view(p.text))});
  }
  return out;
}

pareto_status select(const pareto_query_v1* self, pareto_session* session, pareto_str sql, const pareto_parameter* const* parameters,
                     pareto_fields result, ArrowArrayStream* out, pareto_error* error) {
  return at_border(error, [&] {
    sdk::Schema schema;
    for (; result != nullptr && *result != nullptr; ++result) schema.push_back({(*result)->name, static_cast<sdk::Type>((*result)->type)});
    auto stream = records::select(static_cast<const QueryService*>(self)->store, session->session, std::string(sdk::to_view(sql)),
                                  parameters_from(parameters), std::move(schema));
    sdk::export_stream(std::move(stream), out);
  });
}

}  // namespace

QueryService::QueryService(const store::Store& opened) : pareto_query_v1{}, store(opened) {
  size_of = sizeof(pareto_query_v1);
  pareto_query_v1::select = &host::select;
}

}  // namespace pareto::host

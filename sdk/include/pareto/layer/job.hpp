// Bodies of job.hpp.
#pragma once

#include <utility>

#include "pareto/c_list.hpp"
#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER Parameter Parameter::of(std::string name, std::int64_t value, Type type) {
  return {std::move(name), type, false, value, 0, {}};
}
PARETO_LAYER Parameter Parameter::of(std::string name, std::string value) {
  return {std::move(name), Type::Text, false, 0, 0, std::move(value)};
}
PARETO_LAYER Parameter Parameter::of(std::string name, Date value) {
  return {std::move(name), Type::Date, false, value.days, 0, {}};
}
PARETO_LAYER Parameter Parameter::of(std::string name, double value) {
  return {std::move(name), Type::Real, false, 0, value, {}};
}

PARETO_LAYER std::unique_ptr<BatchStream> detail::select(const Job& job, std::string_view sql,
                                                         const Schema& result,
                                                         const std::vector<Parameter>& parameters) {
  const auto* query = job.service<pareto_query_v1>(PARETO_SVC_QUERY);
  CList<pareto_field> fields(result.size());
  std::size_t at = 0;
  for (const ColumnSpec& column : result) {
    pareto_field& field = fields[at++];
    field.size_of = sizeof field;
    field.name = column.name.c_str();
    field.type = static_cast<std::uint32_t>(column.type);
  }
  CList<pareto_parameter> values(parameters.size());
  at = 0;
  for (const Parameter& p : parameters)
    values[at++] = {sizeof(pareto_parameter),
                    p.name.c_str(),
                    static_cast<std::uint32_t>(p.type),
                    p.null ? 1u : 0u,
                    p.integer,
                    p.real,
                    to_c(p.text)};
  ArrowArrayStream stream{};
  pareto_error error = no_error();
  require(query->select(query, job.c()->session, to_c(sql), values.get(), fields.get(), &stream,
                        &error),
          error);
  return std::make_unique<ImportedStream>(&stream, result);
}

}  // namespace v0
}  // namespace pareto::sdk

// What a plugin written in C++ works with: the job and its settings, failures, and the services of the host, with rows of statements.
//
//     const auto rows = job.select("SELECT code, net FROM …", {{"code", Type::Text}, {"net", Type::Money}});
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pareto/bare_job.hpp"
#include "pareto/batch_stream.hpp"
#include "pareto/c_list.hpp"
#include "pareto/schema.hpp"

namespace pareto::sdk {
inline namespace v0 {

// A value for a parameter of a statement.
struct Parameter {
  std::string name;
  Type type = Type::Int;
  bool null = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;

  static Parameter of(std::string name, std::int64_t value, Type type = Type::Int) { return {std::move(name), type, false, value, 0, {}}; }
  static Parameter of(std::string name, std::string value) { return {std::move(name), Type::Text, false, 0, 0, std::move(value)}; }
  static Parameter of(std::string name, Date value) { return {std::move(name), Type::Date, false, value.days, 0, {}}; }
  static Parameter of(std::string name, double value) { return {std::move(name), Type::Real, false, 0, value, {}}; }
};

template <class Columns, class Parameters>
auto Job::select(std::string_view sql, const Columns& result, const Parameters& parameters) const {
  const auto* query = service<pareto_query_v1>(PARETO_SVC_QUERY);
  detail::CList<pareto_field> fields(result.size());
  std::size_t at = 0;
  for (const ColumnSpec& column : result) {
    pareto_field& field = fields[at++];
    field.size_of = sizeof field;
    field.name = column.name.c_str();
    field.type = static_cast<std::uint32_t>(column.type);
  }
  detail::CList<pareto_parameter> values(parameters.size());
  at = 0;
  for (const Parameter& p : parameters)
    values[at++] = {sizeof(pareto_parameter), p.name.c_str(), static_cast<std::uint32_t>(p.type), p.null ? 1u : 0u, p.integer, p.real, to_c(p.text)};
  ArrowArrayStream stream{};
  pareto_error error = no_error();
  require(query->select(query, job_->session, to_c(sql), values.get(), fields.get(), &stream, &error), error);
  return std::unique_ptr<BatchStream>(new ImportedStream(&stream, result));
}

}  // namespace v0
}  // namespace pareto::sdk

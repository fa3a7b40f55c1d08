// What a plugin written in C++ works with: the job and its settings, failures, and the services of
// the host, with rows of statements.
//
//     const auto rows = job.select("SELECT code, net FROM …", {{"code", Type::Text}, {"net", Type::Money}});
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/bare_job.hpp"
#include "pareto/batch_stream.hpp"
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

  static Parameter of(std::string name, std::int64_t value, Type type = Type::Int);
  static Parameter of(std::string name, std::string value);
  static Parameter of(std::string name, Date value);
  static Parameter of(std::string name, double value);
};

namespace detail {
std::unique_ptr<BatchStream> select(const Job& job, std::string_view sql, const Schema& result,
                                    const std::vector<Parameter>& parameters);
}  // namespace detail

template <class Columns, class Parameters>
auto Job::select(std::string_view sql, const Columns& result, const Parameters& parameters) const {
  return detail::select(*this, sql, result, parameters);
}

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/job.hpp"
#endif

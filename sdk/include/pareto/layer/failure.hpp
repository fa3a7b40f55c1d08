// Bodies of failure.hpp.
#pragma once

#include <utility>

#include "pareto/failure.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER Failure::Failure(pareto_status status, const std::string& text, std::int64_t row,
                              std::string column)
    : std::runtime_error(text), status_(status), row_(row), column_(std::move(column)) {}
PARETO_LAYER Failure::Failure(const Failure&) = default;
PARETO_LAYER Failure& Failure::operator=(const Failure&) = default;
PARETO_LAYER Failure::~Failure() = default;

PARETO_LAYER Cancelled::Cancelled() : Cancelled("cancelled") {}
PARETO_LAYER Cancelled::Cancelled(const std::string& text) : Failure(PARETO_E_CANCELLED, text) {}
PARETO_LAYER Cancelled::Cancelled(const Cancelled&) = default;
PARETO_LAYER Cancelled& Cancelled::operator=(const Cancelled&) = default;
PARETO_LAYER Cancelled::~Cancelled() = default;

}  // namespace v0
}  // namespace pareto::sdk

// Bodies of batch.hpp.
#pragma once

#include <utility>

#include "pareto/batch.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER Batch::Batch(std::shared_ptr<const Schema> schema, ArrowArray array)
    : schema_(std::move(schema)), array_(array) {}
PARETO_LAYER Batch::Batch(Batch&& other) noexcept
    : schema_(std::move(other.schema_)), array_(std::exchange(other.array_, {})) {}
PARETO_LAYER Batch& Batch::operator=(Batch&& other) noexcept {
  if (this == &other) return *this;
  reset();
  schema_ = std::move(other.schema_);
  array_ = std::exchange(other.array_, {});
  return *this;
}
PARETO_LAYER Batch::~Batch() { reset(); }

PARETO_LAYER int Batch::find(std::string_view name) const {
  for (std::size_t i = 0; schema_ && i < schema_->size(); ++i) {
    if ((*schema_)[i].name == name) return static_cast<int>(i);
  }
  return -1;
}
PARETO_LAYER void Batch::reset() {
  if (array_.release != nullptr) array_.release(&array_);
  array_ = {};
}

}  // namespace v0
}  // namespace pareto::sdk

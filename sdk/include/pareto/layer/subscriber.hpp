// Bodies of subscriber.hpp.
#pragma once

#include <memory>

#include "pareto/subscriber.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER bool Event::changed(std::string_view column) const {
  if (event_->changed == nullptr) return true;
  for (pareto_names name = event_->changed; *name != nullptr; ++name) {
    if (column == *name) return true;
  }
  return false;
}
PARETO_LAYER void Event::veto(std::int64_t row, const char* column, std::string_view why) const {
  if (event_->veto == nullptr) throw Failure(PARETO_E_DENIED, "only a before-subscriber can veto");
  event_->veto(event_, row, column, to_c(why));
}

PARETO_LAYER void Event::put(std::int64_t row, const char* column, std::uint32_t type,
                             std::int64_t integer, double real, std::string_view text,
                             bool is_null) const {
  if (!PARETO_HAS(event_, pareto_event, amend) || event_->amend == nullptr)
    throw Failure(PARETO_E_DENIED, "only a before-subscriber can amend");
  const pareto_value value{sizeof value, type, is_null ? 1u : 0u, integer, real, to_c(text)};
  pareto_error error = no_error();
  require(event_->amend(event_, row, column, &value, &error), error);
}

PARETO_LAYER const Batch* Event::view(const ArrowArray* array, std::optional<Batch>& batch) const {
  if (array == nullptr || event_->schema == nullptr) return nullptr;
  if (!batch) {
    if (!schema_) schema_ = std::make_shared<const Schema>(import_schema(*event_->schema));
    ArrowArray borrowed = *array;
    borrowed.release = nullptr;
    batch.emplace(schema_, borrowed);
  }
  return &*batch;
}

}  // namespace v0
}  // namespace pareto::sdk

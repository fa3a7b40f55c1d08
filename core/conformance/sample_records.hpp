// Records of a kind that the check knows from its fields alone: values within their bounds,
// references to records that are there or are made.
//
// One thread.
#pragma once

#include <string>
#include <vector>

#include "core/host/host.hpp"

namespace pareto::conformance {

struct SampleHow {
  std::int64_t rows = 5;
  std::uint64_t seed = 1;
  double nulls = 0;       // share of the values that may be left out
  bool extremes = false;  // the ends of each field's range among them, and texts of every kind
  std::string fields_of;  // only those that this plugin adds; empty: all that may be set
};

// Ids of up to `most` records.
[[nodiscard]] std::vector<std::int64_t> ids_of(host::Host& host, const std::string& entity,
                                               std::int64_t most);

// Makes what they refer to where there is none. Throws Error where none can be made: a kind that
// must refer to one of itself.
[[nodiscard]] sdk::Batch sample_records(host::Host& host, const model::Entity& entity,
                                        const SampleHow& how);

// Creates them as one operation, which it answers; throws Error for a row that is refused.
std::int64_t create_samples(host::Host& host, const model::Entity& entity, const SampleHow& how,
                            std::vector<std::int64_t>& ids);

}  // namespace pareto::conformance

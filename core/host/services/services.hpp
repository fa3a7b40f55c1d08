// The host's services as C tables for plugins: query, records, text, twins, pivot.
//
// Each lives as long as the host and is registered under its id. Nothing throws across.
#pragma once

#include <atomic>

#include "core/base/time_zone.hpp"
#include "core/model/schema.hpp"
#include "core/records/query.hpp"
#include "core/store/store.hpp"
#include "pareto/abi/host.h"
#include "pareto/abi/pivot.h"
#include "pareto/abi/twins.h"

namespace pareto::host {

// A C table whose functions know where they came from.
struct QueryService : pareto_query_v1 {
  QueryService(const store::Store& store, const model::Schema& schema, records::QueryLimits limits);
  const store::Store& store;
  const model::Schema& schema;
  const records::QueryLimits limits;  // of each statement
};

struct RecordsService : pareto_records_v1 {
  explicit RecordsService(const model::Schema& schema);
  const model::Schema& schema;
};

struct TwinsService : pareto_twins_v1 {
  TwinsService(const store::Store& store, const model::Schema& schema, const std::atomic<bool>* cancel);
  const store::Store& store;
  const model::Schema& schema;
  const std::atomic<bool>* cancel;  // may be null
};

struct PivotService : pareto_pivot_v1 {
  PivotService(const store::Store& store, const model::Schema& schema, TimeZone zone, records::QueryLimits limits);
  const store::Store& store;
  const model::Schema& schema;
  const TimeZone zone;
  const records::QueryLimits limits;
};

struct TextService : pareto_text_v1 {
  TextService();
};

}  // namespace pareto::host

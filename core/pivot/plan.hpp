// A request made sure of: which columns are read, which dimensions and measures they feed, which
// records count.
//
// Everything that can be wrong with a request is wrong here, before a record is read. Values;
// pointers are into the schema.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/path.hpp"
#include "core/pivot/encoder.hpp"
#include "core/pivot/measure.hpp"
#include "core/pivot/request.hpp"
#include "pareto/job.hpp"

namespace pareto::pivot {

struct PlannedDimension {
  model::Path path;
  std::size_t column;  // of the query
};

struct PlannedMeasure {
  Measure measure;
  bool spread;                                          // over the columns
  std::optional<std::size_t> field, less, knows, of{};  // columns of the query
};

struct Plan {
  std::string sql;
  std::vector<sdk::Parameter> parameters;
  sdk::Schema columns;

  std::vector<PlannedDimension> rows;
  std::optional<PlannedDimension> spread;
  std::vector<PlannedMeasure> measures;  // those spread first
  const model::Field* date = nullptr;    // null: no period was asked for
  std::size_t date_column = 0;

  struct Sort {
    bool by_key = false, down = true, change = false;
    std::size_t measure = 0;
  } sort;
};

[[nodiscard]] Plan plan_of(const Source& source, const PivotRequest& request);

}  // namespace pareto::pivot

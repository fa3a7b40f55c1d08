// What the columns of a table are: names and types, and how they travel as an Arrow schema.
//
//     const Schema schema{{"code", Type::Text}, {"amount", Type::Money}};
//
// Values; header-only, standard library only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pareto/abi/arrow.h"
#include "pareto/layer/apart.hpp"
#include "pareto/type.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct ColumnSpec {
  std::string name;
  Type type;
  bool operator==(const ColumnSpec&) const = default;
};
using Schema = std::vector<ColumnSpec>;

// Fills `out` with the Arrow form of a schema; the caller releases it.
void export_schema(const Schema& schema, ArrowSchema* out);

// Reads an Arrow schema; money and quantity arrive as Int, since Arrow does not tell them apart.
// Throws invalid_argument for anything outside the profile.
Schema import_schema(const ArrowSchema& schema);

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/schema.hpp"
#endif

// Parameters that name a field: which one is meant, where none is given, and in what unit it is.
//
// A report asks for "the field with the annual use"; whoever brings such a field (a plugin, the
// firm itself) says of it that it tells that (Field::fact). So neither has to know the other. Pure;
// any thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/model/schema.hpp"

namespace pareto::reports {

// The declared parameters with what the schema says of them: the field that tells the parameter's
// fact is its default, the firm's own before those of plugins, and NAME.unit, the unit of the field
// that is named, stands behind them. Throws Error for a field that is not there, with the nearest
// one.
[[nodiscard]] std::vector<model::Field> with_named_fields(
    const model::Schema& schema, std::vector<model::Field> declared,
    const std::map<std::string, std::string>& given);

}  // namespace pareto::reports

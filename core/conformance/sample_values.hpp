// Values that fields take, for settings, forms, arguments and records that a case makes up.
//
//     given = required_values(extension.settings);           what nobody may leave out
//     given = chance_values(extension.settings, noise);      and some of what may be left out
//
// As text, as people would type them. Pure; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/model/field.hpp"
#include "pareto/testing/torture.hpp"

namespace pareto::conformance {

// A value within the field's bounds, another one for another `turn`; of a reference the id
// `record`.
[[nodiscard]] std::string sample_value(const model::Field& field, std::int64_t turn,
                                       std::int64_t record = 1);

// Of the fields that must have a value and bring none.
[[nodiscard]] std::map<std::string, std::string> required_values(
    const std::vector<model::Field>& fields);
// The same, and by chance some of the others; ends of their ranges among them.
[[nodiscard]] std::map<std::string, std::string> chance_values(
    const std::vector<model::Field>& fields, sdk::testing::Noise& noise);

}  // namespace pareto::conformance

// What stands behind options: settings (--set NAME=VALUE, any number of times), lists, days.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"

namespace pareto::cli {

// By name; of one given twice the last counts. Throws Error(Argument) for what has no "=" or no
// name. Whether there is such a setting is for whoever declares it to say (plugins::Settings).
[[nodiscard]] std::map<std::string, std::string> parse_name_values(
    const std::vector<std::string>& given);

// "code,name": what stands between the commas, without what is empty; blanks around it do not
// count.
[[nodiscard]] std::vector<std::string> comma_list(const std::string& text);

// Nothing where nothing was given. Throws Error(Argument) for what is no day.
[[nodiscard]] std::optional<Date> day_given(const std::optional<std::string>& given);

}  // namespace pareto::cli

// A pivot on the screen: names at the left, figures in one scale, the rest and the total below.
//
// For people only; programs get the answer's own columns. One thread.
#pragma once

#include "core/cli/command.hpp"
#include "core/pivot/request.hpp"

namespace pareto::cli {

// `currency` of the amounts, for the heads of an English table; `footer` is printed below.
void print_pivot(Context& context, pivot::Pivot& answer, const std::string& currency,
                 std::vector<std::string> footer);

}  // namespace pareto::cli

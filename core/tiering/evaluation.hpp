// Runs a rule over its input and checks every row of what it answers.
//
// One thread; the plugin's stream is read to its end before evaluate returns.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tiering/needs.hpp"
#include "core/tiering/rule.hpp"

namespace pareto::tiering {

// What the rule says of one subject. The explanation lives as long as the call.
struct Rating {
  std::size_t subject;
  std::uint8_t tier;  // kUnrated: none
  std::optional<double> score;
  std::string_view explanation;
};

// A figure of the whole run.
struct Figure {
  std::string name;
  double value;
};

// Calls `rated` for each subject in their order. Throws Error naming the plugin when the rule
// fails, answers other rows or columns than it was asked for, a tier that it does not have, a score
// that is no number, or text that is no UTF-8. A rule that explains where nobody wants it does no
// harm.
std::vector<Figure> evaluate(const Rule& rule, const Input& input, Date as_of,
                             const std::function<void(const Rating&)>& rated,
                             Explanations explanations = Explanations::Wanted);

}  // namespace pareto::tiering

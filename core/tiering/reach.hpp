// What would it take, for rules that do not say so themselves: values are tried until the tier
// turns.
//
// Each try runs the rule over everyone, since a rule may look at all. One thread.
#pragma once

#include <optional>
#include <string>

#include "core/tiering/evaluation.hpp"
#include "core/tiering/explanation.hpp"
#include "core/tiering/needs.hpp"
#include "core/tiering/rule.hpp"

namespace pareto::tiering {

// What the rule says of one subject.
struct Answer {
  std::uint8_t tier = kUnrated;
  std::optional<double> score;
  std::string explanation;
};

[[nodiscard]] Answer ask(const Rule& rule, const Input& input, Date as_of, std::size_t subject,
                         Explanations explanations);

// Tries one need after the other, metrics and fields that are whole numbers, until one of them
// turns the tier: upwards to each higher tier, downwards to the next. `input` is as it was
// afterwards.
void try_needs(const Rule& rule, Input& input, const RulePlan& plan, Date as_of,
               std::size_t subject, std::uint8_t tier, RuleExplanation& why);

}  // namespace pareto::tiering

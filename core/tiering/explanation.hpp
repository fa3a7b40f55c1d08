// Reads what a rule says about one subject, in the published form (abi/tiering.h).
//
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tiering/rule.hpp"

namespace pareto::tiering {

// A value as its indicator's type has it: money and quantity in 1/10000 and dates in days as
// integer, others as real or text.
struct IndicatorValue {
  std::optional<std::int64_t> integer;
  std::optional<double> real;
  std::string text;
  [[nodiscard]] bool known() const { return integer || real || !text.empty(); }
};

struct Indicator {
  std::string name;
  std::optional<model::Field> field;  // how the rule declares it; nothing where it does not
  IndicatorValue value;
  std::optional<double> weight, contribution;
};

// The value of an indicator, others unchanged, at which the tier is another.
struct Step {
  std::string tier, indicator;
  std::optional<model::Field> field;
  model::Type type =
      model::Type::Int;  // of the value, also where the rule declares no such indicator
  IndicatorValue value;
  std::optional<std::int64_t> now = {};  // what the indicator is; nothing where nobody says
  bool found_by_host = false;            // by trying; else the rule says so
};

struct RuleExplanation {
  std::vector<Indicator> indicators;
  std::optional<Step> next, below;
  std::vector<Step>
      reach;  // ways into higher tiers, the nearest tier first; several into one are alternatives

  [[nodiscard]] const Indicator* find(std::string_view name) const;
};

// An empty text is an empty explanation. Throws Error naming the plugin for text that is not of the
// published form.
[[nodiscard]] RuleExplanation read_explanation(const Rule& rule, std::string_view json);

}  // namespace pareto::tiering

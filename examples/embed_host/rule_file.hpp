// A rule out of a plugin, asked without Pareto: this program is its host. The interface has two
// halves, and pareto/abi describes both.
//
//     const RuleFile rule("embed-rule.so");
//     rule.rate({6000000000, std::nullopt}, {{"from", "600000000"}});   net sales in 1/10000 → "large", ""
//
// The library stays loaded. One thread at a time per run; different runs beside each other.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <pareto/abi/plugin.h>

class RuleFile {
 public:
  // Throws runtime_error for what is no plugin, one for another interface, and one whose rule needs
  // more than net sales.
  explicit RuleFile(const std::string& file);
  [[nodiscard]] std::string label() const { return rule_->label->en; }
  // A tier's code for each customer, empty where it is not rated. Settings as the interface counts
  // them: money in 1/10000.
  [[nodiscard]] std::vector<std::string> rate(
      const std::vector<std::optional<std::int64_t>>& net_sales,
      const std::map<std::string, std::string>& settings) const;

 private:
  const pareto_tiering_v1* rule_ = nullptr;
};

#include "definition.hpp"

namespace pareto::scorecard {
namespace {

// Needs nothing beyond sales. Scales that no firm need set: how large a customer is among all, and how a steady one looks.
constexpr std::string_view kIndustrial = R"(
net_sales    = metric net_sales 12m          | weight 30 | percentile        | missing unrated
growth       = growth net_sales 12m          | weight 15 | linear -30%..30%  | missing middle
margin_share = ratio margin known_sales 12m  | weight 20 | linear 0%..40%    | missing skip
recency      = since last_order              | weight 15 | linear 180..0     | missing zero
regularity   = metric active_months 12m      | weight 10 | linear 0..12      | missing zero
tenure       = since first_order             | weight 10 | linear 0..1825    | missing zero
limits A 70, B 45, C
)";

// The eight traits of a key account. Sales now come from the lines; the others are judged by people, with evidence and date.
constexpr std::string_view kTraits = R"(
net_sales     = metric net_sales 12m | weight 20 | percentile | missing zero
future_sales  = judged               | weight 10
few           = judged               | weight 10
irreplaceable = judged               | weight 10
dependence    = judged               | weight 10
stability     = judged               | weight 10
effort        = judged               | weight 10
bargaining    = judged               | weight 10
alliance      = judged               | weight 10
limits A 70, B 45, C
known 50%
)";

}  // namespace

std::optional<std::string_view> bundled_definition(std::string_view name) {
  if (name == "industrial") return kIndustrial;
  if (name == "traits") return kTraits;
  return std::nullopt;
}

}  // namespace pareto::scorecard

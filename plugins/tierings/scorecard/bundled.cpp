#include "definition.hpp"

namespace pareto::scorecard {
namespace {

// Needs nothing beyond sales. Scales that no firm need set: how large a customer is among all, and
// how a steady one looks.
constexpr std::string_view kIndustrial =
#include "industrial.inc"
    ;

// The eight traits of a key account. Sales now come from the lines; the others are judged by
// people, with evidence and date.
constexpr std::string_view kTraits =
#include "traits.inc"
    ;

}  // namespace

std::optional<std::string_view> bundled_definition(std::string_view name) {
  if (name == "industrial") return kIndustrial;
  if (name == "traits") return kTraits;
  return std::nullopt;
}

}  // namespace pareto::scorecard

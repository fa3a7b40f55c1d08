#include "funnel.hpp"

namespace pareto::customer_share {
namespace {

// All quantities are positive, so the low ends make the low end.
std::optional<Span> product(const Span& a, const Span& b) {
  const auto low = a.low.times(b.low), high = a.high.times(b.high);
  if (!low || !high) return std::nullopt;
  return Span{*low, *high};
}

}  // namespace

std::optional<Funnel> funnel_of(const Inputs& in) {
  Funnel out;
  out.population = in.population;
  const auto targets = product(in.population, in.target);
  const auto reachable = targets ? product(*targets, in.reachable) : std::nullopt;
  if (!reachable) return std::nullopt;
  out.targets = *targets;
  out.reachable = *reachable;
  if (in.lost) {
    // The share does not depend on how many are reachable.
    const auto low = Ratio(1).minus(in.lost->high), high = Ratio(1).minus(in.lost->low);
    if (!low || !high) return std::nullopt;
    out.share = {*low, *high};
    const auto captured = product(out.reachable, out.share);
    if (!captured) return std::nullopt;
    out.captured = *captured;
  } else {
    out.captured = {in.captured, in.captured};
    const auto low = Ratio(in.captured).over(out.reachable.high),
               high = Ratio(in.captured).over(out.reachable.low);
    if (!low || !high) return std::nullopt;
    out.share = {*low, *high};
  }
  if (in.spend) {
    const auto each = product(in.spenders, *in.spend);
    if (!each) return std::nullopt;
    out.sales = product(out.captured, *each);
    out.all_sales = product(out.reachable, *each);
    if (!out.sales || !out.all_sales) return std::nullopt;
  }
  return out;
}

}  // namespace pareto::customer_share

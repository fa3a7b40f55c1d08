#include "core/pivot/periods.hpp"

#include "core/base/error.hpp"

namespace pareto::pivot {
namespace {

Error no_period(const std::string& text) {
  return {
      ErrorCode::Argument,
      Message(Text{"“{}” is no period with days that have come", "“{}”不是已经到来的期间"}, {text}),
      Message(Text{
          "write 2026, 2026H1, 2026Q3, 2026-07, 2026-03..2026-05, 2026-07-01..2026-08-15, 12m or all",
          "请写 2026、2026H1、2026Q3、2026-07、2026-03..2026-05、2026-07-01..2026-08-15、12m 或 all"})};
}

}  // namespace

Periods parse_periods(const std::string& period, const std::string& against, sdk::Date as_of) {
  Periods periods;
  if (!period.empty()) {
    periods.now = sdk::Period::parse(period, as_of);
    if (!periods.now) throw no_period(period);
  } else if (!against.empty()) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"to compare needs a period: what is compared", "对比前要先说明本期"}),
        Message(Text{"for example 12m, compared with previous", "例如本期 12m，对比 previous"}));
  }
  if (against.empty()) return periods;
  if (against == "previous")
    periods.before = periods.now->previous();
  else if (against == "year")
    periods.before = periods.now->year_before();
  else if (const auto other = sdk::Period::parse(against, as_of))
    periods.before = other->range;
  else
    throw no_period(against);
  if (!periods.before) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"there is nothing before “{}” to compare with", "“{}”之前没有可对比的期间"},
                {period}),
        Message(
            Text{"choose a period with a beginning, such as 12m", "请选择有起点的期间，如 12m"}));
  }
  return periods;
}

}  // namespace pareto::pivot

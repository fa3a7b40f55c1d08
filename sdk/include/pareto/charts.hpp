// The charts of a document as drawings, so that every format that can draw shows the same picture:
// one header per kind in charts/.
//
//     const ChartRows rows(info, stream, job);
//     write(draw_chart(info, rows, amounts));
//
// A new kind is a header there and a line here. Pure but for the rows; header-only.
#pragma once

#include "pareto/charts/bars.hpp"
#include "pareto/charts/changes.hpp"
#include "pareto/charts/funnel.hpp"
#include "pareto/charts/pareto.hpp"
#include "pareto/charts/rhythm.hpp"
#include "pareto/charts/trend.hpp"

namespace pareto::sdk {
inline namespace v0 {

// `width` in millimetres is what the chart has where it stands in a column; kinds that cannot be
// narrower are kSheetWidth wide.
inline Drawing draw_chart(const ChartInfo& info, const ChartRows& rows, const Amounts& amounts,
                          double width = kSheetWidth) {
  switch (info.kind) {
    case Chart::Pareto:
      return pareto_chart(info, rows, amounts);
    case Chart::Changes:
      return changes_chart(info, rows, amounts);
    case Chart::Rhythm:
      return rhythm_chart(info, rows, amounts);
    case Chart::Trend:
      return trend_chart(info, rows, amounts, width);
    case Chart::Funnel:
      return funnel_chart(info, rows, amounts);
    default:
      return bars_chart(info, rows, amounts);
  }
}

}  // namespace v0
}  // namespace pareto::sdk

// Paints the pages that wait in the spool into a PDF, when their number and the scales of their
// bars are known.
#pragma once

#include <vector>

#include "bar_scale.hpp"
#include "fonts.hpp"
#include "pages.hpp"
#include "pareto/format.hpp"
#include "spool.hpp"

namespace pareto::pdf {

// The same pages give the same bytes: dates are the day that is looked from. Reports progress in
// pages.
void write_pdf(const sdk::Job& job, const sdk::Sink& sink, const sdk::DocumentInfo& info,
               const Spool& spool, const std::vector<OutlineEntry>& outline,
               const std::vector<BarScale>& scales, Fonts& fonts);

}  // namespace pareto::pdf

// A drawing as inline SVG, in millimetres of the sheet.
//
// Colours are the names of the page's tokens ("accent", "chart-a"), so a drawing follows the style
// sheet. Pure; any thread.
#pragma once

#include <string>

#include "pareto/drawing.hpp"

namespace pareto::html {

std::string svg_of(const sdk::Drawing& drawing);

}  // namespace pareto::html

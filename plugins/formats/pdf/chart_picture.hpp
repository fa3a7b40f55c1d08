// A chart's drawing as a picture on paper.
#pragma once

#include "fonts.hpp"
#include "pareto/drawing.hpp"
#include "picture.hpp"

namespace pareto::pdf {

Picture picture_of(const sdk::Drawing& drawing, Fonts& fonts);

}  // namespace pareto::pdf

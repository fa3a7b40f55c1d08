// What is drawn rather than written in the cells of a table: badges of tiers, and small columns
// side by side (sparks). Millimetres; `middle` is that of the row's first line. One thread.
#pragma once

#include <string_view>

#include "fonts.hpp"
#include "look.hpp"
#include "picture.hpp"

namespace pareto::pdf {

inline constexpr double kBadge = 4.3, kSpark = 29, kSparkHeight = 9;

// "A", or "B>A" for a move.
double badges_width(Fonts& fonts, std::string_view tier);
void draw_badges(Fonts& fonts, Picture& picture, double x, double middle, std::string_view tier,
                 const TextStyle& arrow_style);

// "1 2 3 | 4 5": quiet bars before the stroke, strong ones after it; kSpark wide.
void draw_spark(Picture& picture, double left, double middle, std::string_view text);

}  // namespace pareto::pdf

#include "style.hpp"

namespace pareto::html {

// Sizes are in points and millimetres, since the sheet of paper is the measure; classes are short,
// since tables repeat them:
//   n number, l text after another column, q quiet, f fine print, t badge, rk rank, nm name, sp spark, ka one card, why its
//   sentence, st strong, nb unbroken, vh only heard; in drawings k and s darker, b bold, e and m anchored at end and middle,
//   h with a halo.
const std::string_view kStyle =
#include "style.css.inc"
    ;

const std::string_view kHead =
#include "head.html.inc"
    ;

}  // namespace pareto::html

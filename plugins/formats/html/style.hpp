// The style sheet of a page (style.css.inc): the tokens of Pareto's look, then the pieces that a
// document consists of.
#pragma once

#include <string_view>

namespace pareto::html {

extern const std::string_view kStyle;

// What stands before the title (head.html.inc); its policy is that a page, even one that a name
// broke out of, loads and runs nothing.
extern const std::string_view kHead;

}  // namespace pareto::html

// The style sheet of a page: the tokens of Pareto's look, then the pieces that a document consists of.
#pragma once

#include <string_view>

namespace pareto::html {

extern const std::string_view kStyle;

}  // namespace pareto::html

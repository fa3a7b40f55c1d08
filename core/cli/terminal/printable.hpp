// Texts from files and databases made fit to be shown in a terminal.
//
// A customer's name may hold a line break, or bytes that would move the cursor or recolour the
// screen: none of them gets through. Pure functions over UTF-8; any thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto::cli {

// Line breaks, tabs and other controls become blanks; marks that turn the direction of writing are
// left out.
[[nodiscard]] std::string printable(std::string_view text);

// As above, and signs whose width depends on the terminal's font (→ … – “ ” € ·) become plain ones,
// so that what stands after them in the line keeps its place. Letters stay, whatever their width: a
// name is not rewritten.
[[nodiscard]] std::string alignable(std::string_view text);

}  // namespace pareto::cli

// Guesses what separates the cells of a text file.
//
// The right separator gives most records the same number of cells, and more than one. Title lines,
// ragged rows and decimal commas give the wrong ones away: a header has no decimals. Pure
// functions.
#pragma once

#include <cstddef>
#include <string_view>

namespace pareto::csv {

struct SeparatorGuess {
  char separator = ',';
  double agreement = 0;  // share of records with the usual number of cells; 0: no separator gives
                         // more than one cell
  std::size_t records = 0;
};

// `sample` is UTF-8 text from the beginning of a file; `whole` says that it ends where the file
// ends.
[[nodiscard]] SeparatorGuess guess_separator(std::string_view sample, bool whole, char quote = '"');

// A first line "sep=;" as Excel reads and writes it: its separator and the bytes of the line; 0
// bytes if there is none.
struct SeparatorLine {
  char separator = '\0';
  std::size_t bytes = 0;
};
[[nodiscard]] SeparatorLine separator_line(std::string_view text);

}  // namespace pareto::csv

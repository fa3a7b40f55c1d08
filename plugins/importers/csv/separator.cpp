#include "separator.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "record_reader.hpp"

namespace pareto::csv {
namespace {

constexpr std::size_t kGuessBytes = 64 * 1024;
constexpr std::size_t kGuessRecords = 500;

}  // namespace

SeparatorGuess guess_separator(std::string_view sample, bool whole, char quote) {
  if (sample.size() > kGuessBytes) {
    sample = sample.substr(0, kGuessBytes);
    whole = false;
  }
  SeparatorGuess best;
  // In order of preference when two explain the file equally well: the rarer in running text first.
  for (const char separator : {'\t', ';', '|', ','}) {
    RecordReader reader([piece = sample]() mutable { return std::exchange(piece, {}); },
                        {separator, quote});
    std::map<std::size_t, std::size_t> records_by_cells;
    std::size_t records = 0;
    while (records < kGuessRecords && reader.next() == RecordReader::Found::Record) {
      if (reader.raw().empty()) continue;
      if (!whole && reader.consumed() == sample.size() && records > 0) break;  // cut in the middle
      ++records_by_cells[reader.cells()];
      ++records;
    }
    std::size_t usual = 0;
    for (const auto& [cells, count] : records_by_cells) {
      if (cells > 1) usual = std::max(usual, count);
    }
    const double agreement =
        records == 0 ? 0 : static_cast<double>(usual) / static_cast<double>(records);
    // Hardly better is not better: one ragged row must not decide.
    if (agreement > best.agreement + (best.agreement > 0 ? 0.02 : 0))
      best = {separator, agreement, records};
    if (best.records == 0) best.records = records;
  }
  return best;
}

SeparatorLine separator_line(std::string_view text) {
  if (text.size() < 6 || text.substr(0, 4) != "sep=") return {};
  std::size_t end = 5;
  if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n')
    ++end;
  else if (text[end] != '\n' && text[end] != '\r')
    return {};
  return {text[4], end + 1};
}

}  // namespace pareto::csv

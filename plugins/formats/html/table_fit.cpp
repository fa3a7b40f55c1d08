#include "table_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "pareto/em_width.hpp"
#include "pareto/shown.hpp"
#include "pareto/table_shape.hpp"

namespace pareto::html {
namespace {

using sdk::Column;
using sdk::Role;
using sdk::Type;

// An em at the sizes of the style sheet: 9.4, 7.4, 10.5 and 7.6 points.
constexpr double kCell = 3.316, kHead = 2.611, kCardTitle = 3.704, kRemark = 2.681;
constexpr std::array kLimits{12.0, 10.0, 8.0, 6.0, 4.0};  // of texts that are not broken, in em
constexpr std::size_t kLongText = 80;  // bytes; longer ones are wider than any limit
constexpr double kAnyNames = 4;  // a name of a person or a word of the head may come in a later row
constexpr double kNarrowText = 16, kNarrowTitle = 24, kWideText = 150;
constexpr double kBarIndent = 4, kLeastBar = 10, kLeastMarkedBar = 30, kFairBar = 24;
constexpr std::int64_t kRows = 200;

// What one column was seen to hold, in millimetres where not said otherwise.
struct Seen {
  double fixed = 0;  // figures, days, badges, words of the head: on one line in any case
  std::array<double, kLimits.size()> within{};  // the widest text up to each limit
  std::array<double, kLimits.size()> widest{};  // the same in em
  double longest = 0, word = 0;
  double em = kCell, narrow = kNarrowText;

  void text(std::string_view words) {
    const double width = words.size() > kLongText ? kWideText / em : sdk::em_width(words);
    longest = std::max(longest, std::min(width * em, kWideText));
    for (std::size_t i = 0; i < kLimits.size(); ++i) {
      if (width > kLimits[i]) continue;
      widest[i] = std::max(widest[i], width);
      within[i] = std::max(within[i], width * em);
    }
    if (width > kLimits.back() && words.size() <= kLongText)
      word = std::max(word, std::min(longest_word(words), kLimits.front()) * em);
  }
  [[nodiscard]] double least(std::size_t limit) const {
    const double broken =
        longest > kLimits[limit] * em ? std::max(std::min(longest, narrow), word) : 0;
    return std::max({fixed, within[limit], broken});
  }
  [[nodiscard]] double best() const { return std::max(fixed, longest); }
};

double padding(const sdk::TableInfo& info, std::size_t column, bool first) {
  const Role role = info.columns[column].role;
  if (role == Role::Title) return 1;
  if (first) return 0;
  if (sdk::is_number(info.columns[column])) return (info.flags & PARETO_TABLE_CARDS) != 0 ? 3.6 : 3;
  return 4;
}

bool one_line(const Column& column) {
  return sdk::is_number(column) || column.type != Type::Text || column.role == Role::Key;
}

Seen seen_in(const sdk::TableInfo& info, const sdk::TableShape::Cell& cell, bool first,
             const std::vector<sdk::Batch>& rows, const sdk::Amounts& amounts) {
  const Column& column = info.columns[cell.column];
  const bool cards = (info.flags & PARETO_TABLE_CARDS) != 0;
  Seen seen;
  if (column.role == Role::Rank) return seen.fixed = 7, seen;
  if (column.role == Role::Spark) return seen.fixed = 30.5, seen;
  if (column.role == Role::Title) {
    seen.narrow = kNarrowTitle;
    if (cards) seen.em = kCardTitle;
  }
  const sdk::Heading head = sdk::heading_of(column, amounts);
  const double label = sdk::em_width(head.label);
  if (column.role == Role::Tier && first)
    seen.fixed = 7;
  else
    seen.fixed = std::max(sdk::is_number(column) ? label : std::min(label, kAnyNames),
                          sdk::em_width(head.unit)) *
                 kHead;
  std::int64_t count = 0;
  for (const sdk::Batch& batch : rows) {
    const sdk::ColumnView values = batch.column(cell.column);
    for (std::int64_t row = 0; row < batch.rows() && count < kRows; ++row, ++count) {
      if (values.is_null(row)) continue;
      const std::string words = sdk::shown(column, values, row, amounts);
      if (column.role == Role::Tier && column.type == Type::Text)
        seen.fixed = std::max(seen.fixed, words.find('>') == std::string::npos ? 5.0 : 15.0);
      else if (one_line(column))
        seen.fixed = std::max(seen.fixed, sdk::em_width(words) * kCell);
      else
        seen.text(words);
      if (cell.remark) {  // it may go on in the next line, so it adds only to what is best
        const double remark = sdk::em_width(sdk::shown(info.columns[*cell.remark],
                                                       batch.column(*cell.remark), row, amounts)
                                                .substr(0, kLongText)) *
                              kRemark;
        seen.longest = std::max(seen.longest,
                                std::min(sdk::em_width(words) * seen.em + 2 + remark, kWideText));
      }
    }
  }
  return seen;
}

}  // namespace

double longest_word(std::string_view text) {
  double longest = 0, word = 0;
  while (!text.empty()) {
    const char32_t code = sdk::next_character(text);
    word = code == ' ' || sdk::detail::is_square(code) ? 0 : word + sdk::em_width(code);
    longest = std::max(longest, word);
  }
  return longest;
}

TableFit fit_table(const sdk::TableInfo& info, const std::vector<sdk::Batch>& rows,
                   const sdk::Amounts& amounts, double room) {
  TableFit fit{std::vector<double>(info.columns.size(), -1), kWidestBar};
  const sdk::TableShape shape(info.columns);
  std::vector<Seen> seen;
  double paddings = 0, best = 0, least_bars = 0;
  int bars = 0;
  for (const auto& cell : shape.cells()) {
    const bool first = seen.empty();
    seen.push_back(seen_in(info, cell, first, rows, amounts));
    paddings += padding(info, cell.column, first);
    best += seen.back().best();
    if (info.columns[cell.column].role != Role::Bar) continue;
    ++bars;
    paddings += kBarIndent;
    const double least =
        std::isfinite(info.columns[cell.column].mark_value) ? kLeastMarkedBar : kLeastBar;
    least_bars = std::max(least_bars, least);
  }
  room -= paddings;
  for (std::size_t limit = 0; limit < kLimits.size(); ++limit) {
    double least = 0;
    for (const Seen& each : seen) least += each.least(limit);
    if (least + bars * least_bars > room) continue;
    for (std::size_t i = 0; i < seen.size(); ++i)
      fit.whole[shape.cells()[i].column] = std::max(seen[i].widest[limit], kAnyNames);
    if (bars > 0)
      fit.bar =
          std::clamp(std::max((room - best) / bars, std::min((room - least) / bars, kFairBar)),
                     least_bars, kWidestBar);
    return fit;
  }
  if (bars > 0) fit.bar = least_bars;
  return fit;
}

}  // namespace pareto::html

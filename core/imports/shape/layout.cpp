#include "core/imports/shape/layout.hpp"

#include <algorithm>
#include <map>

#include "core/base/fold.hpp"
#include "core/base/message.hpp"
#include "core/imports/cells/cell_text.hpp"
#include "core/imports/shape/head_rows.hpp"

namespace pareto::imports {
namespace {

struct RowScore {
  std::size_t filled = 0, texts = 0;
};

RowScore score(const RawRow& row) {
  RowScore out;
  for (const std::string& cell : row.cells) {
    if (trimmed(cell).empty()) continue;
    ++out.filled;
    out.texts += is_text_cell(cell);
  }
  return out;
}

std::size_t count_known(const RawRow& row, const KnownHeader& known) {
  return static_cast<std::size_t>(std::count_if(
      row.cells.begin(), row.cells.end(),
      [&](const std::string& cell) { return is_text_cell(cell) && known(trimmed(cell)); }));
}

// How many cells most rows fill.
std::size_t usual_width(const Sample& sample) {
  std::map<std::size_t, std::size_t> widths;
  for (const RawRow& row : sample.rows) {
    const auto filled = static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(),
                      [](const std::string& c) { return !trimmed(c).empty(); }));
    if (filled > 0) ++widths[filled];
  }
  const auto most =
      std::max_element(widths.begin(), widths.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == widths.end() ? 0 : most->first;
}

// No letter: the word ends here, or begins behind it.
bool is_edge(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  return c == ' ' || c == ',' || c == ';' || c == '(' || c == ')' || c == '[' || c == ']' ||
         text.substr(at).starts_with("、") || text.substr(at).starts_with("。") ||
         text.substr(at).starts_with("】");
}

// Words of Taiwan's exports that nobody else writes.
bool speaks_of_taiwan(std::string_view text) {
  constexpr std::string_view kWords[] = {"民國",     "統一編號", "新台幣", "新臺幣",
                                         "公司代號", "台灣",     "臺灣",   "發票號碼"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

std::vector<std::string> cells_of(const RawRow& row, std::size_t columns) {
  std::vector<std::string> out;
  for (std::size_t c = 0; c < columns; ++c) out.emplace_back(cell_at(row, c));
  return out;
}

Layout layout_from(const Sample& sample, std::size_t first, std::size_t last,
                   const KnownHeader& known) {
  Layout layout;
  layout.has_header = true;
  layout.header_row = last;
  layout.header_rows = last - first + 1;
  layout.header_line = sample.rows[last].line;
  for (std::size_t r = 0; r < first; ++r) {
    std::vector<std::string> cells = cells_of(sample.rows[r], sample.columns);
    // 单位： and 万元 may stand in two cells.
    std::string title;
    for (const std::string& cell : cells) title.append(cell) += ' ';
    if (trimmed(title).empty()) continue;
    ++layout.title_rows;
    layout.taiwan = layout.taiwan || speaks_of_taiwan(title);
    layout.money_unit = std::max(layout.money_unit, money_unit_in(title));
    layout.title_cells.push_back(std::move(cells));
  }
  for (std::size_t r = first; r <= last; ++r)
    layout.head_cells.push_back(cells_of(sample.rows[r], sample.columns));
  std::map<std::string, int> seen;
  for (std::string& header : joined_heads(layout.head_cells, known)) {
    layout.taiwan = layout.taiwan || speaks_of_taiwan(header);
    if (!header.empty()) {
      const int count = ++seen[header];
      if (count == 2) layout.repeated.push_back(header);
      if (count > 1) header += " (" + std::to_string(count) + ")";
    }
    layout.headers.push_back(std::move(header));
  }
  return layout;
}

}  // namespace

std::string Layout::listed_heads() const {
  std::string out;
  for (const std::string& head : headers) {
    if (!head.empty()) out += (out.empty() ? "" : ", ") + head;
  }
  return out;
}

std::int64_t money_unit_in(std::string_view title) {
  const std::string text = fold(title);
  constexpr std::string_view kUnit = "单位", kYuan = "人民币";
  for (std::size_t at = text.find(kUnit); at != text.npos; at = text.find(kUnit, at + 1)) {
    // 编制单位：万元公司 is whoever drew the table up.
    std::string_view before = std::string_view(text).substr(0, at);
    if (before.ends_with("金额") || before.ends_with("货币")) before.remove_suffix(6);
    const bool begins = before.empty() || before.ends_with("】") || before.ends_with("、") ||
                        is_edge(before, before.size() - 1);
    if (!begins) continue;
    std::string_view rest = std::string_view(text).substr(at + kUnit.size());
    const auto skip = [&] {
      while (rest.starts_with(' ')) rest.remove_prefix(1);
    };
    skip();
    if (!rest.starts_with(':')) continue;
    rest.remove_prefix(1);
    skip();
    if (rest.starts_with(kYuan)) rest.remove_prefix(kYuan.size());
    skip();
    for (const auto& [word, unit] : {std::pair("万元", 10'000), std::pair("千元", 1'000)}) {
      if (rest.starts_with(word) && is_edge(rest, std::string_view(word).size())) return unit;
    }
  }
  // What money_title says in English.
  for (const std::int64_t unit : {10'000, 1'000}) {
    if (text == fold(money_title(unit, Language::English))) return unit;
  }
  return 1;
}

std::string_view money_title(std::int64_t unit, Language language) {
  constexpr Text kTenThousands{"Amounts in units of 10,000 yuan", "单位：万元"},
      kThousands{"Amounts in units of 1,000 yuan", "单位：千元"};
  return unit == 10'000  ? kTenThousands.in(language)
         : unit == 1'000 ? kThousands.in(language)
                         : std::string_view();
}

Layout find_layout(const Sample& sample, const KnownHeader& known) {
  Layout none;
  none.headers.assign(sample.columns, "");
  // Formats that name their columns themselves say so by a row in line 0.
  if (!sample.rows.empty() && sample.rows.front().line == 0)
    return layout_from(sample, 0, 0, known);
  const std::size_t usual = usual_width(sample);
  std::size_t best = sample.rows.size(), best_known = 0;
  for (std::size_t r = 0; r < sample.rows.size(); ++r) {
    const RowScore row = score(sample.rows[r]);
    // A row of data may hold a known word ("公司"); a head holds texts only, or nearly.
    if (row.texts * 10 < row.filled * 8 || row.texts <= best_known) continue;
    const std::size_t words = count_known(sample.rows[r], known);
    if (words <= best_known) continue;
    // One known word in a row of several is a head only if the row is as wide as the data.
    if (words == 1 && row.filled > 2 && row.filled < usual) continue;
    if (words == 1 && row.filled == 1 && usual > 2) continue;
    best = r;
    best_known = words;
  }
  if (best < sample.rows.size()) {
    if (best + 1 < sample.rows.size() && is_head_over_two(sample, best, known))
      return layout_from(sample, best, best + 1, known);
    if (best > 0 && is_head_over_two(sample, best - 1, known))
      return layout_from(sample, best - 1, best, known);
    return layout_from(sample, best, best, known);
  }
  for (std::size_t r = 0; r < sample.rows.size(); ++r) {
    const RowScore row = score(sample.rows[r]);
    if (row.filled == 0) continue;
    if (row.filled < std::max<std::size_t>(usual, 1)) continue;
    return row.texts == row.filled ? layout_from(sample, r, r, known) : none;
  }
  return none;
}

Layout layout_at(const Sample& sample, std::int64_t line, std::int64_t last_line,
                 const KnownHeader& known) {
  const auto row_of = [&](std::int64_t wanted) {
    return static_cast<std::size_t>(
        std::find_if(sample.rows.begin(), sample.rows.end(),
                     [&](const RawRow& row) { return row.line == wanted; }) -
        sample.rows.begin());
  };
  const std::size_t first = row_of(line), last = row_of(last_line);
  if (first <= last && last < sample.rows.size()) return layout_from(sample, first, last, known);
  Layout none;
  none.headers.assign(sample.columns, "");
  return none;
}

Layout layout_at(const Sample& sample, std::int64_t line) {
  return layout_at(sample, line, line, [](std::string_view) { return false; });
}

}  // namespace pareto::imports

#include "core/imports/run/shape_notes.hpp"

#include <array>

#include "core/imports/cells/cell_text.hpp"
#include "core/imports/shape/known_exports.hpp"

namespace pareto::imports {
namespace {

struct Seen {
  std::int64_t rows = 0, line = 0;
  std::string example;
};

// The filled cells of a row, in short.
template <class Cell>
std::string shown(const Cell& cell, std::size_t columns) {
  constexpr std::size_t kCharacters = 24;
  std::string out;
  for (std::size_t c = 0; c < columns && out.size() < 4 * kCharacters; ++c) {
    if (!cell(c).empty()) out += (out.empty() ? "" : " ") + std::string(trimmed(cell(c)));
  }
  return shortened(out, kCharacters);
}

std::array<Seen, 5> sorted(const Layout& layout, const Shape& shape, const sdk::Batch& first) {
  std::array<Seen, 5> seen;
  if (first.columns() == 0) return seen;
  const RowSorter sorter(layout, shape);
  std::vector<sdk::ColumnView> columns;
  for (std::size_t c = 1; c < first.columns(); ++c) columns.push_back(first.column(c));
  const sdk::ColumnView lines = first.column(0);
  for (std::int64_t row = 0; row < first.rows(); ++row) {
    if (layout.has_header && lines.integer(row) <= layout.header_line) continue;
    const auto cell = [&](std::size_t c) {
      return c >= columns.size() || columns[c].is_null(row) ? std::string_view()
                                                            : columns[c].text(row);
    };
    Seen& of_kind = seen[static_cast<std::size_t>(sorter.kind(cell))];
    if (++of_kind.rows == 1)
      of_kind.line = lines.integer(row), of_kind.example = shown(cell, columns.size());
  }
  return seen;
}

std::string heads_of(const Layout& layout, const FillDown& columns) {
  std::string out;
  for (const auto* some : {&columns.leaders, &columns.followers}) {
    for (const std::size_t column : *some)
      out += (out.empty() ? "" : ", ") + layout.headers[column];
  }
  return out;
}

void add_encoding(std::vector<ShapeNote>& notes, const ShapeFindings& findings) {
  const EncodingLook& look = *findings.encoding;
  if (look.second) {
    notes.push_back({Message(Text{"the encoding is not sure: “{0}” in {1} would be “{2}” in {3}",
                                  "编码不能确定：按 {1} 是“{0}”，按 {3} 则是“{2}”"},
                             {look.second->line, name_of(look.encoding), look.second->other_line,
                              name_of(look.second->encoding)}),
                     "--encoding " + std::string(name_of(look.second->encoding)), true});
  }
  if (!look.slip) return;
  const EncodingLook::Slip& slip = *look.slip;
  notes.push_back(
      findings.repairs
          ? ShapeNote{Message(
                          Text{
                              "a byte is missing in line {0} and maybe others, so “{1}” is read as “{2}”; {3} stands for the "
                              "character that is lost",
                              "第 {0} 行等处缺了一个字节，“{1}”改读作“{2}”；{3} 是丢失的字"},
                          {slip.line, slip.before, slip.after, "\xEF\xBF\xBD"}),
                      "--repair no", true}
          : ShapeNote{
                Message(
                    Text{
                        "a byte is missing in line {0} and maybe others: “{1}” looks like “{2}” read one byte off",
                        "第 {0} 行等处缺了一个字节：“{1}”像是“{2}”错位读成的"},
                    {slip.line, slip.before, slip.after}),
                "--repair yes", true});
}

void add_mended(std::vector<ShapeNote>& notes, const ShapeFindings& findings) {
  const MendedCounts& mended = *findings.mended;
  if (mended.text) {
    const Text repaired{
        "{0} cells look read in the wrong encoding and are repaired: “{1}” is “{2}” (line {3})",
        "{0} 个单元格像是编码读错后存下的，已修复：“{1}”即“{2}”（第 {3} 行）"},
        said{"{0} cells look read in the wrong encoding: “{1}” looks like “{2}” (line {3})",
             "{0} 个单元格像是编码读错后存下的：“{1}”像是“{2}”（第 {3} 行）"};
    notes.push_back(
        {Message(findings.repairs ? repaired : said,
                 {mended.texts, mended.text->before, mended.text->after, mended.text->line}),
         findings.repairs ? "--repair no" : "--repair yes", true});
  }
  if (mended.gone) {
    notes.push_back(
        {Message(
             Text{
                 "{0} cells hold characters that are lost for good: “{1}” (line {2}); export them anew, or "
                 "correct them by hand",
                 "{0} 个单元格里有已丢失、无法恢复的字：“{1}”（第 {2} 行）；请重新导出，或手工改正"},
             {mended.lost, mended.gone->after, mended.gone->line}),
         "", true});
  }
}

}  // namespace

std::vector<ShapeNote> shape_notes(const ShapeFindings& findings, const Layout& layout,
                                   const Shape& shape, const FillDown& fill_down,
                                   const sdk::Batch& first) {
  std::vector<ShapeNote> notes;
  if (const KnownExport* known = find_export(layout.headers)) {
    notes.push_back({Message(known->words), ""});
  }
  if (findings.encoding != nullptr) add_encoding(notes, findings);
  if (findings.mended != nullptr) add_mended(notes, findings);
  if (layout.title_rows > 0) {
    std::string title;
    for (const std::string& cell : layout.title_cells.front())
      title += (title.empty() || cell.empty() ? "" : " ") + cell;
    notes.push_back(
        {Message(Text{"{0} title rows above the heads (“{1}”)", "表头上方 {0} 行抬头（“{1}”）"},
                 {static_cast<std::int64_t>(layout.title_rows), shortened(title, 30)}),
         ""});
  }
  if (layout.header_rows > 1) {
    notes.push_back(
        {Message(Text{"the heads stand over lines {0} to {1}", "表头占第 {0} 至 {1} 行"},
                 {layout.first_header_line(), layout.header_line}),
         "--header " + std::to_string(layout.header_line)});
  }
  const std::array<Seen, 5> seen = sorted(layout, shape, first);
  const auto add = [&](RowKind kind, const Text& words, const char* otherwise) {
    const Seen& rows = seen[static_cast<std::size_t>(kind)];
    if (rows.rows > 0)
      notes.push_back({Message(words, {rows.rows, rows.line, rows.example}), otherwise});
  };
  add(RowKind::Total,
      {"{0} rows of sums left out (line {1}: {2})", "不计 {0} 行合计（第 {1} 行：{2}）"},
      "--shape totals=no");
  add(RowKind::Header,
      {"{0} repeated heads and titles left out (line {1}: {2})",
       "不计 {0} 行重复的表头、抬头（第 {1} 行：{2}）"},
      "--shape heads=no");
  add(RowKind::Footer,
      {"{0} footer rows left out (line {1}: {2})", "不计 {0} 行页脚（第 {1} 行：{2}）"},
      "--shape footers=no");
  if (!fill_down.empty() && findings.mended != nullptr && findings.mended->filled > 0) {
    notes.push_back(
        {Message(
             Text{
                 "{0} rows take over from the row above what they leave empty: {1} (first in line {2})",
                 "{0} 行留空的内容取自上一行：{1}（首见第 {2} 行）"},
             {findings.mended->filled, heads_of(layout, fill_down), findings.mended->filled_line}),
         "--shape fill-down=no"});
  }
  return notes;
}

}  // namespace pareto::imports

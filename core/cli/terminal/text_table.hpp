// A table of text for a terminal: space and one rule, no boxes; text left, figures right; never
// wider than the terminal or 100 columns, and no row ever wraps.
//
//     TextTable table({{"#", Align::Right}, {"客户", Align::Left, 0, true}, {"地区"}});
//     table.row({"1", "雾栎饲料", "西南"});
//     table.print(output.out);
//     table.print_footer(output.out, language, {"1 / 48 组"});
//
// When there is no room, columns that give way are shortened with "..", then columns go by their
// drop order, then what is left of the text is shortened; figures never are. Rows may be added
// after a print, which then goes on with the same widths: that is how a million of them stream. One
// thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/display_width.hpp"
#include "core/base/language.hpp"
#include "core/cli/terminal/output.hpp"

namespace pareto::cli {

struct TextColumn {
  std::string heading;
  Align align = Align::Left;
  int drop_order = 0;      // 1 goes first on a narrow terminal; 0 stays
  bool gives_way = false;  // shortened before any column goes: a name
  bool whole = false;      // never shortened, as figures are: a day, an id
};

struct Cell {
  Cell() = default;
  Cell(std::string words, Style style = Style::Plain, std::string mark = {})
      : text(std::move(words)), style(style), mark(std::move(mark)) {}
  Cell(std::string_view words) : text(words) {}
  Cell(const char* words, Style style = Style::Plain) : text(words), style(style) {}

  std::string text;
  Style style = Style::Plain;
  std::string mark;  // behind the text, outside its alignment: "!"
};

class TextTable {
 public:
  explicit TextTable(std::vector<TextColumn> columns);

  TextTable& indent(std::size_t cells);
  // Headings without the line of dashes, for tables that are one thought with their head.
  TextTable& without_rule();

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  // Missing cells are empty.
  void row(std::vector<Cell> cells);
  // With a bar behind the last column; all bars of a table have one scale, on which `share` 1 is 24
  // cells.
  void row_with_bar(std::vector<Cell> cells, double share);
  // Under a rule of its own.
  void totals(std::vector<Cell> cells);

  // For programs: [{"plugin": "abc"}, ...] or csv, instead of `print`. Names stand in the order of
  // the columns; whole numbers in columns of figures stay numbers in json. `by_lines`: an object
  // per line.
  void print_json(Stream& out, const std::vector<std::string>& names, bool by_lines = false) const;
  void print_csv(Stream& out, const std::vector<std::string>& names) const;

  // Prints what was added since the last print, the first time with the head.
  void print(Stream& out);
  // An empty line, then the parts in one dim line, the count of hidden columns last; nothing if
  // there is nothing to say.
  void print_footer(Stream& out, Language language, std::vector<std::string> parts) const;

  // Known after the first print.
  [[nodiscard]] std::size_t hidden_columns() const;

 private:
  struct Row {
    std::vector<Cell> cells;
    double share = -1;  // below 0: no bar
    bool after_rule = false;
  };
  struct Place {
    bool shown = true;
    std::size_t start = 0, width = 0, mark = 0;
  };

  void add(Row row);
  void lay_out(const Terminal& terminal);
  [[nodiscard]] bool fit(std::size_t limit);
  [[nodiscard]] std::size_t natural_width(std::size_t column) const;
  [[nodiscard]] std::size_t line_width() const;
  void shrink(std::size_t limit, std::size_t least, bool any_text);
  void place_bars(std::size_t limit);
  [[nodiscard]] std::string head_line(const Terminal& terminal) const;
  [[nodiscard]] std::string rule_line(const Terminal& terminal) const;
  [[nodiscard]] std::string row_line(const Row& row, const Terminal& terminal) const;
  // Whether anything must align after this column's text.
  [[nodiscard]] bool is_followed(std::size_t column) const;

  std::vector<TextColumn> columns_;
  std::vector<Row> rows_;
  std::vector<Place> places_;  // empty until laid out
  std::size_t indent_ = 2;
  bool rule_ = true;
  bool bars_ = false;
  std::size_t bar_start_ = 0;
  int bar_cells_ = 0;
};

// Lines of a dim label and a text, the texts under each other: what was written, what to type next.
void print_labelled(Stream& out, const std::vector<std::pair<std::string, std::string>>& lines,
                    std::size_t indent = 2);

}  // namespace pareto::cli

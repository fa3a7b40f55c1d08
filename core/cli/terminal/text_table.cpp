#include "core/cli/terminal/text_table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/json_text.hpp"
#include "core/base/message.hpp"
#include "core/cli/terminal/bar.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/model/exact_value.hpp"

namespace pareto::cli {

namespace {

// As JSON writes one: no leading zero, which codes have.
bool is_whole_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || text.size() > 18 || (text.size() > 1 && text.front() == '0')) return false;
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastName = 10, kLeastText = 6;
constexpr int kLeastBar = 8;

// A line written from left to right by cell positions, without blanks at its end.
class Line {
 public:
  explicit Line(const Terminal& terminal) : terminal_(terminal) {}

  void put(std::size_t at, std::string_view text, Style style = Style::Plain) {
    if (text.empty()) return;
    // A figure too wide for a width that was fixed before it came: pushed, but kept apart.
    if (at < cells_) at = cells_ + 1;
    text_.append(at - cells_, ' ');
    text_ += terminal_.styled(style, text);
    cells_ = at + display_width(text);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  const Terminal& terminal_;
  std::string text_;
  std::size_t cells_ = 0;
};

}  // namespace

TextTable::TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}

TextTable& TextTable::indent(std::size_t cells) {
  indent_ = cells;
  return *this;
}

TextTable& TextTable::without_rule() {
  rule_ = false;
  return *this;
}

void TextTable::row(std::vector<Cell> cells) { add({std::move(cells)}); }

void TextTable::row_with_bar(std::vector<Cell> cells, double share) {
  bars_ = true;
  add({std::move(cells), std::max(share, 0.0)});
}

void TextTable::totals(std::vector<Cell> cells) { add({std::move(cells), -1, true}); }

void TextTable::add(Row row) {
  row.cells.resize(columns_.size());
  rows_.push_back(std::move(row));
}

bool TextTable::is_followed(std::size_t column) const {
  if (columns_[column].align == Align::Right || bars_) return true;
  for (std::size_t i = column + 1; i < columns_.size(); ++i) {
    if (places_.empty() || places_[i].shown) return true;
  }
  return false;
}

std::size_t TextTable::natural_width(std::size_t column) const {
  const bool followed = is_followed(column);
  std::size_t width = display_width(alignable(columns_[column].heading)), mark = 0;
  for (const Row& row : rows_) {
    if (!row.cells[column].mark.empty())
      mark = std::max(mark, display_width(row.cells[column].mark) + 1);
  }
  for (const Row& row : rows_) {
    const std::string& text = row.cells[column].text;
    width = std::max(width, display_width(followed ? alignable(text) : printable(text)) + mark);
  }
  return width;
}

std::size_t TextTable::line_width() const {
  std::size_t width = indent_;
  for (const Place& place : places_) {
    if (place.shown) width += place.width + (width > indent_ ? kGap : 0);
  }
  return width;
}

// Takes from the widest first, so that no text is cut to nothing while another keeps its length.
void TextTable::shrink(std::size_t limit, std::size_t least, bool any_text) {
  for (std::size_t width = line_width(); width > limit; --width) {
    Place* widest = nullptr;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool may = columns_[i].gives_way ||
                       (any_text && columns_[i].align == Align::Left && !columns_[i].whole);
      if (!may || !places_[i].shown || places_[i].width <= least) continue;
      if (widest == nullptr || places_[i].width > widest->width) widest = &places_[i];
    }
    if (widest == nullptr) return;
    --widest->width;
  }
}

bool TextTable::fit(std::size_t limit) {
  for (std::size_t i = 0; i < columns_.size(); ++i) places_[i].width = natural_width(i);
  shrink(limit, kLeastName, false);
  return line_width() <= limit;
}

void TextTable::lay_out(const Terminal& terminal) {
  const auto limit = static_cast<std::size_t>(std::max(terminal.usable_columns(), 1));
  places_.assign(columns_.size(), {});
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    for (const Row& row : rows_) {
      const std::string& mark = row.cells[i].mark;
      if (!mark.empty()) places_[i].mark = std::max(places_[i].mark, display_width(mark) + 1);
    }
  }
  bool fits = fit(limit);
  while (!fits) {
    // The lowest drop order goes; of two alike the right one.
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const int order = columns_[i].drop_order;
      if (!places_[i].shown || order == 0) continue;
      if (!next || order <= columns_[*next].drop_order) next = i;
    }
    if (!next) break;
    places_[*next].shown = false;
    fits = fit(limit);
  }
  if (!fits) shrink(limit, kLeastText, true);
  for (std::size_t i = columns_.size(); line_width() > limit && i-- > 1;) places_[i].shown = false;

  std::size_t at = indent_;
  for (Place& place : places_) {
    place.start = at;
    if (place.shown) at += place.width + kGap;
  }
  bar_start_ = at;
  place_bars(limit);
}

void TextTable::place_bars(std::size_t limit) {
  double longest = 0;
  for (const Row& row : rows_) longest = std::max(longest, row.share);
  const int room = limit > bar_start_ ? static_cast<int>(limit - bar_start_) : 0;
  bar_cells_ = std::ceil(std::min(longest, 1.0) * kBarCells) <= room ? kBarCells : room;
  if (bar_cells_ < kLeastBar) bar_cells_ = 0;
}

std::string TextTable::head_line(const Terminal& terminal) const {
  Line line(terminal);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Place& place = places_[i];
    if (!place.shown) continue;
    const std::string heading = shorten(alignable(columns_[i].heading), place.width);
    const bool right = columns_[i].align == Align::Right;
    line.put(place.start + (right ? place.width - display_width(heading) : 0), heading, Style::Dim);
  }
  return line.take();
}

std::string TextTable::rule_line(const Terminal& terminal) const {
  Line line(terminal);
  for (const Place& place : places_) {
    if (place.shown) line.put(place.start, std::string(place.width, '-'), Style::Dim);
  }
  return line.take();
}

std::string TextTable::row_line(const Row& row, const Terminal& terminal) const {
  Line line(terminal);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Place& place = places_[i];
    if (!place.shown) continue;
    const Cell& cell = row.cells[i];
    const std::size_t room = place.width > place.mark ? place.width - place.mark : 0;
    std::string text = is_followed(i) ? alignable(cell.text) : printable(cell.text);
    std::size_t at = place.start;
    if (columns_[i].align == Align::Left) {
      text = shorten(text, room);
    } else if (const std::size_t width = display_width(text); width < room) {
      at += room - width;
    }
    line.put(at, text, cell.style);
    if (!cell.mark.empty()) {
      const std::size_t behind = columns_[i].align == Align::Left ? display_width(text) : room;
      line.put(place.start + behind + 1, cell.mark, cell.style);
    }
  }
  if (row.share > 0 && bar_cells_ > 0) {
    line.put(bar_start_, bar(row.share, terminal.blocks, bar_cells_), Style::Accent);
  }
  return line.take();
}

void TextTable::print_json(Stream& out, const std::vector<std::string>& names,
                           bool by_lines) const {
  std::string text = by_lines ? "" : "[";
  for (const Row& row : rows_) {
    if (by_lines)
      text += '{';
    else
      text += text.size() > 1 ? ",\n  {" : "\n  {";
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) text += ", ";
      pareto::append_json(text, names[i]);
      text += ": ";
      const std::string_view cell = i < row.cells.size() ? row.cells[i].text : std::string_view();
      if (columns_[i].align == Align::Right && is_whole_number(cell)) {
        text += cell;
      } else {
        pareto::append_json(text, cell);
      }
    }
    text += by_lines ? "}\n" : "}";
  }
  if (by_lines) return out.write(text);
  out.line(text + (rows_.empty() ? "]" : "\n]"));
}

void TextTable::print_csv(Stream& out, const std::vector<std::string>& names) const {
  std::string text(model::csv_start(out.terminal().starts_file));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += ',';
    model::append_csv_text(text, names[i]);
  }
  for (const Row& row : rows_) {
    text += '\n';
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) text += ',';
      if (i < row.cells.size()) model::append_csv_text(text, row.cells[i].text);
    }
  }
  out.line(text);
}

void TextTable::print(Stream& out) {
  if (places_.empty()) {
    lay_out(out.terminal());
    out.line(head_line(out.terminal()));
    if (rule_) out.line(rule_line(out.terminal()));
  }
  for (const Row& row : rows_) {
    if (out.failed()) break;
    if (row.after_rule) out.line(rule_line(out.terminal()));
    out.line(row_line(row, out.terminal()));
  }
  rows_.clear();
}

std::size_t TextTable::hidden_columns() const {
  return static_cast<std::size_t>(std::ranges::count(places_, false, &Place::shown));
}

void TextTable::print_footer(Stream& out, Language language, std::vector<std::string> parts) const {
  if (const std::size_t hidden = hidden_columns(); hidden == 1) {
    parts.push_back(say(language, Text{"1 column hidden", "隐藏 1 列"}));
  } else if (hidden > 1) {
    parts.push_back(say(language, Text{"{} columns hidden", "隐藏 {} 列"}, {hidden}));
  }
  if (parts.empty()) return;
  const auto limit = static_cast<std::size_t>(out.terminal().usable_columns());
  std::string line;
  out.line();
  for (const std::string& part : parts) {
    if (!line.empty() && display_width(line) + display_width(part) + 5 > limit) {
      out.line(out.styled(Style::Dim, line));
      line.clear();
    }
    if (!line.empty()) line += "  ·  ";
    line += printable(part);
  }
  out.line(out.styled(Style::Dim, line));
}

namespace {

// Made fit to be shown, but for a style that the program itself gave the whole of it.
std::string shown_text(const Stream& out, const std::string& text) {
  constexpr std::string_view kHere = "x";
  for (const Style style : {Style::Strong, Style::Dim, Style::Accent, Style::Caution, Style::Bad}) {
    const std::string around = out.styled(style, std::string(kHere));
    if (around == kHere) continue;
    const auto at = around.find(kHere);
    const std::string_view before = std::string_view(around).substr(0, at),
                           after = std::string_view(around).substr(at + 1);
    if (text.size() < before.size() + after.size() || !text.starts_with(before) ||
        !text.ends_with(after))
      continue;
    return out.styled(style, printable(std::string_view(text).substr(
                                 before.size(), text.size() - before.size() - after.size())));
  }
  return printable(text);
}

}  // namespace

void print_labelled(Stream& out, const std::vector<std::pair<std::string, std::string>>& lines,
                    std::size_t indent) {
  std::size_t width = 0;
  for (const auto& [label, text] : lines) width = std::max(width, display_width(label));
  for (const auto& [label, text] : lines) {
    Line line(out.terminal());
    line.put(indent, printable(label), Style::Dim);
    line.put(indent + width + kGap, shown_text(out, text));
    out.line(line.take());
  }
}

}  // namespace pareto::cli

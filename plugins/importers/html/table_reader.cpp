#include "table_reader.hpp"

#include <algorithm>
#include <charconv>

#include "shown_number.hpp"

namespace pareto::html_tables {
namespace {

constexpr std::size_t kTitleBytes = 200;
constexpr std::uint32_t kMostSpan = 65'534;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// "display: none", however it is spaced and written.
bool is_hidden(const Attributes& attributes) {
  if (attributes.has("hidden")) return true;
  std::string style;
  for (const char c : attributes.value("style")) {
    if (c != ' ') style += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return style.find("display:none") != std::string::npos;
}

std::uint32_t span_of(const Attributes& attributes, std::string_view name, std::uint32_t whole) {
  const std::string_view text = attributes.value(name);
  std::uint32_t value = 1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value == 0 ? whole : std::min(value, kMostSpan);
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

TableReader::Table* TableReader::cell() {
  return !open_.empty() && open_.back().in_cell ? &open_.back() : nullptr;
}

void TableReader::begin(std::string_view name, const Attributes& attributes) {
  if (skipped_ > 0) {
    ++skipped_;
    return;
  }
  in_title_ = name == "title" && open_.empty();
  has_frames_ = has_frames_ || is_one_of(name, {"frame", "frameset"});
  Table* table = open_.empty() ? nullptr : &open_.back();
  const bool row = name == "tr", part = is_one_of(name, {"td", "th"});
  if (table != nullptr && row) {
    end_row(*table);
    begin_row(*table);
  }
  if (is_one_of(name, {"script", "style", "noscript", "template"}) || is_hidden(attributes) ||
      (name == "option" && !attributes.has("selected"))) {
    skipped_ = 1;
    return;
  }
  if (name == "table") {
    begin_table();
  } else if (table == nullptr || row) {
    return;
  } else if (part || name == "caption") {
    end_cell(*table);
    if (!part) end_row(*table);
    if (!table->in_row) begin_row(*table);
    begin_cell(*table, attributes);
  } else if (table->in_cell) {
    if (is_one_of(name, {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"}))
      table->line = true;
    // What stands in a field of a form.
    if (name == "input" && (!attributes.has("type") || attributes.value("type") == "text"))
      append(*table, attributes.value("value"));
  }
}

void TableReader::end(std::string_view name) {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  in_title_ = false;
  if (open_.empty()) return;
  Table& table = open_.back();
  if (is_one_of(name, {"td", "th"})) {
    end_cell(table);
  } else if (is_one_of(name, {"tr", "caption"})) {
    end_row(table);
  } else if (name == "table") {
    end_row(table);
    open_.pop_back();
  } else if (is_one_of(name, {"p", "div", "li"}) && table.in_cell) {
    table.line = true;
  }
}

void TableReader::text(std::string_view piece) {
  if (skipped_ > 0) return;
  if (in_title_) title_ += piece.substr(0, kTitleBytes - std::min(title_.size(), kTitleBytes));
  if (Table* table = cell()) append(*table, piece);
}

void TableReader::begin_table() {
  depths_.push_back(open_.size());
  rows_.push_back(0);
  open_.emplace_back().number = depths_.size();
}

void TableReader::begin_row(Table& table) {
  table.row = TableRow{};
  table.row.number = ++rows_[table.number - 1];
  table.column = 0;
  table.in_row = true;
}

void TableReader::begin_cell(Table& table, const Attributes& attributes) {
  while (table.column < table.blocked.size() && table.blocked[table.column] > 0) ++table.column;
  table.span = span_of(attributes, "colspan", 1);
  const std::uint32_t rows = span_of(attributes, "rowspan", kMostSpan);
  const std::size_t end = std::min(table.column + table.span, kColumns);
  if (rows > 1 && table.column < end) {
    if (table.blocked.size() < end) table.blocked.resize(end);
    std::fill(table.blocked.begin() + static_cast<std::ptrdiff_t>(table.column),
              table.blocked.begin() + static_cast<std::ptrdiff_t>(end), rows);
  }
  table.begin = table.row.text.size();
  table.known = attributes.value("x:num");
  table.blank = table.line = false;
  table.in_cell = true;
}

// White space becomes one blank between words, none at the ends; of several line breaks one stays.
void TableReader::append(Table& table, std::string_view piece) {
  std::string& out = table.row.text;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const bool hard = piece.substr(i, 2) == "\xC2\xA0";
    if (hard || is_blank(piece[i])) {
      table.blank = true;
      i += hard ? 1 : 0;
      continue;
    }
    if (out.size() - table.begin > kCellBytes || out.size() > kRowBytes) {
      table.row.too_long = true;
      return;
    }
    if (out.size() > table.begin && (table.line || table.blank)) out += table.line ? '\n' : ' ';
    table.line = table.blank = false;
    out += piece[i];
  }
}

void TableReader::end_cell(Table& table) {
  if (!std::exchange(table.in_cell, false)) return;
  TableRow& row = table.row;
  std::string whole;
  if (!table.known.empty() &&
      whole_number(std::string_view(row.text).substr(table.begin), table.known, whole)) {
    row.text.replace(table.begin, std::string::npos, whole);
  }
  if (row.text.size() > table.begin && table.column < kColumns)
    row.cells.push_back({table.column, table.begin, row.text.size() - table.begin});
  table.column += table.span;
}

void TableReader::end_row(Table& table) {
  end_cell(table);
  if (!std::exchange(table.in_row, false)) return;
  for (std::uint32_t& rows : table.blocked) rows -= rows > 0 ? 1 : 0;
  if (!table.row.cells.empty() || table.row.too_long) sink_(table.number, std::move(table.row));
}

}  // namespace pareto::html_tables

// Finds the tables of a page and the texts of their rows, as a reader of the page sees them.
//
// A cell over several columns or rows has its value in the first and leaves the others empty. What
// is hidden (display:none) is not there; line breaks stay, other white space is one blank. A table
// within a cell is a table of its own. Tables are numbered as they begin, from 1. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "page_parser.hpp"

namespace pareto::html_tables {

struct TableRow {
  struct Cell {
    std::size_t column, begin, size;  // in `text`
  };
  std::int64_t number = 0;  // in its table, from 1; those without a value count too
  std::string text;
  std::vector<Cell> cells;
  bool too_long = false;  // a cell of more than 1 MiB, or a row of more than 8 MiB
};

class TableReader final : public PageHandler {
 public:
  static constexpr std::size_t kColumns = 16'384;  // as many as a sheet has
  static constexpr std::size_t kCellBytes = 1024 * 1024;
  static constexpr std::size_t kRowBytes = 8 * 1024 * 1024;

  // Called for each row that has a value, with the number of its table.
  using Sink = std::function<void(std::size_t table, TableRow&& row)>;
  explicit TableReader(Sink sink) : sink_(std::move(sink)) {}

  [[nodiscard]] std::size_t tables() const { return depths_.size(); }
  // How deep a table lies within others, from 0.
  [[nodiscard]] std::size_t depth(std::size_t table) const { return depths_[table - 1]; }
  [[nodiscard]] std::int64_t rows(std::size_t table) const { return rows_[table - 1]; }
  [[nodiscard]] const std::string& title() const { return title_; }
  // The page names other files as its sheets.
  [[nodiscard]] bool has_frames() const { return has_frames_; }

  void begin(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  struct Table {
    std::size_t number = 0;
    TableRow row;
    std::vector<std::uint32_t> blocked;  // by column: rows that a cell from above still covers
    std::size_t column = 0;              // of the next cell
    bool in_row = false, in_cell = false;
    std::size_t begin = 0, span = 1;   // of the cell being read
    bool blank = false, line = false;  // before the next text
    std::string known;                 // the number that it shows
  };

  void begin_table();
  void begin_row(Table& table);
  void begin_cell(Table& table, const Attributes& attributes);
  void end_cell(Table& table);
  void end_row(Table& table);
  void append(Table& table, std::string_view piece);
  [[nodiscard]] Table* cell();

  Sink sink_;
  std::vector<Table> open_;
  std::vector<std::size_t> depths_;
  std::vector<std::int64_t> rows_;
  std::string title_;
  std::size_t skipped_ = 0;  // elements open within one that is not looked at
  bool in_title_ = false, has_frames_ = false;
};

}  // namespace pareto::html_tables

// Rows and cells of a table of Word, as text. Appends to a Body; one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "body.hpp"

namespace pareto::docx {

class Grid {
 public:
  // Opens the table. `sum`: its last row is one.
  Grid(Body& body, std::string_view style, const std::vector<int>& widths, bool sum = false);
  Grid(const Grid&) = delete;
  Grid& operator=(const Grid&) = delete;

  // What borders a row has besides those of the table's style: the row and the line below it belong
  // together.
  enum class Line { Whole, First, Second };
  void begin_row(bool head = false, Line line = Line::Whole);
  // One paragraph in a style, with finished runs, over `span` columns.
  void cell(std::string_view style, std::string_view runs, std::size_t span = 1);
  // A cell with finished paragraphs.
  void cell_of(std::string_view paragraphs, std::string_view properties = {});
  void end_row();
  void finish();

 private:
  Body& body_;
  std::string row_;
  Line line_ = Line::Whole;
};

}  // namespace pareto::docx

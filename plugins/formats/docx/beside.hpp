// Columns beside each other, as a table of Word that has no lines. Values.
#pragma once

#include <string>
#include <vector>

#include "body.hpp"

namespace pareto::docx {

class Beside {
 public:
  [[nodiscard]] bool empty() const { return columns_.empty(); }
  // The next column, of that share of `page` in percent; its room without the gap to what stands
  // right of it.
  int begin(int percent, int page);
  // What stands in the column that was begun last: paragraphs and tables, a paragraph at the end.
  void fill(std::string xml) { columns_.back().xml = std::move(xml); }
  // Writes all of them, and is empty again.
  void write(Body& body);

 private:
  struct Column {
    int width;
    bool last;
    std::string xml;
  };
  std::vector<Column> columns_;
  int percent_ = 0;
};

}  // namespace pareto::docx

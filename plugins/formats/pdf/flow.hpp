// Where blocks go: onto the pages below each other, or into columns that stand beside each other.
//
// What is in columns is held until their end and is one block then; columns longer than a page
// follow one after the other. One thread.
#pragma once

#include <vector>

#include "pages.hpp"

namespace pareto::pdf {

class Flow {
 public:
  Flow(Spool& spool, PaperSize paper) : paper_(paper), pages_(spool, paper) {}

  // Of what is added now.
  [[nodiscard]] double width() const;
  [[nodiscard]] PaperSize paper() const { return paper_; }
  [[nodiscard]] bool in_columns() const { return !columns_.empty(); }
  // A block without a paper of its own is on the document's.
  void add(Block block);
  // A column of that share of the width begins, in percent; 0 ends all columns.
  void beside(int percent);

  void begin_group();
  void end_group();
  void turn_waiting(PaperSize paper) { pages_.turn_waiting(paper); }
  void page_break();
  void finish();
  [[nodiscard]] const std::vector<OutlineEntry>& outline() const { return pages_.outline(); }

 private:
  struct Column {
    int percent;
    std::vector<Block> blocks;
  };
  void close_columns();

  PaperSize paper_;
  Pages pages_;
  std::vector<Column> columns_;
};

}  // namespace pareto::pdf

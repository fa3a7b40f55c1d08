// A table of Markdown, padded so that it reads as one in plain text too. The first rows say how
// wide its columns are; those behind them go through as they come, so that memory does not grow
// with the table.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pareto/format.hpp"

namespace pareto::markdown {

class PipeTable {
 public:
  struct Column {
    std::string heading;
    bool right = false;
  };

  PipeTable(const sdk::Sink& sink, std::vector<Column> columns);
  // As many cells as columns, finished words. Cells beyond are dropped, missing ones are empty.
  void add(std::vector<std::string> cells);
  void finish();

 private:
  void open();
  void write(const std::vector<std::string>& cells);
  void see(const std::vector<std::string>& cells);

  const sdk::Sink& sink_;
  std::vector<Column> columns_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> held_;
  std::string out_;
  bool open_ = false;
};

}  // namespace pareto::markdown

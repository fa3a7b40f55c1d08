#include "sheet_rows.hpp"

#include <pareto/words.hpp>

namespace pareto::xls {

bool SheetRows::next() {
  const std::vector<Cell>& all = sheet_.cells();
  if (end_ == all.size()) return false;
  begin_ = end_;
  text_.clear();
  ends_.clear();
  trouble_.clear();
  for (; end_ < all.size() && all[end_].row == all[begin_].row; ++end_) {
    const Cell& cell = all[end_];
    if (!sheet_.append(text_, cell, book_) && trouble_.empty()) {
      trouble_ = sdk::say(job_, {"there is no shared string {}", "共享字符串 {} 不存在"},
                          {std::to_string(cell.value)});
      trouble_column_ = cell.column - first_column_;
    }
    ends_.push_back(text_.size());
  }
  return true;
}

}  // namespace pareto::xls

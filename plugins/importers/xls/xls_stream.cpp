#include "xls_stream.hpp"

#include <algorithm>

#include <pareto/words.hpp>

namespace pareto::xls {
namespace {

constexpr std::int64_t kMostRows = 16'384;
constexpr std::size_t kBatchText = 8 * 1024 * 1024;
constexpr std::size_t kBatchCells = 2 * 1024 * 1024;

std::string name_of(std::size_t column) { return "c" + std::to_string(column + 1); }

}  // namespace

XlsStream::XlsStream(sdk::Job job, const SheetCells& cells, const Workbook& book,
                     std::size_t first_column, std::size_t columns)
    : job_(job),
      cells_(cells),
      book_(book),
      first_column_(first_column),
      columns_(columns),
      schema_(std::make_shared<const sdk::Schema>(sdk::import_schema_of(columns))),
      builder_(schema_),
      most_rows_(std::clamp<std::int64_t>(static_cast<std::int64_t>(kBatchCells / (columns + 1)), 1,
                                          kMostRows)) {}

bool XlsStream::next(sdk::Batch& batch) {
  job_.check();
  while (at_ < cells_.cells().size() && builder_.rows() < most_rows_ &&
         builder_.text_bytes() < kBatchText) {
    append_row();
  }
  job_.progress(static_cast<std::int64_t>(at_), static_cast<std::int64_t>(cells_.cells().size()));
  if (builder_.rows() == 0) return false;
  batch = builder_.finish();
  return true;
}

void XlsStream::append_row() {
  const std::vector<Cell>& all = cells_.cells();
  const std::size_t begin = at_;
  const std::uint16_t row = all[begin].row;
  while (at_ < all.size() && all[at_].row == row) ++at_;
  const std::int64_t line = row + 1;
  text_.clear();
  ends_.clear();
  for (std::size_t i = begin; i < at_; ++i) {
    const Cell& cell = all[i];
    const std::size_t column = cell.column - first_column_;
    if (column >= columns_) {
      job_.reject(line, name_of(column).c_str(), "",
                  sdk::say(job_,
                           {"a cell behind the last column that a sheet can have: the file is "
                            "damaged in this row",
                            "单元格超出工作表的最后一列：文件在此行已损坏"}));
      return;
    }
    if (!cells_.append(text_, cell, book_)) {
      job_.reject(line, name_of(column).c_str(), "",
                  sdk::say(job_, {"there is no shared string {}", "共享字符串 {} 不存在"},
                           {std::to_string(cell.value)}));
      return;
    }
    ends_.push_back(text_.size());
  }
  std::size_t from = 0;
  for (std::size_t i = begin; i < at_; ++i) {
    const std::size_t end = ends_[i - begin];
    builder_.text(all[i].column - first_column_ + 1,
                  std::string_view(text_).substr(from, end - from));
    from = end;
  }
  builder_.integer(0, line);
  builder_.end_row();
}

}  // namespace pareto::xls

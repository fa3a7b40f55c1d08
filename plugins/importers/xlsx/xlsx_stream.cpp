#include "xlsx_stream.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <pareto/words.hpp>

namespace pareto::xlsx {
namespace {

// The host writes one batch while the next is read: small enough that both are busy soon, and
// memory stays low.
constexpr std::int64_t kMostRows = 16'384;
constexpr std::size_t kBatchText = 8 * 1024 * 1024;
constexpr std::size_t kBatchCells = 2 * 1024 * 1024;

std::string name_of(std::size_t column) { return "c" + std::to_string(column + 1); }

}  // namespace

XlsxStream::XlsxStream(sdk::Job job, std::unique_ptr<SheetReader> sheet, std::size_t columns)
    : job_(job),
      sheet_(std::move(sheet)),
      columns_(columns),
      schema_(std::make_shared<const sdk::Schema>(sdk::import_schema_of(columns))),
      builder_(schema_),
      most_rows_(std::clamp<std::int64_t>(static_cast<std::int64_t>(kBatchCells / (columns + 1)), 1,
                                          kMostRows)),
      seen_in_(columns, 0) {}

bool XlsxStream::next(sdk::Batch& batch) {
  if (ended_) return false;
  job_.check();
  fill();
  job_.progress(static_cast<std::int64_t>(sheet_->part().done()),
                static_cast<std::int64_t>(sheet_->part().size()));
  if (builder_.rows() == 0) return false;
  batch = builder_.finish();
  return true;
}

void XlsxStream::fill() {
  while (builder_.rows() < most_rows_) {
    if (!std::exchange(held_, false) && !sheet_->next()) {
      ended_ = true;
      return;
    }
    if (!append()) {
      held_ = true;
      return;
    }
  }
}

// False if the batch has no room for the row.
bool XlsxStream::append() {
  const SheetReader& row = *sheet_;
  if (!row.trouble().empty()) {
    job_.reject(row.row(), name_of(row.trouble_column()).c_str(), "", row.trouble());
    return true;
  }
  if (row.width() > columns_) {
    const std::string found = std::to_string(row.width()), known = std::to_string(columns_);
    job_.reject(row.row(), name_of(row.width() - 1).c_str(), row.text(row.cells() - 1),
                sdk::say(job_,
                         {"more cells than columns: {} in this row, {} in the sheet",
                          "单元格多于列数：本行 {} 个，工作表 {} 列"},
                         {found, known}));
    return true;
  }
  if (builder_.rows() > 0 && builder_.text_bytes() + row.bytes() > kBatchText) return false;
  ++rows_;
  for (std::size_t i = 0; i < row.cells(); ++i) {
    // Two cells of one place: a damaged file, in which the first counts.
    if (std::exchange(seen_in_[row.column(i)], rows_) != rows_)
      builder_.text(row.column(i) + 1, row.text(i));
  }
  builder_.integer(0, row.row());
  builder_.end_row();
  return true;
}

}  // namespace pareto::xlsx

#include "csv_stream.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <pareto/words.hpp>

namespace pareto::csv {
namespace {

using Found = RecordReader::Found;

// The host writes one batch while the next is read: small enough that both are busy soon, and
// memory stays low.
constexpr std::int64_t kMostRows = 16'384;
constexpr std::size_t kBatchText = 8 * 1024 * 1024;
constexpr std::size_t kBatchCells = 2 * 1024 * 1024;

std::string number(std::int64_t value) { return std::to_string(value); }

}  // namespace

CsvStream::CsvStream(sdk::Job job, RecordReader& reader, const sdk::TextReader& text,
                     std::uint64_t bytes, std::size_t columns, std::size_t cell_bytes)
    : job_(job),
      reader_(reader),
      text_(text),
      bytes_(bytes),
      columns_(columns),
      cell_bytes_(cell_bytes),
      schema_(std::make_shared<const sdk::Schema>(sdk::import_schema_of(columns))),
      builder_(schema_),
      most_rows_(std::clamp<std::int64_t>(static_cast<std::int64_t>(kBatchCells / (columns + 1)), 1,
                                          kMostRows)) {}

bool CsvStream::next(sdk::Batch& batch) {
  if (ended_) return false;
  job_.check();
  fill();
  job_.progress(static_cast<std::int64_t>(text_.position()), static_cast<std::int64_t>(bytes_));
  if (ended_ && text_.replaced() > 0) {
    job_.figure("replaced_characters", static_cast<double>(text_.replaced()));
  }
  if (builder_.rows() == 0) return false;
  batch = builder_.finish();
  return true;
}

void CsvStream::fill() {
  while (builder_.rows() < most_rows_) {
    const Found found = std::exchange(held_, false) ? Found::Record : reader_.next();
    if (found == Found::End) {
      ended_ = true;
      return;
    }
    if (found != Found::Record) {
      reject(found);
    } else if (!append()) {
      held_ = true;
      return;
    }
  }
}

// False if the batch has no room for the record.
bool CsvStream::append() {
  if (builder_.rows() > 0 && builder_.text_bytes() + reader_.raw().size() > kBatchText)
    return false;
  const std::size_t cells = reader_.cells();
  for (std::size_t i = columns_; i < cells; ++i) {
    if (reader_.is_empty(i)) continue;
    const std::string found = number(static_cast<std::int64_t>(cells)),
                      known = number(static_cast<std::int64_t>(columns_));
    job_.reject(reader_.line(), "", reader_.raw(),
                sdk::say(job_,
                         {"more cells than columns: {} in this row, {} in the file",
                          "单元格多于列数：本行 {} 个，文件 {} 列"},
                         {found, known}));
    return true;
  }
  bool any = false;
  for (std::size_t i = 0; i < std::min(cells, columns_); ++i) {
    const std::string_view cell = reader_.cell(i);
    if (cell.empty()) continue;
    builder_.text(i + 1, cell);
    any = true;
  }
  if (!any) return true;
  builder_.integer(0, reader_.line());
  builder_.end_row();
  return true;
}

void CsvStream::reject(Found found) {
  std::string why, column;
  if (found == Found::CellTooLong) {
    column = "c" + number(static_cast<std::int64_t>(reader_.cells()));
    const std::string limit = number(static_cast<std::int64_t>(cell_bytes_)),
                      most = number(static_cast<std::int64_t>(RecordReader::kRecordBytes));
    if (limit == most) {
      why = sdk::say(job_, {"the cell is longer than {} bytes", "单元格超过 {} 字节"}, {limit});
    } else {
      why = sdk::say(job_,
                     {"the cell is longer than {} bytes; to take longer ones: --set cell_bytes={}",
                      "单元格超过 {} 字节；要放宽：--set cell_bytes={}"},
                     {limit, most});
    }
  } else if (found == Found::RecordTooLong) {
    why = sdk::say(job_, {"the row is longer than 8 MiB", "该行超过 8 MiB"});
  } else {
    const std::string begin = number(reader_.quote_line()),
                      rest = number(reader_.next_line() - reader_.line());
    why = sdk::say(job_,
                   {"the quote that begins in line {} is not closed up to the end of the file: its "
                    "last {} lines were not read",
                    "第 {} 行开始的引号直到文件末尾都没有结束：最后 {} 行未读入"},
                   {begin, rest});
  }
  job_.reject(reader_.line(), column.c_str(), reader_.raw(), why);
}

}  // namespace pareto::csv

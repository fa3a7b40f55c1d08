#include "workbook_rows.hpp"

#include <utility>

#include <pareto/words.hpp>

namespace pareto::spreadsheetml {

WorkbookRows::WorkbookRows(const sdk::Job& job, sdk::Input input, std::size_t sheet,
                           sdk::SheetRange range)
    : job_(job),
      sheet_(sheet),
      reader_(range,
              [this](std::size_t of, SheetRow&& row) {
                if (of == sheet_) found_.push_back(std::move(row));
              }),
      xml_(job, input, reader_) {}

bool WorkbookRows::next() {
  while (found_.empty() && !ended_) {
    ended_ = !xml_.read();
    // What follows the sheet is nothing to import.
    if (reader_.sheets().size() > sheet_ + 1) ended_ = true;
  }
  if (found_.empty()) return false;
  row_ = std::move(found_.front());
  found_.pop_front();
  trouble_ = row_.too_long ? sdk::say(job_, {"a cell of this row is longer than 1 MiB, or the row "
                                             "longer than 8 MiB",
                                             "该行有单元格超过 1 MiB，或整行超过 8 MiB"})
                           : std::string();
  return true;
}

}  // namespace pareto::spreadsheetml

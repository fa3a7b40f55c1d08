#include "html_rows.hpp"

#include <utility>

#include <pareto/words.hpp>

namespace pareto::html_tables {

HtmlRows::HtmlRows(const sdk::Job& job, sdk::Input input, TableSpan tables)
    : job_(job),
      tables_(tables),
      text_(job, input),
      reader_([this](std::size_t table, TableRow&& row) { take(table, std::move(row)); }),
      parser_(job, reader_) {}

void HtmlRows::take(std::size_t table, TableRow&& row) {
  if (table < tables_.first || table > tables_.last) return;
  if (table_ != 0 && table_ != table) before_ += reader_.rows(table_);
  table_ = table;
  row.number += before_;
  found_.push_back(std::move(row));
}

bool HtmlRows::next() {
  while (found_.empty() && !ended_) {
    const std::string_view piece = text_.next();
    ended_ = piece.empty();
    ended_ ? parser_.finish() : parser_.feed(piece);
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

}  // namespace pareto::html_tables

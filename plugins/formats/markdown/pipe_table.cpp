#include "pipe_table.hpp"

#include <algorithm>
#include <utility>

#include "pareto/text_width.hpp"
#include "words.hpp"

namespace pareto::markdown {
namespace {

constexpr std::size_t kHeldRows = 300, kWidest = 48, kNarrowest = 3, kPiece = 60'000;

}  // namespace

PipeTable::PipeTable(const sdk::Sink& sink, std::vector<Column> columns)
    : sink_(sink), columns_(std::move(columns)), widths_(columns_.size(), kNarrowest) {}

void PipeTable::see(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < widths_.size() && i < cells.size(); ++i) {
    widths_[i] = std::max(widths_[i], std::min(kWidest, sdk::text_width(cells[i])));
  }
}

void PipeTable::add(std::vector<std::string> cells) {
  if (open_) return write(cells);
  see(cells);
  held_.push_back(std::move(cells));
  if (held_.size() >= kHeldRows) open();
}

void PipeTable::write(const std::vector<std::string>& cells) {
  static const std::string kNothing;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string& cell = i < cells.size() ? cells[i] : kNothing;
    const std::size_t width = sdk::text_width(cell),
                      blanks = width < widths_[i] ? widths_[i] - width : 0;
    out_ += "| ";
    if (columns_[i].right) out_.append(blanks, ' ');
    out_ += cell;
    if (!columns_[i].right) out_.append(blanks, ' ');
    out_ += ' ';
  }
  out_ += "|\n";
  if (out_.size() > kPiece) {
    sink_.write(out_);
    out_.clear();
  }
}

void PipeTable::open() {
  if (std::exchange(open_, true)) return;
  std::vector<std::string> heads;
  for (const Column& column : columns_) heads.push_back(escaped(column.heading));
  see(heads);
  write(heads);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    out_ += '|' + std::string(widths_[i] + 1, '-') + (columns_[i].right ? ":" : "-");
  }
  out_ += "|\n";
  for (const auto& cells : std::exchange(held_, {})) write(cells);
}

void PipeTable::finish() {
  if (columns_.empty()) return;
  open();
  out_ += '\n';
  sink_.write(out_);
  out_.clear();
}

}  // namespace pareto::markdown

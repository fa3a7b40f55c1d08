#include "flow.hpp"

#include <algorithm>
#include <utility>

namespace pareto::pdf {
namespace {

constexpr double kColumnGap = 8, kColumnsSpace = 4;

}  // namespace

double Flow::width() const {
  const double whole = Pages::body_width(paper_);
  if (columns_.empty()) return whole;
  const double share = std::clamp(columns_.back().percent / 100.0, .1, 1.0);
  return share >= 1 ? whole : (whole - kColumnGap) * share;
}

void Flow::add(Block block) {
  if (block.paper == PaperSize{0, 0}) block.paper = paper_;
  if (columns_.empty())
    pages_.add(std::move(block));
  else
    columns_.back().blocks.push_back(std::move(block));
}

void Flow::beside(int percent) {
  if (percent > 0)
    columns_.push_back({percent, {}});
  else
    close_columns();
}

void Flow::close_columns() {
  std::vector<Column> columns = std::exchange(columns_, {});
  if (columns.empty()) return;
  double most = 0;
  for (const Column& column : columns) {
    double height = 0;
    for (const Block& block : column.blocks)
      height += block.height + (&block == &column.blocks.front() ? 0 : block.space);
    most = std::max(most, height);
  }
  if (most > Pages::body_height(paper_)) {
    for (Column& column : columns) {
      for (Block& block : column.blocks) pages_.add(std::move(block));
    }
    return;
  }
  Block whole{.height = most, .space = kColumnsSpace, .paper = paper_};
  double x = 0;
  for (const Column& column : columns) {
    double y = 0;
    for (const Block& block : column.blocks) {
      if (&block != &column.blocks.front()) y += block.space;
      whole.picture.add(block.picture, x, y);
      y += block.height;
      if (block.level > 0 && whole.level == 0) {
        whole.level = block.level;
        whole.entry = block.entry;
      }
    }
    x += (Pages::body_width(paper_) - kColumnGap) * column.percent / 100.0 + kColumnGap;
  }
  pages_.add(std::move(whole));
}

void Flow::begin_group() {
  if (columns_.empty()) pages_.begin_group();
}
void Flow::end_group() {
  if (columns_.empty()) pages_.end_group();
}
void Flow::page_break() {
  close_columns();
  pages_.page_break();
}
void Flow::finish() {
  close_columns();
  pages_.finish();
}

}  // namespace pareto::pdf

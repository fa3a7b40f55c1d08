#include "pages.hpp"

#include <algorithm>
#include <utility>

namespace pareto::pdf {
namespace {

constexpr double kGroupShare = .8;  // of a page: what is longer flows on

}  // namespace

double Pages::waiting_height() const {
  double height = 0;
  for (const Block& block : waiting_) height += block.height + block.space;
  return height;
}

void Pages::add(Block block) {
  waiting_.push_back(std::move(block));
  if (grouping_ && waiting_height() > kGroupShare * body_height(waiting_.back().paper))
    grouping_ = false;
  if (!grouping_) place_finished(false);
}

void Pages::begin_group() {
  end_group();
  // A heading that waits for what it heads belongs to the group.
  place_finished(waiting_.empty() || !waiting_.back().with_next);
  grouping_ = true;
}

void Pages::end_group() {
  if (!std::exchange(grouping_, false)) return;
  place(waiting_.size());
}

void Pages::turn_waiting(PaperSize paper) {
  for (auto block = waiting_.rbegin(); block != waiting_.rend() && block->with_next; ++block) {
    if (block->paper == paper) continue;
    if (block->for_width) *block = block->for_width(body_width(paper));
    block->paper = paper;
  }
}

// Chains of blocks that belong together, as far as it is known that they are whole: the last waits
// for what may cling to it.
void Pages::place_finished(bool all) {
  while (!waiting_.empty()) {
    std::size_t end = 1;
    while (end < waiting_.size() && (waiting_[end - 1].with_next || waiting_[end].with_previous))
      ++end;
    if (end == waiting_.size() && !all) return;
    place(end);
  }
}

void Pages::place(std::size_t count) {
  if (count == 0) return;
  double height = 0;
  bool has_head = false;
  for (std::size_t i = 0; i < count; ++i) {
    height += waiting_[i].height + (i == 0 && !used_ ? 0 : waiting_[i].space);
    has_head |= waiting_[i].is_head;
  }
  const Block& first = waiting_.front();
  const bool other_paper = first.paper != size_;
  if (used_ && (other_paper || y_ + height > body_height(size_) + 1e-6)) {
    // What does not fit on any page begins where it is.
    const bool fits_a_page =
        height <= body_height(first.paper) - (first.repeat && !has_head ? first.repeat->height : 0);
    if (other_paper || fits_a_page) end_page();
  }
  for (std::size_t i = 0; i < count; ++i) {
    Block& block = waiting_[i];
    const double needed = block.height + (used_ ? block.space : 0);
    if (used_ && (block.paper != size_ || y_ + needed > body_height(size_) + 1e-6)) end_page();
    if (!used_) {
      size_ = block.paper;
      if (block.repeat && !block.is_head) {
        page_.add(block.repeat->picture, kMarginSide, kMarginTop);
        y_ = block.repeat->height;
      }
    }
    put(block);
  }
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
}

void Pages::put(Block& block) {
  if (used_) y_ += block.space;
  if (block.level > 0)
    outline_.push_back({block.level, std::move(block.entry), spool_.pages(), kMarginTop + y_});
  page_.add(block.picture, kMarginSide, kMarginTop + y_);
  y_ += block.height;
  used_ = true;
}

void Pages::end_page() {
  spool_.add(size_, page_);
  page_ = Picture();
  y_ = 0;
  used_ = false;
}

void Pages::page_break() {
  end_group();
  place_finished(true);
  if (used_) end_page();
}

void Pages::finish() {
  page_break();
  // A document without a word is a page, too.
  if (spool_.pages() == 0) end_page();
}

}  // namespace pareto::pdf

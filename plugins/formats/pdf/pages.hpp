// Puts blocks below each other onto pages: keeps together what belongs together, repeats heads of
// tables, never splits a block.
//
//     pages.add({.height = 7.4, .picture = row, .repeat = head});
//
// A finished page goes to the spool, so memory holds one page and what waits to be placed: at most
// a group (begin_group) of less than a page. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "look.hpp"
#include "picture.hpp"
#include "spool.hpp"

namespace pareto::pdf {

// What is drawn above the first of several blocks on a further page.
struct RepeatedHead {
  double height;
  Picture picture;
};

struct Block {
  double height = 0;
  Picture picture = {};
  double space = 0;            // above it, unless it is the first on its page
  bool with_next = false;      // not last on a page
  bool with_previous = false;  // not first on a page
  bool is_head = false;        // the head itself: nothing is repeated above it
  std::shared_ptr<const RepeatedHead> repeat = {};
  PaperSize paper = {0, 0};  // none: that of the document
  // Makes it for another width, where it goes over the whole of one; empty: it stays as it is.
  std::function<Block(double width)> for_width = {};
  // An entry of the outline: 1 a section, 2 a part of it, 0 none.
  int level = 0;
  std::string entry = {};
};

struct OutlineEntry {
  int level;
  std::string text;
  std::int64_t page;
  double y;  // mm from the top of the page
};

class Pages {
 public:
  Pages(Spool& spool, PaperSize paper) : spool_(spool), size_(paper) {}

  void add(Block block);
  // What follows, until the end of the group, stands on one page if it is not longer than most of
  // one.
  void begin_group();
  void end_group();
  // What waits to be followed by something goes onto that paper with it.
  void turn_waiting(PaperSize paper);
  void page_break();
  void finish();

  [[nodiscard]] static double body_width(PaperSize paper) { return paper.width - 2 * kMarginSide; }
  [[nodiscard]] static double body_height(PaperSize paper) {
    return paper.height - kMarginTop - kMarginBottom;
  }
  [[nodiscard]] const std::vector<OutlineEntry>& outline() const { return outline_; }

 private:
  [[nodiscard]] double waiting_height() const;
  void place_finished(bool all);
  void place(std::size_t count);
  void put(Block& block);
  void end_page();

  Spool& spool_;
  PaperSize size_;  // of the page that is being filled
  Picture page_;
  double y_ = 0;  // from the top of the body
  bool used_ = false, grouping_ = false;
  std::vector<Block> waiting_;
  std::vector<OutlineEntry> outline_;
};

}  // namespace pareto::pdf

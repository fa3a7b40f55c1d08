// Words in lines: broken at blanks and between Chinese characters, never before a closing or behind
// an opening mark; always at kLineEnd.
//
//     const TextBlock block(fonts, spans, style, width);
//     block.draw(picture, x, y);                      // y is its top
//
// A word longer than a line is broken wherever it must. Values that point into Fonts: valid until
// its trim(). One thread.
#pragma once

#include <limits>
#include <string_view>
#include <vector>

#include "fonts.hpp"
#include "look.hpp"
#include "pareto/document.hpp"
#include "picture.hpp"

namespace pareto::pdf {

// A run of words of one style.
struct Run {
  std::string_view text;
  TextStyle style;
  bool tier = false;   // a badge
  bool whole = false;  // in one line
};

inline constexpr std::string_view kLineEnd = "\u2028";

enum class Align { Left, Middle, Right };

class TextBlock {
 public:
  static constexpr double kEndless = std::numeric_limits<double>::infinity();

  // Lines are as distant as `line`, whatever the sizes of the runs. With `clauses` a line is rather
  // broken between clauses.
  TextBlock(Fonts& fonts, const std::vector<Run>& runs, double line, double width = kEndless,
            bool clauses = false);
  TextBlock(Fonts& fonts, std::string_view text, const TextStyle& style, double width = kEndless)
      : TextBlock(fonts, std::vector<Run>{{text, style}}, style.line, width) {}

  TextBlock(TextBlock&&) = default;
  TextBlock(const TextBlock&) = delete;

  [[nodiscard]] std::size_t lines() const { return lines_.size(); }
  [[nodiscard]] double height() const { return line_ * static_cast<double>(lines_.size()); }
  // Of the widest line.
  [[nodiscard]] double width() const;
  void draw(Picture& picture, double x, double y, Align align = Align::Left) const {
    draw(picture, x, y, align, 0, lines_.size());
  }
  // Lines from `first` up to, not including, `last`; `x` is where they begin, end or have their
  // middle.
  void draw(Picture& picture, double x, double y, Align align, std::size_t first,
            std::size_t last) const;

 private:
  struct Word {
    const Shaped* shape;
    const TextStyle* style;
    double width, blank;  // blank: behind it, unless it ends a line
    bool glued;           // no break behind it
    bool ends_clause;
    bool ends_line;
    std::string_view tier;  // not empty: a badge
  };
  struct Line {
    std::size_t from, to;
    double width;
  };
  void make_words();
  void add_word(std::string_view text, const Run& run, double blank, bool glued, bool ends_clause);
  void break_lines(double width, bool clauses);

  Fonts* fonts_;
  std::vector<Run> runs_;
  std::vector<Word> words_;
  std::vector<Line> lines_;
  double line_, limit_;
};

// Where the base line lies in a line of that height.
constexpr double base_line(double line, double size) { return line / 2 + .37 * size; }

// A run for each span of a document, in the colours of their styles.
std::vector<Run> runs_of(const sdk::Spans& spans, const TextStyle& style);

// The badge of a tier with its top left at x, y; answers its width.
double draw_badge(Fonts& fonts, Picture& picture, double x, double y, std::string_view tier,
                  double size = 4.3);
double badge_width(Fonts& fonts, std::string_view tier, double size = 4.3);

}  // namespace pareto::pdf

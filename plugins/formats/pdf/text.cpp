#include "text.hpp"

#include <algorithm>

#include "pareto/em_width.hpp"

namespace pareto::pdf {
namespace {

using sdk::Ink;
using sdk::Style;

constexpr double kBadgeText = points(7.6);

// No line begins with these, none ends with those.
constexpr bool is_ideograph(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }
constexpr bool closes(char32_t c) {
  if (is_ideograph(c)) return false;
  for (const char32_t mark : U"，。、；：？！）》」』】”’…％%,.;:?!)]}") {
    if (c == mark && c != 0) return true;
  }
  return false;
}
constexpr bool opens(char32_t c) {
  if (is_ideograph(c)) return false;
  for (const char32_t mark : U"（《「『【“‘([{") {
    if (c == mark && c != 0) return true;
  }
  return false;
}
constexpr bool ends_clause(char32_t c) { return c == U'，' || c == U'；' || c == U'。'; }

}  // namespace

TextBlock::TextBlock(Fonts& fonts, const std::vector<Run>& runs, double line, double width,
                     bool clauses)
    : fonts_(&fonts), runs_(runs), line_(line), limit_(width) {
  make_words();
  break_lines(width, clauses);
}

void TextBlock::add_word(std::string_view text, const Run& run, double blank, bool glued,
                         bool ends) {
  const Shaped& shape = fonts_->shape(text, run.style.bold);
  const double width = shape.width * run.style.size;
  if (width <= limit_ || text.size() <= 1) {
    words_.push_back({&shape, &run.style, width, blank, glued, ends, false, {}});
    return;
  }
  // Longer than a line: as many characters as fit, again and again.
  std::string_view rest = text;
  while (!rest.empty()) {
    std::string_view end = rest;
    double room = 0;
    while (!end.empty()) {
      std::string_view after = end;
      sdk::next_character(after);
      const double more =
          fonts_->width(end.substr(0, end.size() - after.size()), run.style.bold) * run.style.size;
      if (room + more > limit_ * .98 && end.size() < rest.size()) break;
      room += more;
      end = after;
    }
    const std::string_view part = rest.substr(0, rest.size() - end.size());
    const Shaped& shaped = fonts_->shape(part, run.style.bold);
    const bool last = end.empty();
    words_.push_back({&shaped,
                      &run.style,
                      shaped.width * run.style.size,
                      last ? blank : 0,
                      last && glued,
                      last && ends,
                      false,
                      {}});
    rest = end;
  }
}

void TextBlock::make_words() {
  for (std::size_t r = 0; r < runs_.size(); ++r) {
    const Run& run = runs_[r];
    if (run.tier) {
      words_.push_back(
          {nullptr, &run.style, badge_width(*fonts_, run.text), 0, false, false, false, run.text});
      continue;
    }
    if (run.whole) {
      add_word(run.text, run, 0, false, false);
      continue;
    }
    std::string_view rest = run.text;
    while (!rest.empty()) {
      if (rest.front() == ' ' || rest.front() == '\n') {
        const double blank = fonts_->width(" ", run.style.bold) * run.style.size;
        if (!words_.empty()) {
          words_.back().blank = blank;
          words_.back().glued = false;
        }
        rest.remove_prefix(1);
        continue;
      }
      if (rest.starts_with(kLineEnd)) {
        if (!words_.empty()) {
          words_.back().ends_line = true;
          words_.back().glued = false;
        }
        rest.remove_prefix(kLineEnd.size());
        continue;
      }
      // One word: up to a blank, or one Chinese character with the marks that cling to it.
      std::string_view end = rest;
      char32_t last = 0;
      while (!end.empty() && end.front() != ' ' && end.front() != '\n' &&
             !end.starts_with(kLineEnd)) {
        std::string_view after = end;
        const char32_t code = sdk::next_character(after);
        const bool may_break = last != 0 &&
                               (sdk::detail::is_square(last) || sdk::detail::is_square(code)) &&
                               !closes(code) && !opens(last);
        if (may_break) break;
        last = code;
        end = after;
      }
      const std::string_view word = rest.substr(0, rest.size() - end.size());
      rest = end;
      // Across runs of different styles a word goes on, unless Chinese borders on it.
      bool glued = false;
      if (rest.empty() && r + 1 < runs_.size() && !runs_[r + 1].text.empty() &&
          !runs_[r + 1].tier) {
        std::string_view next = runs_[r + 1].text;
        const char32_t code = sdk::next_character(next);
        glued = code != ' ' && code != 0x2028 &&
                (closes(code) || opens(last) ||
                 !(sdk::detail::is_square(last) || sdk::detail::is_square(code)));
      }
      add_word(word, run, 0, glued, ends_clause(last));
    }
  }
}

void TextBlock::break_lines(double width, bool clauses) {
  if (words_.empty()) return;
  Line line{0, 0, 0};
  double blank = 0;  // behind the last word of the line
  for (std::size_t i = 0; i < words_.size();) {
    // What no line may be broken within.
    std::size_t end = i + 1;
    while (end < words_.size() && words_[end - 1].glued) ++end;
    double room = 0;
    for (std::size_t k = i; k < end; ++k)
      room += words_[k].width + (k + 1 < end ? words_[k].blank : 0);
    bool full = line.to > line.from && line.width + blank + room > width + 1e-6;
    if (!full && clauses && line.to > line.from && words_[i - 1].ends_clause) {
      double clause = 0;
      for (std::size_t k = i; k < words_.size(); ++k) {
        clause += words_[k].width + words_[k].blank;
        if (words_[k].ends_clause) break;
      }
      full = line.width + blank + clause > width && clause <= width;
    }
    full |= line.to > line.from && words_[i - 1].ends_line;
    if (full) {
      lines_.push_back(line);
      line = {i, i, 0};
      blank = 0;
    }
    line.width += blank + room;
    line.to = end;
    blank = words_[end - 1].blank;
    i = end;
  }
  lines_.push_back(line);
}

double TextBlock::width() const {
  double most = 0;
  for (const Line& line : lines_) most = std::max(most, line.width);
  return most;
}

void TextBlock::draw(Picture& picture, double x, double y, Align align, std::size_t first,
                     std::size_t last) const {
  for (std::size_t l = first; l < last; ++l) {
    const Line& line = lines_[l];
    double at = x - (align == Align::Left    ? 0
                     : align == Align::Right ? line.width
                                             : line.width / 2);
    const double top = y + line_ * static_cast<double>(l - first);
    double size = 0;
    for (std::size_t i = line.from; i < line.to; ++i) size = std::max(size, words_[i].style->size);
    const double base = top + base_line(line_, size);
    for (std::size_t i = line.from; i < line.to;) {
      const Word& word = words_[i];
      if (word.shape == nullptr) {
        draw_badge(*fonts_, picture, at, top + (line_ - 4.3) / 2, word.tier);
        at += word.width + word.blank;
        ++i;
        continue;
      }
      // Words of one style are one text.
      Shaped words;
      std::size_t next = i;
      for (; next < line.to && words_[next].shape != nullptr && words_[next].style == word.style;
           ++next) {
        words.append(*words_[next].shape);
        if (words_[next].blank > 0 && next + 1 < line.to)
          words.append(fonts_->shape(" ", word.style->bold));
      }
      picture.text(at, base, words, word.style->size, word.style->colour);
      at += words.width * word.style->size;
      i = next;
    }
  }
}

std::vector<Run> runs_of(const sdk::Spans& spans, const TextStyle& style) {
  std::vector<Run> runs;
  for (const sdk::Span& span : spans) {
    TextStyle own = style;
    switch (span.style) {
      case Style::Strong:
        own.bold = true;
        break;
      case Style::Accent:
        own.colour = colour_of(Ink::Accent);
        break;
      case Style::Bad:
        own.colour = colour_of(Ink::Bad);
        break;
      case Style::Dim:
        own.colour = colour_of(Ink::Text3);
        break;
      default:
        break;
    }
    if (span.style == Style::Accent) own.bold = true;
    runs.push_back({span.text, own, span.style == Style::Tier, false});
  }
  return runs;
}

double badge_width(Fonts& fonts, std::string_view tier, double size) {
  return std::max(size, fonts.width(sdk::clipped(tier, 8), true) * kBadgeText + 1.2);
}

double draw_badge(Fonts& fonts, Picture& picture, double x, double y, std::string_view tier,
                  double size) {
  const double width = badge_width(fonts, tier, size);
  const sdk::TierColours colours = sdk::tier_colours(tier);
  sdk::Colour ground = colours.ground;
  if (!colours.has_ground) ground.alpha = 0;
  picture.rect(x, y, width, size, ground, .8, colours.has_ground ? 0 : .2);
  const Shaped& letter = fonts.shape(sdk::clipped(tier, 8), true);
  picture.text(x + (width - letter.width * kBadgeText) / 2, y + base_line(size, kBadgeText), letter,
               kBadgeText, colours.letter);
  return width;
}

}  // namespace pareto::pdf

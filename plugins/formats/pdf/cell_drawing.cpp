#include "cell_drawing.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "text.hpp"

namespace pareto::pdf {

using sdk::Ink;

double badges_width(Fonts& fonts, std::string_view tier) {
  const std::size_t arrow = tier.find('>');
  if (arrow == std::string_view::npos) return tier.empty() ? 0 : badge_width(fonts, tier);
  return badge_width(fonts, tier.substr(0, arrow)) + 5 + badge_width(fonts, tier.substr(arrow + 1));
}

void draw_badges(Fonts& fonts, Picture& picture, double x, double middle, std::string_view tier,
                 const TextStyle& arrow_style) {
  if (tier.empty()) return;
  const double top = middle - kBadge / 2;
  const std::size_t arrow = tier.find('>');
  x += draw_badge(fonts, picture, x, top, tier.substr(0, arrow));
  if (arrow == std::string_view::npos) return;
  const TextBlock sign(fonts, "→", arrow_style);
  sign.draw(picture, x + 2.5, middle - sign.height() / 2, Align::Middle);
  draw_badge(fonts, picture, x + 5, top, tier.substr(arrow + 1));
}

void draw_spark(Picture& picture, double left, double middle, std::string_view text) {
  std::vector<double> values;
  std::size_t ghosts = 0;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    double value = 0;
    if (word == "|") {
      ghosts = values.size();
    } else if (!word.empty()) {
      std::from_chars(word.data(), word.data() + word.size(), value);
      values.push_back(std::isfinite(value) ? std::max(value, 0.0) : 0.0);
    }
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
  if (values.empty()) return;
  const double most = std::max(*std::max_element(values.begin(), values.end()), 1e-300);
  const double pitch = kSpark / static_cast<double>(values.size()),
               bottom = middle + kSparkHeight / 2;
  for (std::size_t k = 0; k < values.size(); ++k) {
    const double height = kSparkHeight * values[k] / most;
    if (height > 0) {
      picture.rect(left + pitch * static_cast<double>(k), bottom - height, pitch * .78, height,
                   colour_of(k < ghosts ? Ink::ChartGhost : Ink::ChartA));
    }
  }
  picture.line(left, bottom, left + kSpark, bottom, .2, colour_of(Ink::LineStrong));
}

}  // namespace pareto::pdf

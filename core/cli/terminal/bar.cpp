#include "core/cli/terminal/bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace pareto::cli {

namespace {
constexpr std::array<std::string_view, 8> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
}

std::string bar(double share, bool blocks, int cells) {
  if (!(share > 0) || cells <= 0) return {};
  share = std::min(share, 1.0);
  if (!blocks) return std::string(std::max(1L, std::lround(share * cells)), '#');
  // A hair more, so that a share that is exactly an eighth does not fall below it in binary;
  // downwards, since a bar must not claim what is not there.
  const auto eighths = std::max(1L, static_cast<long>(share * cells * 8 + 1e-9));
  std::string out;
  for (long i = 0; i < eighths / 8; ++i) out += "█";
  return out += kEighths[static_cast<std::size_t>(eighths % 8)];
}

}  // namespace pareto::cli

#include "core/cli/terminal/printable.hpp"

#include <algorithm>
#include <array>

#include "core/base/utf8.hpp"

namespace pareto::cli {

namespace {

struct Replacement {
  char32_t sign;
  std::string_view plain;
};

// Sorted. All are of "ambiguous" East Asian width: one cell in a Latin font, two in a Chinese one.
constexpr std::array kPlain = {
    Replacement{U'¤', "$"},   Replacement{U'§', "S."},   Replacement{U'±', "+/-"},
    Replacement{U'·', "."},   Replacement{U'×', "x"},    Replacement{U'÷', "/"},
    Replacement{U'‐', "-"},   Replacement{U'–', "-"},    Replacement{U'—', "-"},
    Replacement{U'―', "-"},   Replacement{U'‖', "||"},   Replacement{U'‘', "'"},
    Replacement{U'’', "'"},   Replacement{U'“', "\""},   Replacement{U'”', "\""},
    Replacement{U'†', "+"},   Replacement{U'•', "*"},    Replacement{U'‥', ".."},
    Replacement{U'…', ".."},  Replacement{U'‰', "o/oo"}, Replacement{U'′', "'"},
    Replacement{U'″', "\""},  Replacement{U'※', "*"},    Replacement{U'€', "EUR"},
    Replacement{U'←', "<-"},  Replacement{U'↑', "^"},    Replacement{U'→', "->"},
    Replacement{U'↓', "v"},   Replacement{U'↔', "<->"},  Replacement{U'⇒', "=>"},
    Replacement{U'⇔', "<=>"}, Replacement{U'≈', "~"},    Replacement{U'≠', "!="},
    Replacement{U'≤', "<="},  Replacement{U'≥', ">="},   Replacement{U'─', "-"},
    Replacement{U'━', "-"},   Replacement{U'│', "|"},    Replacement{U'█', "#"},
    Replacement{U'■', "#"},   Replacement{U'□', "[]"},   Replacement{U'▲', "^"},
    Replacement{U'△', "^"},   Replacement{U'▼', "v"},    Replacement{U'▽', "v"},
    Replacement{U'◆', "*"},   Replacement{U'○', "o"},    Replacement{U'●', "*"},
    Replacement{U'★', "*"},   Replacement{U'☆', "*"},
};
static_assert(std::ranges::is_sorted(kPlain, {}, &Replacement::sign));

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
}
bool turns_direction(char32_t code) {
  return code == 0x200E || code == 0x200F || code == 0x061C || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

void append_plain(std::string& out, char32_t code) {
  const auto* found = std::ranges::lower_bound(kPlain, code, {}, &Replacement::sign);
  if (found != kPlain.end() && found->sign == code) {
    out += found->plain;
  } else {
    append_utf8(out, code);
  }
}

std::string cleaned(std::string_view text, bool plain) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (is_control(code)) {
      out += ' ';
    } else if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (turns_direction(code)) {
      continue;
    } else if (plain) {
      append_plain(out, code);
    } else {
      append_utf8(out, code);
    }
  }
  return out;
}

}  // namespace

std::string printable(std::string_view text) { return cleaned(text, false); }
std::string alignable(std::string_view text) { return cleaned(text, true); }

}  // namespace pareto::cli

#include "core/base/plausible_text.hpp"

#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

int commonness_of(char32_t code) {
  if (unihan::is_han(code)) return unihan::frequency(code);
  if (code >= 0x3000 && code <= 0x303F) return 9;  // 、。《》
  if (code >= 0xFF01 && code <= 0xFF5E) return 9;  // full-width letters and marks
  if (code >= 0x2010 && code <= 0x2122) return 5;  // “ ” … ™
  return code == 0xA5 || code == 0xFFE5 ? 9 : 1;
}

}  // namespace

Plausibility plausibility_of(std::string_view text) {
  Plausibility out;
  std::size_t sum = 0, damaged = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (code < 0x80) continue;
    ++out.characters;
    out.han += unihan::is_han(code);
    const bool private_use = code >= 0xE000 && code <= 0xF8FF;
    damaged += private_use || code == kReplacement;
    sum += static_cast<std::size_t>(commonness_of(code));
  }
  if (out.characters == 0) return out;
  out.commonness = static_cast<double>(sum) / static_cast<double>(out.characters);
  out.damaged = static_cast<double>(damaged) / static_cast<double>(out.characters);
  return out;
}

}  // namespace pareto

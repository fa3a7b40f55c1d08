// Text that people write by hand, line by line, with Chinese punctuation or plain: a scorecard, a
// table of segments.
//
//     const std::string text = plain_text(written, kWide);        // "Ａ ＝ x ｜ y" reads as its wide signs are given in kWide
//     for (const std::string_view line : split(text, '\n')) …      // trimmed; empty ones, too, so that lines can be counted
//     for (const std::string_view word : split(line, ' ')) …       // words: no empty ones
//
// Views look into the text that was given. Values; any thread. Header-only, standard library only.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::sdk {
inline namespace v0 {

struct WideSign {
  std::string_view wide, plain;
};

// Signs of `wide` in their plain form; tabs and returns as blanks.
[[nodiscard]] inline std::string plain_text(std::string_view text, std::span<const WideSign> wide) {
  std::string out;
  while (!text.empty()) {
    const auto sign = std::find_if(wide.begin(), wide.end(),
                                   [&](const WideSign& one) { return text.starts_with(one.wide); });
    if (sign != wide.end()) {
      out += sign->plain;
      text.remove_prefix(sign->wide.size());
    } else {
      out += text.front() == '\t' || text.front() == '\r' ? ' ' : text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// The trimmed parts between `by`; between blanks without the empty ones.
[[nodiscard]] inline std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    const std::string_view part = trimmed(text.substr(at, end - at));
    if (by != ' ' || !part.empty()) out.push_back(part);
    at = end + 1;
  }
  return out;
}

}  // namespace v0
}  // namespace pareto::sdk

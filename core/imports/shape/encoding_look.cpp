#include "core/imports/shape/encoding_look.hpp"

#include <algorithm>

#include "core/imports/cells/cell_text.hpp"

namespace pareto::imports {
namespace {

constexpr std::size_t kShown = 48;  // characters of a line

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = trimmed(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string mended(std::string_view bytes, Encoding encoding) {
  std::string out;
  Decoder(encoding, Slips::Mend).feed(bytes, true, out);
  return out;
}

}  // namespace

EncodingLook look_at_bytes(std::string_view bytes, std::optional<Encoding> told) {
  const DetectedEncoding detected = detect_encoding(bytes);
  EncodingLook look{told.value_or(detected.encoding), told ? 1.0 : detected.confidence, {}, {}};
  const std::string read = decode(bytes, look.encoding);
  if (!told && detected.second && detected.confidence < kSureEncoding) {
    const std::string other = decode(bytes, *detected.second);
    for (std::string_view a = read, b = other; !a.empty() && !b.empty() && !look.second;) {
      const std::string_view line = next_line(a), other_line = next_line(b);
      if (line != other_line)
        look.second = {*detected.second, shortened(line, kShown), shortened(other_line, kShown)};
    }
  }
  if (look.encoding != Encoding::Gb18030 && look.encoding != Encoding::Big5) return look;
  if (read.find("\xEF\xBF\xBD") == read.npos) return look;
  const std::string better = mended(bytes, look.encoding);
  std::int64_t number = 0;
  for (std::string_view a = read, b = better; !a.empty() && !b.empty() && !look.slip;) {
    std::string_view before = next_line(a), after = next_line(b);
    ++number;
    if (before == after) continue;
    // The cell, not the line: up to where the two differ and on to the next mark.
    const auto differ = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto cell = [](std::string_view line, std::size_t at) {
      constexpr std::string_view kMarks = ",;\t\"|";
      const std::size_t begin = line.substr(0, at).find_last_of(kMarks) + 1;
      return line.substr(begin, std::min(line.find_first_of(kMarks, at), line.size()) - begin);
    };
    const auto at = static_cast<std::size_t>(differ.first - before.begin());
    look.slip = {number, shortened(cell(before, at), kShown), shortened(cell(after, at), kShown)};
  }
  return look;
}

}  // namespace pareto::imports

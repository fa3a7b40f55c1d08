#include "names.hpp"

#include <algorithm>

#include "pareto/text_width.hpp"

namespace pareto::xlsx_format {
namespace {

constexpr std::size_t kLongestName = 31;

std::size_t length_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t claims = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(claims, text.size() - at);
}

// UTF-16 units: what Excel counts.
std::size_t units(std::size_t bytes) { return bytes == 4 ? 2 : 1; }

std::string clipped(std::string_view text, std::size_t most) {
  std::size_t count = 0, at = 0;
  while (at < text.size()) {
    const std::size_t length = length_at(text, at);
    count += units(length);
    if (count > most) break;
    at += length;
  }
  return std::string(text.substr(0, at));
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

std::string cell_text(std::string_view text, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    // U+FFFE and U+FFFF are no characters of XML, not even escaped.
    if (text.substr(i, 3) == "\uFFFE" || text.substr(i, 3) == "\uFFFF") {
      out += "\uFFFD";
      i += 2;
      continue;
    }
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) {
      if (c != '\r') out += "\uFFFD";
    } else {
      out += c;
    }
  }
  return clipped(out, most);
}

std::string sheet_name(std::string_view words, std::set<std::string>& taken) {
  std::string base = cell_text(words, 200);
  for (char& c : base) {
    if (std::string_view("[]:*?/\\\n\t").find(c) != std::string_view::npos) c = ' ';
  }
  while (!base.empty() && (base.front() == ' ' || base.front() == '\'')) base.erase(0, 1);
  base = clipped(base, kLongestName);
  while (!base.empty() && (base.back() == ' ' || base.back() == '\'')) base.pop_back();
  if (base.empty() || lower(base) == "history") base = "Sheet";  // Excel keeps "History" to itself
  std::string name = base;
  for (int n = 2; !taken.insert(lower(name)).second; ++n) {
    const std::string behind = " (" + std::to_string(n) + ")";
    name = clipped(base, kLongestName - behind.size()) + behind;
  }
  return name;
}

double width_of(std::string_view text) {
  std::size_t widest = 0;
  while (true) {
    const std::size_t end = text.find('\n');
    widest = std::max(widest, sdk::text_width(text.substr(0, end)));
    if (end == std::string_view::npos) return static_cast<double>(widest);
    text.remove_prefix(end + 1);
  }
}

}  // namespace pareto::xlsx_format

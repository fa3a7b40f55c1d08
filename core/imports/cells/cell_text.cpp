#include "core/imports/cells/cell_text.hpp"

#include "core/base/date.hpp"
#include "core/base/utf8.hpp"

namespace pareto::imports {
namespace {

constexpr std::string_view kWideBlanks[] = {"\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::string_view trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    if (text.empty()) break;
    if (static_cast<unsigned char>(text.front()) < 0x80 &&
        static_cast<unsigned char>(text.back()) < 0x80) {
      break;
    }
    for (const std::string_view blank : kWideBlanks) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
      if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
    }
  }
  return text;
}

bool is_none(std::string_view text) {
  if (text.empty()) return true;
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead != '-' && lead != 0xE2 && lead != 0xEF) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const bool dash =
        code == U'-' || code == 0xFF0D || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
    if (!dash) return false;
  }
  return true;
}

bool is_sheet_error(std::string_view text) {
  if (text.empty() || text.front() != '#') return false;
  for (const std::string_view error :
       {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"}) {
    if (text == error) return true;
  }
  return text.find_first_not_of('#') == std::string_view::npos && text.size() > 1;
}

bool is_code_like(std::string_view text) {
  if (text.empty() || text.size() > 32) return false;
  bool digit = false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool number = c >= '0' && c <= '9';
    if (!letter && !number && c != '-' && c != '_' && c != '.' && c != '/') return false;
    digit = digit || number;
  }
  if (!digit) return false;
  return text.find_first_of("-/.") == std::string_view::npos || !parse_date(text);
}

bool is_plain(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F) return false;
  }
  return true;
}

std::string half_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t code = next_code_point(text, at);
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
    if (code == 0x3000 || code == 0xA0) code = U' ';
    append_utf8(out, code);
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t most) {
  std::size_t at = 0, count = 0;
  while (at < text.size() && count < most) {
    (void)next_code_point(text, at);
    ++count;
  }
  if (at >= text.size()) return std::string(text);
  return std::string(text.substr(0, at)) + "…";
}

}  // namespace pareto::imports

#include "ooxml/xml.hpp"

#include "pareto/text_width.hpp"

namespace pareto::ooxml {

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    // Most texts have nothing to escape: as much as goes at once.
    std::size_t plain = 0;
    while (plain < text.size()) {
      const auto byte = static_cast<unsigned char>(text[plain]);
      if (byte < 0x20 || byte >= 0x7F || byte == '&' || byte == '<' || byte == '>' || byte == '"')
        break;
      ++plain;
    }
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte >= 0x80) {
      std::string_view rest = text;
      const char32_t code = sdk::next_character(rest);
      const bool held = code != 0xFFFD && (code < 0xD800 || code > 0xDFFF) && code != 0xFFFE &&
                        code != 0xFFFF && code <= 0x10FFFF;
      if (held)
        out += text.substr(0, text.size() - rest.size());
      else
        out += "\uFFFD";
      text = rest;
      continue;
    }
    text.remove_prefix(1);
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
      case '\t':
        out += ' ';
        break;
      case '\r':
        break;
      default:
        out += "\uFFFD";
    }
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

}  // namespace pareto::ooxml

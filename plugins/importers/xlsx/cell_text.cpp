#include "cell_text.hpp"

namespace pareto::xlsx {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

void append_string(std::string& out, std::string_view raw) {
  for (;;) {
    const auto at = raw.find("_x");
    if (at == std::string_view::npos || at + 7 > raw.size()) break;
    unsigned code = 0;
    bool escape = raw[at + 6] == '_';
    for (std::size_t i = at + 2; i < at + 6 && escape; ++i) {
      const int digit = hex(raw[i]);
      escape = digit >= 0;
      code = code << 4 | static_cast<unsigned>(digit & 15);
    }
    // Half characters and zero bytes are no text.
    escape = escape && code != 0 && (code < 0xD800 || code > 0xDFFF);
    out += raw.substr(0, escape ? at : at + 2);
    raw.remove_prefix(escape ? at + 7 : at + 2);
    if (!escape) continue;
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0 | code >> 6);
      out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
      out += static_cast<char>(0xE0 | code >> 12);
      out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (code & 0x3F));
    }
  }
  out += raw;
}

}  // namespace pareto::xlsx

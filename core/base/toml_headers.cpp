#include "core/base/toml_headers.hpp"

#include <algorithm>

namespace pareto {
namespace {

bool begins_key(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '"' || c == '\'';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t", at), text.size());
}

// Behind the string whose first quote is at `at`; strings of one quote end with their line.
std::size_t skip_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool literal = quote == '\'';
  const std::string_view three = literal ? "'''" : "\"\"\"";
  const bool lines = text.substr(at, 3) == three;
  for (at += lines ? 3 : 1; at < text.size(); ++at) {
    if (text[at] == '\\' && !literal) {
      ++at;
    } else if (lines && text.substr(at, 3) == three) {
      return at + 3;
    } else if (!lines && text[at] == quote) {
      return at + 1;
    } else if (!lines && text[at] == '\n') {
      return at;
    }
  }
  return text.size();
}

}  // namespace

std::optional<std::size_t> toml_header_without_key(std::string_view text) {
  std::size_t depth = 0;  // of lists and inline tables that are open
  bool line_begins = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '\n') {
      line_begins = true;
      ++at;
    } else if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (c == '"' || c == '\'') {
      line_begins = false;
      at = skip_string(text, at);
    } else if (c == '[' && line_begins && depth == 0) {
      std::size_t next = skip_blanks(text, at + 1);
      if (next < text.size() && text[next] == '[') next = skip_blanks(text, next + 1);
      if (next < text.size() && text[next] != ']' && !begins_key(text[next])) {
        const std::string_view before = text.substr(0, at);
        return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
      }
      // The rest of a header's line is nothing to look into but its quotes and comment.
      line_begins = false;
      at = next;
      while (at < text.size() && text[at] != '\n' && text[at] != '#')
        at = text[at] == '"' || text[at] == '\'' ? skip_string(text, at) : at + 1;
    } else {
      if (c == '[' || c == '{') ++depth;
      if ((c == ']' || c == '}') && depth > 0) --depth;
      line_begins = line_begins && (c == ' ' || c == '\t' || c == '\r');
      ++at;
    }
  }
  return std::nullopt;
}

}  // namespace pareto

#include "document_shape.hpp"

#include <algorithm>
#include <vector>

namespace pareto::jsonl {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string_view without_edges(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  return begin == text.npos ? std::string_view()
                            : text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// Behind the string whose quote is at `at`; a line break ends it, too.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    } else if (text[at] == '\n') {
      return at;
    }
  }
  return text.npos;
}

// One "{…}" or "[…]", with a comma or brackets of a list around it.
bool is_whole_row(std::string_view line) {
  while (line.starts_with('[') && line.size() > 1 && line[1] == '{') line.remove_prefix(1);
  while (line.ends_with(',') || (line.ends_with(']') && line.starts_with('{')))
    line.remove_suffix(1);
  return (line.starts_with('{') || line.starts_with('[')) && end_of_value(line, 0) == line.size();
}

bool is_bracket(std::string_view line) { return line == "[" || line == "]" || line == "],"; }

// Most lines are rows, and the first is none that only opens something.
bool is_lines(std::string_view text, bool whole) {
  std::size_t rows = 0, others = 0;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end == text.size() && !whole && rows + others > 0) break;  // cut off
    const std::string_view line = without_edges(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || is_bracket(line)) continue;
    const bool row = is_whole_row(line);
    if (first && !row && std::string_view("{[,:").find(line.back()) != line.npos) return false;
    first = false;
    ++(row ? rows : others);
  }
  return rows > others;
}

struct List {
  std::size_t begin;  // behind its bracket
  std::string path;
  char row;  // what its first row begins with
};

// The first list of objects that lies in objects only, or the list at `wanted`.
std::optional<List> find_list(std::string_view text, std::string_view wanted) {
  std::vector<std::string> path;  // a key for each object that is open
  std::string key;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      const std::size_t end = end_of_string(text, at);
      if (end == text.npos) return std::nullopt;
      if (!path.empty() && text[end - 1] == '"' && end - at >= 2) {
        const std::size_t next = text.find_first_not_of(kBlank, end);
        if (next != text.npos && text[next] == ':') path.back() = text.substr(at + 1, end - at - 2);
      }
      at = end;
    } else if (c == '{') {
      path.emplace_back();
      ++at;
    } else if (c == '}') {
      if (!path.empty()) path.pop_back();
      ++at;
    } else if (c == '[') {
      std::string name;
      for (const std::string& part : path) name += (name.empty() ? "" : ".") + part;
      const std::size_t next = text.find_first_not_of(kBlank, at + 1);
      const char row = next == text.npos ? '\0' : text[next];
      if (wanted.empty() ? row == '{' : name == wanted) return List{at + 1, std::move(name), row};
      const std::size_t end = end_of_value(text, at);
      if (end == text.npos) return std::nullopt;
      at = end;
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

Shape in_list(const List& list) {
  return {list.row == '[' ? Shape::Arrays : Shape::Objects, list.begin, true, list.path};
}

}  // namespace

std::size_t end_of_value(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
      if (at == text.npos) return at;
      if (depth == 0) return at;
      continue;
    }
    ++at;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') {
      if (depth <= 1) return at;
      --depth;
    }
  }
  return text.npos;
}

std::optional<Shape> shape_of(std::string_view text, bool whole, std::string_view wanted) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == text.npos || (text[begin] != '{' && text[begin] != '[')) return std::nullopt;
  if (!wanted.empty() && wanted != ".") {
    const auto list = find_list(text, wanted);
    return list ? std::optional(in_list(*list)) : std::nullopt;
  }
  const std::size_t end = end_of_value(text, begin);
  const bool alone = whole && end != text.npos && text.find_first_not_of(kBlank, end) == text.npos;
  if (text[begin] == '{') {
    if (!alone && is_lines(text.substr(begin), whole)) return Shape{Shape::Lines, begin};
    if (wanted.empty() && (alone || end == text.npos)) {
      if (const auto list = find_list(text, "")) return in_list(*list);
    }
    return Shape{Shape::Objects, begin};
  }
  const std::size_t next = text.find_first_not_of(kBlank, begin + 1);
  const char row = next == text.npos ? '\0' : text[next];
  if (row == '[') return Shape{Shape::Arrays, begin + 1, true};
  if (row == '{' && !is_lines(text.substr(begin), whole)) return Shape{Shape::Objects, begin};
  return Shape{Shape::Lines, begin};
}

}  // namespace pareto::jsonl

#include "element_reader.hpp"

#include <algorithm>

namespace pareto::jsonl {

std::string_view beginning_of(std::string_view text) {
  constexpr std::size_t kShown = 200;
  std::size_t size = std::min(text.size(), kShown);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
    --size;
  return text.substr(0, size);
}

namespace {

constexpr std::string_view kBlank = " \t\r\n";

// What a line says of a row: without blanks, the comma behind it, and the brackets of a list of
// objects around it.
std::string_view row_of(std::string_view line) {
  const auto trim = [&] {
    const std::size_t begin = line.find_first_not_of(kBlank);
    line = begin == line.npos ? std::string_view()
                              : line.substr(begin, line.find_last_not_of(kBlank) - begin + 1);
  };
  trim();
  if (line == "[" || line == "]" || line == "],") return {};
  if (line.starts_with('[') && line.find_first_not_of(kBlank, 1) == line.find('{')) {
    line.remove_prefix(1);
    trim();
  }
  if (line.ends_with(',')) {
    line.remove_suffix(1);
    trim();
  }
  if (line.starts_with('{') && line.ends_with(']')) {
    line.remove_suffix(1);
    trim();
  }
  return line;
}

}  // namespace

std::string_view ElementReader::peek(std::size_t bytes) {
  while (rest().size() < bytes && refill()) {
  }
  return rest();
}

void ElementReader::start(const Shape& shape) {
  shape_ = shape;
  consume(std::min(shape.begin, rest().size()));
}

ElementReader::Found ElementReader::next() {
  consume(std::exchange(taken_, 0));
  text_ = {};
  if (over_) return Found::End;
  return shape_.kind == Shape::Lines ? next_line() : next_value();
}

ElementReader::Found ElementReader::next_line() {
  for (;;) {
    std::size_t end = rest().find('\n');
    while (end == std::string_view::npos) {
      const std::size_t seen = rest().size();
      if (seen > kMostBytes || !refill()) break;
      end = rest().find('\n', seen);
    }
    line_ = next_line_;
    if (end == std::string_view::npos && !ended_) {
      beginning_ = beginning_of(rest());
      do {
        consume(rest().size());
        if (!refill()) break;
        end = rest().find('\n');
      } while (end == std::string_view::npos);
      if (end != std::string_view::npos) consume(end + 1);
      text_ = beginning_;
      return Found::TooLong;
    }
    if (rest().empty()) {
      over_ = true;
      return Found::End;
    }
    const std::size_t size = std::min(end, rest().size());
    text_ = row_of(rest().substr(0, size));
    taken_ = std::min(size + 1, rest().size());
    if (!text_.empty()) return Found::Element;
    consume(std::exchange(taken_, 0));
  }
}

ElementReader::Found ElementReader::next_value() {
  // Between rows stand commas and blanks, and brackets where rows are objects.
  const bool brackets = shape_.kind == Shape::Objects && !shape_.enclosed;
  for (;;) {
    const std::size_t at = rest().find_first_not_of(brackets ? " \t\r\n,[]" : " \t\r\n,");
    if (at != std::string_view::npos) {
      consume(at);
      break;
    }
    consume(rest().size());
    if (!refill()) {
      over_ = true;
      return Found::End;
    }
  }
  line_ = next_line_;
  if (rest()[0] == ']') {  // the list is closed
    over_ = true;
    return Found::End;
  }
  if (rest()[0] == '}') {  // closes nothing: to be said like any row that cannot be read
    taken_ = 1;
    text_ = rest().substr(0, 1);
    return Found::Element;
  }
  std::size_t depth = 0, at = 0;
  bool quoted = false;
  for (;; ++at) {
    while (at >= rest().size() && refill()) {
    }
    if (at >= rest().size()) {
      if (depth == 0 && !quoted) {  // a value without brackets at the end of the file
        taken_ = rest().size();
        text_ = rest();
        return Found::Element;
      }
      over_ = true;
      text_ = beginning_of(rest());
      return Found::Unclosed;
    }
    if (at > kMostBytes) return skip_value(at, depth, quoted);
    const char c = buffer_[begin_ + at];
    if (quoted) {
      if (c == '\\')
        ++at;
      else if (c == '"' || c == '\n')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth == 0) break;  // of a value without brackets
      if (--depth == 0) {
        ++at;
        break;
      }
    } else if (depth == 0 && (c == ',' || c == '\n')) {
      break;
    }
  }
  taken_ = at;
  text_ = rest().substr(0, at);
  return Found::Element;
}

// Goes on to the end of a row that is too long, and keeps nothing of it.
ElementReader::Found ElementReader::skip_value(std::size_t seen, std::size_t depth, bool quoted) {
  beginning_ = beginning_of(rest());
  consume(seen);
  bool escaped = false;
  for (;;) {
    if (rest().empty() && !refill()) {
      over_ = true;
      text_ = beginning_;
      return Found::Unclosed;
    }
    const std::string_view piece = rest();
    std::size_t at = 0;
    for (; at < piece.size(); ++at) {
      const char c = piece[at];
      if (std::exchange(escaped, false)) continue;
      if (quoted) {
        escaped = c == '\\';
        quoted = c != '"' && c != '\n';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && (depth == 0 || --depth == 0)) {
        consume(at + 1);
        text_ = beginning_;
        return Found::TooLong;
      }
    }
    consume(piece.size());
  }
}

bool ElementReader::refill() {
  if (ended_) return false;
  const std::string_view piece = source_();
  if (piece.empty()) {
    ended_ = true;
    return false;
  }
  buffer_.erase(0, std::exchange(begin_, 0));
  buffer_ += piece;
  return true;
}

void ElementReader::consume(std::size_t bytes) {
  const std::string_view gone = rest().substr(0, bytes);
  next_line_ += std::count(gone.begin(), gone.end(), '\n');
  begin_ += bytes;
  consumed_ += bytes;
}

}  // namespace pareto::jsonl

#include "core/base/fold.hpp"

#include <cstdint>

#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

// Appends to `out`, one blank at most between two characters and none in front.
class FoldedText {
 public:
  explicit FoldedText(std::string& out) : out_(out) {}

  void add(char32_t code) {
    const char32_t to = unihan::folded(code);
    if (to == U' ') {
      blank_ = !out_.empty();
      return;
    }
    if (to == unihan::kDropped) return;
    if (blank_) out_ += ' ';
    blank_ = false;
    if (to == unihan::kSeveral) {
      out_ += unihan::folded_letters(code);
    } else {
      append_utf8(out_, to);
    }
  }

 private:
  std::string& out_;
  bool blank_ = false;
};

bool is_header_mark(char c) {
  return std::string_view(" *:;_-./\\#\"'`,!?|").find(c) != std::string_view::npos;
}

// Without the marks of headers, and without brackets and, if `contents` is false, what they hold.
std::string without_marks(std::string_view folded, bool contents) {
  std::string out;
  int depth = 0;
  for (const char c : folded) {
    if (c == '(' || c == '[' || c == '{' || c == '<') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}' || c == '>') {
      if (depth > 0) --depth;
    } else if ((contents || depth == 0) && !is_header_mark(c)) {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  FoldedText folded(out);
  for (std::size_t at = 0; at < text.size();) folded.add(next_code_point(text, at));
  return out;
}

std::string fold_header(std::string_view text) {
  const std::string folded = fold(text);
  std::string out = without_marks(folded, false);
  return out.empty() ? without_marks(folded, true) : out;
}

}  // namespace pareto

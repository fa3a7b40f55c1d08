#include "line_reader.hpp"

#include <algorithm>
#include <utility>

#include "property.hpp"

namespace pareto::vcard {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// A soft break that nobody meant: the value ends in "=", and the card goes on.
bool is_border(std::string_view line) {
  return same_word(line.substr(0, 9), "END:VCARD") || same_word(line.substr(0, 11), "BEGIN:VCARD");
}

bool is_quoted_printable(std::string_view line) {
  return holds_word(line.substr(0, std::min(line.find(':'), line.size())), "QUOTED-PRINTABLE");
}

}  // namespace

bool LineReader::next() {
  if (!has_ahead_ && !read_ahead()) return false;
  text_.swap(ahead_);
  cut_ = ahead_cut_;
  line_ = lines_read_;
  has_ahead_ = false;
  const bool quoted = is_quoted_printable(text_);
  while (read_ahead()) {
    if (quoted && text_.ends_with('=') && !is_border(ahead_)) {
      text_.pop_back();
      append(ahead_);
    } else if (!ahead_.empty() && is_blank(ahead_[0])) {
      append(std::string_view(ahead_).substr(keep_blanks_ ? 0 : 1));
    } else {
      break;
    }
    has_ahead_ = false;
  }
  return true;
}

void LineReader::append(std::string_view piece) {
  const std::size_t room = kMostBytes - std::min(kMostBytes, text_.size());
  cut_ = cut_ || ahead_cut_ || piece.size() > room;
  text_.append(piece.substr(0, room));
}

bool LineReader::read_ahead() {
  if (ended_) return false;
  ahead_.clear();
  ahead_cut_ = false;
  bool found = false;  // some of the line, be it empty
  for (;;) {
    if (piece_.empty()) {
      piece_ = source_();
      if (piece_.empty()) {
        ended_ = true;
        break;
      }
    }
    if (std::exchange(after_cr_, false) && piece_[0] == '\n') {
      piece_.remove_prefix(1);
      continue;
    }
    found = true;
    const std::size_t end = std::min(piece_.find_first_of("\r\n"), piece_.size());
    const std::size_t room = kMostBytes - std::min(kMostBytes, ahead_.size());
    ahead_.append(piece_.substr(0, std::min(end, room)));
    ahead_cut_ = ahead_cut_ || end > room;
    if (end == piece_.size()) {
      piece_ = {};
      continue;
    }
    after_cr_ = piece_[end] == '\r';
    piece_.remove_prefix(end + 1);
    break;
  }
  if (!found) return false;
  ++lines_read_;
  has_ahead_ = true;
  return true;
}

}  // namespace pareto::vcard

#include "record_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace pareto::csv {
namespace {

constexpr std::size_t kRawBytes = 4096;  // of a skipped record, kept to show it

// CR, LF and CRLF count once each.
std::int64_t line_ends(const char* begin, const char* end) {
  const auto lf = std::count(begin, end, '\n');
  const auto cr = std::count(begin, end, '\r');
  if (cr == 0) return lf;
  std::int64_t pairs = 0;
  for (const char* at = begin;
       (at = static_cast<const char*>(std::memchr(at, '\r', end - at))) != nullptr; ++at) {
    if (at + 1 < end && at[1] == '\n') ++pairs;
  }
  return lf + cr - pairs;
}

std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

}  // namespace

RecordReader::RecordReader(Source source, Dialect dialect, std::size_t cell_bytes)
    : source_(std::move(source)),
      dialect_(dialect),
      marks_(dialect.separator),
      cell_bytes_(std::min(cell_bytes, kRecordBytes)) {}

void RecordReader::set_dialect(Dialect dialect) {
  dialect_ = dialect;
  marks_ = MarkFinder(dialect.separator);
  marks_.start(begin_, end_);
}

std::string_view RecordReader::peek(std::size_t bytes) {
  while (static_cast<std::size_t>(end_ - begin_) < bytes && refill()) {
  }
  return {begin_, static_cast<std::size_t>(end_ - begin_)};
}

// Moves what is not consumed to the front and puts more behind it. At least doubles what there is,
// so that a long record is not parsed anew for every piece. False at the end of the text.
bool RecordReader::refill() {
  if (ended_) return false;
  const std::size_t kept = static_cast<std::size_t>(end_ - begin_);
  if (kept > 0) std::memmove(buffer_.get(), begin_, kept);
  std::size_t size = kept;
  while (size < 2 * kept || size == kept) {
    const std::string_view piece = source_();
    if (piece.empty()) {
      ended_ = true;
      break;
    }
    if (size + piece.size() + MarkFinder::kSlack > capacity_) {
      capacity_ = std::max(size + piece.size() + MarkFinder::kSlack, 2 * capacity_);
      auto larger = std::make_unique<char[]>(capacity_);
      if (size > 0) std::memcpy(larger.get(), buffer_.get(), size);
      buffer_ = std::move(larger);
    }
    std::memcpy(buffer_.get() + size, piece.data(), piece.size());
    size += piece.size();
  }
  begin_ = buffer_.get();
  end_ = begin_ + size;
  marks_.start(begin_, end_);
  return size > kept;
}

void RecordReader::consume_to(char* at) {
  consumed_ += static_cast<std::uint64_t>(at - begin_);
  begin_ = at;
}

RecordReader::Found RecordReader::next() {
  line_ = next_line_;
  for (;;) {
    if (begin_ == end_ && !refill()) {
      count_ = 0;
      raw_ = {};
      return Found::End;
    }
    const Parsed parsed = parse();
    if (parsed == Parsed::More) {
      const bool cell = static_cast<std::size_t>(end_ - cell_begin_) > cell_bytes_ + 2;
      if (cell || static_cast<std::size_t>(end_ - begin_) > kRecordBytes) {
        return skip(cell ? Found::CellTooLong : Found::RecordTooLong);
      }
      refill();
      continue;
    }
    if (parsed == Parsed::Unclosed) {
      quote_line_ = line_ + lines_;
      lines_ += line_ends(cell_begin_, end_) + (end_[-1] != '\n');
      stop_ = end_;
    }
    const bool too_long = static_cast<std::size_t>(stop_ - begin_) > kRecordBytes;
    raw_ = {begin_, static_cast<std::size_t>(stop_ - begin_)};
    while (!raw_.empty() && (raw_.back() == '\n' || raw_.back() == '\r')) raw_.remove_suffix(1);
    next_line_ += lines_;
    consume_to(stop_);
    if (parsed == Parsed::Whole && long_cell_ == 0 && !too_long) return Found::Record;
    raw_ = cut(raw_, kRawBytes);
    if (parsed == Parsed::Unclosed) return Found::Unclosed;
    if (long_cell_ == 0) return Found::RecordTooLong;
    count_ = long_cell_;
    return Found::CellTooLong;
  }
}

RecordReader::Parsed RecordReader::parse() {
  count_ = 0;
  lines_ = 0;
  long_cell_ = 0;
  char* at = begin_;
  for (;;) {
    cell_begin_ = at;
    if (at == end_) {
      if (!ended_) return Parsed::More;
      add(at, at, false);
    } else if (*at == dialect_.quote && dialect_.quote != '\0') {
      const Parsed parsed = parse_quoted(at);
      if (parsed != Parsed::Whole) return parsed;
    } else {
      char* const mark = const_cast<char*>(marks_.next());
      if (mark == end_ && !ended_) return Parsed::More;
      add(at, mark, false);
      at = mark;
    }
    if (cells_[count_ - 1].size > cell_bytes_ && long_cell_ == 0) long_cell_ = count_;
    if (at == end_ || *at != dialect_.separator) break;
    ++at;
  }
  if (at < end_) {
    if (*at == '\r' && at + 1 == end_ && !ended_) return Parsed::More;
    const bool pair = *at == '\r' && at + 1 < end_ && at[1] == '\n';
    at += pair ? 2 : 1;
    if (pair) marks_.skip_to(at);
  }
  ++lines_;
  stop_ = at;
  return Parsed::Whole;
}

// Takes the cell that begins with the quote at `at` and moves `at` to what ends it.
RecordReader::Parsed RecordReader::parse_quoted(char*& at) {
  char* const inner = at + 1;
  char* close = inner;
  bool quotes = false;
  for (;;) {
    close = static_cast<char*>(
        std::memchr(close, dialect_.quote, static_cast<std::size_t>(end_ - close)));
    if (close == nullptr) return ended_ ? Parsed::Unclosed : Parsed::More;
    if (close + 1 == end_) {
      if (!ended_) return Parsed::More;
      break;
    }
    if (close[1] != dialect_.quote) break;
    quotes = true;
    close += 2;
  }
  marks_.skip_to(close + 1);
  char* const mark = const_cast<char*>(marks_.next());
  if (mark == end_ && !ended_) return Parsed::More;
  lines_ += line_ends(inner, close);
  const bool tail = mark != close + 1;  // text behind the closing quote
  add(inner, tail ? mark : close, quotes || tail);
  at = mark;
  return Parsed::Whole;
}

std::string_view RecordReader::without_quotes(const Cell& cell) const {
  char* to = cell.begin;
  const char* const end = cell.begin + cell.size;
  bool inside = true;
  for (const char* from = cell.begin; from < end; ++from) {
    if (inside && *from == dialect_.quote) {
      if (from + 1 < end && from[1] == dialect_.quote)
        ++from;
      else {
        inside = false;
        continue;
      }
    }
    *to++ = *from;
  }
  return {cell.begin, static_cast<std::size_t>(to - cell.begin)};
}

// Passes over the record, from the cell that is being parsed on, without keeping it.
RecordReader::Found RecordReader::skip(Found reason) {
  add(cell_begin_, cell_begin_, false);
  skipped_ = cut({begin_, static_cast<std::size_t>(end_ - begin_)}, kRawBytes);
  raw_ = skipped_;
  enum { Begin, Plain, Quoted, Closing } state = Begin;
  bool after_cr = false;
  bool whole = false;
  for (char* at = cell_begin_;; at = begin_) {
    for (; at < end_ && !whole; ++at) {
      const char c = *at;
      if (state == Quoted) {
        if (c == dialect_.quote) state = Closing;
        lines_ += c == '\r' || (c == '\n' && !after_cr);
        after_cr = c == '\r';
      } else if (c == '\n' || c == '\r') {
        whole = true;
        after_cr = c == '\r';
      } else if (c == dialect_.separator) {
        state = Begin;
      } else if (c == dialect_.quote && dialect_.quote != '\0' && state != Plain) {
        if (state == Begin) quote_line_ = line_ + lines_;
        state = Quoted;
        after_cr = false;
      } else {
        state = Plain;
      }
    }
    consume_to(at);
    if (whole || !refill()) break;
  }
  if (whole && after_cr) {
    if (begin_ == end_) refill();
    if (begin_ < end_ && *begin_ == '\n') consume_to(begin_ + 1);
  }
  marks_.start(begin_, end_);
  next_line_ += lines_ + 1;
  return state == Quoted && !whole ? Found::Unclosed : reason;
}

}  // namespace pareto::csv

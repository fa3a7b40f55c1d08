#include "char_string.hpp"

#include <cmath>
#include <cstdint>

namespace pareto::pdf {
namespace {

constexpr char kLine = 5, kCurve = 8, kEnd = 14, kMove = 21;
constexpr std::size_t kMostArguments = 48;

void put_bytes(std::string& out, std::uint32_t value, int bytes) {
  for (int i = bytes; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

// As charstrings have numbers; what no outline has is cut.
void put_number(std::string& out, int value) {
  if (value >= -107 && value <= 107) {
    out += static_cast<char>(value + 139);
  } else if (value >= 108 && value <= 1131) {
    put_bytes(out, static_cast<std::uint32_t>(value - 108 + (247 << 8)), 2);
  } else if (value >= -1131 && value <= -108) {
    put_bytes(out, static_cast<std::uint32_t>(-value - 108 + (251 << 8)), 2);
  } else {
    out += 28;
    put_bytes(out,
              static_cast<std::uint32_t>(value > 32767    ? 32767
                                         : value < -32768 ? -32768
                                                          : value),
              2);
  }
}

// As dictionaries have numbers, always five bytes, so that places are known before they are
// written.
void put_entry(std::string& out, std::size_t value, std::string_view op) {
  out += 29;
  put_bytes(out, static_cast<std::uint32_t>(value), 4);
  out += op;
}

std::string index_of(const std::vector<std::string>& items) {
  std::string out;
  put_bytes(out, static_cast<std::uint32_t>(items.size()), 2);
  if (items.empty()) return out;
  out += 4;  // bytes of an offset
  std::uint32_t offset = 1;
  put_bytes(out, offset, 4);
  for (const std::string& item : items)
    put_bytes(out, offset += static_cast<std::uint32_t>(item.size()), 4);
  for (const std::string& item : items) out += item;
  return out;
}

}  // namespace

// Segments of one kind that follow each other are one operator, as far as the stack of a reader
// reaches.
void CharString::begin(std::size_t arguments, char op) {
  if (moved_) {
    flush();
    arguments_ = 2;
    op_ = kMove;
    const Point from = at_;
    put_number(pending_, start_.x - from.x);
    put_number(pending_, start_.y - from.y);
    at_ = start_;
    moved_ = false;
  }
  if (op_ != op || arguments_ + arguments > kMostArguments) flush();
  op_ = op;
  arguments_ += arguments;
}

void CharString::to(double x, double y) {
  const Point next{static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y))};
  put_number(pending_, next.x - at_.x);
  put_number(pending_, next.y - at_.y);
  at_ = next;
}

void CharString::flush() {
  if (arguments_ > 0) {
    done_ += pending_;
    done_ += op_;
  }
  pending_.clear();
  arguments_ = 0;
}

// A path of no segment is none.
void CharString::move(double x, double y) {
  start_ = {static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y))};
  moved_ = true;
}

void CharString::line(double x, double y) {
  begin(2, kLine);
  to(x, y);
}

void CharString::curve(double x1, double y1, double x2, double y2, double x3, double y3) {
  begin(6, kCurve);
  to(x1, y1);
  to(x2, y2);
  to(x3, y3);
}

std::string CharString::finish(int width) {
  flush();
  std::string out;
  put_number(out, width);
  out += done_;
  out += kEnd;
  return out;
}

std::string cff_font(std::string_view name, const std::vector<std::string>& characters) {
  using namespace std::string_view_literals;
  constexpr std::size_t kEntry = 5, kRos = 2 + 2 + 1 + 2;
  constexpr std::size_t kTop = kRos + (kEntry + 2) * 3 + (kEntry + 1) * 2;
  const std::string head = std::string("\1\0\4\4"sv) + index_of({std::string(name)});
  // Registry, ordering and supplement are the first two strings of its own, which follow the 391
  // that each font knows.
  const std::string strings = index_of({"Adobe", "Identity"}), no_subroutines = index_of({});
  std::string numbers, dictionaries, glyphs = index_of(characters);
  const auto last = static_cast<std::uint32_t>(characters.size());
  if (last > 1) {
    numbers += 2;  // one range: from 1
    put_bytes(numbers, 1, 2);
    put_bytes(numbers, last - 2, 2);
  } else {
    numbers += '\0';
  }
  dictionaries = "\3\0\1\0\0\0"sv;  // all are of the first dictionary
  put_bytes(dictionaries, last, 2);

  const std::string defaults = "\x8b\x14";  // the width of those that do not say it: 0
  const std::size_t top_at = head.size(), after_top = top_at + 2 + 1 + 2 * 4 + kTop;
  const std::size_t numbers_at = after_top + strings.size() + no_subroutines.size(),
                    dictionaries_at = numbers_at + numbers.size();
  const std::size_t glyphs_at = dictionaries_at + dictionaries.size(),
                    defaults_at = glyphs_at + glyphs.size();
  const std::size_t fonts_at = defaults_at + defaults.size();

  std::string top;
  put_number(top, 391);
  put_number(top, 392);
  put_number(top, 0);
  top += "\x0c\x1e"sv;
  put_entry(top, last, "\x0c\x22"sv);
  put_entry(top, fonts_at, "\x0c\x24"sv);
  put_entry(top, dictionaries_at, "\x0c\x25"sv);
  put_entry(top, numbers_at, "\x0f"sv);
  put_entry(top, glyphs_at, "\x11"sv);
  std::string font;
  put_entry(font, defaults.size(), {});
  put_entry(font, defaults_at, "\x12"sv);
  return head + index_of({top}) + strings + no_subroutines + numbers + dictionaries + glyphs +
         defaults + index_of({font});
}

}  // namespace pareto::pdf

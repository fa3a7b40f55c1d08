#include "text_reader.hpp"

namespace pareto::xls {
namespace {

enum : std::uint8_t { kWide = 1, kPhonetic = 4, kRich = 8 };

void append_character(std::string& out, std::uint32_t c) {
  if (c == 0) return;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// The low bytes of characters below 256.
void append_narrow(std::string& out, std::string_view bytes) {
  for (const char c : bytes) append_character(out, static_cast<unsigned char>(c));
}

}  // namespace

void append_utf16(std::string& out, std::string_view bytes) {
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t c = u16(bytes, i);
    if (c >= 0xD800 && c < 0xDC00) {
      const std::uint32_t low = u16(bytes, i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      } else {
        c = 0xFFFD;
      }
    } else if (c >= 0xDC00 && c < 0xE000) {
      c = 0xFFFD;
    }
    append_character(out, c);
  }
}

bool TextReader::more() {
  while (left_.empty()) {
    if (records_.next_type() != record::kContinue || !records_.next()) return false;
    left_ = records_.data();
  }
  return true;
}

bool TextReader::at_end() { return !more(); }

bool TextReader::skip(std::size_t size) {
  while (size > 0) {
    if (!more()) return false;
    const std::size_t part = std::min(size, left_.size());
    left_.remove_prefix(part);
    size -= part;
  }
  return true;
}

template <class Number>
bool TextReader::take(Number& value) {
  if (!more() || left_.size() < sizeof value) return false;
  value = number_at<Number>(left_, 0);
  left_.remove_prefix(sizeof value);
  return true;
}

// Most texts lie in one record; one that does not is gathered, for a pair may lie on both sides.
bool TextReader::characters_of(std::string& out, std::size_t count, bool wide) {
  std::string units;
  bool whole = true;
  while (count > 0 && whole) {
    if (left_.empty()) {
      whole = more();
      if (!whole) break;
      wide = (u8(left_, 0) & kWide) != 0;
      left_.remove_prefix(1);
      continue;
    }
    const std::size_t width = wide ? 2 : 1, here = std::min(count, left_.size() / width);
    whole = here > 0;  // half a character ends a record of a damaged file only
    const std::string_view bytes = left_.substr(0, here * width);
    left_.remove_prefix(bytes.size());
    count -= here;
    if (count == 0 && units.empty()) {
      wide ? append_utf16(out, bytes) : append_narrow(out, bytes);
      return true;
    }
    if (wide) {
      units += bytes;
    } else {
      for (const char c : bytes) units += {c, '\0'};
    }
  }
  append_utf16(out, units);
  return whole;
}

bool TextReader::append(std::string& out, bool wide_count) {
  std::size_t characters = 0;
  if (wide_count) {
    std::uint16_t count = 0;
    if (!take(count)) return false;
    characters = count;
  } else {
    std::uint8_t count = 0;
    if (!take(count)) return false;
    characters = count;
  }
  std::uint8_t flags = 0;
  std::uint16_t runs = 0;
  std::uint32_t phonetic = 0;
  if (!take(flags)) return false;
  if ((flags & kRich) != 0 && !take(runs)) return false;
  if ((flags & kPhonetic) != 0 && !take(phonetic)) return false;
  if (!characters_of(out, characters, (flags & kWide) != 0)) return false;
  return skip(4u * runs) && skip(phonetic);
}

}  // namespace pareto::xls

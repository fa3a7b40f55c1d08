#include "core/base/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "core/base/plausible_text.hpp"
#include "core/base/utf8.hpp"
#include "core/base/utf8_scan.hpp"

namespace pareto {
namespace {

constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";

struct Name {
  std::string_view name;
  Encoding encoding;
};

// The first name of each encoding is the one that is shown.
constexpr std::array<Name, 24> kNames = {
    {{"UTF-8", Encoding::Utf8},         {"GB18030", Encoding::Gb18030},
     {"Big5", Encoding::Big5},          {"UTF-16LE", Encoding::Utf16Le},
     {"UTF-16BE", Encoding::Utf16Be},   {"Windows-1252", Encoding::Windows1252},
     {"utf8", Encoding::Utf8},          {"utf-8-sig", Encoding::Utf8},
     {"ascii", Encoding::Utf8},         {"utf-16", Encoding::Utf16Le},
     {"utf16", Encoding::Utf16Le},      {"utf16le", Encoding::Utf16Le},
     {"utf16be", Encoding::Utf16Be},    {"gbk", Encoding::Gb18030},
     {"gb2312", Encoding::Gb18030},     {"gb-18030", Encoding::Gb18030},
     {"cp936", Encoding::Gb18030},      {"big-5", Encoding::Big5},
     {"big5-hkscs", Encoding::Big5},    {"cp950", Encoding::Big5},
     {"latin1", Encoding::Windows1252}, {"iso-8859-1", Encoding::Windows1252},
     {"cp1252", Encoding::Windows1252}, {"latin-1", Encoding::Windows1252}}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// glibc's names. Its converters are quicker than ICU's and cost nothing while the program starts.
const char* iconv_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf16Le:
      return "UTF-16LE";
    case Encoding::Utf16Be:
      return "UTF-16BE";
    case Encoding::Gb18030:
      return "GB18030";
    case Encoding::Big5:
      return "BIG5-HKSCS";
    case Encoding::Windows1252:
      return "CP1252";
    default:
      return "UTF-8";
  }
}

// Owns one conversion; invalid when this system lacks the encoding's module.
class Conversion {
 public:
  Conversion(const char* to, const char* from) : handle_(iconv_open(to, from)) {}
  ~Conversion() {
    if (is_open()) iconv_close(handle_);
  }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  [[nodiscard]] bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  enum class Stop { Done, Damaged, CutOff };

  // Appends what can be converted and takes it away from `bytes`.
  Stop run(std::string_view& bytes, std::string& out) {
    for (;;) {
      const std::size_t filled = out.size();
      out.resize(filled + bytes.size() + bytes.size() / 2 + 16);
      char* from = const_cast<char*>(bytes.data());
      char* to = out.data() + filled;
      std::size_t from_left = bytes.size(), to_left = out.size() - filled;
      const std::size_t result = iconv(handle_, &from, &from_left, &to, &to_left);
      const int error = errno;
      out.resize(out.size() - to_left);
      bytes.remove_prefix(bytes.size() - from_left);
      if (result != static_cast<std::size_t>(-1)) return Stop::Done;
      if (error == EILSEQ) return Stop::Damaged;
      if (error == EINVAL) return Stop::CutOff;
    }
  }

  // What the converter still holds back (a Big5-HKSCS letter that might have combined).
  void finish(std::string& out) {
    char buffer[16];
    char* to = buffer;
    std::size_t left = sizeof buffer;
    iconv(handle_, nullptr, nullptr, &to, &left);
    out.append(buffer, sizeof buffer - left);
  }

 private:
  iconv_t handle_;
};

// How many bytes one U+FFFD stands for, where conversion from `encoding` stopped.
std::size_t damaged_bytes(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be)
    return std::min<std::size_t>(2, bytes.size());
  if (encoding != Encoding::Gb18030 && encoding != Encoding::Big5) return 1;
  if (bytes.size() < 2) return 1;
  // A well-formed pair without a meaning is one character; a lone lead byte must not swallow the
  // comma behind it.
  const auto lead = static_cast<unsigned char>(bytes[0]),
             trail = static_cast<unsigned char>(bytes[1]);
  const bool pair = lead >= 0x81 && lead <= 0xFE && trail >= 0x40 && trail != 0x7F && trail != 0xFF;
  return pair && (encoding == Encoding::Gb18030 || trail <= 0x7E || trail >= 0xA1) ? 2 : 1;
}

// Reads a few bytes, half characters becoming U+FFFD, and says how many of those there are.
std::size_t append_plainly(std::string_view bytes, Encoding encoding, std::string& out) {
  Decoder decoder(encoding);
  decoder.feed(bytes, true, out);
  return decoder.replaced();
}

// A cell whose pairs end in a half: the byte to leave out is where the rest becomes common
// characters. The first of equals, since what stands before it is right as it is.
std::size_t append_mended_cell(std::string_view cell, Encoding encoding, std::string& out) {
  std::string best;
  std::size_t lost = append_plainly(cell, encoding, best);
  if (lost == 0 || cell.size() > 400) {
    out += best;
    return lost;
  }
  // How much more common the characters must be for what is read to be thought wrong.
  constexpr double kBetter = 1.5;
  double most = plausibility_of(best).commonness + kBetter;
  for (std::size_t at = 0; at < cell.size();) {
    if (static_cast<unsigned char>(cell[at]) < 0x80) {
      ++at;
      continue;
    }
    std::string text;
    const std::size_t before = append_plainly(cell.substr(0, at), encoding, text);
    text += kReplacementUtf8;
    const std::size_t after = append_plainly(cell.substr(at + 1), encoding, text);
    const double commonness = plausibility_of(text).commonness;
    if (before + after == 0 && commonness > most) {
      most = commonness;
      best = std::move(text);
      lost = 1;
    }
    at += 2;
  }
  out += best;
  return lost;
}

// No byte below 0x30 is part of a character, so what stands between such bytes is read for itself.
std::size_t append_mended(std::string_view line, Encoding encoding, std::string& out) {
  std::size_t lost = 0;
  while (!line.empty()) {
    const auto is_mark = [](char c) { return static_cast<unsigned char>(c) < 0x30; };
    const auto end = std::find_if(line.begin(), line.end(), is_mark);
    const auto length = static_cast<std::size_t>(end - line.begin());
    lost += append_mended_cell(line.substr(0, length), encoding, out);
    if (length < line.size()) out += line[length];
    line.remove_prefix(std::min(length + 1, line.size()));
  }
  return lost;
}

}  // namespace

struct Decoder::State {
  State(Encoding from, Slips slips)
      : encoding(from),
        mends(slips == Slips::Mend && (from == Encoding::Gb18030 || from == Encoding::Big5)) {
    if (from != Encoding::Utf8) conversion.emplace("UTF-8", iconv_name(from));
  }

  // As convert, line by line where something cannot be read: all of `bytes` but the last line.
  std::string_view convert_mending(std::string_view bytes, bool is_last, std::string& out) {
    constexpr std::size_t kLongest = 1 << 20;
    const std::size_t end =
        is_last || bytes.size() > kLongest ? bytes.size() : bytes.rfind('\n') + 1;
    std::string_view lines = bytes.substr(0, end);
    const std::size_t filled = out.size(), lost = replaced;
    const std::string_view rest = convert(lines, out);
    if (replaced != lost || (is_last && !rest.empty())) {
      out.resize(filled);
      replaced = lost;
      while (!lines.empty()) {
        const std::size_t line = std::min(lines.find('\n'), lines.size() - 1) + 1;
        replaced += append_mended(lines.substr(0, line), encoding, out);
        lines.remove_prefix(line);
      }
      return bytes.substr(end);
    }
    return bytes.substr(end - rest.size());
  }

  // Converts all of `bytes` but a character that is cut off at the end, which is returned.
  std::string_view convert(std::string_view bytes, std::string& out) {
    for (;;) {
      std::size_t skip = 0;
      if (encoding == Encoding::Utf8) {
        const Utf8Scan scan = scan_utf8(bytes);
        out.append(bytes.substr(0, scan.valid));
        bytes.remove_prefix(scan.valid);
        if (scan.end != Utf8End::Damaged) return bytes;
        skip = scan.damaged;
      } else {
        if (!conversion->is_open()) skip = bytes.size();
        if (skip == 0 && conversion->run(bytes, out) != Conversion::Stop::Damaged) return bytes;
        if (skip == 0) skip = damaged_bytes(bytes, encoding);
        if (bytes.empty()) return bytes;
      }
      bytes.remove_prefix(skip);
      out += kReplacementUtf8;
      ++replaced;
    }
  }

  Encoding encoding;
  bool mends;
  std::optional<Conversion> conversion;
  std::string pending;  // the beginning of a character whose rest has not come yet
  std::size_t replaced = 0;
  bool begun = false;
};

Decoder::Decoder(Encoding encoding, Slips slips)
    : state_(std::make_unique<State>(encoding, slips)) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

void Decoder::feed(std::string_view bytes, bool is_last, std::string& out) {
  State& state = *state_;
  const std::size_t before = out.size();
  std::string joined;
  if (!state.pending.empty()) {
    joined = std::exchange(state.pending, {}).append(bytes);
    bytes = joined;
  }
  const std::string_view rest =
      state.mends ? state.convert_mending(bytes, is_last, out) : state.convert(bytes, out);
  if (!is_last) {
    state.pending = rest;
  } else {
    if (!rest.empty()) {
      out += kReplacementUtf8;
      ++state.replaced;
    }
    if (state.conversion && state.conversion->is_open()) state.conversion->finish(out);
  }
  if (state.begun || out.size() == before) return;
  state.begun = true;
  if (out.compare(before, 3, "\xEF\xBB\xBF") == 0) out.erase(before, 3);
}

std::size_t Decoder::replaced() const { return state_->replaced; }

std::string_view name_of(Encoding encoding) {
  return std::find_if(kNames.begin(), kNames.end(),
                      [&](const Name& name) { return name.encoding == encoding; })
      ->name;
}

std::optional<Encoding> parse_encoding(std::string_view name) {
  const auto same = [&](const Name& known) {
    return std::equal(known.name.begin(), known.name.end(), name.begin(), name.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
  };
  const auto found = std::find_if(kNames.begin(), kNames.end(), same);
  if (found == kNames.end()) return std::nullopt;
  return found->encoding;
}

std::string decode(std::string_view bytes, Encoding encoding) {
  std::string out;
  Decoder(encoding).feed(bytes, true, out);
  return out;
}

std::optional<std::string> encode(std::string_view utf8, Encoding encoding) {
  if (encoding == Encoding::Utf8) return std::string(utf8);
  std::string out;
  if (encoding == Encoding::Windows1252) {
    // Bytes that the standard leaves open are read as the control characters of Latin-1 by many.
    constexpr std::u32string_view kBeyond =
        U"\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        U"\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
    for (std::size_t at = 0; at < utf8.size();) {
      const char32_t code = next_code_point(utf8, at);
      const std::size_t beyond = kBeyond.find(code);
      if (beyond != kBeyond.npos)
        out += static_cast<char>(0x80 + beyond);
      else if (code < 0x100)
        out += static_cast<char>(code);
      else
        return std::nullopt;
    }
    return out;
  }
  Conversion conversion(iconv_name(encoding), "UTF-8");
  if (!conversion.is_open() || conversion.run(utf8, out) != Conversion::Stop::Done)
    return std::nullopt;
  conversion.finish(out);
  return out;
}

std::string encode_gb18030(std::string_view utf8) {
  std::string repaired;
  if (!is_valid_utf8(utf8)) {
    Decoder(Encoding::Utf8).feed(utf8, true, repaired);
    utf8 = repaired;
  }
  Conversion conversion("GB18030", "UTF-8");
  std::string out;
  if (!conversion.is_open()) return out;
  while (!utf8.empty() && conversion.run(utf8, out) == Conversion::Stop::Damaged) {
    utf8.remove_prefix(utf8_length(static_cast<unsigned char>(utf8.front())));
    out += '?';
  }
  return out;
}

bool is_valid_utf8(std::string_view text) { return scan_utf8(text).end == Utf8End::Complete; }

}  // namespace pareto

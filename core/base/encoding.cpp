#include "core/base/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

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

}  // namespace

struct Decoder::State {
  explicit State(Encoding from) : encoding(from) {
    if (from != Encoding::Utf8) conversion.emplace("UTF-8", iconv_name(from));
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
  std::optional<Conversion> conversion;
  std::string pending;  // the beginning of a character whose rest has not come yet
  std::size_t replaced = 0;
  bool begun = false;
};

Decoder::Decoder(Encoding encoding) : state_(std::make_unique<State>(encoding)) {}
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
  const std::string_view rest = state.convert(bytes, out);
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

#include "core/base/garbled_text.hpp"

#include <algorithm>
#include <array>

#include "core/base/plausible_text.hpp"
#include "core/base/utf8.hpp"
#include "core/base/utf8_scan.hpp"

namespace pareto {
namespace {

constexpr std::string_view kLostUtf8 = "\xEF\xBF\xBD";

struct Way {
  Encoding read_as, really;
};
// The ways it happens, most frequent first.
constexpr std::array<Way, 6> kWays = {{{Encoding::Gb18030, Encoding::Utf8},
                                       {Encoding::Windows1252, Encoding::Utf8},
                                       {Encoding::Windows1252, Encoding::Gb18030},
                                       {Encoding::Windows1252, Encoding::Big5},
                                       {Encoding::Gb18030, Encoding::Big5},
                                       {Encoding::Big5, Encoding::Gb18030}}};

// Common characters must come out where rare ones stood; Chinese names come to 6 and more. Any text
// in Big5 is well formed in GB18030, and nearly the other way round, so there it takes longer texts
// and a clearer difference: names may be rare (闽侯县).
struct Threshold {
  std::size_t han;
  double common, better;
};
// What is well-formed UTF-8 for three characters and more hardly is so by chance.
constexpr Threshold kByForm{2, 5.5, 3.0}, kByLongForm{3, 4.0, 1.0}, kByWords{4, 7.5, 5.0};

// The bytes that `text` was before it was read as `encoding`; U+FFFD is no byte and ends a piece.
std::optional<std::string> bytes_before(std::string_view text, Encoding encoding) {
  if (encoding != Encoding::Gb18030) return encode(text, encoding);
  // Windows reads the lone byte 0x80 as a euro sign.
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t euro = std::min(text.find("€", at), text.size());
    const auto piece = encode(text.substr(at, euro - at), encoding);
    if (!piece) return std::nullopt;
    out += *piece;
    if (euro < text.size()) out += '\x80';
    at = euro == text.size() ? euro : euro + std::string_view("€").size();
  }
  return out;
}

// The last character of a name whose last byte is gone, where the ones before it leave no doubt.
std::string_view completed(std::string_view before, std::string_view two_bytes) {
  constexpr std::string_view kEndings[] = {"公司",   "集团",   "集團", "工厂", "工廠", "商行",
                                           "门市部", "经营部", "分店", "超市", "医院", "醫院",
                                           "学校",   "學校",   "大学", "大學", "中心"};
  for (const std::string_view ending : kEndings) {
    const std::string_view last = ending.substr(ending.size() - 3),
                           rest = ending.substr(0, ending.size() - 3);
    if (before.ends_with(rest) && last.starts_with(two_bytes)) return last;
  }
  return {};
}

// UTF-8 whose every third byte but the last of a piece is there: a piece of an odd number of bytes
// lost its last one when pairs were made of them.
std::optional<Ungarbled> from_utf8(std::string_view text, Encoding read_as) {
  Ungarbled out{{}, Encoding::Utf8, read_as};
  while (!text.empty()) {
    const std::size_t lost = text.find(kLostUtf8), question = text.find('?');
    const std::size_t cut = std::min({lost, question, text.size()});
    auto bytes = bytes_before(text.substr(0, cut), read_as);
    if (!bytes) return std::nullopt;
    const bool gone = cut < text.size();
    const Utf8Scan scan = scan_utf8(*bytes);
    if (scan.end == Utf8End::Damaged) return std::nullopt;
    out.text.append(*bytes, 0, scan.valid);
    const std::string_view rest = std::string_view(*bytes).substr(scan.valid);
    if (!rest.empty()) {
      if (!gone) return std::nullopt;
      const std::string_view last = completed(out.text, rest);
      out.text += last.empty() ? kLostUtf8 : last;
      out.lost += last.empty();
    } else if (gone) {
      out.text += text.substr(cut, cut == lost ? kLostUtf8.size() : 1);
      out.lost += cut == lost;
    }
    text.remove_prefix(std::min(text.size(), cut + (!gone         ? 0
                                                    : cut == lost ? kLostUtf8.size()
                                                                  : 1)));
  }
  return out;
}

std::optional<Ungarbled> undone(std::string_view text, const Way& way) {
  if (way.really == Encoding::Utf8) return from_utf8(text, way.read_as);
  const auto bytes = bytes_before(text, way.read_as);
  if (!bytes) return std::nullopt;
  Decoder decoder(way.really);
  Ungarbled out{{}, way.really, way.read_as};
  decoder.feed(*bytes, true, out.text);
  if (decoder.replaced() > 0) return std::nullopt;
  return out;
}

}  // namespace

std::optional<Ungarbled> ungarbled(std::string_view text) {
  if (text.size() > 10'000) return std::nullopt;
  const Plausibility now = plausibility_of(text);
  // Nothing beyond ASCII, or common characters only.
  if (now.characters == 0) return std::nullopt;
  if (now.han == now.characters && now.commonness >= 9) return std::nullopt;
  for (const Way& way : kWays) {
    // Text wrongly read as Chinese is Chinese to look at: Cyrillic and kana are what they are.
    if (way.read_as != Encoding::Windows1252 && now.han * 4 < now.characters) continue;
    auto undo = undone(text, way);
    if (!undo) continue;
    const Plausibility then = plausibility_of(undo->text);
    const bool formless = way.really != Encoding::Utf8 && way.read_as != Encoding::Windows1252;
    const bool long_form = way.really == Encoding::Utf8 && then.han >= kByLongForm.han;
    const Threshold& least = formless ? kByWords : long_form ? kByLongForm : kByForm;
    const bool chinese = then.han >= least.han && then.commonness >= least.common &&
                         then.commonness >= now.commonness + least.better;
    // é for Ã©: one character where two or three stood, and all of them letters.
    const bool european = way.read_as == Encoding::Windows1252 && way.really == Encoding::Utf8 &&
                          then.han == 0 && then.characters * 2 <= now.characters;
    if (chinese || european) return undo;
  }
  return std::nullopt;
}

bool may_be_garbled(std::string_view text) {
  // What was read as Chinese is of rare characters; what was read as Latin is accents only, several
  // of them.
  constexpr double kRare = 4.0;
  const Plausibility now = plausibility_of(text);
  return now.characters >= 2 && (now.han == 0 || now.commonness < kRare);
}

bool has_lost_text(std::string_view text) {
  return text.find(kLostUtf8) != text.npos || text.find("锟斤拷") != text.npos;
}

}  // namespace pareto

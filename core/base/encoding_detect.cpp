#include <algorithm>
#include <array>

#include "core/base/encoding.hpp"
#include "core/base/plausible_text.hpp"
#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"
#include "core/base/utf8_scan.hpp"

// A file in Big5 nearly always decodes as GB18030 too, and both sometimes decode a text in
// Windows-1252. What tells them apart is how common the characters are that come out: a wrong
// decoding yields characters that nobody uses.
namespace pareto {
namespace {

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

Plausibility weigh(std::string_view sample, Encoding encoding) {
  Decoder decoder(encoding);
  std::string text;
  decoder.feed(sample, false, text);
  return plausibility_of(text);
}

// Share of the bytes beyond ASCII that stand alone between ASCII, as accents do in European words.
double alone(std::string_view sample) {
  std::size_t high = 0, single = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (is_ascii(sample[i])) continue;
    ++high;
    const bool after_high = i > 0 && !is_ascii(sample[i - 1]);
    const bool before_high = i + 1 < sample.size() && !is_ascii(sample[i + 1]);
    const bool letter_or_mark =
        static_cast<unsigned char>(sample[i]) >= 0xA0 || (sample[i] & 0xF0) == 0x90;
    single += !after_high && !before_high && letter_or_mark;
  }
  return high == 0 ? 0 : static_cast<double>(single) / static_cast<double>(high);
}

// Share of the bytes beyond ASCII that follow a plain letter which follows none of them: the ü of
// Müller. The letters before such a byte in Big5 are second halves of characters.
double inside_words(std::string_view sample) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::size_t high = 0, inside = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (is_ascii(sample[i])) continue;
    ++high;
    inside += i > 0 && letter(sample[i - 1]) && (i == 1 || is_ascii(sample[i - 2]));
  }
  return high == 0 ? 0 : static_cast<double>(inside) / static_cast<double>(high);
}

// Share of the 16-bit units that business files are made of.
double utf16_share(std::string_view sample, bool little) {
  std::size_t known = 0, all = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2, ++all) {
    const auto first = static_cast<unsigned char>(sample[i]),
               second = static_cast<unsigned char>(sample[i + 1]);
    const char32_t unit = static_cast<char32_t>(little ? second << 8 | first : first << 8 | second);
    const bool ascii =
        (unit >= 0x20 && unit < 0x250) || unit == '\n' || unit == '\r' || unit == '\t';
    known += ascii || unihan::frequency(unit) > 0 || (unit >= 0x2010 && unit <= 0x303F) ||
             unit >= 0xFF01;
  }
  return all == 0 ? 0 : static_cast<double>(known) / static_cast<double>(all);
}

std::optional<DetectedEncoding> by_mark(std::string_view sample) {
  const auto marked = [](Encoding encoding) {
    return DetectedEncoding{encoding, 1.0, true, false};
  };
  if (sample.starts_with("\xEF\xBB\xBF")) return marked(Encoding::Utf8);
  if (sample.starts_with("\xFF\xFE")) return marked(Encoding::Utf16Le);
  if (sample.starts_with("\xFE\xFF")) return marked(Encoding::Utf16Be);
  if (sample.starts_with("\x84\x31\x95\x33")) return marked(Encoding::Gb18030);
  return std::nullopt;
}

// UTF-8, when the sample is or nearly is: one damaged name among thousands does not make another
// encoding of it.
std::optional<DetectedEncoding> by_utf8(std::string_view sample) {
  std::size_t damaged = 0, fine = 0;
  for (std::string_view rest = sample; !rest.empty();) {
    const Utf8Scan scan = scan_utf8(rest);
    for (const char c : rest.substr(0, scan.valid)) fine += static_cast<unsigned char>(c) >= 0xC2;
    if (scan.end != Utf8End::Damaged) break;
    ++damaged;
    rest.remove_prefix(scan.valid + scan.damaged);
  }
  if (damaged == 0)
    return DetectedEncoding{Encoding::Utf8, fine == 0 ? 0.9 : 0.99, false, fine == 0};
  if (fine >= 50 * damaged) return DetectedEncoding{Encoding::Utf8, 0.8, false, false};
  return std::nullopt;
}

DetectedEncoding by_frequency(std::string_view sample) {
  const Plausibility gb = weigh(sample, Encoding::Gb18030), big5 = weigh(sample, Encoding::Big5);
  // One damaged place tells nothing: exports lose a byte now and then.
  const auto score = [](const Plausibility& p) {
    const double one = 1.0 / static_cast<double>(std::max<std::size_t>(p.characters, 1));
    return p.commonness * (1 - std::min(1.0, 10 * std::max(0.0, p.damaged - one)));
  };
  const bool is_gb = score(gb) >= score(big5);
  const double best = score(is_gb ? gb : big5), other = score(is_gb ? big5 : gb);
  const std::size_t characters = (is_gb ? gb : big5).characters;
  const double lonely = alone(sample);
  // European texts read as Chinese stay below 2, Chinese names come to 6 and more. Accents stand
  // alone between plain letters, but so do some pairs of Big5, whose second byte may be a letter.
  constexpr double kChinese = 3.0, kSurelyChinese = 6.0;
  const bool european = lonely > 0.8 && (best < kSurelyChinese || inside_words(sample) > 0.5);
  // A handful of characters decides little, whatever they are.
  const double evidence = std::min(1.0, 0.55 + 0.06 * static_cast<double>(characters));
  const Encoding chinese = is_gb ? Encoding::Gb18030 : Encoding::Big5;
  // Bytes in runs are no accents, however rare the characters that they make: some may be damaged.
  if (european || (best < kChinese && lonely > 0.3)) {
    return {Encoding::Windows1252, std::clamp(0.3 + 0.5 * lonely, 0.3, 0.8) * evidence, false,
            false, chinese};
  }
  const Encoding rival = lonely > 0.8 ? Encoding::Windows1252
                         : is_gb      ? Encoding::Big5
                                      : Encoding::Gb18030;
  double confidence = std::clamp(0.6 + 0.13 * (best - other), 0.5, 0.99);
  if (lonely > 0.8 || best < kChinese) confidence = std::min(confidence, 0.6);
  return {chinese, confidence * evidence, false, false, rival};
}

}  // namespace

DetectedEncoding detect_encoding(std::string_view sample) {
  if (const auto marked = by_mark(sample)) return *marked;
  if (sample.find('\0') != std::string_view::npos) {
    const double little = utf16_share(sample, true), big = utf16_share(sample, false);
    const double share = std::max(little, big);
    const double confidence = share > 0.95 ? 0.95 : share > 0.8 ? 0.6 : 0.02;
    if (share > 0.8)
      return {little >= big ? Encoding::Utf16Le : Encoding::Utf16Be, confidence, false, false};
    return {Encoding::Windows1252, confidence, false, false};  // no text
  }
  if (const auto utf8 = by_utf8(sample)) return *utf8;
  return by_frequency(sample);
}

}  // namespace pareto

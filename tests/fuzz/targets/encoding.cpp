// The host's detector and decoders: whatever the bytes, the text is UTF-8, and the same however
// they were cut.
#include "core/base/encoding.hpp"

#include <algorithm>
#include <string>

#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

std::string in_pieces(std::string_view bytes, Encoding encoding, std::size_t size) {
  Decoder decoder(encoding);
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += size)
    decoder.feed(bytes.substr(at, size), false, out);
  decoder.feed("", true, out);
  return out;
}

// U+E000 to U+F8FF. The C library cannot write 24 of them in GB18030, whose editions disagree.
bool holds_private_use(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first == 0xEE || (first == 0xEF && static_cast<unsigned char>(text[i + 1]) < 0xA4))
      return true;
  }
  return false;
}

void run(std::string_view bytes) {
  bytes = bytes.substr(0, 64 * 1024);
  const DetectedEncoding found = detect_encoding(bytes);
  must(found.confidence >= 0 && found.confidence <= 1, "a confidence is a share");
  for (const Encoding encoding : {Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be,
                                  Encoding::Gb18030, Encoding::Big5, Encoding::Windows1252}) {
    must(parse_encoding(name_of(encoding)) == encoding, "names of encodings are known");
    const std::string whole = decode(bytes, encoding);
    must(is_valid_utf8(whole), "decoded text is UTF-8", name_of(encoding));
    must(in_pieces(bytes, encoding, 1 + bytes.size() % 7) == whole,
         "pieces give the same text as the whole", name_of(encoding));
  }
  const std::string text = decode(bytes, found.encoding);
  const bool marked = text.starts_with("\xEF\xBB\xBF");  // a second mark, which would be taken off
  must(marked || holds_private_use(text) || decode(encode_gb18030(text), Encoding::Gb18030) == text,
       "GB18030 knows all of Unicode");
}

}  // namespace

extern const Target encoding_target;
const Target encoding_target{
    &run,
    {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "\x81\x30\x81\x30", "\x84\x31\xA4\x37",
     "\xE3\x32\x9A\x35", "\xFE\xFE", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC0\xAF",
     "\xD8\x3C\xDF\x63", "\x87\x40", "\xA1\x40", "\x80"}};

}  // namespace pareto::fuzz

#include "core/base/encoding.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "core/base/utf8.hpp"
#include "core/base/utf8_scan.hpp"

using namespace pareto;

namespace {

constexpr std::string_view kSimplified =
    "客户名称,联系电话\n雾栎饲料有限公司,不填\n禾硐集团股份有限公司,无\n";

// The same three words in each encoding: 客戶 名稱 有限公司
constexpr std::string_view kBig5 =
    "\xAB\xC8\xA4\xE1\xA6\x57\xBA\xD9,"
    "\xA6\xB3\xAD\xAD\xA4\xBD\xA5\x71\n\xA5\x78\xC6\x57\xA4\xF4\xAA\x64\n";
constexpr std::string_view kBig5Text = "客戶名稱,有限公司\n台灣水泥\n";

std::string utf16(std::string_view text, bool little) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const char low = static_cast<char>(code & 0xFF), high = static_cast<char>(code >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

// Real exports that lie beside the project on the machines of its developers; absent elsewhere.
std::optional<std::string> shared_file(const std::string& name) {
  const char* folder = std::getenv("PARETO_SHARED");
  const std::filesystem::path root = folder != nullptr
                                         ? std::filesystem::path(folder)
                                         : std::filesystem::path(PARETO_SOURCE_ROOT) / "../shared";
  std::ifstream in(root / "data" / name, std::ios::binary);
  if (!in) {
    WARN(name << " is not here; nothing to check");
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

TEST_CASE("A byte order mark decides and is no part of the text", "[encoding]") {
  for (const auto& [bytes, encoding] :
       {std::pair{std::string("\xEF\xBB\xBF") + "名称", Encoding::Utf8},
        std::pair{"\xFF\xFE" + utf16("名称", true), Encoding::Utf16Le},
        std::pair{"\xFE\xFF" + utf16("名称", false), Encoding::Utf16Be},
        std::pair{std::string("\x84\x31\x95\x33\xC3\xFB\xB3\xC6"), Encoding::Gb18030}}) {
    const DetectedEncoding detected = detect_encoding(bytes);

    CHECK(detected.encoding == encoding);
    CHECK(detected.confidence == 1.0);
    CHECK(detected.byte_order_mark);
    CHECK(decode(bytes, encoding) == "名称");
  }
}

TEST_CASE("Chinese text is told from its bytes alone", "[encoding]") {
  const auto detected = [](std::string_view bytes) { return detect_encoding(bytes).encoding; };

  CHECK(detected(kSimplified) == Encoding::Utf8);
  CHECK(detected(encode_gb18030(kSimplified)) == Encoding::Gb18030);
  CHECK(detected(kBig5) == Encoding::Big5);
  CHECK(detected(utf16(kSimplified, true)) == Encoding::Utf16Le);
  CHECK(detected(utf16(kSimplified, false)) == Encoding::Utf16Be);
  CHECK(detected("M\xFCller GmbH,Stra\xDF"
                 "e 5,K\xF6ln\nSe\xF1or Ni\xF1o\n") == Encoding::Windows1252);
  CHECK(detect_encoding(kBig5).confidence > 0.8);
  CHECK(detect_encoding(encode_gb18030(kSimplified)).confidence > 0.8);
}

TEST_CASE("A sample may end inside a character", "[encoding]") {
  const std::string gb = encode_gb18030(kSimplified);

  for (std::size_t cut = 12; cut < gb.size(); ++cut) {
    CAPTURE(cut);
    CHECK(detect_encoding(std::string_view(gb).substr(0, cut)).encoding == Encoding::Gb18030);
  }
  for (std::size_t cut = 6; cut < kSimplified.size(); ++cut) {
    CAPTURE(cut);
    CHECK(detect_encoding(kSimplified.substr(0, cut)).encoding == Encoding::Utf8);
  }
}

TEST_CASE("ASCII decides nothing and says so", "[encoding]") {
  CHECK(detect_encoding("code,name\n1,x\n").only_ascii);
  CHECK(detect_encoding("").only_ascii);
  CHECK_FALSE(detect_encoding(kSimplified).only_ascii);
}

TEST_CASE("What is no text is hardly believed to be one", "[encoding]") {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 4000; ++i, x = x * 1103515245 + 12345)
    noise += static_cast<char>(x >> 16);

  CHECK(detect_encoding(noise).confidence < 0.2);
}

TEST_CASE("One damaged name does not make another encoding of UTF-8", "[encoding]") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += kSimplified;
  text += "\xC3\xFB\n";

  CHECK(detect_encoding(text).encoding == Encoding::Utf8);
  CHECK(detect_encoding(text).confidence < 0.9);
}

TEST_CASE("A stream decodes alike however it is cut", "[encoding]") {
  struct Case {
    Encoding encoding;
    std::string bytes, text;
  };
  for (const Case& one :
       {Case{Encoding::Gb18030, encode_gb18030("漱汀a日化𠮷,é\n"), "漱汀a日化𠮷,é\n"},
        Case{Encoding::Big5, std::string(kBig5), std::string(kBig5Text)},
        Case{Encoding::Utf8, "漱汀a日化𠮷,é\n", "漱汀a日化𠮷,é\n"},
        Case{Encoding::Utf16Le, utf16("漱汀a日化,é\n", true), "漱汀a日化,é\n"},
        Case{Encoding::Windows1252, "M\xFCller \x80\n", "Müller €\n"}}) {
    for (std::size_t block = 1; block <= one.bytes.size(); ++block) {
      Decoder decoder(one.encoding);
      std::string out;
      for (std::size_t at = 0; at < one.bytes.size(); at += block) {
        decoder.feed(std::string_view(one.bytes).substr(at, block), false, out);
      }
      decoder.feed("", true, out);

      CAPTURE(name_of(one.encoding), block);
      CHECK(out == one.text);
      CHECK(decoder.replaced() == 0);
    }
  }
}

TEST_CASE("What cannot be read is replaced and counted, and what follows is kept", "[encoding]") {
  const auto read = [](std::string_view bytes, Encoding encoding) {
    Decoder decoder(encoding);
    std::string out;
    decoder.feed(bytes, true, out);
    return out + " " + std::to_string(decoder.replaced());
  };

  CHECK(read("a\xFF,b", Encoding::Utf8) == "a\uFFFD,b 1");
  CHECK(read("a\xE5\xAE,b", Encoding::Utf8) == "a\uFFFD,b 1");
  CHECK(read("\xED\xA0\x80", Encoding::Utf8) == "\uFFFD\uFFFD\uFFFD 3");  // a surrogate
  CHECK(read("\xC0\xAF", Encoding::Utf8) == "\uFFFD\uFFFD 2");            // an overlong slash
  CHECK(read("\xE5\xAE", Encoding::Utf8) == "\uFFFD 1");                  // ends inside a character
  CHECK(read("\xC3\xFB\xB3,b", Encoding::Gb18030) == "名\uFFFD,b 1");
  CHECK(read("\xC3\xFB\xB3", Encoding::Gb18030) == "名\uFFFD 1");
  CHECK(read("a\x81z", Encoding::Windows1252) == "a\uFFFDz 1");
}

TEST_CASE("GB18030 takes all of Unicode there and back", "[encoding]") {
  std::string text;
  for (char32_t code = 0x20; code < 0x20000; code += 7) {
    const bool surrogate = code >= 0xD800 && code < 0xE000,
               private_use = code >= 0xE000 && code < 0xF900;
    if (!surrogate && !private_use && (code & 0xFFFE) != 0xFFFE) append_utf8(text, code);
  }

  CHECK(decode(encode_gb18030(text), Encoding::Gb18030) == text);
  CHECK(encode_gb18030("名称") == "\xC3\xFB\xB3\xC6");
  CHECK(encode_gb18030("").empty());
  CHECK(decode(encode_gb18030("a\xFFz"), Encoding::Gb18030) == "a\uFFFDz");
}

TEST_CASE("Encodings are known by the names people use", "[encoding]") {
  CHECK(parse_encoding("gbk") == Encoding::Gb18030);
  CHECK(parse_encoding("GB18030") == Encoding::Gb18030);
  CHECK(parse_encoding("utf-8") == Encoding::Utf8);
  CHECK(parse_encoding("ISO-8859-1") == Encoding::Windows1252);
  CHECK_FALSE(parse_encoding("ebcdic"));
  for (const Encoding encoding : {Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be,
                                  Encoding::Gb18030, Encoding::Big5, Encoding::Windows1252}) {
    CHECK(parse_encoding(name_of(encoding)) == encoding);
  }
}

TEST_CASE("UTF-8 is scanned to the first fault", "[encoding]") {
  const std::string long_text = std::string(100, 'a') + "客户" + std::string(50, 'b');

  CHECK(scan_utf8(long_text).end == Utf8End::Complete);
  CHECK(scan_utf8(long_text + "\xFF").valid == long_text.size());
  CHECK(scan_utf8("ab\xE5\xAE").end == Utf8End::CutOff);
  CHECK(scan_utf8("ab\xE5\xAE").valid == 2);
  CHECK(scan_utf8("\xF4\x90\x80\x80").end == Utf8End::Damaged);
  CHECK(is_valid_utf8(""));
}

TEST_CASE("The list of A shares is GB18030 and reads without loss", "[encoding]") {
  const auto bytes = shared_file("zh-companies/a-share-stock-basics-2017.gbk.csv");
  if (!bytes) return;

  const DetectedEncoding detected = detect_encoding(std::string_view(*bytes).substr(0, 65'536));
  Decoder decoder(detected.encoding);
  std::string text;
  decoder.feed(*bytes, true, text);

  CHECK(detected.encoding == Encoding::Gb18030);
  CHECK(detected.confidence > 0.9);
  CHECK(decoder.replaced() == 0);
  CHECK(text.find("\n600519,贵州茅台,") != std::string::npos);
  CHECK(encode_gb18030(text) == *bytes);
}

TEST_CASE("The Taiwanese company list is UTF-8 with a mark, and is told in other encodings too",
          "[encoding]") {
  const auto bytes = shared_file("zh-companies/twse-listed-companies-20240526.utf8bom.csv");
  if (!bytes) return;

  const DetectedEncoding detected = detect_encoding(std::string_view(*bytes).substr(0, 65'536));
  const std::string text = decode(*bytes, Encoding::Utf8);

  CHECK(detected.encoding == Encoding::Utf8);
  CHECK(detected.byte_order_mark);
  CHECK(text.substr(0, 12) == "出表日期");
  CHECK(detect_encoding(encode_gb18030(text)).encoding == Encoding::Gb18030);
}

TEST_CASE("Lists of a few firms are told in Big5 and in GB18030", "[encoding]") {
  const auto taiwan = shared_file("zh-companies/twse-listed-companies-20240526.utf8bom.csv"),
             mainland = shared_file("zh-companies/a-share-stock-basics-2017.gbk.csv");
  if (!taiwan || !mainland) return;
  const auto lines_of = [](const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines.push_back(text.substr(at, end - at) + "\n");
      at = end + 1;
    }
    return lines;
  };
  const std::vector<std::string> traditional = lines_of(decode(*taiwan, Encoding::Utf8)),
                                 simplified = lines_of(decode(*mainland, Encoding::Gb18030));
  for (const std::size_t rows : {3, 5, 10, 50}) {
    for (std::size_t from = 1; from + rows < 1000; from += 37) {
      std::string big5 = traditional[0], gb = simplified[0];
      for (std::size_t row = from; row < from + rows; ++row) {
        // Code, name and short name, as a list of customers has them.
        std::size_t end = 0;
        for (int comma = 0; comma < 4; ++comma) end = traditional[row].find(',', end + 1);
        big5 += traditional[row].substr(0, end) + "\n";
        gb += simplified[row];
      }
      CAPTURE(rows, from);
      // A few characters of the list (喆, 峯) are not in every Big5.
      const auto bytes = encode(big5, Encoding::Big5);
      if (bytes) CHECK(detect_encoding(*bytes).encoding == Encoding::Big5);
      if (bytes) CHECK(detect_encoding(*bytes).confidence > kSureEncoding);
      CHECK(detect_encoding(encode_gb18030(gb)).encoding == Encoding::Gb18030);
      CHECK(detect_encoding(encode_gb18030(big5)).encoding == Encoding::Gb18030);
    }
  }
}

TEST_CASE("Of a single name the encoding is not sure, and another is named", "[encoding]") {
  const DetectedEncoding detected = detect_encoding(*encode("蔡憲龍\n", Encoding::Big5));

  CHECK(detected.confidence < kSureEncoding);
  REQUIRE(detected.second);
  CHECK((detected.encoding == Encoding::Big5 || *detected.second == Encoding::Big5));
}

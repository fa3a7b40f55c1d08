#include "core/base/garbled_text.hpp"

#include <catch2/catch.hpp>

using namespace pareto;

namespace {

// `text` as it is after it was saved as `really` and read as `read_as`.
std::string garbled(std::string_view text, Encoding really, Encoding read_as) {
  return decode(*encode(text, really), read_as);
}

std::string back(std::string_view text) {
  const auto undone = ungarbled(text);
  return undone ? undone->text : "nothing";
}

}  // namespace

TEST_CASE("Text read in the wrong encoding is brought back", "[encoding]") {
  CHECK(back("娴嬭瘯") == "测试");
  CHECK(back("²âÊÔ") == "测试");
  CHECK(back("æµ‹è¯•") == "测试");
  CHECK(back("MÃ¼ller CafÃ©") == "Müller Café");
  struct Case {
    Encoding really, read_as;
    const char* text;
  };
  for (const Case& one : {Case{Encoding::Utf8, Encoding::Gb18030, "雾栎饲料有限公司"},
                          Case{Encoding::Utf8, Encoding::Gb18030, "禾硐集团"},
                          Case{Encoding::Gb18030, Encoding::Windows1252, "雾栎饲料有限公司 (北京)"},
                          Case{Encoding::Utf8, Encoding::Windows1252, "测试客户"},
                          Case{Encoding::Big5, Encoding::Gb18030, "臺灣水泥股份有限公司"},
                          Case{Encoding::Gb18030, Encoding::Big5, "中国农业银行北京分行"},
                          Case{Encoding::Big5, Encoding::Windows1252, "臺灣水泥股份有限公司"}}) {
    CAPTURE(one.text, name_of(one.really), name_of(one.read_as));
    const std::string wrong = garbled(one.text, one.really, one.read_as);
    CHECK(may_be_garbled(wrong));
    CHECK_FALSE(may_be_garbled(one.text));
    const auto undone = ungarbled(wrong);
    REQUIRE(undone);
    CHECK(undone->text == one.text);
    CHECK(undone->really == one.really);
    CHECK(undone->lost == 0);
  }
}

TEST_CASE("A last character without its last byte is completed where there is no doubt",
          "[encoding]") {
  // Nine characters are 27 bytes: thirteen pairs and one byte, which is gone.
  CHECK(back(garbled("雾栎饲料厂有限公司", Encoding::Utf8, Encoding::Gb18030)) ==
        "雾栎饲料厂有限公司");
  const auto undone = ungarbled(garbled("雾栎饲料经营点", Encoding::Utf8, Encoding::Gb18030));
  REQUIRE(undone);
  CHECK(undone->text == "雾栎饲料经营\xEF\xBF\xBD");
  CHECK(undone->lost == 1);
  CHECK(back("娴嬭瘯鍏?") == "测试\xEF\xBF\xBD");
}

TEST_CASE("Text that is as it should be is left alone", "[encoding]") {
  for (const char* text : {"测试",
                           "雾栎饲料有限公司",
                           "潄汀日化（有限）公司",
                           "臺灣水泥股份有限公司",
                           "Müller GmbH",
                           "Café São Paulo",
                           "鑫淼焱犇",
                           "喆昊",
                           "龘",
                           "犇羴鱻",
                           "繁體字測試",
                           "plain",
                           "",
                           "£5 ±2°C",
                           "Ångström",
                           "トヨタ自動車",
                           "联通",
                           "½ × ¼",
                           "Привет",
                           "詹陸銘",
                           "李銘賢",
                           "惠伦晶体",
                           "*ST鲁丰",
                           "闽侯县",
                           "钟鼎晟",
                           "雅戈尔",
                           "嬲嫐",
                           "鳯凰"}) {
    CAPTURE(text);
    CHECK_FALSE(ungarbled(text));
  }
}

TEST_CASE("What is lost is said to be so", "[encoding]") {
  CHECK(has_lost_text("锟斤拷锟斤拷"));
  CHECK(has_lost_text("有限公\xEF\xBF\xBD"));
  CHECK_FALSE(has_lost_text("有限公司"));
  CHECK_FALSE(ungarbled("锟斤拷锟斤拷"));
}

TEST_CASE("Pairs read one byte off are mended where a byte was lost", "[encoding]") {
  const auto mended = [](std::string bytes, std::size_t lost, Encoding encoding,
                         std::size_t block = 1 << 16) {
    bytes.erase(lost, 1);
    Decoder decoder(encoding, Slips::Mend);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += block)
      decoder.feed(std::string_view(bytes).substr(at, block), false, out);
    decoder.feed("", true, out);
    return out;
  };
  const std::string gb =
      encode_gb18030("客户,地址\n华北饲料有限公司,北京市海淀区中关村大街1号\n禾硐集团,上海\n");

  // 客户,地址\n is 10 bytes; the third character of the name is at 14 and 15.
  for (const std::size_t block : {std::size_t{1} << 16, std::size_t{7}}) {
    CHECK(mended(gb, 14, Encoding::Gb18030, block) ==
          "客户,地址\n华北\xEF\xBF\xBD料有限公司,北京市海淀区中关村大街1号\n禾硐集团,上海\n");
    CHECK(mended(gb, 15, Encoding::Gb18030, block) ==
          "客户,地址\n华北\xEF\xBF\xBD料有限公司,北京市海淀区中关村大街1号\n禾硐集团,上海\n");
  }
  CHECK(mended(gb, 10, Encoding::Gb18030).find("\xEF\xBF\xBD北饲料有限公司,") != std::string::npos);
  const std::string big5 = *encode("名稱\n臺灣水泥股份有限公\n", Encoding::Big5);
  CHECK(mended(big5, 13, Encoding::Big5) == "名稱\n臺灣水泥\xEF\xBF\xBD份有限公\n");
  // What is whole stays as it is, whatever its characters.
  CHECK(mended("x" + gb, 0, Encoding::Gb18030) == decode(gb, Encoding::Gb18030));
}

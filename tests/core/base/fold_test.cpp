#include "core/base/fold.hpp"

#include <catch2/catch.hpp>

#include "core/base/utf8.hpp"

using namespace pareto;

TEST_CASE("Spellings of one text fold to the same", "[fold]") {
  CHECK(fold("ＡＢＣ　１２３") == "abc 123");
  CHECK(fold("客戶名稱") == "客户名称");
  CHECK(fold("臺灣積體電路") == "台湾积体电路");
  CHECK(fold("  a\t\n b  ") == "a b");
  CHECK(fold("Müller Straße") == "muller strasse");
  CHECK(fold("Čapek & Łódź, Ørsted") == "capek & lodz, orsted");
  CHECK(fold("e\u0301") == "e");
  CHECK(fold("ÆÐÞŒ") == "aedthoe");
  CHECK(fold("МОСКВА") == "москва");
  CHECK(fold("（有限）公司") == "(有限)公司");
  CHECK(fold("a–b—c−d") == "a-b-c-d");
  CHECK(fold("\xEF\xBB\xBF"
             "x")
            .compare("x") == 0);
  CHECK(fold("").empty());
}

TEST_CASE("Folding twice changes nothing", "[fold]") {
  for (char32_t code = 1; code < 0x30000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text = "a";
    append_utf8(text, code);
    const std::string once = fold(text);
    if (fold(once) != once) FAIL("U+" << std::hex << static_cast<unsigned>(code) << " folds on");
  }
}

TEST_CASE("Heads of columns lose marks and bracketed units", "[fold]") {
  for (const char* head : {"客户名称", "客戶名稱", "＊客户名称", "客户 名称：", "客户名称（全称）",
                           "客户_名称", "客户名称[必填]", "客户名称（\n必填）"}) {
    CAPTURE(head);
    CHECK(fold_header(head) == "客户名称");
  }
  CHECK(fold_header("Customer Name") == "customername");
  CHECK(fold_header("customer.name") == "customername");
  CHECK(fold_header("金额(元)") == "金额");
  CHECK(fold_header("(备注)") == "备注");
  CHECK(fold_header("").empty());
}

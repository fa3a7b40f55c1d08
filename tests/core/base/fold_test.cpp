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

TEST_CASE("A company's name loses its legal form", "[fold]") {
  for (const char* name :
       {"漱汀日化有限公司", "漱汀日化（有限）公司", "漱汀日化股份有限公司", "漱汀日化集團有限公司",
        "漱汀日化(集团)股份有限公司", " 漱汀 日化 公司", "漱汀日化厂", "漱汀日化有限责任公司"}) {
    CAPTURE(name);
    CHECK(normalise_company(name) == "漱汀日化");
  }
  CHECK(normalise_company("禾硐集团") == "禾硐");
  CHECK(normalise_company("巴斯夫（中国）有限公司") == "巴斯夫中国");
}

TEST_CASE("European forms are stripped, written with points or without", "[fold]") {
  CHECK(normalise_company("Brennholt Iberia S.L.") == "brennholt iberia");
  CHECK(normalise_company("Brennholt Iberia, SL") == "brennholt iberia");
  CHECK(normalise_company("Ostmarrow Iberia S. A.") == "ostmarrow iberia");
  CHECK(normalise_company("Tarnwick Feeds Co.,Ltd.") == "tarnwick feeds");
  CHECK(normalise_company("TARNWICK FEEDS Company Limited") == "tarnwick feeds");
  CHECK(normalise_company("Müller GmbH & Co. KG") == "muller");
  CHECK(normalise_company("The Tarnwick Group Holdings PLC") == "tarnwick");
  CHECK(normalise_company("O'Neill Inc.") == "oneill");
}

TEST_CASE("A name that is nothing but a legal form, or a branch, stays", "[fold]") {
  CHECK(normalise_company("集团公司") == "集团公司");
  CHECK(normalise_company("有限公司") == "有限公司");
  CHECK(normalise_company("大厂") == "大厂");
  CHECK(normalise_company("Holding") == "holding");
  CHECK(normalise_company("霁岚营养有限公司上海分公司") == "霁岚营养有限公司上海分公司");
  CHECK(normalise_company("").empty());
  CHECK(normalise_company("***") == "***");
}

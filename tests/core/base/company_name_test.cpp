#include "core/base/company_name.hpp"

#include <catch2/catch.hpp>

#include "core/base/company_words.hpp"
#include "core/base/utf8.hpp"

using namespace pareto;

namespace {

// "core|place|branch"
std::string parts(std::string_view name) {
  const CompanyName parsed = parse_company(name);
  return to_utf8(parsed.core) + "|" + to_utf8(parsed.place) + "|" + to_utf8(parsed.branch);
}
std::string core(std::string_view name) { return to_utf8(parse_company(name).core); }

}  // namespace

TEST_CASE("A company's name loses its legal form", "[company_name]") {
  for (const char* name :
       {"漱汀日化有限公司", "漱汀日化（有限）公司", "漱汀日化股份有限公司", "漱汀日化集團有限公司",
        "漱汀日化(集团)股份有限公司", " 漱汀 日化 公司", "漱汀日化厂", "漱汀日化有限责任公司",
        "株式會社漱汀日化", "漱汀日化（株）", "㈱漱汀日化", "漱汀日化(股)公司", "漱汀日化總公司"}) {
    CAPTURE(name);
    CHECK(parts(name) == "漱汀日化||");
  }
  CHECK(core("禾硐集团") == "禾硐");
  CHECK(parse_company("漱汀日化集团股份有限公司").form ==
        (company_words::kGroup | company_words::kShares));
}

TEST_CASE("European forms are stripped, written with points or without", "[company_name]") {
  CHECK(core("Brennholt Iberia S.L.") == "brennholt iberia");
  CHECK(core("Brennholt Iberia, SL") == "brennholt iberia");
  CHECK(core("Ostmarrow Iberia S. A.") == "ostmarrow iberia");
  CHECK(core("Tarnwick Feeds Co.,Ltd.") == "tarnwick feeds");
  CHECK(core("TARNWICK FEEDS Company Limited") == "tarnwick feeds");
  CHECK(core("Müller GmbH & Co. KG") == "muller");
  CHECK(core("The Tarnwick Group Holdings PLC") == "tarnwick");
  CHECK(core("O'Neill Inc.") == "oneill");
}

TEST_CASE("A place is told apart, in front or in brackets, unless it is the name",
          "[company_name]") {
  CHECK(parts("上海漱汀日化有限公司") == "漱汀日化|上海|");
  CHECK(parts("上海市漱汀日化有限公司") == "漱汀日化|上海|");
  CHECK(parts("漱汀日化（上海）有限公司") == "漱汀日化|上海|");
  CHECK(parts("（上海）漱汀日化有限公司") == "漱汀日化|上海|");
  CHECK(parts("浙江省宁波市漱汀日化有限公司") == "漱汀日化|宁波|");
  CHECK(parts("宁波鄞州区漱汀日化有限公司") == "漱汀日化|宁波|");
  CHECK(parts("巴斯夫（中国）有限公司") == "巴斯夫|中国|");
  CHECK(parts("南京银行股份有限公司") == "南京银行||");
  CHECK(parts("臺灣水泥股份有限公司") == "台湾水泥||");
  CHECK(parts("上海电力股份有限公司") == "上海电力||");
  CHECK(parts("东方精工") == "东方精工||");
}

TEST_CASE("A branch or store is told apart, its number in digits", "[company_name]") {
  CHECK(parts("华联超市（中山店）") == "华联超市||中山店");
  CHECK(parts("华联超市中山店") == "华联超市||中山店");
  CHECK(parts("华联超市3店") == "华联超市||3店");
  CHECK(parts("华联超市第三店") == "华联超市||3店");
  CHECK(parts("华联超市(03店)") == "华联超市||3店");
  CHECK(parts("华联第十二分店") == "华联||12分店");
  CHECK(parts("霁岚营养有限公司上海分公司") == "霁岚营养||上海分公司");
  CHECK(parts("华联超市（停用）") == "华联超市||");
  CHECK(parts("霁岚营养（原华营饲料）有限公司") == "霁岚营养||");
}

TEST_CASE("A name that is nothing but a legal form or a place stays", "[company_name]") {
  CHECK(core("集团公司") == "集团公司");
  CHECK(core("有限公司") == "有限公司");
  CHECK(core("大厂") == "大厂");
  CHECK(core("上海") == "上海");
  CHECK(core("Holding") == "holding");
  CHECK(core("").empty());
  CHECK(core("***") == "***");
}

TEST_CASE("Spellings of one exact name are the same, other legal forms are not", "[company_name]") {
  CHECK(same_spelling("漱汀日化（上海）有限责任公司") == same_spelling("漱汀日化(上海) 有限公司"));
  CHECK(same_spelling("臺灣水泥（股）公司") == same_spelling("台湾水泥股份有限公司"));
  CHECK(same_spelling("Tarnwick Feeds Co., Ltd.") ==
        same_spelling("TARNWICK FEEDS COMPANY LIMITED"));
  CHECK(same_spelling("漱汀日化集团") != same_spelling("漱汀日化有限公司"));
  CHECK(same_spelling("漱汀日化") != same_spelling("漱汀日化有限公司"));
}

#include "core/base/twin_score.hpp"

#include <catch2/catch.hpp>

using namespace pareto;

namespace {

TwinReason reason(std::string_view a, std::string_view b) {
  const TwinScore score = twin_score(a, b), other_way = twin_score(b, a);
  CHECK(score.reason == other_way.reason);
  CHECK(score.score == other_way.score);
  return score.reason;
}

}  // namespace

TEST_CASE("Twins are found and said why", "[twins]") {
  CHECK(reason("漱汀日化有限公司", "漱汀日化（集团）股份公司") == TwinReason::SameName);
  CHECK(reason("漱汀日化有限公司", "潄汀日化有限公司") == TwinReason::VariantCharacter);
  CHECK(reason("漱汀日化有限公司", "漱汀日用化学有限公司") == TwinReason::Abbreviation);
  CHECK(reason("霁岚营养科技有限公司", "霁岚营养有限公司") == TwinReason::Abbreviation);
  CHECK(reason("臺灣水泥股份有限公司", "台泥") == TwinReason::Abbreviation);
  CHECK(reason("中國石油化學工業開發(股)公司", "中石化") == TwinReason::None);  // too far away
  CHECK(reason("华联超市(中山店)", "华联超市中山店") == TwinReason::SameName);
  CHECK(reason("华联超市第三店", "华联超市3店") == TwinReason::SameName);
  CHECK(reason("上海漱汀日化有限公司", "漱汀日化（上海）有限公司") == TwinReason::SameName);
  CHECK(reason("株式会社日立製作所", "日立製作所") == TwinReason::SameName);
  CHECK(reason("欣天饲料有限公司", "新天饲料有限公司") == TwinReason::SameSound);
  CHECK(reason("禾硐生物科技有限公司", "禾硐生物科枝有限公司") == TwinReason::OneEdit);
  CHECK(reason("禾硐生物科技有限公司", "禾硐物生科技有限公司") == TwinReason::OneEdit);
  CHECK(reason("Brennholt Nutrition GmbH", "Brenholt Nutrition") == TwinReason::OneEdit);
  CHECK(reason("Brennholt Nutrition GmbH", "BRENNHOLT NUTRITION AG") == TwinReason::SameName);
}

TEST_CASE("Siblings and strangers are no twins", "[twins]") {
  for (const auto& [a, b] : {std::pair{"雾栎饲料", "雾栎贸易"},
                             {"雾栎饲料有限公司", "雾栎饲料贸易有限公司"},
                             {"华东一厂", "华东二厂"},
                             {"华东饲料", "华南饲料"},
                             {"禾硐药业", "禾硐农业"},
                             {"招商银行", "工商银行"},
                             {"华联超市", "华联超市浦东店"},
                             {"华联超市(中山店)", "华联超市3店"},
                             {"华联超市3店", "华联超市13店"},
                             {"上海漱汀日化有限公司", "北京漱汀日化有限公司"},
                             {"漱汀日化（上海）有限公司", "漱汀日化（北京）有限公司"},
                             {"南京银行", "北京银行"},
                             {"漱汀日化有限公司", "漱汀日化有限公司上海分公司"},
                             {"霁岚", "砚桥"},
                             {"欣天", "新天"},
                             {"Tarnwick Feeds", "Tarnwick Foods"},
                             {"Plant 1 Ltd", "Plant 2 Ltd"},
                             {"", ""},
                             {"", "漱汀日化"}}) {
    CAPTURE(a, b);
    CHECK(reason(a, b) == TwinReason::None);
    CHECK(twin_score(a, b).score == 0);
  }
}

TEST_CASE("Two characters that begin a longer name are too little by themselves", "[twins]") {
  CHECK(twin_score("禾硐集团", "禾硐饲料").score <= 0.4);
  CHECK(twin_score("臺灣水泥股份有限公司", "台泥").score == Approx(0.4));
}

TEST_CASE("A surer reason scores higher", "[twins]") {
  const double same = twin_score("漱汀日化", "漱汀日化公司").score,
               variant = twin_score("漱汀日化", "潄汀日化").score;
  const double shorter = twin_score("漱汀日化", "漱汀日用化学").score,
               sound = twin_score("欣天饲料", "新天饲料").score;

  CHECK(same == 1.0);
  CHECK(same > variant);
  CHECK(variant > shorter);
  CHECK(shorter > sound);
}

TEST_CASE("A place or another legal form makes it less sure, and is said", "[twins]") {
  const TwinScore form = twin_score("漱汀日化集团", "漱汀日化有限公司"),
                  place = twin_score("上海漱汀日化有限公司", "漱汀日化有限公司");

  CHECK(form.score == Approx(0.9));
  CHECK(words_of(form, Language::English) == "the same name; the legal form differs");
  CHECK(place.score == Approx(0.85));
  CHECK(words_of(place, Language::ChineseSimplified) == "名称相同；其中一个带地名");
}

TEST_CASE("Each reason has words in both languages", "[twins]") {
  CHECK(words_of(twin_score("漱汀日化", "潄汀日化"), Language::ChineseSimplified) ==
        "用了异体字或形近字");
  CHECK(words_of({.score = 0.8, .reason = TwinReason::OneEdit}, Language::English) ==
        "the names differ in one place");
}

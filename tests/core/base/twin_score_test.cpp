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
                             {"禾硐集团", "禾硐饲料"},
                             {"招商银行", "工商银行"},
                             {"华联超市", "华联超市浦东店"},
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

TEST_CASE("Each reason has words in both languages", "[twins]") {
  CHECK(describe(TwinReason::VariantCharacter).in(Language::ChineseSimplified) ==
        "用了异体字或形近字");
  CHECK(describe(TwinReason::OneEdit).in(Language::English) == "the names differ in one place");
}

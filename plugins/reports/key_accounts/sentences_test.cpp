#include "sentences.hpp"

#include <catch2/catch.hpp>

#include "facts_for_test.hpp"

namespace pareto::key_accounts {
namespace {

const Voice kChinese(true, "CNY", true), kEnglish(false, "CNY", true);

TEST_CASE("The lead names the few that carry most, and who is silent", "[key_accounts]") {
  FactsForTest firm;
  firm.facts.subjects.reserve(8);
  firm.add("雾栎饲料有限公司", 6'000 * kWan, 'A');
  Subject& silent = firm.add("霁岚营养有限公司", 2'500 * kWan, 'A');
  firm.add("漱汀日化有限公司", 1'500 * kWan, 'B');

  CHECK(lead(firm.facts, kChinese).text() ==
        "3 组客户里，2 组带来 1.00 亿元净销售的 85%；最大一组占 60%。");
  FactsForTest::set_rhythm(silent, 10, 30, 100 * kWan, firm.facts.as_of - 150);
  CHECK(lead(firm.facts, kChinese).text() ==
        "3 组客户里，2 组带来 1.00 亿元净销售的 85%；最大一组占 60%。"
        "一组 A 类客户已超过自己的下单节奏：霁岚营养停了 150 天。");
  CHECK(
      lead(firm.facts, kEnglish).text() ==
      "2 of 3 groups bring 85% of 100.0 M CNY net sales; the largest 60%. One A group is past its "
      "usual order gap: 霁岚营养 has not ordered for 150 days.");
}

TEST_CASE("An account's sentence says first what presses most", "[key_accounts]") {
  FactsForTest firm;
  firm.facts.subjects.reserve(8);
  Subject& account = firm.add("甲", 2'000 * kWan, 'A', 3'000 * kWan, 'A');
  firm.add("乙", 8'000 * kWan, 'A', 7'000 * kWan, 'A');
  account.below = 1'200 * kWan;
  FactsForTest::set_rhythm(account, 10, 30, 100 * kWan, firm.facts.as_of - 150);  // 2026-06-03

  CHECK(account_sentence(firm.facts, account, {}, kChinese) ==
        "!停单 150 天，往常 30 天一单；比上期少 1,000 万，本期的 A 靠的是前七个月；占 20%："
        "它停一个月，全公司少约 167 万；再少 800 万会降为 B。");
  account.rhythm = {};
  firm.set_cost(account, 2'100 * kWan);
  CHECK(account_sentence(firm.facts, account, {}, kEnglish).find("!Margin −1.00 M: much sold") ==
        0);
}

TEST_CASE("Who rose is told from whom only the line lifted", "[key_accounts]") {
  FactsForTest firm;
  firm.facts.subjects.reserve(8);
  firm.add("大", 9'000 * kWan, 'A', 9'000 * kWan, 'A');
  Subject& grown = firm.add("苔屿", 600 * kWan, 'A', 250 * kWan, 'B');
  Subject& lifted = firm.add("岫舟", 300 * kWan, 'A', 310 * kWan, 'B');

  CHECK(account_sentence(firm.facts, grown, {}, kChinese) == "一年长到 2.4 倍，从 B 升上来。");
  CHECK(account_sentence(firm.facts, lifted, {}, kChinese) ==
        "最后一个 A：它之前累计 97.0%；从 B 升上来只因界线移动，它自己少了 10.0 万。");
  CHECK(moves_summary(firm.facts, moves_of(firm.facts), kChinese) ==
        "苔屿从 B 升到 A。岫舟升为 A 只因界线移动，它自己买得少了。");
  CHECK(moves_summary(firm.facts, moves_of(firm.facts), kEnglish) ==
        "苔屿 from B up to A. 岫舟 rose to A only because the line moved; it bought less itself.");
}

TEST_CASE("Overdue is more than one and a half gaps, and lost after two years", "[key_accounts]") {
  FactsForTest firm;
  firm.facts.subjects.reserve(8);
  Subject& subject = firm.add("甲", 100 * kWan, 'A');
  const auto silent_for = [&](std::int32_t days, Money usual = 10 * kWan) {
    FactsForTest::set_rhythm(subject, 10, 30, usual, firm.facts.as_of - days);
    return firm.facts.overdue(subject);
  };

  CHECK_FALSE(silent_for(45));
  CHECK(silent_for(46));
  CHECK(firm.facts.missed(subject) == 1);
  CHECK(silent_for(150));
  CHECK(firm.facts.missed(subject) == 5);
  CHECK(firm.facts.at_stake(subject) == 50 * kWan);
  CHECK(rhythm_summary(firm.facts, overdue_subjects(firm.facts), kChinese) ==
        "1 组，按往常该来而没来的订单约 50.0 万。");
  CHECK_FALSE(silent_for(900, 0));
  CHECK(long_gone(firm.facts) == 1);
}

TEST_CASE("Thin is less than half of the average margin, and says what average would bring",
          "[key_accounts]") {
  FactsForTest firm;
  firm.facts.subjects.reserve(8);
  firm.set_cost(firm.add("厚", 900 * kWan, 'A'), 600 * kWan);
  Subject& thin = firm.add("薄", 100 * kWan, 'B');
  firm.set_cost(thin, 90 * kWan);

  // Average (1000 - 690) / 1000 = 31 %; 10 % is less than half of it.
  CHECK(thin_subjects(firm.facts) == std::vector<Index>{1});
  CHECK(gain_at_average(firm.facts, thin) == 21 * kWan);
  CHECK(thin_summary(firm.facts, thin_subjects(firm.facts), kChinese) ==
        "薄卖了 100 万，毛利率只有 10.0%。一组若到平均毛利率，可多 21.0 万。");
  thin.tier = 'C';
  CHECK(thin_subjects(firm.facts).empty());
}

TEST_CASE("A Latin name stands apart from Han characters", "[key_accounts]") {
  CHECK(kChinese.say({"{} has {}", "其中{}停了{}天"}, {"Tarnwick", "51"}) ==
        "其中 Tarnwick 停了 51 天");
  CHECK(kChinese.say({"{} has {}", "其中{}停了 {} 天"}, {"霁岚", "51"}) == "其中霁岚停了 51 天");
  CHECK(kEnglish.say({"{1} of {0}", "{} 的 {}"}, {"b", "a"}) == "a of b");
}

}  // namespace
}  // namespace pareto::key_accounts

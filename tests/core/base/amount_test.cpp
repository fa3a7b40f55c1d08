#include "core/base/amount.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace pareto;

namespace {

constexpr Language kChinese = Language::ChineseSimplified, kEnglish = Language::English;

std::string zh(double whole, std::string_view currency = {}) {
  return amount_in_sentence(static_cast<std::int64_t>(whole * 10'000), kChinese, currency);
}
std::string en(double whole, std::string_view currency = {}) {
  return amount_in_sentence(static_cast<std::int64_t>(whole * 10'000), kEnglish, currency);
}

}  // namespace

TEST_CASE("A Chinese sentence says 亿, 万 or the plain figure", "[amount]") {
  CHECK(zh(120'670'000) == "1.21 亿");
  CHECK(zh(14'203'000) == "1,420 万");
  CHECK(zh(543'000) == "54.3 万");
  CHECK(zh(9'876.4) == "9,876");
  CHECK(zh(0) == "0");
  CHECK(zh(-30'000) == "−3.0 万");
  CHECK(zh(120'670'000, "元") == "1.21 亿元");
  CHECK(zh(9'876, "元") == "9,876 元");
}

TEST_CASE("An English sentence says bn, M, k or the plain figure", "[amount]") {
  CHECK(en(1'206'700'000) == "1.21 bn");
  CHECK(en(120'670'000) == "120.7 M");
  CHECK(en(1'420'300) == "1.42 M");
  CHECK(en(543'200) == "543 k");
  CHECK(en(54'321) == "54.3 k");
  CHECK(en(9'876) == "9,876");
  CHECK(en(-27'840, "EUR") == "EUR −27.8 k");
}

TEST_CASE("An amount that rounds up to the next unit is written in it", "[amount]") {
  CHECK(zh(99'996'000) == "1.00 亿");
  CHECK(zh(99'994'000) == "9,999 万");
  CHECK(zh(999'960) == "100 万");
  CHECK(zh(9'999.6) == "1.0 万");
  CHECK(en(999'600) == "1.00 M");
  CHECK(en(99'960) == "100 k");
  CHECK(zh(543'499.6) == "54.3 万");  // rounded once: not 54.35 first
}

TEST_CASE("A table has one unit and one precision", "[amount]") {
  const AmountScale wan = table_scale(kChinese), million = table_scale(kEnglish);

  CHECK(wan.unit == "万");
  CHECK(amount_in_cell(966'410'000'000, wan) == "9,664.1");
  CHECK(amount_in_cell(-300'000'000, wan) == "−3.0");
  CHECK(million.unit == "M");
  CHECK(amount_in_cell(966'410'000'000, million) == "96.64");
  CHECK(change_in_cell(38'620'000'000, wan) == "+386.2");
  CHECK(change_in_cell(-410'000'000, wan) == "−4.1");
  CHECK(change_in_cell(1, wan) == "0.0");
}

TEST_CASE("A table of small amounts is finer than 万 and M", "[amount]") {
  CHECK(table_scale_for(1'000'000'000, kChinese).unit == "万");
  CHECK(table_scale_for(999'990'000, kChinese).unit.empty());
  CHECK(table_scale_for(10'000'000'000, kEnglish).unit == "M");
  CHECK(table_scale_for(9'999'990'000, kEnglish).unit == "k");
  CHECK(table_scale_for(-99'990'000, kEnglish).unit.empty());
  CHECK(table_scale_for(std::numeric_limits<std::int64_t>::min(), kEnglish).unit == "M");
}

TEST_CASE("Shares are written with one decimal and a true minus", "[amount]") {
  CHECK(percent_of(96'641, 120'670) == "80.1%");
  CHECK(percent_of(1, 1) == "100.0%");
  CHECK(percent_of(-18, 1000) == "−1.8%");
  CHECK(percent_of(1, 0) == "–");
  CHECK(percent(0.285, 0) == "29%");  // 0.285 * 100 is 28.499999999999996
  CHECK(percent(std::numeric_limits<double>::quiet_NaN()) == "–");
  CHECK(percent(std::numeric_limits<double>::infinity()) == "–");
  CHECK(percent_change(1.28) == "+128%");
  CHECK(percent_change(-0.06) == "−6%");
  CHECK(percent_change(0) == "0%");
}

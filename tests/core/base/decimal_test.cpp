#include "core/base/decimal.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace pareto;

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::string read(std::string_view text, DecimalStyle style = DecimalStyle::Point) {
  const ParsedDecimal parsed = parse_decimal(text, style);
  switch (parsed.fault) {
    case DecimalFault::None:
      return plain_decimal(*parsed);
    case DecimalFault::TooLarge:
      return "too large";
    case DecimalFault::UnitInside:
      return plain_decimal(parsed.value) + " and a unit";
    case DecimalFault::IsFormula:
      return "formula";
    default:
      return "no number";
  }
}

}  // namespace

TEST_CASE("Plain numbers are read exactly", "[decimal]") {
  CHECK(parse_decimal("1234.5").value == 12'345'000);
  CHECK(read("0") == "0");
  CHECK(read("-0.0001") == "-0.0001");
  CHECK(read("007") == "7");
  CHECK(read("1234.") == "1234");
  CHECK(read(".5") == "0.5");
  CHECK(read("+3.25") == "3.25");
  CHECK(read(" 12 ") == "12");
}

TEST_CASE("The fifth decimal is rounded half away from zero", "[decimal]") {
  CHECK(read("0.00005") == "0.0001");
  CHECK(read("-0.00005") == "-0.0001");
  CHECK(read("0.000049999") == "0");
  CHECK(read("1.234549999999999999999999999999") == "1.2345");
  CHECK(read("2.34565") == "2.3457");
}

TEST_CASE("Numbers are read as people dress them", "[decimal]") {
  for (const char* text :
       {"1,234.50",         "1 234.50",     "1'234.50", "1\u00A0234.50", "1\u202F234.50",
        "¥1,234.50",        "￥1,234.50",   "$1234.5",  "€ 1,234.50",    "£1,234.50",
        "1,234.50 CNY",     "CNY 1,234.50", "1234.5元", "1,234.50 元",   "人民币1234.50元",
        "１，２３４．５０", "1.2345E+03",   "1.2345e3", "0.12345万",     "US$1,234.50"}) {
    CAPTURE(text);
    CHECK(read(text) == "1234.5");
  }
}

TEST_CASE("A minus has many forms", "[decimal]") {
  for (const char* text :
       {"-1234.5", "−1,234.50", "－1234.5", "1,234.50-", "(1,234.50)", "（1,234.50）", "-¥1,234.50",
        "¥-1,234.50", "¥(1,234.50)", "(¥1,234.50)"}) {
    CAPTURE(text);
    CHECK(read(text) == "-1234.5");
  }
  CHECK(read("--5") == "no number");
}

TEST_CASE("The comma separates decimals only when it is said so", "[decimal]") {
  CHECK(read("1.234,50", DecimalStyle::Comma) == "1234.5");
  CHECK(read("1 234,50", DecimalStyle::Comma) == "1234.5");
  CHECK(read("1234,5", DecimalStyle::Comma) == "1234.5");
  CHECK(read("12,5") == "no number");
  CHECK(read("1,2345") == "no number");
  CHECK(read("12.5", DecimalStyle::Comma) == "no number");
  CHECK(read("1234,567.00") == "no number");
}

TEST_CASE("万 and 亿 multiply", "[decimal]") {
  CHECK(read("1.5万") == "15000");
  CHECK(read("1.5 万元") == "15000");
  CHECK(read("1.21亿") == "121000000");
  CHECK(read("1.21億元") == "121000000");
  CHECK(read("-3万") == "-30000");
  CHECK(read("万") == "no number");
}

TEST_CASE("What is no number says why", "[decimal]") {
  CHECK(read("1.2吨") == "1.2 and a unit");
  CHECK(read("12,000 kg") == "12000 and a unit");
  CHECK(read("12.5%") == "12.5 and a unit");
  CHECK(unit_inside("1.2吨") == "吨");
  CHECK(unit_inside("12,000 KG") == "kg");
  CHECK(unit_inside("12").empty());
  CHECK(read("=B2*C2") == "formula");
  CHECK(read(" ＝SUM(A1:A9)") == "formula");
  for (const char* text : {"", "  ", "-", "¥", "abc", "合计", "1.2.3", "10:30", "2026-10-31", "1-2",
                           "()", "n/a", "#DIV/0!", "."}) {
    CAPTURE(text);
    CHECK(read(text) == "no number");
  }
  CHECK(describe(DecimalFault::UnitInside).in(Language::ChineseSimplified) == "单位写在数字里");
}

TEST_CASE("A number beyond the range is refused, not wrapped", "[decimal]") {
  CHECK(read("922337203685477.5807") == "922337203685477.5807");
  CHECK(read("922337203685477.5808") == "too large");
  CHECK(read("-922337203685477.5807") == "-922337203685477.5807");
  CHECK(read("99999999999999999999") == "too large");
  CHECK(read("1e30") == "too large");
  CHECK(read("1e999") == "too large");
  CHECK(read("1e-30") == "0");
  CHECK(read("9999999999亿") == "too large");
  CHECK(read(std::string(150, '9')) == "too large");
  CHECK(read(std::string(100'000, '9')) == "no number");
  CHECK(read("0." + std::string(100, '3')) == "0.3333");
}

TEST_CASE("A percentage is a share", "[decimal]") {
  CHECK(plain_decimal(*parse_percent("12.5%")) == "0.125");
  CHECK(plain_decimal(*parse_percent("12.345 ％")) == "0.1235");
  CHECK(plain_decimal(*parse_percent("-3%")) == "-0.03");
  CHECK(plain_decimal(*parse_percent("0.125")) == "0.125");
  CHECK_FALSE(parse_percent("%"));
  CHECK_FALSE(parse_percent("x%"));
}

TEST_CASE("Products round once and refuse to overflow", "[decimal]") {
  CHECK(multiply(49'750'000, 392'500) == 1'952'687'500);  // 4975 * 39.25 = 195268.75
  CHECK(multiply(1, 5'000) == 1);                         // 0.0001 * 0.5 = 0.00005
  CHECK(multiply(-1, 5'000) == -1);
  CHECK(multiply(1, 4'999) == 0);
  CHECK_FALSE(multiply(kMost, 20'000));
  CHECK(multiply(kMost, 10'000) == kMost);
  CHECK_FALSE(multiply(std::numeric_limits<std::int64_t>::min(), 10'000));
}

TEST_CASE("Quotients round half away from zero", "[decimal]") {
  CHECK(divide_rounded(10'000, 30'000) == 3'333);
  CHECK(divide_rounded(20'000, 30'000) == 6'667);
  CHECK(divide_rounded(-20'000, 30'000) == -6'667);
  CHECK(divide_rounded(20'000, -30'000) == -6'667);
  CHECK_FALSE(divide_rounded(1, 0));
  CHECK_FALSE(divide_rounded(kMost, 1));
  CHECK(rounded_quotient(5, 2) == 3);
  CHECK(rounded_quotient(-5, 2) == -3);
}

TEST_CASE("Numbers are written for people and for programs", "[decimal]") {
  CHECK(format_decimal(1'952'687'500, 2) == "195,268.75");
  CHECK(format_decimal(49'750'000, 0) == "4,975");
  CHECK(format_decimal(49'750'000, 0, Grouping::None) == "4975");
  CHECK(format_decimal(-18'000, 1) == "−1.8");
  CHECK(format_decimal(-4'999, 0) == "0");
  CHECK(format_decimal(-5'000, 0) == "−1");
  CHECK(format_decimal(9'999'999, 2) == "1,000.00");
  CHECK(format_decimal(kMost, 4) == "922,337,203,685,477.5807");
  CHECK(plain_decimal(12'345'000) == "1234.5");
  CHECK(plain_decimal(-10'050) == "-1.005");
  CHECK(plain_decimal(std::numeric_limits<std::int64_t>::min()) == "-922337203685477.5808");
}

#include "pareto/cell_text.hpp"

#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>

#include <catch2/catch.hpp>

using namespace pareto::sdk;

namespace {

std::string number(std::string_view raw) {
  std::string out;
  append_number(out, raw);
  return out;
}
std::string date(std::string_view raw, bool date1904 = false) {
  std::string out;
  append_value(out, raw, {NumberFormat::Date, 0}, date1904);
  return out;
}
std::string value(std::string_view raw, NumberFormat format) {
  std::string out;
  append_value(out, raw, format, false);
  return out;
}
std::string iso(std::string_view raw) {
  std::string out;
  append_iso(out, raw);
  return out;
}

}  // namespace

TEST_CASE("Numbers are written plainly, with as few digits as tell the same double", "[sdk]") {
  CHECK(number("44035.0") == "44035");
  CHECK(number("12.50") == "12.5");
  CHECK(number("-7") == "-7");
  CHECK(number("0.10000000000000001") == "0.1");
  CHECK(number("1234.5600000000002") == "1234.5600000000002");
  CHECK(number("1E+17") == "100000000000000000");
  CHECK(number("1.5E-7") == "0.00000015");
  CHECK(number("-2.5e3") == "-2500");
  CHECK(number("1E+23") == "100000000000000000000000");
  CHECK(number("110101199003074518") ==
        "110101199003074510");  // 18 digits are more than a double holds
  CHECK(number("0") == "0");
  CHECK(number("-0.0") == "0");
  CHECK(number("007") == "7");
  CHECK(number(".5") == "0.5");
}

TEST_CASE("What is no number stays as it is", "[sdk]") {
  for (const char* raw : {"abc", "1.2.3", "", "-", "1e999", "nan", "12 "})
    CHECK(number(raw) == raw);
}

TEST_CASE("The text of any double reads back as the same double, without exponent", "[sdk]") {
  std::mt19937_64 random(11);
  for (int round = 0; round < 20'000; ++round) {
    const std::uint64_t bits = random();
    double original;
    std::memcpy(&original, &bits, sizeof original);
    if (!(original > -1e300 && original < 1e300)) continue;
    char raw[64];
    std::snprintf(raw, sizeof raw, round % 2 ? "%.17g" : "%.6g", original);

    const std::string text = number(raw);

    REQUIRE(text.find_first_not_of("-.0123456789") == std::string::npos);
    REQUIRE(std::strtod(text.c_str(), nullptr) == std::strtod(raw, nullptr));
  }
}

TEST_CASE("Days count from 1900 or 1904, with the day that never was", "[sdk]") {
  CHECK(date("44105") == "2020-10-01");
  CHECK(date("1") == "1900-01-01");
  CHECK(date("59") == "1900-02-28");
  CHECK(date("60") == "1900-02-29");
  CHECK(date("61") == "1900-03-01");
  CHECK(date("2958465") == "9999-12-31");
  CHECK(date("42643", true) == "2020-10-01");  // 1 462 days less
  CHECK(date("0", true) == "1904-01-01");
}

TEST_CASE("Times stand behind the day where there is one", "[sdk]") {
  CHECK(date("44035.375") == "2020-07-23 09:00:00");
  CHECK(date("43831.042372685202") == "2020-01-01 01:01:01");
  CHECK(date("0.5") == "12:00:00");
  CHECK(date("43831.99999999") == "2020-01-01 23:59:59.999");
  CHECK(date("43831.999999999999") == "2020-01-02");
  CHECK(value("1.1458333333333333", {NumberFormat::Elapsed, 0}) == "27:30:00");
}

TEST_CASE("A number that is no date of the calendar stays a number", "[sdk]") {
  CHECK(date("-5") == "-5");
  CHECK(date("99999999") == "99999999");
  CHECK(date("soon") == "soon");
}

TEST_CASE("Codes shown with leading zeros keep them", "[sdk]") {
  CHECK(value("123", {NumberFormat::Padded, 6}) == "000123");
  CHECK(value("1234567", {NumberFormat::Padded, 6}) == "1234567");
  CHECK(value("1.5", {NumberFormat::Padded, 6}) == "1.5");
}

TEST_CASE("Dates written as texts of ISO 8601 take the same form", "[sdk]") {
  CHECK(iso("2026-10-31T00:00:00.000Z") == "2026-10-31");
  CHECK(iso("2026-10-31T09:30:00") == "2026-10-31 09:30:00");
  CHECK(iso("2026-10-31") == "2026-10-31");
  CHECK(iso("T09:30:00") == "09:30:00");
}

TEST_CASE("A double gives the text that its digits give", "[sdk]") {
  const auto of = [](double number, NumberFormat format) {
    std::string out;
    append_value(out, number, format, false);
    return out;
  };

  CHECK(of(0.1, {}) == "0.1");
  CHECK(of(-1e17, {}) == "-100000000000000000");
  CHECK(of(44035.375, {NumberFormat::Date, 0}) == "2020-07-23 09:00:00");
  CHECK(of(1.25, {NumberFormat::Elapsed, 0}) == "30:00:00");
  CHECK(of(42, {NumberFormat::Padded, 6}) == "000042");
  CHECK(of(std::numeric_limits<double>::quiet_NaN(), {}) == "#NUM!");
}

#include "core/imports/cells/coerce.hpp"

#include <catch2/catch.hpp>

#include "core/model/schema.hpp"

using namespace pareto;
using namespace pareto::imports;
using Cells = std::vector<std::string>;

namespace {

const model::Field& field(const char* entity, const char* name) {
  static const model::Schema kSchema = model::Schema::core();
  return *kSchema.entity(entity).find(name);
}
Coercer coercer(const char* entity, const char* name, const Cells& samples = {},
                const Forms& forms = {}) {
  return Coercer::make(field(entity, name), samples, forms);
}
std::int64_t number(Coercer coercer, const char* cell) {
  Value value;
  INFO(cell);
  const Fault* fault = coercer.read(cell, value);
  if (fault != nullptr) FAIL(fault->why.in(Language::English));
  REQUIRE_FALSE(value.null);
  return value.integer;
}
std::string text(Coercer coercer, const char* cell) {
  Value value;
  REQUIRE(coercer.read(cell, value) == nullptr);
  return value.null ? "-" : std::string(value.text);
}
std::string why(Coercer coercer, const char* cell) {
  Value value;
  const Fault* fault = coercer.read(cell, value);
  return fault ? fault->why.in(Language::English) : "fine";
}
std::int64_t day(int year, int month, int of_month) {
  return Date::from_civil(year, month, of_month)->days;
}

}  // namespace

TEST_CASE("Dates are read in the forms of both countries", "[imports]") {
  CHECK(number(coercer("sale", "date"), "2026-10-31") == day(2026, 10, 31));
  CHECK(number(coercer("sale", "date"), " 2026年1月5日 ") == day(2026, 1, 5));
  CHECK(number(coercer("sale", "date"), "20260105") == day(2026, 1, 5));
  CHECK(number(coercer("sale", "date"), "2010-12-01 08:26:00") == day(2010, 12, 1));
  CHECK(number(coercer("sale", "date"), "２０２６／１／５") == day(2026, 1, 5));
}

TEST_CASE("The column decides whether the day or the month comes first", "[imports]") {
  CHECK(number(coercer("sale", "date", {"31/01/2026", "05/02/2026"}), "05/02/2026") ==
        day(2026, 2, 5));
  CHECK(number(coercer("sale", "date", {"01/31/2026", "05/02/2026"}), "05/02/2026") ==
        day(2026, 5, 2));
  CHECK(number(coercer("sale", "date", {"01/31/2026"}, {.day_order = DayOrder::DayFirst}),
               "05/02/2026") == day(2026, 2, 5));
}

TEST_CASE("Serial days of a sheet are dates where the whole column is so", "[imports]") {
  CHECK(number(coercer("sale", "date", {"45962", "45963.5", "45964"}), "45962") ==
        day(2025, 11, 1));
  CHECK(why(coercer("sale", "date", {"2025-11-01", "2025-11-02"}), "45962") == "is not a date");
}

TEST_CASE("A date that does not exist is told from what is no date", "[imports]") {
  CHECK(why(coercer("sale", "date"), "2026/11/31") == "there is no such day");
  CHECK(why(coercer("sale", "date", {"05/02/2026", "31/01/2026"}), "31/02/2024") ==
        "there is no such day");
  CHECK(why(coercer("sale", "date"), "20261131") == "there is no such day");
  CHECK(why(coercer("sale", "date"), "soon") == "is not a date");
  CHECK(why(coercer("sale", "date"), "=TODAY()") == "is a formula, not a number");
}

TEST_CASE("Moments are read with the workspace's zone, their own zone, or as a day", "[imports]") {
  const Forms china{.zone = TimeZone::named("Asia/Shanghai")};
  const std::int64_t midnight = day(2026, 10, 31) * 86'400;

  CHECK(number(coercer("interaction", "start", {}, china), "2026-10-31 08:30") ==
        (midnight + 30 * 60) * 1'000'000);
  CHECK(number(coercer("interaction", "start", {}, china), "2026-10-31T08:30:15Z") ==
        (midnight + 30'615) * 1'000'000);
  CHECK(number(coercer("interaction", "start", {}, china), "2026-10-31") ==
        (midnight - 8 * 3600) * 1'000'000);
  CHECK(number(coercer("interaction", "start", {}, {}), "2026-10-31 08:30 PM") ==
        (midnight + 73'800) * 1'000'000);
}

TEST_CASE("Summer time is that of the moment that is read, not of today", "[imports]") {
  const Forms berlin{.zone = TimeZone::named("Europe/Berlin")};

  CHECK(number(coercer("interaction", "start", {}, berlin), "2026-07-01 12:00") ==
        (day(2026, 7, 1) * 86'400 + 10 * 3600) * 1'000'000);
  CHECK(number(coercer("interaction", "start", {}, berlin), "2026-12-01 12:00") ==
        (day(2026, 12, 1) * 86'400 + 11 * 3600) * 1'000'000);
}

TEST_CASE("A day with a zone of its own is the firm's day at that moment", "[imports]") {
  const Forms china{.zone = TimeZone::named("Asia/Shanghai")};

  CHECK(number(coercer("sale", "date", {}, china), "2026-10-30T23:30:00Z") == day(2026, 10, 31));
  CHECK(number(coercer("sale", "date", {}, china), "2026-10-31 06:00:00+14:00") ==
        day(2026, 10, 31));  // 16:00 UTC of the 30th, midnight in Shanghai
  CHECK(number(coercer("sale", "date", {}, china), "2026-10-31 05:59:59+14:00") ==
        day(2026, 10, 30));
  CHECK(number(coercer("sale", "date", {}, china), "2026-10-30 23:30:00") == day(2026, 10, 30));
}

TEST_CASE("Amounts are read in the style of their column", "[imports]") {
  CHECK(number(coercer("sale", "amount"), "195,268.75") == 1'952'687'500);
  CHECK(number(coercer("sale", "amount"), "¥1,234.50") == 12'345'000);
  CHECK(number(coercer("sale", "amount"), "(12.5)") == -125'000);
  CHECK(number(coercer("sale", "amount", {"1.234,50", "7,25"}), "1.234,50") == 12'345'000);
  CHECK(number(coercer("sale", "amount", {"1,234", "1,234.5"}), "1,234") == 12'340'000);
  CHECK(number(coercer("sale", "amount", {}, {.factor = 10'000}), "1.5") == 150'000'000);
}

TEST_CASE("A wrong number is told by its fault and what to do", "[imports]") {
  CHECK(why(coercer("sale", "quantity"), "1.2吨") == "the unit is inside the number");
  CHECK(why(coercer("sale", "amount"), "=B2*C2") == "is a formula, not a number");
  CHECK(why(coercer("sale", "amount"), "99999999999999999999") == "the number is too large");
  CHECK(why(coercer("sale", "amount", {}, {.factor = 10'000}), "900000000000") ==
        "the number is too large");
  CHECK(why(coercer("sale", "amount"), "about ten") == "is not a number");
  CHECK(why(coercer("sale", "amount"), "#DIV/0!") == "a formula of the sheet failed here");

  Coercer quantity = coercer("sale", "quantity");
  Value value;
  const Fault* fault = quantity.read("1.2吨", value);
  REQUIRE(fault != nullptr);
  CHECK(fault->fix.in(Language::ChineseSimplified) == "数值写 1.2，单位 吨 单独一列");
}

TEST_CASE("Empty cells and dashes of any width are nothing", "[imports]") {
  for (const char* cell : {"", "  ", "-", "－ ", "——", "　", "#N/A"}) {
    Value value;
    INFO(cell);
    CHECK(coercer("sale", "amount").read(cell, value) == nullptr);
    CHECK(value.null);
    CHECK(coercer("customer", "name").read(cell, value) == nullptr);
    CHECK(value.null);
  }
}

TEST_CASE("Codes are kept to the letter", "[imports]") {
  CHECK(text(coercer("customer", "code"), "00731") == "00731");
  CHECK(text(coercer("customer", "code"), "　００７３１ ") == "00731");
  CHECK(text(coercer("customer", "code"), "17850.0") == "17850");
  CHECK(text(coercer("customer", "code"), "V1.0") == "V1.0");
  CHECK(text(coercer("customer", "code"), "'0042") == "0042");
  CHECK(text(coercer("customer", "tax_number"), "０３７９３４０７") == "03793407");
  CHECK(text(coercer("customer", "phone"), "（０２）２５３１－７０９９") == "(02)2531-7099");
}

TEST_CASE("Names keep what people wrote between their blanks", "[imports]") {
  CHECK(text(coercer("customer", "name"), "\t潄汀日化（有限）公司　") == "潄汀日化（有限）公司");
  CHECK(text(coercer("customer", "name"), "-Anton GmbH") == "-Anton GmbH");
}

TEST_CASE("Yes and no are read in both languages", "[imports]") {
  CHECK(number(coercer("user", "sign_in"), "是") == 1);
  CHECK(number(coercer("user", "sign_in"), "N") == 0);
  CHECK(number(coercer("user", "sign_in"), "√") == 1);
  CHECK(why(coercer("user", "sign_in"), "maybe") == "is neither yes nor no");
}

TEST_CASE("Currencies are read by word, sign and code", "[imports]") {
  CHECK(text(coercer("sale", "currency"), "人民币") == "CNY");
  CHECK(text(coercer("sale", "currency"), "usd") == "USD");
  CHECK(text(coercer("sale", "currency"), "€") == "EUR");
  CHECK(text(coercer("sale", "currency"), "RMB") == "CNY");
  CHECK(why(coercer("sale", "currency"), "12.5") == "is not a currency");
}

TEST_CASE("A choice is read by its code or its label in either language", "[imports]") {
  CHECK(text(coercer("customer", "kind"), "门店") == "store");
  CHECK(text(coercer("customer", "kind"), "Person") == "person");
  CHECK(why(coercer("customer", "kind"), "kiosk") == "is none of the choices");
}

TEST_CASE("A tax rate is a share, whether it is written 13%, 13 or 0.13", "[imports]") {
  const auto rate = [](const Cells& samples, const char* cell) {
    Coercer coercer = Coercer::make(field("sale", "tax_rate"), samples, {});
    Value value;
    REQUIRE(coercer.read(cell, value) == nullptr);
    return value.real;
  };
  CHECK(rate({"13%", "6%"}, "13%") == Approx(0.13));
  CHECK(rate({"13", "6"}, "6") == Approx(0.06));
  CHECK(rate({"0.13"}, "0.13") == Approx(0.13));
}

TEST_CASE("A rate keeps all its digits", "[imports]") {
  Coercer rate = coercer("currency_rate", "rate");
  Value value;
  REQUIRE(rate.read("0.0471832", value) == nullptr);
  CHECK(value.real == 0.0471832);
}

TEST_CASE("Two cells of one column do not disturb each other", "[imports]") {
  Coercer date = coercer("sale", "date");
  Value value;
  REQUIRE(date.read("2026-10-31", value) == nullptr);
  REQUIRE(date.read("soon", value) != nullptr);
  CHECK(value.null);
  REQUIRE(date.read("2026-10-31", value) == nullptr);
  CHECK(value.integer == day(2026, 10, 31));
}

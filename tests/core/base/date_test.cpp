#include "core/base/date.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace pareto;

namespace {

std::string read(std::string_view text, DayOrder order = DayOrder::YearFirst) {
  const auto date = parse_date(text, order);
  return date ? date->iso() : "nothing";
}

}  // namespace

TEST_CASE("A day counts from 1970 and turns back into the calendar", "[date]") {
  CHECK(Date::from_civil(1970, 1, 1)->days == 0);
  CHECK(Date::from_civil(1969, 12, 31)->days == -1);
  CHECK(Date::from_civil(2000, 3, 1)->days == 11017);  // 30 * 365 + 7 leap days + 31 + 29

  for (std::int32_t days = -800'000; days < 800'000; days += 37) {
    if (days < -719'162) continue;  // before year 1
    const CivilDay day = Date{days}.civil();
    REQUIRE(Date::from_civil(day.year, day.month, day.day) == Date{days});
  }
}

TEST_CASE("A day that does not exist is no date", "[date]") {
  CHECK(read("2026-11-31") == "nothing");
  CHECK(read("2026-02-29") == "nothing");
  CHECK(read("2024-02-29") == "2024-02-29");
  CHECK(read("1900-02-29") == "nothing");
  CHECK(read("31/02/2024", DayOrder::DayFirst) == "nothing");
  CHECK(read("2026-13-01") == "nothing");
  CHECK(read("0000-00-00") == "nothing");
}

TEST_CASE("Dates are read in the forms of Chinese and European exports", "[date]") {
  for (const char* text : {"2026-01-05",
                           "2026/01/05",
                           "2026.1.5",
                           "2026/1/5",
                           "20260105",
                           "2026年1月5日",
                           "2026年01月05日",
                           "2026 年 1 月 5 日",
                           "05.01.2026",
                           "5.1.2026",
                           "5-Jan-2026",
                           "Jan 5, 2026",
                           "5 January 2026",
                           "January 5th, 2026",
                           "5-jan-26",
                           "２０２６－０１－０５",
                           "２０２６年１月５日",
                           "  2026-01-05 ",
                           "\t2026/1/5\r",
                           "\xEF\xBB\xBF"
                           "2026-01-05"}) {
    CAPTURE(text);
    CHECK(read(text) == "2026-01-05");
  }
}

TEST_CASE("A time of day or a weekday may follow the date", "[date]") {
  for (const char* text : {"2010-12-01 08:26:00", "2010-12-01T08:26:00", "2010-12-01T08:26:00Z",
                           "2010-12-01 08:26", "2010/12/1 8:26", "2010-12-01 08:26:00.123",
                           "2010-12-01T08:26:00+08:00", "2010-12-01 08:26 AM", "2010年12月1日 8:26",
                           "20101201 08:26", "2010-12-01 星期三", "2010-12-01 周三"}) {
    CAPTURE(text);
    CHECK(read(text) == "2010-12-01");
  }
  for (const char* text : {"2010-12-01 28:26:00", "2010-12-01 08:66", "2010-12-01 08:26:70",
                           "2010-12-01 x", "2010-12-01T", "2010-12-01-05", "2010-12-015"}) {
    CAPTURE(text);
    CHECK(read(text) == "nothing");
  }
}

TEST_CASE("What is no date is nothing", "[date]") {
  for (const char* text :
       {"", " ", "-", "2026", "2026-10", "XS2610-0193", "195,268.75", "12345678", "合计", "1.2.3.4",
        "=TODAY()", "13800138000", "31-Foo-2026", "2026-1-", "10:30"}) {
    CAPTURE(text);
    CHECK(read(text) == "nothing");
  }
  CHECK(read(std::string(100'000, '1')) == "nothing");
}

TEST_CASE("The order decides where the numbers do not", "[date]") {
  CHECK(read("03/04/2026", DayOrder::DayFirst) == "2026-04-03");
  CHECK(read("03/04/2026", DayOrder::MonthFirst) == "2026-03-04");
  CHECK(read("03/04/2026", DayOrder::YearFirst) == "nothing");
  CHECK(read("31/10/2026", DayOrder::YearFirst) == "2026-10-31");
  CHECK(read("10/31/2026", DayOrder::YearFirst) == "2026-10-31");
  CHECK(read("10/31/2026", DayOrder::DayFirst) == "nothing");
  CHECK(read("3/4/26", DayOrder::DayFirst) == "2026-04-03");
  CHECK(read("3/4/85", DayOrder::DayFirst) == "1985-04-03");
  CHECK(read("03.04.2026", DayOrder::MonthFirst) == "2026-04-03");
  CHECK(read("2026-03-04", DayOrder::DayFirst) == "2026-03-04");
}

TEST_CASE("Years of the Republic are 1911 less", "[date]") {
  for (const char* text :
       {"民國113年5月26日", "民国113年5月26日", "中華民國一百一十三年五月二十六日",
        "民國 113/05/26", "113/05/26", "113.5.26", "113年5月26日", "113-5-26 下午 3:20"}) {
    CAPTURE(text);
    CHECK(read(text) == "2024-05-26");
  }
  CHECK(read("民國元年1月1日") == "1912-01-01");
  CHECK(read("1130526") == "nothing");
  CHECK(read("1130526", DayOrder::RocYears) == "2024-05-26");
  CHECK(read("0980526", DayOrder::RocYears) == "2009-05-26");
  CHECK(read("98/05/26", DayOrder::RocYears) == "2009-05-26");
  CHECK(read("2024-05-26", DayOrder::RocYears) == "2024-05-26");
  CHECK(read("1130231", DayOrder::RocYears) == "nothing");
  CHECK(read("113/13/26") == "nothing");
  CHECK(read("192.16.1") == "nothing");
}

TEST_CASE("Chinese numerals are read where a year is spoken of", "[date]") {
  CHECK(read("二〇二四年五月二十六日") == "2024-05-26");
  CHECK(read("二○二四年十月一日") == "2024-10-01");
  CHECK(read("二零二四年十二月卅一日") == "2024-12-31");
  CHECK(read("贰零贰肆年零伍月贰拾陆日") == "2024-05-26");
  CHECK(read("2024年五月廿六日") == "2024-05-26");
  CHECK(read("三月三") == "nothing");
  CHECK(read("一二三四五六") == "nothing");
}

TEST_CASE("A year in two digits stands in front where the column or a sign says so", "[date]") {
  CHECK(read("24-05-26", DayOrder::ShortYearFirst) == "2024-05-26");
  CHECK(read("240526", DayOrder::ShortYearFirst) == "2024-05-26");
  CHECK(read("69-05-26", DayOrder::ShortYearFirst) == "2069-05-26");
  CHECK(read("70/5/26", DayOrder::ShortYearFirst) == "1970-05-26");
  CHECK(read("24年5月26日") == "2024-05-26");
  CHECK(read("24-05-26") == "nothing");
  CHECK(read("240526") == "nothing");
}

TEST_CASE("Times are named in Chinese, too", "[date]") {
  for (const char* text :
       {"2024年5月26日 下午3:20", "2024/5/26 下午 03:20:00", "2024年5月26日15时20分",
        "2024年5月26日 15点20分30秒", "2024-05-26 上午 9:05", "2024年5月26日 星期日",
        "2024年5月26日 周日 8:00", "2024年5月27日"}) {
    CAPTURE(text);
    CHECK(read(text).starts_with("2024-05-2"));
  }
  CHECK(read("2024-05-26 下午") == "nothing");
}

TEST_CASE("A column tells years of the Republic and short years", "[date]") {
  using Texts = std::vector<std::string>;

  CHECK(guess_day_order(Texts{"113/05/26", "98/01/02"}) == DayOrder::RocYears);
  CHECK(guess_day_order(Texts{"1130526", "1121231", ""}) == DayOrder::RocYears);
  CHECK(guess_day_order(Texts{"1130526", "4711123", "8812345"}) == DayOrder::YearFirst);
  CHECK(guess_day_order(Texts{"98/05/26", "99/01/02"}) == DayOrder::ShortYearFirst);
  CHECK(guess_day_order(Texts{"98/05/26", "99/01/02"}, true) == DayOrder::RocYears);
  CHECK(guess_day_order(Texts{"24-05-26", "24-05-27", "24-06-03"}) == DayOrder::ShortYearFirst);
  CHECK(guess_day_order(Texts{"240526", "240527"}) == DayOrder::ShortYearFirst);
  CHECK(guess_day_order(Texts{"26/05/24", "27/05/24", "03/06/24"}) == DayOrder::DayFirst);
  CHECK(guess_day_order(Texts{"05/26/24", "05/27/24"}) == DayOrder::MonthFirst);
  CHECK(guess_day_order(Texts{"05.01.26", "06.01.26"}) == DayOrder::YearFirst);
  CHECK(guess_day_order(Texts{"2024-05-26", "民國113年5月26日", "2024-05-27"}) ==
        DayOrder::YearFirst);
}

TEST_CASE("A column's values tell the order of day and month", "[date]") {
  using Texts = std::vector<std::string>;

  CHECK(guess_day_order(Texts{"2026-10-31", "", "合计"}) == DayOrder::YearFirst);
  CHECK(guess_day_order(Texts{"03/04/2026", "31/10/2026"}) == DayOrder::DayFirst);
  CHECK(guess_day_order(Texts{"03/04/2026", "10/31/2026"}) == DayOrder::MonthFirst);
  CHECK(guess_day_order(Texts{"12/1/2010 8:26", "12/2/2010 9:01", "12/3/2010 10:00"}) ==
        DayOrder::MonthFirst);
  CHECK(guess_day_order(Texts{"03/04/2026"}) == DayOrder::DayFirst);
}

TEST_CASE("Months are added by keeping the day or taking the last one", "[date]") {
  const auto plus = [](int year, int month, int day, int months) {
    return Date::from_civil(year, month, day)->plus_months(months).iso();
  };

  CHECK(plus(2026, 1, 31, 1) == "2026-02-28");
  CHECK(plus(2024, 1, 31, 1) == "2024-02-29");
  CHECK(plus(2026, 10, 31, -12) == "2025-10-31");
  CHECK(plus(2026, 3, 31, -1) == "2026-02-28");
  CHECK(plus(2026, 1, 15, -1) == "2025-12-15");
  CHECK(plus(2026, 12, 15, 1) == "2027-01-15");
  CHECK(Date::from_civil(2026, 10, 31)->month_start().iso() == "2026-10-01");
  CHECK(Date::from_civil(2026, 10, 31)->month_number() -
            Date::from_civil(2025, 9, 1)->month_number() ==
        13);
}

TEST_CASE("A moment is written in UTC", "[date]") {
  CHECK(Time{0}.iso() == "1970-01-01T00:00:00Z");
  CHECK(Time{1'793'435'160'000'000}.iso() == "2026-10-31T08:26:00Z");  // date -ud @1793435160
  CHECK(Time{-1}.iso() == "1969-12-31T23:59:59.999999Z");
  CHECK(Time{-1}.date().iso() == "1969-12-31");
}

#include "pareto/number_format.hpp"

#include <catch2/catch.hpp>

using pareto::sdk::builtin_format;
using pareto::sdk::format_of_code;
using pareto::sdk::NumberFormat;

TEST_CASE("Formats of days and times are told from those of amounts", "[sdk]") {
  for (const char* code :
       {"yyyy-mm-dd", "m/d", "mmmm/yy", "mmmmm", "h:mm", "yyyy/m/d\\ h:mm\\ AM/PM",
        "[$-F800]dddd\\,\\ mmmm\\ dd", "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"",
        "yyyy\"年\"m\"月\";@", "mm:ss.0", "[Red]dd/mm"}) {
    INFO(code);
    CHECK(format_of_code(code).kind == NumberFormat::Date);
  }
  for (const char* code :
       {"General", "0.00_ ", "#,##0.00", "\"$\"#,##0.00;[Red]\\-\"$\"#,##0.00", "0.00E+00", "0%",
        "@", "\\d0", "\"days\" 0", "_ \"￥\"* #,##0_ ;_ \"￥\"* \\-#,##0_ ;_ \"￥\"* \"-\"_ ;_ @_ ",
        "[$USD]\\ #,##0", "0;\"d\"0;d", "", "\"unclosed"}) {
    INFO(code);
    CHECK(format_of_code(code).kind == NumberFormat::Plain);
  }
}

TEST_CASE("Hours beyond a day and codes of zeros are formats of their own", "[sdk]") {
  CHECK(format_of_code("[h]:mm").kind == NumberFormat::Elapsed);
  CHECK(format_of_code("[mm]:ss").kind == NumberFormat::Elapsed);
  CHECK(format_of_code("000000") == NumberFormat{NumberFormat::Padded, 6});
  CHECK(format_of_code("0").kind == NumberFormat::Plain);
}

TEST_CASE("Formats with a number only are known, those of Chinese editions among them", "[sdk]") {
  for (const int id : {14, 22, 27, 31, 36, 45, 47, 50, 58})
    CHECK(builtin_format(id).kind == NumberFormat::Date);
  for (const int id : {0, 1, 2, 4, 9, 11, 37, 44, 49, 59, 164})
    CHECK(builtin_format(id).kind == NumberFormat::Plain);
  CHECK(builtin_format(46).kind == NumberFormat::Elapsed);
}

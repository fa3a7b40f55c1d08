#include "core/model/exact_value.hpp"

#include <limits>

#include <catch2/catch.hpp>

namespace pareto::model {
namespace {

std::string csv(std::string_view text) {
  std::string out;
  append_csv_text(out, text);
  return out;
}

TEST_CASE("Cells that begin formulas are defused, numbers are not", "[cli]") {
  CHECK(csv("=1+1") == "'=1+1");
  CHECK(csv("@SUM(A1)") == "'@SUM(A1)");
  CHECK(csv("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
  CHECK(csv("-2+3") == "'-2+3");
  CHECK(csv("\t=1") == "'\t=1");
  CHECK(csv("＝1+1") == "'＝1+1");
  CHECK(csv("=A1,\"x\"") == "\"'=A1,\"\"x\"\"\"");
  CHECK(csv("-1.5") == "-1.5");
  CHECK(csv("+8613800000000") == "+8613800000000");
  CHECK(csv("a=b") == "a=b");
  CHECK(csv("-") == "'-");
}

TEST_CASE("Commas, quotes, line breaks and blanks at the ends are quoted", "[cli]") {
  CHECK(csv("a,b") == "\"a,b\"");
  CHECK(csv("12\" pipe") == "\"12\"\" pipe\"");
  CHECK(csv("two\nlines") == "\"two\nlines\"");
  CHECK(csv(" x") == "\" x\"");
  CHECK(csv("雾栎饲料") == "雾栎饲料");
  CHECK(csv("").empty());
}

TEST_CASE("Values are exact in json and csv", "[cli]") {
  using sdk::Type;
  sdk::BatchBuilder builder({{"id", Type::Int},
                             {"net", Type::Money},
                             {"share", Type::Real},
                             {"day", Type::Date},
                             {"at", Type::Time},
                             {"ok", Type::Bool},
                             {"name", Type::Text}});
  builder.integer(0, std::numeric_limits<std::int64_t>::max());
  builder.integer(1, -10'873'000);
  builder.real(2, 0.1);
  builder.integer(3, 20'757);
  builder.integer(4, 0);
  builder.integer(5, 1);
  builder.text(6, "say \"hi\"\n\x01\xFF");
  builder.end_row();
  builder.real(2, std::numeric_limits<double>::quiet_NaN());
  builder.end_row();
  const sdk::Batch batch = builder.finish();

  std::string json, csv, nulls;
  for (std::size_t i = 0; i < batch.columns(); ++i) {
    append_json(json, batch.column(i), 0, i == 0);
    append_csv(csv, batch.column(i), 0);
    append_json(nulls, batch.column(i), 1, i == 0);
    json += '|';
    csv += '|';
    nulls += '|';
  }

  // 20,757 days after 1970-01-01: 56 years with 14 leap days are 20,454, and 303 days reach
  // October 31.
  CHECK(json ==
        "\"9223372036854775807\"|-1087.3|0.1|\"2026-10-31\"|\"1970-01-01T00:00:00Z\"|true|"
        "\"say \\\"hi\\\"\\n\\u0001\uFFFD\"|");
  CHECK(csv ==
        "9223372036854775807|-1087.3|0.1|2026-10-31|1970-01-01T00:00:00Z|true|\"say "
        "\"\"hi\"\"\n\x01\xFF\"|");
  CHECK(nulls == "null|null|null|null|null|null|null|");
}

}  // namespace
}  // namespace pareto::model

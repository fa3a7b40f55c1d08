#include "pareto/sheet_range.hpp"

#include <catch2/catch.hpp>

using namespace pareto::sdk;

TEST_CASE("A range is two corners, or one, or columns or rows alone", "[sdk]") {
  constexpr std::int64_t kColumns = SheetRange::kColumns, kRows = SheetRange::kRows;

  CHECK(parse_sheet_range("B3:H200") == SheetRange{1, 7, 3, 200});
  CHECK(parse_sheet_range("$AA$3:$AB$4") == SheetRange{26, 27, 3, 4});
  CHECK(parse_sheet_range("h200：b3") == SheetRange{1, 7, 3, 200});
  CHECK(parse_sheet_range("B3") == SheetRange{1, kColumns - 1, 3, kRows});
  CHECK(parse_sheet_range("B:H") == SheetRange{1, 7, 1, kRows});
  CHECK(parse_sheet_range(" 3:200 ") == SheetRange{0, kColumns - 1, 3, 200});
  CHECK(parse_sheet_range("C2:E") == SheetRange{2, 4, 2, kRows});
  CHECK(parse_sheet_range("A1:XFD1048576")->is_whole());
  CHECK(parse_sheet_range("")->is_whole());
}

TEST_CASE("What is no range of a sheet is none", "[sdk]") {
  for (const char* text : {"B", "3", ":", "B3:", ":H9", "B0", "B3:H2x", "XFE1:A1", "A1048577:B2",
                           "1B", "B3:C4:D5", "Sheet1!B3", "99999999999999999999:2"}) {
    INFO(text);
    CHECK_FALSE(parse_sheet_range(text));
  }
}

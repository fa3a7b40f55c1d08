#include "core/imports/source/file_kind.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace pareto;
using namespace pareto::imports;
using namespace std::string_view_literals;

namespace {

std::string named(std::string_view bytes) {
  const auto kind = kind_of(bytes);
  return kind ? Message(kind->name, {"F"}).in(Language::English) : "";
}

}  // namespace

TEST_CASE("What is no table is named by its first bytes", "[imports]") {
  CHECK(named("%PDF-1.4 ...") == "F is a PDF document, not a table");
  CHECK(named("\x89PNG\r\n\x1A\n"sv) == "F is a picture, not a table");
  CHECK(named("RIFF\x10\0\0\0WEBPVP8 "sv) == "F is a picture, not a table");
  CHECK(named("\x1F\x8B\x08"sv) == "F is a packed archive, not a table");
  CHECK(named("PK\x03\x04 anything"sv) == "F is a packed archive, not a table");
  CHECK(named("PK\x03\x04 xl/workbook.bin"sv) == "F is a binary Excel workbook (xlsb)");
  CHECK(named("{\\rtf1\\ansi") == "F is a text document (rtf), not a table");
  CHECK(named("<?xml version=\"1.0\"?><a/>") == "F is XML of a kind that is not known here");
  CHECK(named(std::string(100, '\0')) == "F holds only zero bytes: copying it was broken off");
}

TEST_CASE("What a plugin reads is named with that plugin", "[imports]") {
  CHECK(kind_of("\xD0\xCF\x11\xE0\xA1\xB1")->plugin == "xls");
  CHECK(kind_of("PK\x03\x04 [Content_Types].xml xl/")->plugin == "xlsx");
  CHECK(kind_of("\xEF\xBB\xBF\r\n<html><table>")->plugin == "html_tables");
  CHECK(
      kind_of("<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">")->plugin ==
      "spreadsheetml");
}

TEST_CASE("Texts are not taken for something else because of their first letters", "[imports]") {
  for (const char* text : {"MZ,amount\n1,2\n", "BZh number\tb\n", "II*x,y\n", "GIFT,amount\n1,2\n",
                           "Rar!,b\n", "PK,name\n1,x\n", "%,share\n", "7z,b\n",
                           "0123456789,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z\n",
                           "日期,客户\n", "a <html> b,c\n", "WEBP,VP8\n", ""}) {
    INFO(text);
    CHECK_FALSE(kind_of(text));
  }
}

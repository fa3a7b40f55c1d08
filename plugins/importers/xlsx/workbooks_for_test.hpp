// Workbooks for the tests of this importer: those of tests/data, and ones written part by part.
// Includes Catch: what cannot be made fails the test.
#pragma once

#include <zip.h>
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <pareto/testing/import_run.hpp>

#include "xlsx_importer.hpp"

namespace pareto::xlsx::for_test {

using Parts = std::map<std::string, std::string>;

inline std::string file(const std::string& name) {
  std::ifstream in(std::string(PARETO_SOURCE_ROOT "/tests/data/xlsx/") + name, std::ios::binary);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string zipped(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  REQUIRE(archive != nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  }
  REQUIRE(zip_close(archive) == 0);
  REQUIRE(zip_source_open(target) == 0);
  std::string out;
  char piece[4096];
  for (zip_int64_t got; (got = zip_source_read(target, piece, sizeof piece)) > 0;)
    out.append(piece, static_cast<std::size_t>(got));
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

// A workbook of sheets given as <sheetData>; strings and cell formats as their XML.
struct Book {
  std::vector<std::pair<std::string, std::string>>
      sheets;  // name (with further attributes) and content
  std::string strings, styles, properties;

  [[nodiscard]] Parts parts() const {
    std::string list, relations;
    Parts out;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string n = std::to_string(i + 1);
      list += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + n + "\" r:id=\"r" + n + "\"/>";
      relations += "<Relationship Id=\"r" + n +
                   "\" Type=\"http://x/relationships/worksheet\" Target=\"worksheets/s" + n +
                   ".xml\"/>";
      out["xl/worksheets/s" + n + ".xml"] = "<worksheet>" + sheets[i].second + "</worksheet>";
    }
    relations +=
        "<Relationship Id=\"a\" Type=\"http://x/relationships/styles\" Target=\"styles.xml\"/>";
    relations +=
        "<Relationship Id=\"b\" Type=\"http://x/relationships/sharedStrings\" "
        "Target=\"/xl/sharedStrings.xml\"/>";
    out["[Content_Types].xml"] = "<Types/>";
    out["_rels/.rels"] =
        "<Relationships><Relationship Id=\"m\" Type=\"http://x/relationships/officeDocument\" "
        "Target=\"xl/workbook.xml\"/></Relationships>";
    out["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>";
    out["xl/workbook.xml"] =
        "<workbook xmlns:r=\"http://x\">" + properties + "<sheets>" + list + "</sheets></workbook>";
    if (!strings.empty()) out["xl/sharedStrings.xml"] = "<sst>" + strings + "</sst>";
    if (!styles.empty()) out["xl/styles.xml"] = "<styleSheet>" + styles + "</styleSheet>";
    return out;
  }
  [[nodiscard]] std::string bytes() const { return zipped(parts()); }
};

inline std::string sheet_data(const std::string& rows) {
  return "<sheetData>" + rows + "</sheetData>";
}
inline std::string one_sheet(const std::string& rows) {
  return Book{.sheets = {{"S", sheet_data(rows)}}}.bytes();
}

inline sdk::testing::Imported import_book(std::string_view bytes,
                                          std::map<std::string, std::string> settings = {}) {
  const sdk::testing::TestJob host(std::move(settings));
  return sdk::testing::import_bytes<XlsxImporter>(host, bytes);
}

}  // namespace pareto::xlsx::for_test

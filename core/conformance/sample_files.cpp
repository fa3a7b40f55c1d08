#include "core/conformance/sample_files.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iterator>

#include "pareto/testing/torture.hpp"

namespace pareto::conformance {
namespace fs = std::filesystem;
namespace {

#include "core/conformance/sample_words.inc"

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = ~0u;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
  }
  return ~crc;
}

// Deflate with fixed codes (RFC 1951, 3.2.6): one zero byte, then "258 bytes, one back" as often as
// it takes; 13 bits each.
std::string deflated_zeros(std::uint64_t zeros) {
  std::string out;
  std::uint64_t bits = 0;
  int count = 0;
  const auto add = [&](std::uint32_t value, int width) {
    bits |= static_cast<std::uint64_t>(value) << count;
    for (count += width; count >= 8; count -= 8, bits >>= 8) out += static_cast<char>(bits & 0xFF);
  };
  add(1, 1);           // the last block
  add(1, 2);           // with fixed codes
  add(0b00001100, 8);  // literal 0: code 00110000, first bit first
  for (std::uint64_t i = 0; i < zeros / 258; ++i)
    add(0b10100011, 8), add(0, 5);  // length 258: code 11000101; distance 1: 00000
  add(0, 7);                        // the end
  add(0, 7);                        // whole bytes
  return out;
}

const std::string kTypes =
    R"(<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>)";
const std::string kRelations =
    R"(<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
const std::string kSheets =
    R"(<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>)";
const std::string kWorkbook =
    R"(<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name=")" +
    std::string(kSheetWord) + R"(1" sheetId="1" r:id="rId1"/></sheets></workbook>)";

std::string workbook_with(ZipEntry sheet) {
  sheet.name = "xl/worksheets/sheet1.xml";
  return zip_of({{"[Content_Types].xml", kTypes},
                 {"_rels/.rels", kRelations},
                 {"xl/workbook.xml", kWorkbook},
                 {"xl/_rels/workbook.xml.rels", kSheets},
                 sheet});
}

std::string row_number(std::int64_t row) { return std::to_string(row + 1); }

std::string table_text(std::int64_t rows, char separator) {
  std::string out = std::string(kCodeWord) + separator + kNameWord + separator + kAmountWord + "\n";
  for (std::int64_t row = 0; row < rows; ++row)
    out += "C" + row_number(row) + separator + (row % 3 == 0 ? kQuotedFirm : "Firm") + separator +
           row_number(row) + ".50\n";
  return out;
}
std::string jsonl(std::int64_t rows) {
  std::string out;
  for (std::int64_t row = 0; row < rows; ++row)
    out += R"({"code":"C)" + row_number(row) + R"(","name":")" + kFirmWord + R"(","amount":)" +
           row_number(row) + ".5}\n";
  return out;
}
std::string json(std::int64_t rows) {
  std::string out = "[";
  for (std::int64_t row = 0; row < rows; ++row)
    out += (row ? ",\n" : "") + std::string(R"({"code":"C)") + row_number(row) + R"(","amount":)" +
           row_number(row) + "}";
  return out + "]";
}
std::string html(std::int64_t rows) {
  std::string out = "<html><head><meta charset=\"utf-8\"></head><body><table><tr><th>" +
                    std::string(kCodeWord) + "</th><th>" + kAmountWord + "</th></tr>\n";
  for (std::int64_t row = 0; row < rows; ++row)
    out += "<tr><td>C" + row_number(row) + "</td><td>" + row_number(row) + ".50</td></tr>\n";
  return out + "</table></body></html>";
}
std::string cards(std::int64_t rows) {
  std::string out;
  for (std::int64_t row = 0; row < rows; ++row)
    out += "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + (kPersonWord + row_number(row)) +
           "\r\nTEL:1380000" + row_number(row % 10000) + "\r\nEND:VCARD\r\n";
  return out;
}
std::string spreadsheet_xml(std::int64_t rows) {
  std::string out =
      "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook "
      "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
      "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"" +
      std::string(kSheetWord) + "\"><Table>\n";
  for (std::int64_t row = 0; row < rows; ++row)
    out += "<Row><Cell><Data ss:Type=\"String\">C" + row_number(row) +
           "</Data></Cell><Cell><Data ss:Type=\"Number\">" + row_number(row) +
           "</Data></Cell></Row>\n";
  return out + "</Table></Worksheet></Workbook>";
}
std::string xlsx(std::int64_t rows) {
  std::string sheet =
      R"(<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)";
  for (std::int64_t row = 0; row < rows; ++row) {
    const std::string n = row_number(row);
    sheet += "<row r=\"" + n + "\"><c r=\"A" + n + "\" t=\"inlineStr\"><is><t>C" + n +
             "</t></is></c><c r=\"B" + n + "\"><v>" + n + "</v></c></row>";
  }
  return workbook_with({"", sheet + "</sheetData></worksheet>"});
}

}  // namespace

std::string zip_of(const std::vector<ZipEntry>& entries) {
  std::string out, directory;
  for (const ZipEntry& entry : entries) {
    const std::string stored = entry.zeros > 0 ? deflated_zeros(entry.zeros) : entry.bytes;
    const std::uint64_t size = entry.zeros > 0 ? 1 + entry.zeros / 258 * 258 : entry.bytes.size();
    std::string head;
    put(head, 20, 2), put(head, 0x0800, 2), put(head, entry.zeros > 0 ? 8 : 0, 2),
        put(head, 0x21'0000, 4);
    put(head, entry.zeros > 0 ? 0 : crc_of(entry.bytes), 4), put(head, stored.size(), 4),
        put(head, size, 4), put(head, entry.name.size(), 2), put(head, 0, 2);
    const std::size_t at = out.size();
    put(out, 0x04034b50, 4);
    out += head + entry.name + stored;
    put(directory, 0x02014b50, 4), put(directory, 20, 2);
    directory += head;
    put(directory, 0, 2), put(directory, 0, 2), put(directory, 0, 2), put(directory, 0, 4),
        put(directory, at, 4);
    directory += entry.name;
  }
  const std::size_t at = out.size();
  out += directory;
  put(out, 0x06054b50, 4), put(out, 0, 4), put(out, entries.size(), 2), put(out, entries.size(), 2),
      put(out, directory.size(), 4), put(out, at, 4), put(out, 0, 2);
  return out;
}

std::string bomb_of(std::string_view suffix) {
  return suffix == ".xlsx" || suffix == ".xlsm" ? workbook_with({"", "", 512ull << 20})
                                                : zip_of({{"content.xml", "", 512ull << 20}});
}

std::string sound_file(std::string_view suffix, std::int64_t rows) {
  struct Kind {
    std::string_view suffix;
    std::string (*make)(std::int64_t rows);
  };
  static constexpr Kind kKinds[] = {{".csv", [](std::int64_t n) { return table_text(n, ','); }},
                                    {".txt", [](std::int64_t n) { return table_text(n, '\t'); }},
                                    {".tsv", [](std::int64_t n) { return table_text(n, '\t'); }},
                                    {".jsonl", jsonl},
                                    {".ndjson", jsonl},
                                    {".json", json},
                                    {".html", html},
                                    {".htm", html},
                                    {".vcf", cards},
                                    {".xml", spreadsheet_xml},
                                    {".xlsx", xlsx}};
  for (const Kind& kind : kKinds) {
    if (kind.suffix == suffix) return kind.make(rows);
  }
  return {};
}

std::vector<SampleFile> sound_files(const std::vector<std::string>& suffixes, const fs::path& own) {
  std::vector<SampleFile> out;
  for (const std::string& suffix : suffixes) {
    if (std::string bytes = sound_file(suffix, 40); !bytes.empty())
      out.push_back({"sound" + suffix, std::move(bytes)});
  }
  std::error_code none;
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(own, none)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    out.push_back({file.filename().string(), std::string{std::istreambuf_iterator<char>(in), {}}});
  }
  return out;
}

std::vector<SampleFile> wrong_files(std::string_view suffix, std::uint64_t seed) {
  sdk::testing::Noise noise(seed);
  std::string random(100'000, '\0');
  for (char& byte : random) byte = static_cast<char>(noise.next());
  std::string wide = "\xFF\xFE";
  for (const char byte : table_text(20, ',')) wide += {byte, '\0'};
  const std::string end(suffix);
  return {{"empty" + end, ""},
          {"mark" + end, "\xEF\xBB\xBF"},
          {"one-byte" + end, "\""},
          {"line-ends" + end, std::string(5000, '\n')},
          {"random" + end, random},
          {"zeros" + end, std::string(100'000, '\0')},
          {"long-line" + end, std::string(10 << 20, 'x')},
          {"long-quoted" + end, "a,b\n\"" + std::string(10 << 20, 'y')},
          {"wide" + end, wide},
          {"gb18030" + end, "\xB1\xE0\xC2\xEB,\xC3\xFB\xB3\xC6\n1,\xCE\xED\n"},
          {"half-character" + end, "a,b\n1,\xE9\x9B"},
          {"other-zip" + end, zip_of({{"readme.txt", "nothing of the kind"}})},
          {"other-text" + end, "{\"a\":[1,2,{\"b\":\"<table><tr><td>\"}]}\nBEGIN:VCARD\n"},
          {"deep" + end, std::string(200'000, '[')},
          {"deep-markup" + end, [] {
             std::string out;
             for (int i = 0; i < 20'000; ++i) out += "<table><tr><td>";
             return out;
           }()}};
}

}  // namespace pareto::conformance

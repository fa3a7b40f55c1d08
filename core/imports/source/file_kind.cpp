#include "core/imports/source/file_kind.hpp"

#include <algorithm>

namespace pareto::imports {
namespace {

constexpr Text kEnable{"the plugin {0} reads it: pareto plugin enable {0}",
                       "插件 {0} 可以读取：pareto plugin enable {0}"};
constexpr Text kToExcel{"open it in Excel or WPS and save its table as xlsx or CSV",
                        "请用 Excel 或 WPS 打开，把其中的表格另存为 xlsx 或 CSV"};
constexpr Text kUnpack{"unpack it and import the file that is in it", "请先解压，再导入其中的文件"};
constexpr Text kRetype{"export the table itself from the program it comes from, as xlsx or CSV",
                       "请从来源程序导出表格本身，存为 xlsx 或 CSV"};

// Told by bytes at one place.
struct Sign {
  std::size_t at;
  std::string_view bytes;
  FileKind kind;
};

constexpr Text kPicture{"{} is a picture, not a table", "{} 是图片，不是表格"};
constexpr Text kArchive{"{} is a packed archive, not a table", "{} 是压缩包，不是表格"};

using namespace std::string_view_literals;
constexpr Sign kSigns[] = {
    {0, "%PDF"sv, {{"{} is a PDF document, not a table", "{} 是 PDF 文档，不是表格"}, kRetype, ""}},
    {0, "\xFF\xD8\xFF"sv, {kPicture, kRetype, ""}},
    {0, "\x89PNG"sv, {kPicture, kRetype, ""}},
    {0, "GIF8"sv, {kPicture, kRetype, ""}},
    {0, "II*\0"sv, {kPicture, kRetype, ""}},
    {0, "MM\0*"sv, {kPicture, kRetype, ""}},
    {4, "ftypheic"sv, {kPicture, kRetype, ""}},
    {8, "WEBPVP8"sv, {kPicture, kRetype, ""}},
    {0, "Rar!\x1A\x07"sv, {kArchive, kUnpack, ""}},
    {0, "7z\xBC\xAF\x27\x1C"sv, {kArchive, kUnpack, ""}},
    {0, "\x1F\x8B"sv, {kArchive, kUnpack, ""}},
    {4, "1AY&SY"sv, {kArchive, kUnpack, ""}},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     {kArchive, kUnpack, ""}},
    {0,
     "{\\rtf"sv,
     {{"{} is a text document (rtf), not a table", "{} 是文字文档（rtf），不是表格"},
      kToExcel,
      ""}},
    {4, "Standard Jet DB"sv, {{"{} is an Access database", "{} 是 Access 数据库"}, kRetype, ""}},
    {4, "Standard ACE DB"sv, {{"{} is an Access database", "{} 是 Access 数据库"}, kRetype, ""}},
    {0,
     "SQLite format 3"sv,
     {{"{} is a database (SQLite), not a table", "{} 是数据库（SQLite），不是表格"}, kRetype, ""}},
    {0, "MZ\x90\0"sv, {{"{} is a program, not a table", "{} 是程序，不是表格"}, kRetype, ""}},
    {0,
     "\x7F"
     "ELF"sv,
     {{"{} is a program, not a table", "{} 是程序，不是表格"}, kRetype, ""}},
    {0,
     "\xD0\xCF\x11\xE0"sv,
     {{"{} is an old Excel workbook, or another old file of Office",
       "{} 是旧版 Excel 工作簿，或其他旧版 Office 文件"},
      kEnable,
      "xls"}},
    {0, "BEGIN:VCARD"sv, {{"{} is a file of business cards", "{} 是名片文件"}, kEnable, "vcard"}},
};

// Archives of documents, by a name that only they have inside.
constexpr Sign kInsideZip[] = {
    {0,
     "opendocument.spreadsheet"sv,
     {{"{} is an OpenDocument spreadsheet (ods)", "{} 是 OpenDocument 表格（ods）"}, kToExcel, ""}},
    {0,
     "opendocument.text"sv,
     {{"{} is a text document (odt), not a table", "{} 是文字文档（odt），不是表格"},
      kToExcel,
      ""}},
    {0,
     "word/document"sv,
     {{"{} is a Word document, not a table", "{} 是 Word 文档，不是表格"},
      {"copy its table into Excel and save it as xlsx", "请把其中的表格复制到 Excel，另存为 xlsx"},
      ""}},
    {0,
     "ppt/presentation"sv,
     {{"{} is a presentation, not a table", "{} 是演示文稿，不是表格"},
      {"copy its table into Excel and save it as xlsx", "请把其中的表格复制到 Excel，另存为 xlsx"},
      ""}},
    {0,
     ".iwa"sv,
     {{"{} is a file of Numbers or Pages by Apple", "{} 是苹果 Numbers 或 Pages 文件"},
      {"export it there: File, Export To, Excel or CSV",
       "请在其中导出：文件－导出为－Excel 或 CSV"},
      ""}},
    {0,
     "xl/workbook.bin"sv,
     {{"{} is a binary Excel workbook (xlsb)", "{} 是二进制 Excel 工作簿（xlsb）"},
      {"open it in Excel and save it as xlsx", "请用 Excel 打开并另存为 xlsx"},
      ""}},
    {0, "xl/"sv, {{"{} is an Excel workbook", "{} 是 Excel 工作簿"}, kEnable, "xlsx"}},
    {0,
     "[Content_Types].xml"sv,
     {{"{} is a file of Office", "{} 是 Office 文件"}, kEnable, "xlsx"}},
};

// Texts, by their first sign and by what stands in their beginning.
constexpr Sign kInsideMarkup[] = {
    {0,
     "urn:schemas-microsoft-com:office:spreadsheet"sv,
     {{"{} is an XML spreadsheet of Excel 2003", "{} 是 Excel 2003 XML 表格"},
      kEnable,
      "spreadsheetml"}},
    {0, "<html"sv, {{"{} is a web page", "{} 是网页"}, kEnable, "html_tables"}},
    {0, "<HTML"sv, {{"{} is a web page", "{} 是网页"}, kEnable, "html_tables"}},
    {0, "<table"sv, {{"{} is a web page", "{} 是网页"}, kEnable, "html_tables"}},
    {0, "<TABLE"sv, {{"{} is a web page", "{} 是网页"}, kEnable, "html_tables"}},
    {0,
     "<?xml"sv,
     {{"{} is XML of a kind that is not known here", "{} 是无法识别的 XML"}, kRetype, ""}},
};

template <std::size_t N>
std::optional<FileKind> first_inside(const Sign (&signs)[N], std::string_view bytes) {
  for (const Sign& sign : signs) {
    if (bytes.find(sign.bytes) != std::string_view::npos) return sign.kind;
  }
  return std::nullopt;
}

// Tables of dBase and FoxPro: a version, a date, and a head whose length is said and that ends so.
bool is_dbf(std::string_view bytes) {
  if (bytes.size() < 65 || "\x03\x30\x31\x83\x8B\xF5"sv.find(bytes[0]) == std::string_view::npos)
    return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const std::size_t head = byte(8) | static_cast<std::size_t>(byte(9)) << 8;
  return byte(2) >= 1 && byte(2) <= 12 && byte(3) >= 1 && byte(3) <= 31 && head > 64 &&
         head < 32 * 2048 &&
         (head > bytes.size() || bytes.substr(32, head - 32).find('\r') != std::string_view::npos);
}

}  // namespace

std::optional<FileKind> kind_of(std::string_view first) {
  if (!first.empty() && std::all_of(first.begin(), first.end(), [](char c) { return c == '\0'; })) {
    return FileKind{
        {"{} holds only zero bytes: copying it was broken off", "{} 里全是零字节：复制没有完成"},
        {"copy or download it again from where it comes from", "请从来源处重新复制或下载"},
        ""};
  }
  for (const Sign& sign : kSigns) {
    if (first.size() > sign.at && first.substr(sign.at).starts_with(sign.bytes)) return sign.kind;
  }
  if (first.starts_with("PK\x03\x04")) {
    const auto inside = first_inside(kInsideZip, first);
    return inside ? inside : FileKind{kArchive, kUnpack, ""};
  }
  if (is_dbf(first)) {
    return FileKind{{"{} is a table of dBase or FoxPro (dbf)", "{} 是 dBase 或 FoxPro 表（dbf）"},
                    kToExcel,
                    ""};
  }
  const std::size_t text = first.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (text != std::string_view::npos && first[text] == '<')
    return first_inside(kInsideMarkup, first);
  return std::nullopt;
}

}  // namespace pareto::imports

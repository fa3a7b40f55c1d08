#include "xlsx_importer.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <pareto/sheet_choice.hpp>
#include <pareto/words.hpp>

#include "sheet_reader.hpp"
#include "xlsx_stream.hpp"

namespace pareto::xlsx {
namespace {

constexpr int kSampleRows = 1000;
// A sheet may claim 16 384 columns only because one row was coloured to its end.
constexpr std::size_t kMostClaimed = 512;

bool is_compound(std::string_view first) { return first.starts_with("\xD0\xCF\x11\xE0"); }
bool is_zip(std::string_view first) {
  return first.starts_with("PK\x03\x04") || first.starts_with("PK\x05\x06");
}

// Workbooks with a password are compound files that hold a stream "EncryptedPackage"; old workbooks
// are compound files as well.
bool is_encrypted(sdk::Input input) {
  const std::string header = input.first_bytes(512);
  if (header.size() < 512) return false;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(header[i]));
  };
  const std::uint64_t shift = std::min<std::uint64_t>(byte(30), 12);
  const std::uint64_t sector = byte(48) | byte(49) << 8 | byte(50) << 16 | byte(51) << 24;
  std::string directory(16 * 1024, '\0');
  directory.resize(input.read_at((sector + 1) << shift, directory.data(), directory.size()));
  std::string name;
  for (const char c : std::string_view("EncryptedPackage")) name += {c, '\0'};
  return directory.find(name) != std::string::npos;
}

sdk::Input checked(const sdk::Job& job, sdk::Input input) {
  const std::string first = input.first_bytes(512);
  if (first.empty())
    sdk::fail(job, PARETO_E_DATA,
              {"the file is empty: there is nothing to import", "文件是空的：没有可导入的内容"});
  if (is_compound(first)) {
    if (is_encrypted(input)) {
      sdk::fail(job, PARETO_E_DATA,
                {"the workbook is protected by a password: remove it in Excel (File, Info) and "
                 "save the file again",
                 "工作簿有密码保护：请在 Excel 中取消密码（文件－信息）后重新保存"});
    }
    sdk::fail(job, PARETO_E_DATA,
              {"this is an old Excel file (xls): open it in Excel and save it as xlsx",
               "这是旧版 Excel 文件（xls）：请用 Excel 打开并另存为 xlsx"});
  }
  if (is_zip(first)) return input;
  const auto text = first.find_first_not_of(" \t\r\n\357\273\277");
  if (text != std::string::npos && first[text] == '<') {
    sdk::fail(job, PARETO_E_DATA,
              {"this is a web page or XML with the name of a workbook: open it in Excel and save "
               "it as xlsx",
               "这是以工作簿命名的网页或 XML：请用 Excel 打开并另存为 xlsx"});
  }
  if (first.find('\0') == std::string::npos) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is no Excel workbook; it looks like text: import it as csv",
               "这不是 Excel 工作簿，看起来是文本：请按 csv 导入"});
  }
  sdk::fail(job, PARETO_E_DATA,
            {"this is no Excel workbook (xlsx)", "这不是 Excel 工作簿（xlsx）"});
}

}  // namespace

int XlsxImporter::probe(std::string_view first_bytes, std::string_view name) {
  const bool named = name.size() > 5 && (name.ends_with(".xlsx") || name.ends_with(".xlsm") ||
                                         name.ends_with(".XLSX"));
  // Only this importer says why a protected or old workbook cannot be read.
  if (is_compound(first_bytes)) return named ? 60 : 20;
  if (!is_zip(first_bytes)) return 0;
  const bool inside = first_bytes.find("xl/") != std::string_view::npos ||
                      first_bytes.find("[Content_Types].xml") != std::string_view::npos;
  return (inside ? 85 : 40) + (named ? 10 : 0);
}

XlsxImporter::XlsxImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened)
    : job_(job),
      range_(sdk::range_of(job)),
      archive_(job, checked(job, input)),
      workbook_(read_workbook(job, archive_)) {
  if (!workbook_.strings_part.empty())
    strings_ = SharedStrings(job, archive_.open(workbook_.strings_part));
  std::vector<sdk::SheetName> names;
  for (const Sheet& sheet : workbook_.sheets) names.push_back({sheet.name, sheet.visible});
  const std::size_t chosen =
      sdk::choose_sheet(job, names, [&](std::size_t i) { return examine(workbook_.sheets[i]); });
  opened.rows = estimated_rows_;
  sdk::describe_sheets(job, names, chosen, opened);
}

bool XlsxImporter::examine(const Sheet& sheet) {
  SheetReader reader(job_, archive_.open(sheet.part), workbook_, strings_, range_);
  columns_ = 0;
  int rows = 0;
  std::int64_t last_row = 0;
  bool whole = false;
  while (rows < kSampleRows && !whole) {
    whole = !reader.next();
    if (whole) break;
    columns_ = std::max(columns_, reader.width());
    last_row = reader.row();
    ++rows;
  }
  if (columns_ == 0) return false;
  sheet_ = &sheet;
  columns_ = std::min<std::size_t>(columns_, 16'384);
  if (reader.claimed_columns() <= kMostClaimed)
    columns_ = std::max(columns_, reader.claimed_columns());
  estimated_rows_ = whole ? rows : reader.claimed_rows() > last_row ? reader.claimed_rows() : -1;
  return true;
}

std::unique_ptr<sdk::BatchStream> XlsxImporter::read() {
  return std::make_unique<XlsxStream>(
      job_,
      std::make_unique<SheetReader>(job_, archive_.open(sheet_->part), workbook_, strings_, range_),
      columns_);
}

}  // namespace pareto::xlsx

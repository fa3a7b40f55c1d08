#include "xls_importer.hpp"

#include <algorithm>

#include <pareto/row_stream.hpp>
#include <pareto/sheet_choice.hpp>
#include <pareto/words.hpp>

#include "compound_file.hpp"
#include "sheet_rows.hpp"

namespace pareto::xls {
namespace {

// Other programs keep their documents in compound files as well.
[[noreturn]] void refuse(const sdk::Job& job, const CompoundFile& file) {
  if (file.has("EncryptedPackage")) {
    sdk::fail(job, PARETO_E_DATA,
              {"the workbook is protected by a password: remove it in Excel (File, Info) and save "
               "the file again",
               "工作簿有密码保护：请在 Excel 中取消密码（文件－信息）后重新保存"});
  }
  if (file.has("WordDocument")) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is a Word document (doc), not a table: copy its table into Excel and save it "
               "as xlsx",
               "这是 Word 文档（doc），不是表格：请把其中的表格复制到 Excel，另存为 xlsx"});
  }
  if (file.has("powerpoint\040document")) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is a presentation (ppt), not a table: copy its table into Excel and save it "
               "as xlsx",
               "这是演示文稿（ppt），不是表格：请把其中的表格复制到 Excel，另存为 xlsx"});
  }
  if (file.has("__properties_version1.0")) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is a mail of Outlook (msg): save the file that is attached to it, and import "
               "that",
               "这是 Outlook 邮件（msg）：请先保存邮件的附件，再导入附件"});
  }
  sdk::fail(job, PARETO_E_DATA,
            {"this is no Excel workbook, though it is a file of an Office program: export the "
             "table as xlsx or csv",
             "这不是 Excel 工作簿，而是其他 Office 程序的文件：请把表格导出为 xlsx 或 csv"});
}

BytePieces workbook_stream(const sdk::Job& job, sdk::Input input) {
  const std::string first = input.first_bytes(512);
  if (is_bare_sheet(first)) return BytePieces::whole(input);
  if (!CompoundFile::is_one(first)) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is no old Excel workbook (xls), whatever its name says: leave out --importer, "
               "then its content decides",
               "这不是旧版 Excel 工作簿（xls），与文件名无关：不写 --importer，即可按内容识别"});
  }
  const CompoundFile file(job, input);
  // A file that both kinds of Excel can read has both; the newer is whole.
  for (const char* name : {"Workbook", "Book"}) {
    if (auto stream = file.stream(name)) return *std::move(stream);
  }
  refuse(job, file);
}

}  // namespace

int XlsImporter::probe(std::string_view first_bytes, std::string_view) {
  // Only this importer says why another file of Office cannot be read.
  return CompoundFile::is_one(first_bytes) || is_bare_sheet(first_bytes) ? 90 : 0;
}

XlsImporter::XlsImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened)
    : job_(job),
      stream_(workbook_stream(job, input)),
      book_(read_workbook(job, stream_)),
      range_(sdk::range_of(job)) {
  const std::size_t chosen = sdk::choose_sheet(job, book_.sheets, [this](std::size_t i) {
    cells_.emplace(job_, book_, stream_, book_.offsets[i], range_);
    return cells_->width() > 0;
  });
  sdk::describe_sheets(job, book_.sheets, chosen, opened);
  opened.rows = cells_->rows();
  if (book_.byte_text) {
    opened.encoding = book_.byte_text->encoding();
    opened.encoding_confidence = book_.byte_text->confidence();
  }
}

std::unique_ptr<sdk::BatchStream> XlsImporter::read() {
  const auto first = static_cast<std::size_t>(range_.first_column);
  return std::make_unique<sdk::RowStream<SheetRows>>(
      job_, std::make_unique<SheetRows>(job_, *cells_, book_, first), cells_->width() - first);
}

}  // namespace pareto::xls

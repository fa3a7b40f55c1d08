// A document as an Excel workbook: a sheet per table with real numbers and days, frozen heads and
// filters; words on a first sheet.
//
// Money is exact. A text is always a text, never a formula, whatever it begins with. Charts are
// charts of Excel beside the rows that they draw (changes and rhythm only the rows). Tables to be
// filled in (PARETO_TABLE_FORM) offer their choices as lists, mark what is required and show help
// where it is typed. Memory does not grow with the rows: they go to a temporary file as they come.
// Times are UTC, as in csv.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cell_style.hpp"
#include "pareto/format.hpp"
#include "sheet.hpp"

struct lxw_workbook;
struct lxw_worksheet;

namespace pareto::xlsx_format {

class XlsxFormat : public sdk::Format<XlsxFormat> {
 public:
  static constexpr const char* id = "xlsx";
  static constexpr sdk::Label label{"Excel workbook", "Excel 工作簿"};
  static constexpr const char* media_type =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static constexpr const char* suffix = ".xlsx";
  static constexpr sdk::Field settings[] = {
      sdk::integer("rows", {"Rows of a sheet at most", "每张表最多行数"})
          .between(2, 1'048'576)
          .initially("1048576")};

  XlsxFormat(const sdk::Job& job, sdk::Sink sink);
  ~XlsxFormat();

  void on_begin(const sdk::DocumentInfo& info);
  void on_heading(int level, std::string_view text, std::string_view aside);
  void on_paragraph(sdk::Paragraph kind, const sdk::Spans& words);
  void on_figures(const std::vector<sdk::KeyFigure>& figures);
  void on_table(const sdk::TableInfo& info, sdk::BatchStream& rows);
  void on_chart(const sdk::ChartInfo& info, sdk::BatchStream& rows);
  void on_page_break() {}
  void on_finish();

 private:
  // The sheet of words, made when there are any.
  lxw_worksheet* words();
  void write_words(std::string_view text, Look look);
  void write_lists();
  [[nodiscard]] Book book();

  sdk::Job job_;
  sdk::Sink sink_;
  std::filesystem::path file_;  // temporary
  lxw_workbook* workbook_ = nullptr;
  std::unique_ptr<CellStyles> styles_;
  std::set<std::string> names_;
  ChoiceLists lists_;
  sdk::DocumentInfo info_;
  lxw_worksheet* words_ = nullptr;
  std::uint32_t words_row_ = 0;
  std::string heading_;              // names the tables that follow
  std::vector<std::string> charts_;  // parts, by number
  bool any_sheet_ = false;
};

}  // namespace pareto::xlsx_format

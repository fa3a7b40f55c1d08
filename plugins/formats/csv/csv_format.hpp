// The tables of a document as csv, one file each, in the form that Excel in any language opens as
// it is: UTF-8 with its mark, CRLF, numbers with a plain point, dates as 2026-10-31.
//
// Charts are written as the rows they draw; words between tables, rows of totals and small drawings
// in cells are left out, since they would stand in the way of sums. Money is exact, in the currency
// that the heading names; a share is a fraction (0.18).
//
// A text that Excel would run as a formula begins with an apostrophe. Codes keep their leading
// zeros in the file; Excel drops them when the file is double-clicked and keeps them when it is
// opened by Data > From Text with the column set to text.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "pareto/format.hpp"

namespace pareto::csv_format {

class CsvFormat : public sdk::Format<CsvFormat> {
 public:
  static constexpr const char* id = "csv";
  static constexpr sdk::Label label{"Tables as csv, for Excel", "表格 CSV，可用 Excel 打开"};
  static constexpr const char* media_type = "text/csv; charset=utf-8";
  static constexpr const char* suffix = ".csv";
  static constexpr sdk::Choice kSeparators[] = {
      {"comma", {"Comma", "逗号"}},
      {"semicolon", {"Semicolon (Excel in much of Europe)", "分号（欧洲多数 Excel）"}},
      {"tab", {"Tab", "制表符"}}};
  static constexpr sdk::Field settings[] = {
      sdk::text("separator", {"Separator", "分隔符"}).one_of(kSeparators).initially("comma")};

  CsvFormat(const sdk::Job& job, sdk::Sink sink);

  void on_begin(const sdk::DocumentInfo&) {}
  void on_heading(int, std::string_view, std::string_view) {}
  void on_paragraph(sdk::Paragraph, const sdk::Spans&) {}
  void on_figures(const std::vector<sdk::KeyFigure>&) {}
  void on_table(const sdk::TableInfo& info, sdk::BatchStream& rows) {
    write(info.name, info.columns, rows);
  }
  void on_chart(const sdk::ChartInfo& info, sdk::BatchStream& rows) {
    write(info.name, info.columns, rows);
  }
  void on_page_break() {}
  // A document without tables still is a file.
  void on_finish();

 private:
  void write(const std::string& name, const std::vector<sdk::Column>& columns,
             sdk::BatchStream& rows);
  void begin_file(const std::string& name);

  sdk::Job job_;
  sdk::Sink sink_;
  char separator_;
  std::set<std::string> names_;
  bool begun_ = false;
};

}  // namespace pareto::csv_format

// Documents as a Word document on A4: real headings, tables whose heads come again on each page,
// page numbers, and charts that Word draws itself. What Word cannot draw (changes, rhythm, small
// drawings in cells) is a table, or signs.
//
// Memory does not grow with the rows: the text goes to a temporary file as it comes. The same data
// of the same day give the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "beside.hpp"
#include "body.hpp"
#include "layout.hpp"
#include "ooxml/archive.hpp"
#include "package_parts.hpp"
#include "pareto/format.hpp"

namespace pareto::docx {

class DocxFormat : public sdk::Format<DocxFormat> {
 public:
  static constexpr const char* id = "docx";
  static constexpr sdk::Label label{"Word document", "Word 文档"};
  static constexpr const char* media_type =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static constexpr const char* suffix = ".docx";
  static constexpr sdk::Field settings[] = {
      sdk::boolean("landscape", {"Landscape, for wide tables", "横向，适合宽表"})
          .initially("false")};

  DocxFormat(const sdk::Job& job, sdk::Sink sink);

  void on_begin(const sdk::DocumentInfo& info);
  void on_heading(int level, std::string_view text, std::string_view aside);
  void on_paragraph(sdk::Paragraph kind, const sdk::Spans& spans);
  void on_figures(const std::vector<sdk::KeyFigure>& figures);
  void on_table(const sdk::TableInfo& info, sdk::BatchStream& rows);
  void on_chart(const sdk::ChartInfo& info, sdk::BatchStream& rows);
  void on_page_break();
  void on_beside(int percent);
  void on_finish();

 private:
  [[nodiscard]] bool one_sheet() const { return (info_.flags & PARETO_DOCUMENT_ONE_SHEET) != 0; }
  [[nodiscard]] Layout layout() const;
  void words(std::string_view style, std::string_view text);
  // The aside at the right of the same line where both fit, else below; `em` is that of the style.
  void words_beside(std::string_view style, std::string_view text, std::string_view aside,
                    double em);
  // A chart that Word draws, `height` in millimetres.
  void place_chart(std::string part, int height, const std::string& says);

  sdk::Job job_;
  sdk::Sink sink_;
  sdk::Amounts amounts_;
  Page page_;
  ooxml::TemporaryFolder folder_;
  Body body_;
  sdk::DocumentInfo info_;
  std::vector<std::string> charts_;
  Beside columns_;
  int column_room_ = 0;
};

}  // namespace pareto::docx

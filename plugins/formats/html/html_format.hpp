// Documents as one HTML file: styles and drawings inside, no script, nothing fetched; made for A4
// and good on a screen.
//
// Written as it is told; what is held is the head of a section until its first table or chart says
// whether all of it fits on one page. The same document gives the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pareto/format.hpp"

namespace pareto::html {

class HtmlFormat : public sdk::Format<HtmlFormat> {
 public:
  static constexpr const char* id = "html";
  static constexpr sdk::Label label{"One HTML file, made for A4", "单个 HTML 文件，适合打印 A4"};
  static constexpr const char* media_type = "text/html; charset=utf-8";
  static constexpr const char* suffix = ".html";

  HtmlFormat(const sdk::Job& job, sdk::Sink sink) : job_(job), sink_(sink), amounts_(job) {}

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
  // To the page, or to the held head of a section.
  void put(std::string_view html);
  void release_head(bool together);
  void close_section();
  void close_definitions();
  [[nodiscard]] double room() const;

  sdk::Job job_;
  sdk::Sink sink_;
  sdk::Amounts amounts_;
  std::string head_;  // of a section that is not yet written
  bool holding_ = false, in_section_ = false, in_definitions_ = false, break_next_ = false,
       in_columns_ = false, one_sheet_ = false;
  int tables_ = 0;
  double column_width_ = 178;  // in millimetres
};

}  // namespace pareto::html

// A document as a PDF for paper: A4 by default, the machine's own fonts within, vector charts, an
// outline, "3 / 12" on each page.
//
// Looks like html printed (look.hpp has its sizes). Pages are laid out as they are told and wait in
// a temporary file until their number is known; memory follows neither rows nor pages, but for the
// first rows of a table, which say how wide its columns are. A document that is meant for one sheet
// is kept whole and set closer where it would take two. The same document on the same machine gives
// the same bytes: dates in it are the day looked from, and fonts are the machine's.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bar_scale.hpp"
#include "flow.hpp"
#include "fonts.hpp"
#include "kept_rows.hpp"
#include "look.hpp"
#include "pareto/format.hpp"
#include "spool.hpp"
#include "table.hpp"

namespace pareto::pdf {

class PdfFormat : public sdk::Format<PdfFormat> {
 public:
  static constexpr const char* id = "pdf";
  static constexpr sdk::Label label{"PDF, to print and send", "PDF，用于打印和发送"};
  static constexpr const char* media_type = "application/pdf";
  static constexpr const char* suffix = ".pdf";
  static constexpr sdk::Choice kPapers[] = {
      {"a4", {"A4", "A4"}}, {"a3", {"A3", "A3"}}, {"letter", {"Letter", "Letter"}}};
  static constexpr sdk::Choice kOrientations[] = {
      {"auto", {"landscape for wide tables", "宽表横排"}},
      {"portrait", {"portrait", "纵向"}},
      {"landscape", {"landscape", "横向"}}};
  static constexpr sdk::Field settings[] = {
      sdk::text("paper", {"Paper", "纸张"}).one_of(kPapers).initially("a4"),
      sdk::text("orientation", {"Orientation", "方向"}).one_of(kOrientations).initially("auto"),
      sdk::text("font",
                {"Font, before those that are found by themselves", "字体，优先于自动选择的字体"})};

  PdfFormat(const sdk::Job& job, sdk::Sink sink);

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
  // Pages without a word, for what is told from here on.
  void begin_anew();
  // Whether it is kept for later, which it is while the document may be one sheet.
  bool keep(std::function<void()> told);
  std::shared_ptr<KeptRows> keep_rows(sdk::BatchStream& rows);
  void tell_kept();
  void fit_on_a_sheet();
  void add_title_line();
  [[nodiscard]] Block title_line_of(double width);
  void add_section(std::string_view text, std::string_view aside);
  [[nodiscard]] Block section_of(std::string_view text, std::string_view aside, double width);
  void add_part(std::string_view text, std::string_view aside, bool in_outline);
  // Its lines, each a block, so that a long paragraph goes on on the next page.
  void add_text(const std::vector<Run>& runs, const TextStyle& style, double space, bool with_next,
                bool with_previous, bool clauses = false);
  void add_definitions();

  sdk::Job job_;
  sdk::Sink sink_;
  sdk::Amounts amounts_;
  Orientation orientation_;
  PaperSize paper_;
  Fonts fonts_;
  std::optional<Spool> spool_;
  std::optional<Flow> flow_;
  Look look_ = kUsualLook;
  sdk::DocumentInfo info_;
  std::vector<BarScale> scales_;
  std::vector<sdk::Spans> definitions_;  // that follow each other
  bool after_subject_ = false;
  bool keeping_ = false;
  std::vector<std::function<void()>>
      told_;  // of a document that is meant for one sheet, until its end
};

}  // namespace pareto::pdf

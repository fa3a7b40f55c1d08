#include "docx_format.hpp"

#include <algorithm>
#include <utility>

#include "ooxml/native_chart.hpp"
#include "ooxml/xml.hpp"
#include "pareto/chart_table.hpp"
#include "pareto/em_width.hpp"
#include "runs.hpp"
#include "styles.hpp"
#include "table.hpp"

namespace pareto::docx {
namespace {

constexpr int kEmuPerTwip = 635, kEmuPerMillimetre = 36'000;
constexpr int kSmallChart = 42;  // millimetres
constexpr double kHeadingEm = 280, kCaptionEm = 225,
                 kAsideEm = 160;  // twentieths of a point, with some to spare

}  // namespace

DocxFormat::DocxFormat(const sdk::Job& job, sdk::Sink sink)
    : job_(job),
      sink_(sink),
      amounts_(job),
      folder_(job),
      body_(job, folder_.file("document.xml")) {
  page_.landscape = job.integer("landscape", 0) != 0;
  body_.put(document_begin());
}

void DocxFormat::words(std::string_view style, std::string_view text) {
  if (text.empty()) return;
  std::string runs;
  append_run(runs, text);
  body_.paragraph(style, runs);
}

Layout DocxFormat::layout() const {
  return {columns_.empty() ? page_.room() : column_room_, one_sheet() ? kSheetScale : 1,
          !columns_.empty()};
}

void DocxFormat::words_beside(std::string_view style, std::string_view text, std::string_view aside,
                              double em) {
  const double taken = em * sdk::em_width(text) + kAsideEm * sdk::em_width(aside) + 2 * kAsideEm;
  if (aside.empty() || text.empty() || layout().scaled(static_cast<int>(taken)) > layout().room) {
    words(style, text);
    return words("Aside", aside);
  }
  std::string runs;
  append_run(runs, text);
  runs += "<w:r><w:tab/></w:r>";
  append_run(runs, aside, "AsideRun");
  body_.paragraph(style, runs, layout().room);
}

void DocxFormat::on_begin(const sdk::DocumentInfo& info) {
  info_ = info;
  words("Title", info.title);
  std::string line;
  for (const std::string* part : {&info.firm, &info.period, &info.data_until}) {
    if (!part->empty()) line += (line.empty() ? "" : " · ") + *part;
  }
  words("Subtitle", line);
}

void DocxFormat::on_heading(int level, std::string_view text, std::string_view aside) {
  level = std::clamp(level, 1, 3);
  words_beside("Heading" + std::to_string(level), text, aside,
               level == 1 ? kHeadingEm : kCaptionEm);
}

void DocxFormat::on_paragraph(sdk::Paragraph kind, const sdk::Spans& spans) {
  static constexpr const char* kStyles[] = {"Normal",     "Lead",   "Summary", "Note",
                                            "Definition", "Source", "Subject"};
  const auto code = static_cast<std::size_t>(kind);
  std::string runs;
  append_runs(runs, spans);
  body_.paragraph(kStyles[code < std::size(kStyles) ? code : 0], runs);
}

void DocxFormat::on_figures(const std::vector<sdk::KeyFigure>& figures) {
  write_figures(body_, layout(), figures);
}

void DocxFormat::on_table(const sdk::TableInfo& info, sdk::BatchStream& rows) {
  write_table(body_, layout(), job_, amounts_, info, rows);
}

void DocxFormat::on_chart(const sdk::ChartInfo& info, sdk::BatchStream& stream) {
  const sdk::ChartRows rows(info, stream, job_);
  words_beside("Caption", info.title, info.subtitle, kCaptionEm);
  auto chart = ooxml::native_chart(info, rows, amounts_, ooxml::Units::Shown);
  if (chart) {
    chart->font = amounts_.chinese() ? kChineseFont : kLatinFont;
    const bool small = one_sheet() || layout().beside;
    const int height = chart->upright ? (small ? kSmallChart : 95)
                                      : std::clamp(14 + (small ? 5 : 7) * rows.rows(), 30, 220);
    place_chart(ooxml::chart_xml(*chart), height, info.title.empty() ? info.name : info.title);
  } else {
    write_chart_table(body_, layout(), sdk::chart_table(info, rows, amounts_));
  }
  for (const sdk::Span& remark : info.remarks) words("Note", remark.text);
}

void DocxFormat::place_chart(std::string part, int height, const std::string& says) {
  charts_.push_back(std::move(part));
  const std::string number = std::to_string(charts_.size());
  body_.paragraph(
      "Chart",
      "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"" +
          std::to_string(layout().room * kEmuPerTwip) + "\" cy=\"" +
          std::to_string(height * kEmuPerMillimetre) + "\"/><wp:docPr id=\"" + number +
          "\" name=\"Chart " + number + "\" descr=\"" + ooxml::escaped(says) +
          "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
          "<c:chart r:id=\"chart" +
          number + "\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
}

void DocxFormat::on_page_break() {
  on_beside(0);
  body_.new_page();
}

void DocxFormat::on_beside(int percent) {
  if (!columns_.empty()) columns_.fill(body_.take());
  if (percent <= 0) return columns_.write(body_);
  body_.hold();
  column_room_ = columns_.begin(percent, page_.room());
}

void DocxFormat::on_finish() {
  on_beside(0);
  body_.finish(document_end(page_));
  std::vector<ooxml::Part> parts = {
      {"[Content_Types].xml", content_types_xml(charts_.size())},
      {"_rels/.rels", package_relations_xml()},
      {"word/document.xml", {}, folder_.file("document.xml")},
      {"word/_rels/document.xml.rels", document_relations_xml(charts_.size())},
      {"word/styles.xml", styles_xml(amounts_.chinese(), layout().scale)},
      {"word/fontTable.xml", font_table_xml()},
      {"word/settings.xml", settings_xml()},
      {"word/footer1.xml", footer_xml(info_, amounts_.chinese(), page_)},
      {"docProps/core.xml", core_properties_xml(info_, job_.as_of())},
      {"docProps/app.xml", app_properties_xml(info_)}};
  for (std::size_t i = 0; i < charts_.size(); ++i)
    parts.push_back({"word/charts/chart" + std::to_string(i + 1) + ".xml", std::move(charts_[i])});
  const std::filesystem::path file = folder_.file("document.docx");
  ooxml::put_parts(job_, file, parts);
  ooxml::send(job_, file, sink_);
}

}  // namespace pareto::docx

#include "html_format.hpp"

#include "markup.hpp"
#include "pareto/charts.hpp"
#include "style.hpp"
#include "svg.hpp"
#include "table.hpp"

namespace pareto::html {
namespace {

using sdk::Paragraph;
using sdk::Span;
using sdk::Spans;
using sdk::Style;

constexpr double kGap = 8, kSmaller = 9.4 / 8.7;  // style.css.inc, .bs and .one

std::string inline_html(const Span& span) {
  switch (span.style) {
    case Style::Strong:
      return "<b>" + escaped(span.text) + "</b>";
    case Style::Accent:
      return "<em>" + escaped(span.text) + "</em>";
    case Style::Bad:
      return "<span class=\"bad\">" + escaped(span.text) + "</span>";
    case Style::Dim:
      return "<span class=\"f\">" + escaped(span.text) + "</span>";
    case Style::Tier:
      return badge(span.text);
    default:
      return escaped(span.text);
  }
}

std::string inline_html(const Spans& spans) {
  std::string out;
  for (const Span& span : spans) out += inline_html(span);
  return out;
}

// The sentence in clauses that lines are not broken within where they fit: a Chinese reader reads
// them as one.
std::string clauses(const Spans& spans) {
  std::string out, clause;
  auto end_clause = [&] {
    if (!clause.empty()) out += "<span>" + clause + "</span>";
    clause.clear();
  };
  for (const Span& span : spans) {
    std::string_view rest = span.text;
    while (!rest.empty()) {
      std::size_t end = std::string_view::npos;
      for (const std::string_view mark : {"\uFF0C", "\uFF1B", "\u3002"})
        end = std::min(end, rest.find(mark));
      const std::size_t size = end == std::string_view::npos ? rest.size() : end + 3;
      clause += inline_html({span.style, std::string(rest.substr(0, size))});
      rest.remove_prefix(size);
      if (end != std::string_view::npos) end_clause();
    }
  }
  end_clause();
  return out;
}

}  // namespace

void HtmlFormat::put(std::string_view html) {
  if (holding_)
    head_ += html;
  else
    sink_.write(html);
}

void HtmlFormat::release_head(bool together) {
  if (!holding_) return;
  holding_ = false;
  sink_.write(together ? "<section class=\"keep" : "<section class=\"");
  sink_.write(head_);
  head_.clear();
}

void HtmlFormat::close_definitions() {
  if (std::exchange(in_definitions_, false)) put("</div>\n");
}

void HtmlFormat::close_section() {
  close_definitions();
  release_head(true);
  if (std::exchange(in_section_, false)) put("</section>\n");
}

void HtmlFormat::on_begin(const sdk::DocumentInfo& info) {
  const bool zh = amounts_.chinese();
  one_sheet_ = (info.flags & PARETO_DOCUMENT_ONE_SHEET) != 0;
  std::string out = "<!doctype html>\n<html lang=\"" + escaped(job_.language()) + "\"><head>" +
                    std::string(kHead) + "<title>" + escaped(info.title);
  if (!info.data_until.empty()) out += " · " + escaped(info.data_until);
  out += "</title>\n<style>";
  out += kStyle;
  out += "@page{@bottom-left{content:" + css_string(info.remark) +
         "}@bottom-center{content:" + css_string(info.data_until) + "}@bottom-right{content:" +
         (zh ? "\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\""
             : "\"Page \" counter(page) \" of \" counter(pages)") +
         "}}\n</style></head>\n";
  out += one_sheet_ ? "<body class=\"one\">" : "<body>";
  out += std::string("<main class=\"sheet\">\n<header class=\"hd\"><div><b class=\"wm\">") +
         (zh ? "Pareto <span>帕累托</span>" : "Pareto");
  out += "</b><span class=\"q\">" + escaped(info.title) + "</span></div><div class=\"q\">";
  bool first = true;
  for (const std::string* part : {&info.firm, &info.period, &info.data_until}) {
    if (part->empty()) continue;
    if (!first) out += " · ";
    out += escaped(*part);
    first = false;
  }
  out += "</div></header>\n";
  // On paper the remark stands in the margin of each page; on a screen there is no margin.
  if (!info.remark.empty()) out += "<p class=\"screen f\">" + escaped(info.remark) + "</p>\n";
  sink_.write(out);
}

void HtmlFormat::on_heading(int level, std::string_view text, std::string_view aside) {
  if (level > 1) {
    close_definitions();
    std::string out = "<h3>" + escaped(text);
    if (!aside.empty()) out += "<span>" + escaped(aside) + "</span>";
    put(out + "</h3>\n");
    return;
  }
  close_section();
  in_section_ = holding_ = true;
  head_ = std::exchange(break_next_, false) ? " pb\"><h2>" : "\"><h2>";
  head_ += escaped(text);
  if (!aside.empty()) head_ += "<small>" + escaped(aside) + "</small>";
  head_ += "</h2>\n";
}

void HtmlFormat::on_paragraph(Paragraph kind, const Spans& spans) {
  if (kind != Paragraph::Definition) close_definitions();
  switch (kind) {
    case Paragraph::Lead:
      return put("<h1>" + (amounts_.chinese() ? clauses(spans) : inline_html(spans)) + "</h1>\n");
    case Paragraph::Subject:
      return put("<p class=\"who\">" + inline_html(spans) + "</p>\n");
    case Paragraph::Summary:
      return put("<p class=\"say\">" + inline_html(spans) + "</p>\n");
    case Paragraph::Note:
      return put("<p class=\"f cap\">" + inline_html(spans) + "</p>\n");
    case Paragraph::Source:
      close_section();
      return put("<p class=\"f foot\">" + inline_html(spans) + "</p>\n");
    case Paragraph::Definition:
      if (!std::exchange(in_definitions_, true)) put("<div class=\"f def\">\n");
      return put("<p>" + inline_html(spans) + "</p>\n");
    default:
      return put("<p class=\"note\">" + inline_html(spans) + "</p>\n");
  }
}

void HtmlFormat::on_figures(const std::vector<sdk::KeyFigure>& figures) {
  close_definitions();
  // As many beside each other as leave no single one in a line of its own.
  const std::size_t beside = figures.size() == 5                          ? 5
                             : figures.size() == 6 || figures.size() == 9 ? 3
                                                                          : 4;
  std::string out =
      beside == 4 ? "<div class=\"figs\">\n"
                  : "<div class=\"figs\" style=\"--beside:" + std::to_string(beside) + "\">\n";
  for (const sdk::KeyFigure& figure : figures) {
    out += "<div><span>" + escaped(figure.label) + "</span><strong" +
           (figure.style == Style::Bad      ? " class=\"bad\""
            : figure.style == Style::Accent ? " class=\"acc\""
                                            : "") +
           ">" + escaped(figure.value);
    if (!figure.unit.empty()) out += "<i>" + escaped(figure.unit) + "</i>";
    out += "</strong><p>" + escaped(figure.remark) + "</p></div>\n";
  }
  put(out + "</div>\n");
}

// Of a table. The letters of a single sheet are smaller, columns have a gap between them.
double HtmlFormat::room() const {
  return (in_columns_ ? column_width_ - kGap / 2 : column_width_) * (one_sheet_ ? kSmaller : 1);
}

void HtmlFormat::on_table(const sdk::TableInfo& info, sdk::BatchStream& rows) {
  close_definitions();
  TableWriter table(info, rows, amounts_, ++tables_, room());
  release_head(table.read_ahead());
  table.write(sink_, [this] { job_.check(); });
}

void HtmlFormat::on_chart(const sdk::ChartInfo& info, sdk::BatchStream& stream) {
  close_definitions();
  const sdk::ChartRows rows(info, stream, job_);
  release_head(true);
  std::string out = "<figure>";
  if (!info.title.empty()) {
    out += "<h3>" + escaped(info.title);
    if (!info.subtitle.empty()) out += "<span>" + escaped(info.subtitle) + "</span>";
    out += "</h3>\n";
  }
  sink_.write(out + svg_of(sdk::draw_chart(info, rows, amounts_, column_width_)) + "</figure>\n");
}

void HtmlFormat::on_page_break() {
  close_section();
  break_next_ = true;
}

// Columns hold whole sections.
void HtmlFormat::on_beside(int percent) {
  close_section();
  if (in_columns_)
    sink_.write(percent > 0 ? "</div>\n" : "</div></div>\n");
  else if (percent > 0)
    sink_.write("<div class=\"bs\">\n");
  in_columns_ = percent > 0;
  column_width_ = sdk::kSheetWidth * (in_columns_ ? percent / 100.0 : 1);
  if (in_columns_) sink_.write("<div style=\"flex:" + std::to_string(percent) + " 1 0\">\n");
}

void HtmlFormat::on_finish() {
  on_beside(0);
  sink_.write("</main></body></html>\n");
}

}  // namespace pareto::html

#include "markdown_format.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "pareto/chart_table.hpp"
#include "pipe_table.hpp"
#include "table.hpp"
#include "words.hpp"

namespace pareto::markdown {

using sdk::Paragraph;

void MarkdownFormat::block(std::string_view words) {
  close_list();
  if (!words.empty()) sink_.write(std::string(words) + "\n\n");
}

void MarkdownFormat::close_list() {
  if (std::exchange(in_list_, false)) sink_.write("\n");
}

void MarkdownFormat::on_begin(const sdk::DocumentInfo& info) {
  if (!info.title.empty()) block("# " + escaped(info.title));
  std::string line;
  for (const std::string* part : {&info.firm, &info.period, &info.data_until}) {
    if (!part->empty()) line += (line.empty() ? "" : " · ") + escaped(*part);
  }
  block(as_line(line));
  block(as_line(escaped(info.remark)));
}

void MarkdownFormat::on_heading(int level, std::string_view text, std::string_view aside) {
  block(std::string(static_cast<std::size_t>(std::clamp(level, 1, 5)) + 1, '#') + " " +
        escaped(text));
  block(as_line(escaped(aside)));
}

void MarkdownFormat::on_paragraph(Paragraph kind, const sdk::Spans& spans) {
  const std::string words = inline_words(spans);
  if (words.empty()) return;
  switch (kind) {
    case Paragraph::Lead:
      return block("> " + as_line(words));
    case Paragraph::Source:
      return block("---\n\n" + as_line(words));
    case Paragraph::Definition:
      in_list_ = true;
      return sink_.write("- " + as_line(words) + "\n");
    default:
      return block(as_line(words));
  }
}

void MarkdownFormat::on_figures(const std::vector<sdk::KeyFigure>& figures) {
  close_list();
  if (figures.empty()) return;
  const auto head = [&](const char* english, const char* chinese) {
    return std::string(job_.say(english, chinese));
  };
  PipeTable table(
      sink_, {{head("Figure", "指标")}, {head("Value", "数值"), true}, {head("Remark", "说明")}});
  for (const sdk::KeyFigure& figure : figures) {
    const std::string value = figure.value + (figure.unit.empty() ? "" : " " + figure.unit);
    table.add({escaped(figure.label), strong(value), escaped(figure.remark)});
  }
  table.finish();
}

void MarkdownFormat::on_table(const sdk::TableInfo& info, sdk::BatchStream& rows) {
  close_list();
  write_table(sink_, job_, amounts_, info, rows);
}

void MarkdownFormat::on_chart(const sdk::ChartInfo& info, sdk::BatchStream& stream) {
  sdk::Spans title;
  if (!info.title.empty()) title.strong(info.title);
  if (!info.subtitle.empty()) title.plain((info.title.empty() ? "" : " · ") + info.subtitle);
  block(as_line(inline_words(title)));
  const sdk::ChartTable chart =
      sdk::chart_table(info, sdk::ChartRows(info, stream, job_), amounts_);
  std::vector<PipeTable::Column> columns;
  for (const sdk::ChartTable::Column& column : chart.columns)
    columns.push_back({column.heading, column.kind == sdk::ChartTable::Column::Number});
  PipeTable table(sink_, std::move(columns));
  for (const auto& row : chart.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::string words = row[i];
      if (chart.columns[i].kind == sdk::ChartTable::Column::Tier) {
        if (const std::size_t arrow = words.find('>'); arrow != std::string::npos)
          words.replace(arrow, 1, " → ");
      }
      cells.push_back(escaped(words));
    }
    table.add(std::move(cells));
  }
  table.finish();
  for (const sdk::Span& remark : info.remarks) block(as_line(escaped(remark.text)));
}

}  // namespace pareto::markdown

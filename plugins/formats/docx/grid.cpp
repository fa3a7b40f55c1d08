#include "grid.hpp"

namespace pareto::docx {

Grid::Grid(Body& body, std::string_view style, const std::vector<int>& widths, bool sum)
    : body_(body) {
  body.before_table();
  int total = 0;
  std::string columns;
  for (const int width : widths) {
    columns += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    total += width;
  }
  std::string out =
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"" + std::string(style) + "\"/><w:tblW w:w=\"" +
      std::to_string(total) +
      "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"" +
      (sum ? "0460" : "0420") + "\" w:firstRow=\"1\" w:lastRow=\"" + (sum ? "1" : "0") +
      "\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>";
  body.put(out + columns + "</w:tblGrid>\n");
}

void Grid::begin_row(bool head, Line line) {
  line_ = line;
  row_ = "<w:tr><w:trPr><w:cantSplit/>";
  row_ += head ? "<w:tblHeader/></w:trPr>" : "</w:trPr>";
}

void Grid::cell(std::string_view style, std::string_view runs, std::size_t span) {
  row_ += "<w:tc>";
  if (span > 1 || line_ != Line::Whole) {
    row_ += "<w:tcPr>";
    if (span > 1) row_ += "<w:gridSpan w:val=\"" + std::to_string(span) + "\"/>";
    if (line_ == Line::First) row_ += "<w:tcBorders><w:bottom w:val=\"nil\"/></w:tcBorders>";
    if (line_ == Line::Second) row_ += "<w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders>";
    row_ += "</w:tcPr>";
  }
  ((row_ += "<w:p><w:pPr><w:pStyle w:val=\"") += style) +=
      line_ == Line::First ? "\"/><w:keepNext/></w:pPr>" : "\"/></w:pPr>";
  (row_ += runs) += "</w:p></w:tc>";
}

void Grid::cell_of(std::string_view paragraphs, std::string_view properties) {
  row_ += "<w:tc>";
  if (!properties.empty()) ((row_ += "<w:tcPr>") += properties) += "</w:tcPr>";
  (row_ += paragraphs) += "</w:tc>";
}

void Grid::end_row() {
  row_ += "</w:tr>\n";
  body_.put(row_);
}

void Grid::finish() {
  body_.put("</w:tbl>\n");
  body_.after_table();
}

}  // namespace pareto::docx

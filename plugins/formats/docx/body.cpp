#include "body.hpp"

#include <utility>

#include "pareto/words.hpp"

namespace pareto::docx {
namespace {

constexpr std::size_t kPiece = 60'000;

}  // namespace

Body::Body(const sdk::Job& job, const std::filesystem::path& file)
    : job_(job), out_(file, std::ios::binary) {}

void Body::put(std::string_view xml) {
  if (holding_) {
    held_ += xml;
    return;
  }
  piece_ += xml;
  if (piece_.size() > kPiece) flush();
}

void Body::flush() {
  out_ << piece_;
  piece_.clear();
  if (!out_) {
    sdk::fail(
        job_, PARETO_E_IO,
        {"the document could not be written to {}; is there room on the disk? Another place: TMPDIR=FOLDER",
         "无法把文档写到 {}；磁盘是否已满？可用 TMPDIR=文件夹 换个地方"},
        {std::filesystem::temp_directory_path().string()});
  }
}

void Body::paragraph(std::string_view style, std::string_view runs, int right) {
  after_table_ = false;
  std::string out = "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>";
  if (std::exchange(new_page_, false)) out += "<w:pageBreakBefore/>";
  if (right > 0)
    out += "<w:tabs><w:tab w:val=\"right\" w:pos=\"" + std::to_string(right) + "\"/></w:tabs>";
  put(out += "</w:pPr>");
  put(runs);
  put("</w:p>\n");
}

void Body::before_table() {
  if (new_page_ || after_table_) paragraph("Gap", "");
}

void Body::hold() {
  if (!holding_) before_table();
  after_table_ = false;
  holding_ = true;
}

std::string Body::take() {
  // A cell ends with a paragraph.
  if (after_table_ || held_.empty()) paragraph("Gap", "");
  holding_ = false;
  return std::exchange(held_, {});
}

void Body::finish(std::string_view xml) {
  if (after_table_) paragraph("Gap", "");
  put(xml);
  flush();
  out_.close();
  if (!out_) flush();
}

}  // namespace pareto::docx

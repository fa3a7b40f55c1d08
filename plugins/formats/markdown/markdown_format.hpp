// Documents as Markdown: CommonMark with the tables of GitHub, as chats, wikis and note books take
// it, and readable as it is.
//
// Charts are tables of what they draw, with bars made of signs. Styles are emphasis or left out;
// page breaks are left out. Written as it is told; memory does not grow with a table. The same
// document gives the same bytes.
#pragma once

#include <string_view>
#include <vector>

#include "pareto/format.hpp"

namespace pareto::markdown {

class MarkdownFormat : public sdk::Format<MarkdownFormat> {
 public:
  static constexpr const char* id = "markdown";
  static constexpr sdk::Label label{"Markdown, for chats, wikis and notes",
                                    "Markdown，可贴入聊天、知识库和笔记"};
  static constexpr const char* media_type = "text/markdown; charset=utf-8";
  static constexpr const char* suffix = ".md";

  MarkdownFormat(const sdk::Job& job, sdk::Sink sink) : job_(job), sink_(sink), amounts_(job) {}

  void on_begin(const sdk::DocumentInfo& info);
  void on_heading(int level, std::string_view text, std::string_view aside);
  void on_paragraph(sdk::Paragraph kind, const sdk::Spans& spans);
  void on_figures(const std::vector<sdk::KeyFigure>& figures);
  void on_table(const sdk::TableInfo& info, sdk::BatchStream& rows);
  void on_chart(const sdk::ChartInfo& info, sdk::BatchStream& rows);
  void on_page_break() {}
  void on_finish() { close_list(); }

 private:
  // A paragraph of its own.
  void block(std::string_view words);
  void close_list();

  sdk::Job job_;
  sdk::Sink sink_;
  sdk::Amounts amounts_;
  bool in_list_ = false;
};

}  // namespace pareto::markdown

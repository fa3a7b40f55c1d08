// Importer of tables in web pages: reports that an ERP shows, "Excel files" that are pages under
// the name .xls, pages saved with their pictures in one file (mht).
//
// Opening looks through the page, or its first 32 MiB, for its tables and their sizes; then it is
// read once more, in memory that does not grow with it. The largest table is proposed; tables of
// the same width that follow each other are one that was printed in pages.
#pragma once

#include <memory>
#include <string_view>

#include <pareto/importer.hpp>

#include "html_rows.hpp"

namespace pareto::html_tables {

class HtmlImporter : public sdk::Importer<HtmlImporter> {
 public:
  static constexpr const char* id = "html";
  static constexpr sdk::Label label{"Table of a web page (html)", "网页中的表格（html）"};
  static constexpr sdk::Label help{
      "The largest table of a page, or the one named in the settings; also pages under the name "
      ".xls, and mht.",
      "网页中最大的表格，或在设置中指定的表格；也适用于扩展名为 .xls 的网页和 mht 文件。"};
  static constexpr const char* suffixes[] = {".html", ".htm", ".mht", ".mhtml"};
  static constexpr sdk::Field settings[] = {
      sdk::integer("table", {"Table", "表格"})
          .between(1, 100'000)
          .explained({"its number in the page, from 1", "在网页中的序号，从 1 开始"}),
      sdk::text("encoding", {"Encoding", "编码"})
          .initially("auto")
          .explained({"auto, or a name such as UTF-8, GB18030, Big5",
                      "auto，或编码名称，如 UTF-8、GB18030、Big5"})};

  [[nodiscard]] static int probe(std::string_view first_bytes, std::string_view name);

  HtmlImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened);
  HtmlImporter(const HtmlImporter&) = delete;
  HtmlImporter& operator=(const HtmlImporter&) = delete;

  [[nodiscard]] std::unique_ptr<sdk::BatchStream> read();

 private:
  sdk::Job job_;
  sdk::Input input_;
  TableSpan tables_;
  std::size_t columns_ = 0;
};

}  // namespace pareto::html_tables

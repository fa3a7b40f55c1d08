// The text of a document on its way to a file: paragraphs and tables one after the other, nothing
// kept.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "pareto/format.hpp"

namespace pareto::docx {

class Body {
 public:
  // Writes to `file`; throws Failure (IO) when it cannot be written, at the latest in finish().
  Body(const sdk::Job& job, const std::filesystem::path& file);

  void put(std::string_view xml);
  // A paragraph in a style of styles.xml.inc, with finished runs; on a new page where one was asked
  // for. `right`: where a tab in them ends at the right, in twentieths of a point; 0: nowhere.
  void paragraph(std::string_view style, std::string_view runs, int right = 0);
  // What follows begins on a new page.
  void new_page() { new_page_ = true; }
  // Before what is no paragraph: the new page that was asked for, and a gap between two tables,
  // which Word would join.
  void before_table();
  void after_table() { after_table_ = true; }
  // From now on nothing is written but kept, until it is taken for a cell: what stands in a column
  // beside another. Little, as a page holds it.
  void hold();
  [[nodiscard]] std::string take();
  // Ends the text; `xml` stands behind all.
  void finish(std::string_view xml);

 private:
  void flush();

  sdk::Job job_;
  std::ofstream out_;
  std::string piece_, held_;
  bool new_page_ = false, after_table_ = false, holding_ = false;
};

}  // namespace pareto::docx

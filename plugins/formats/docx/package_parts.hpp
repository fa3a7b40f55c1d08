// The parts of a Word document beside its text: what it consists of, who wrote it, its foot, its
// page. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "pareto/format.hpp"

namespace pareto::docx {

struct Page {
  int width = 11'906, height = 16'838;  // A4, in twentieths of a point
  int side = 907, top = 794, bottom = 850;
  bool landscape = false;
  [[nodiscard]] int room() const { return (landscape ? height : width) - 2 * side; }
};

[[nodiscard]] std::string content_types_xml(std::size_t charts);
[[nodiscard]] std::string package_relations_xml();
[[nodiscard]] std::string document_relations_xml(std::size_t charts);
[[nodiscard]] std::string core_properties_xml(const sdk::DocumentInfo& info, sdk::Date as_of);
[[nodiscard]] std::string app_properties_xml(const sdk::DocumentInfo& info);
[[nodiscard]] std::string settings_xml();
// Firm, until when the data go, the page of all pages; below it the remark.
[[nodiscard]] std::string footer_xml(const sdk::DocumentInfo& info, bool chinese, const Page& page);
// The begin and the end of word/document.xml.
[[nodiscard]] std::string document_begin();
[[nodiscard]] std::string document_end(const Page& page);

}  // namespace pareto::docx

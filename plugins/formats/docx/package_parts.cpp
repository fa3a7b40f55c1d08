#include "package_parts.hpp"

#include "ooxml/xml.hpp"
#include "runs.hpp"

namespace pareto::docx {
namespace {

using ooxml::escaped;

constexpr const char* kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* kRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string head() { return std::string(ooxml::kXmlHead); }

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  const bool package = type.find("://") != std::string::npos;
  return "<Relationship Id=\"" + id + "\" Type=\"" + (package ? type : kOffice + type) +
         "\" Target=\"" + target + "\"/>";
}

std::string part_type(const std::string& name, const std::string& type) {
  return "<Override PartName=\"" + name + "\" ContentType=\"" + type + "\"/>";
}

std::string field(const char* name) {
  return "<w:fldSimple w:instr=\" " + std::string(name) +
         " \"><w:r><w:t>1</w:t></w:r></w:fldSimple>";
}

}  // namespace

std::string content_types_xml(std::size_t charts) {
  std::string out =
      head() +
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  for (const char* part : {"document.main", "styles", "settings", "fontTable", "footer"}) {
    const std::string name(part);
    const std::string file = name == "document.main" ? "document"
                             : name == "footer"      ? "footer1"
                                                     : name;
    out += part_type("/word/" + file + ".xml", kWord + name + "+xml");
  }
  for (std::size_t i = 1; i <= charts; ++i) {
    out += part_type("/word/charts/chart" + std::to_string(i) + ".xml",
                     "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
  }
  out +=
      part_type("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  return out +
         part_type("/docProps/app.xml",
                   "application/vnd.openxmlformats-officedocument.extended-properties+xml") +
         "</Types>";
}

std::string package_relations_xml() {
  return head() + "<Relationships xmlns=\"" + kRelations + "\">" +
         relation("rId1", "officeDocument", "word/document.xml") +
         relation(
             "rId2",
             "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
             "docProps/core.xml") +
         relation("rId3", "extended-properties", "docProps/app.xml") + "</Relationships>";
}

std::string document_relations_xml(std::size_t charts) {
  std::string out =
      head() + "<Relationships xmlns=\"" + kRelations + "\">" +
      relation("rId1", "styles", "styles.xml") + relation("rId2", "settings", "settings.xml") +
      relation("rId3", "fontTable", "fontTable.xml") + relation("rId4", "footer", "footer1.xml");
  for (std::size_t i = 1; i <= charts; ++i)
    out +=
        relation("chart" + std::to_string(i), "chart", "charts/chart" + std::to_string(i) + ".xml");
  return out + "</Relationships>";
}

std::string core_properties_xml(const sdk::DocumentInfo& info, sdk::Date as_of) {
  // The day that the report looks at, not the clock's: the same data of the same day give the same
  // bytes.
  const std::string time = as_of.iso() + "T00:00:00Z";
  return head() +
         "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
         escaped(info.title) + "</dc:title><dc:creator>Pareto</dc:creator><dc:description>" +
         escaped(info.remark) + "</dc:description><dcterms:created xsi:type=\"dcterms:W3CDTF\">" +
         time + "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + time +
         "</dcterms:modified></cp:coreProperties>";
}

std::string app_properties_xml(const sdk::DocumentInfo& info) {
  return head() +
         "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Pareto</Application><Company>" +
         escaped(info.firm) + "</Company></Properties>";
}

std::string settings_xml() {
  return head() + "<w:settings xmlns:w=\"" + kMain +
         "\"><w:zoom w:percent=\"100\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
         "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";
}

std::string footer_xml(const sdk::DocumentInfo& info, bool chinese, const Page& page) {
  const auto words = [](std::string_view text) {
    std::string out;
    append_run(out, text);
    return out;
  };
  const std::string tab = "<w:r><w:tab/></w:r>";
  const int room = page.room();
  std::string line = words(info.firm) + tab + words(info.data_until) + tab;
  line += chinese
              ? words("第 ") + field("PAGE") + words(" 页，共 ") + field("NUMPAGES") + words(" 页")
              : words("Page ") + field("PAGE") + words(" of ") + field("NUMPAGES");
  std::string out =
      head() + "<w:ftr xmlns:w=\"" + kMain +
      "\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"center\" w:pos=\"" +
      std::to_string(room / 2) + "\"/><w:tab w:val=\"right\" w:pos=\"" + std::to_string(room) +
      "\"/></w:tabs></w:pPr>" + line + "</w:p>";
  if (!info.remark.empty())
    out += "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>" + words(info.remark) + "</w:p>";
  return out + "</w:ftr>";
}

std::string document_begin() {
  return head() + "<w:document xmlns:w=\"" + kMain +
         "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
         "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
         "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>\n";
}

std::string document_end(const Page& page) {
  const int width = page.landscape ? page.height : page.width,
            height = page.landscape ? page.width : page.height;
  const auto number = [](int value) { return std::to_string(value); };
  return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"" +
         number(width) + "\" w:h=\"" + number(height) + "\"" +
         (page.landscape ? " w:orient=\"landscape\"" : "") + "/><w:pgMar w:top=\"" +
         number(page.top) + "\" w:right=\"" + number(page.side) + "\" w:bottom=\"" +
         number(page.bottom) + "\" w:left=\"" + number(page.side) +
         "\" w:header=\"400\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
}

}  // namespace pareto::docx

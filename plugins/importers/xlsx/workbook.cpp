#include "workbook.hpp"

#include <cstdlib>
#include <map>

#include <pareto/words.hpp>

#include "xml_reader.hpp"

namespace pareto::xlsx {
namespace {

struct Relation {
  std::string kind;  // last word of the type: "worksheet", "styles", …
  std::string part;
};

std::string text_of(const char* value) { return value ? value : ""; }

// "worksheets/sheet1.xml" seen from "xl/workbook.xml" is "xl/worksheets/sheet1.xml".
std::string resolve(const std::string& from, std::string target) {
  for (char& c : target) {
    if (c == '\\') c = '/';
  }
  if (target.starts_with('/')) return target.substr(1);
  std::string folder = from.substr(0, from.rfind('/') == std::string::npos ? 0 : from.rfind('/'));
  for (;;) {
    if (target.starts_with("./"))
      target.erase(0, 2);
    else if (target.starts_with("../")) {
      target.erase(0, 3);
      const auto slash = folder.rfind('/');
      folder.erase(slash == std::string::npos ? 0 : slash);
    } else
      break;
  }
  return folder.empty() ? target : folder + "/" + target;
}

class Relations final : public XmlHandler {
 public:
  Relations(const sdk::Job& job, const ZipArchive& archive, const std::string& part) : part_(part) {
    const auto slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string rels = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    if (archive.has(rels)) read_xml(job, archive.open(rels, ZipArchive::kHeadBytes), *this);
  }
  [[nodiscard]] const Relation* by_id(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] std::string part_of(std::string_view kind) const {
    for (const auto& [id, relation] : by_id_) {
      if (relation.kind == kind) return relation.part;
    }
    return {};
  }

 private:
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || text_of(attributes.find("TargetMode")) == "External") return;
    const std::string type = text_of(attributes.find("Type"));
    by_id_[text_of(attributes.find("Id"))] = {type.substr(type.rfind('/') + 1),
                                              resolve(part_, text_of(attributes.find("Target")))};
  }
  void end(std::string_view) override {}

  std::string part_;
  std::map<std::string, Relation> by_id_;
};

class SheetList final : public XmlHandler {
 public:
  SheetList(Workbook& workbook, const Relations& relations)
      : workbook_(workbook), relations_(relations) {}

 private:
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const std::string value = text_of(attributes.find("date1904"));
      workbook_.date1904 = value == "1" || value == "true";
    } else if (name == "sheet") {
      // "id" is that of the relation, whatever its prefix; the sheet's own number is "sheetId".
      const Relation* relation = relations_.by_id(text_of(attributes.find("id")));
      if (relation == nullptr || relation->kind != "worksheet") return;
      const std::string state = text_of(attributes.find("state"));
      workbook_.sheets.push_back(
          {text_of(attributes.find("name")), relation->part, state.empty() || state == "visible"});
    }
  }
  void end(std::string_view) override {}

  Workbook& workbook_;
  const Relations& relations_;
};

class Styles final : public XmlHandler {
 public:
  explicit Styles(Workbook& workbook) : workbook_(workbook) {}

 private:
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name == "numFmt") {
      codes_[std::atoi(text_of(attributes.find("numFmtId")).c_str())] =
          text_of(attributes.find("formatCode"));
    } else if (name == "cellXfs") {
      in_cells_ = true;
    } else if (name == "xf" && in_cells_) {
      const int id = std::atoi(text_of(attributes.find("numFmtId")).c_str());
      const auto code = codes_.find(id);
      workbook_.formats.push_back(code == codes_.end() ? sdk::builtin_format(id)
                                                       : sdk::format_of_code(code->second));
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
  }

  Workbook& workbook_;
  std::map<int, std::string> codes_;
  bool in_cells_ = false;
};

[[noreturn]] void refuse_other_archives(const sdk::Job& job, const ZipArchive& archive) {
  if (archive.has("content.xml") && archive.has("mimetype")) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is an OpenDocument file (ods): open it and save it as xlsx",
               "这是 OpenDocument 文件（ods）：请打开后另存为 xlsx"});
  }
  if (archive.has("word/document.xml") || archive.has("ppt/presentation.xml")) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is a Word or PowerPoint file, not an Excel workbook",
               "这是 Word 或 PowerPoint 文件，不是 Excel 工作簿"});
  }
  sdk::fail(job, PARETO_E_DATA,
            {"this is a zip file, but not an Excel workbook: unpack it and import what is inside",
             "这是 zip 压缩文件，但不是 Excel 工作簿：请先解压，再导入其中的文件"});
}

}  // namespace

Workbook read_workbook(const sdk::Job& job, const ZipArchive& archive) {
  Workbook workbook;
  std::string main = Relations(job, archive, "").part_of("officeDocument");
  if (main.empty() || !archive.has(main)) main = "xl/workbook.xml";
  if (main.ends_with(".bin") || archive.has("xl/workbook.bin")) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is a binary workbook (xlsb): open it in Excel and save it as xlsx",
               "这是二进制工作簿（xlsb）：请用 Excel 打开并另存为 xlsx"});
  }
  if (!archive.has(main)) refuse_other_archives(job, archive);

  const Relations relations(job, archive, main);
  SheetList sheets(workbook, relations);
  read_xml(job, archive.open(main, ZipArchive::kHeadBytes), sheets);
  if (workbook.sheets.empty()) {
    if (!main.starts_with("xl/")) refuse_other_archives(job, archive);
    sdk::fail(job, PARETO_E_DATA,
              {"the workbook has no sheet with cells", "工作簿中没有含单元格的工作表"});
  }
  const std::string styles = relations.part_of("styles"),
                    strings = relations.part_of("sharedStrings");
  if (!styles.empty() && archive.has(styles)) {
    Styles handler(workbook);
    read_xml(job, archive.open(styles, ZipArchive::kHeadBytes), handler);
  }
  if (!strings.empty() && archive.has(strings)) workbook.strings_part = strings;
  return workbook;
}

}  // namespace pareto::xlsx

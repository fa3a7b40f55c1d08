#include "plugins/importers/spreadsheetml/spreadsheetml_importer.hpp"

#include "tests/fuzz/importer_run.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) {
  run_importer(spreadsheetml::SpreadsheetmlImporter::table(), bytes, "a.xls");
}

}  // namespace

extern const Target spreadsheetml_target;
const Target spreadsheetml_target{
    &run,
    {"<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
     "<Worksheet ss:Name=\"x\">",
     "<Table>",
     "<Row ss:Index=\"1048577\">",
     "<Row>",
     "</Row>",
     "<Cell ss:Index=\"16385\">",
     "<Cell ss:MergeAcross=\"99999999\">",
     "<Data ss:Type=\"DateTime\">",
     "<Data ss:Type=\"Number\">1e400</Data>",
     "</Data>",
     "ss:Index=\"-1\"",
     "<!DOCTYPE x [<!ENTITY a \"b\">]>",
     "&a;",
     "&#0;",
     "<![CDATA[",
     "]]>",
     "encoding=\"gb2312\"",
     "encoding=\"none\"",
     "\xFF\xFE"}};

}  // namespace pareto::fuzz

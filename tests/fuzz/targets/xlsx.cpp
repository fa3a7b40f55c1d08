#include "plugins/importers/xlsx/xlsx_importer.hpp"

#include "tests/fuzz/importer_run.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) { run_importer(xlsx::XlsxImporter::table(), bytes, "a.xlsx"); }

}  // namespace

extern const Target xlsx_target;
const Target xlsx_target{
    &run, {"PK\x03\x04", "PK\x05\x06", "PK\x01\x02", "xl/workbook.xml", "[Content_Types].xml"}};

}  // namespace pareto::fuzz

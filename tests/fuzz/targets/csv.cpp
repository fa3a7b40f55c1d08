#include "plugins/importers/csv/csv_importer.hpp"

#include "tests/fuzz/importer_run.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) { run_importer(csv::CsvImporter::table(), bytes, "a.csv"); }

}  // namespace

extern const Target csv_target;
const Target csv_target{&run,
                        {"\"", "\"\"", ",\"", "\"\n", "sep=;\n", "\xEF\xBB\xBF", "\xFF\xFE",
                         "\xFE\xFF", "\xD0\xCF\x11\xE0", "PK\x03\x04", "\xBF\xCD\xBB\xA7,",
                         "\x84\x31\x95\x33", "\r\r\n", ";;;;;;;;;;;;;;;;", "=1+1"}};

}  // namespace pareto::fuzz

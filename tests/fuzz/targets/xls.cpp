#include "plugins/importers/xls/xls_importer.hpp"

#include "tests/fuzz/importer_run.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) { run_importer(xls::XlsImporter::table(), bytes, "a.xls"); }

}  // namespace

extern const Target xls_target;
const Target xls_target{&run,
                        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
                         {"\x09\x08\x10\x00\x00\x06", 6},
                         {"\x0A\x00\x00\x00", 4},
                         {"\xFE\xFF\xFF\xFF", 4},
                         {"\xFF\xFF\xFF\xFF", 4},
                         {"\x3C\x00\xFF\x1F", 4},
                         {"\xFC\x00\x08\x00", 4},
                         {"\x85\x00", 2},
                         {"W\0o\0r\0k\0b\0o\0o\0k\0", 16},
                         {"\xFD\x00\x0A\x00", 4},
                         {"\x7E\x02\x0A\x00", 4}}};

}  // namespace pareto::fuzz

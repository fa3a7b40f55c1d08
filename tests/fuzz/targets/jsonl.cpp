#include "plugins/importers/jsonl/jsonl_importer.hpp"

#include "tests/fuzz/importer_run.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) { run_importer(jsonl::JsonlImporter::table(), bytes, "a.jsonl"); }

}  // namespace

extern const Target jsonl_target;
const Target jsonl_target{&run,
                          {"{",
                           "}",
                           "[",
                           "]",
                           "\"",
                           ":",
                           ",",
                           "null",
                           "true",
                           "false",
                           "\\u0000",
                           "\\ud83c",
                           "\\ud83c\\udf63",
                           "\\\"",
                           "1e400",
                           "-0",
                           "1E+99",
                           "{\"a\":[{\"b\":[[",
                           "]]}]}",
                           "\xEF\xBB\xBF",
                           "\xFF\xFE",
                           "\n",
                           "{\"\":{\"\":1}}"}};

}  // namespace pareto::fuzz

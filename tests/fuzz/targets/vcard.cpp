#include "plugins/importers/vcard/vcard_importer.hpp"

#include "tests/fuzz/importer_run.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) { run_importer(vcard::VcardImporter::table(), bytes, "a.vcf"); }

}  // namespace

extern const Target vcard_target;
const Target vcard_target{&run,
                          {"BEGIN:VCARD\r\n",
                           "END:VCARD\r\n",
                           "VERSION:2.1\r\n",
                           "VERSION:3.0\r\n",
                           "AGENT:\r\n",
                           ";ENCODING=QUOTED-PRINTABLE",
                           ";ENCODING=b",
                           ";CHARSET=GBK",
                           ";CHARSET=BIG5",
                           ";CHARSET=UTF-16",
                           ";CHARSET=none",
                           ";TYPE=\"cell,work\"",
                           ";PREF=",
                           "item1.",
                           "X-ABLabel:",
                           "=\r\n",
                           "=E5=BC",
                           "\r\n ",
                           "\r\n\t",
                           "\\;",
                           "\\n",
                           "\\",
                           ";;;;;;",
                           "\"",
                           "tel:+1;ext=",
                           "\xFF\xFE",
                           "PHOTO;BASE64:\r\n "}};

}  // namespace pareto::fuzz

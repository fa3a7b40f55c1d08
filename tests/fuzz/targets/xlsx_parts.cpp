// Workbooks whose archive is sound and whose parts are not: damage inside deflated parts is found
// by their checksums, so the XML behind them would hardly ever be reached.
//
// The bytes are the parts, each behind a line "%%NAME": see corpus/xlsx_parts.
#include <zip.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "plugins/importers/xlsx/xlsx_importer.hpp"
#include "tests/fuzz/importer_run.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

struct Part {
  std::string name;
  std::string_view bytes;
};

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  while (text.starts_with("%%")) {
    const std::size_t line = std::min(text.find('\n'), text.size());
    const std::size_t end = std::min(text.find("\n%%", line), text.size());
    parts.push_back({std::string(text.substr(2, line - 2)),
                     text.substr(std::min(line + 1, end), end - std::min(line + 1, end))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string zipped(const std::vector<Part>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  must(archive != nullptr, "an archive can be made");
  for (const Part& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const auto index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_OVERWRITE);
    if (index >= 0)
      zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    else
      zip_source_free(source);
  }
  std::string out;
  const bool closed = zip_close(archive) == 0;
  if (!closed) zip_discard(archive);
  if (closed && zip_source_open(target) == 0) {
    char piece[4096];
    for (zip_int64_t got; (got = zip_source_read(target, piece, sizeof piece)) > 0;)
      out.append(piece, static_cast<std::size_t>(got));
    zip_source_close(target);
  }
  zip_source_free(target);
  zip_error_fini(&error);
  return out;
}

void run(std::string_view bytes) {
  run_importer(xlsx::XlsxImporter::table(), zipped(parts_of(bytes)), "a.xlsx");
}

}  // namespace

extern const Target xlsx_parts_target;
const Target xlsx_parts_target{&run,
                               {"<row>",
                                "</row>",
                                "<c r=\"XFD1\" t=\"s\"><v>0</v></c>",
                                "<c t=\"inlineStr\"><is><t>",
                                "<v>",
                                "</v>",
                                "<f>",
                                "</f>",
                                " r=\"A1048577\"",
                                " r=\"ZZZZ9\"",
                                " t=\"d\"",
                                " t=\"b\"",
                                " s=\"99999\"",
                                "<si><t>",
                                "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>",
                                "_x000D_",
                                "_xD83C_",
                                "&#0;",
                                "&#x1F363;",
                                "&amp;",
                                "<!DOCTYPE x [<!ENTITY a \"b\">]>",
                                "<![CDATA[",
                                "]]>",
                                "<!--",
                                "-->",
                                "<dimension ref=\"A1:XFD1048576\"/>",
                                "date1904=\"1\"",
                                "state=\"veryHidden\"",
                                "<xf numFmtId=\"14\"/>",
                                "formatCode=\"[h]:mm\"",
                                "encoding=\"UTF-16\"",
                                "%%xl/workbook.xml\n"}};

}  // namespace pareto::fuzz

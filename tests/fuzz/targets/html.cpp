#include "plugins/importers/html/html_importer.hpp"

#include "tests/fuzz/importer_run.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) {
  run_importer(html_tables::HtmlImporter::table(), bytes, "a.html");
}

}  // namespace

extern const Target html_target;
const Target html_target{&run,
                         {"<table>",
                          "</table>",
                          "<tr>",
                          "<td>",
                          "<td colspan=1000>",
                          "<td rowspan=65535>",
                          "<th>",
                          "<br>",
                          "&nbsp;",
                          "&#0;",
                          "&#x110000;",
                          "&amp;",
                          "<meta charset=gb2312>",
                          "<meta charset=none>",
                          "<!DOCTYPE html [<!ENTITY a \"b\">]>",
                          "<![CDATA[",
                          "<!--",
                          "-->",
                          "style=\"display:none\"",
                          "<script>",
                          "</script>",
                          "<style>",
                          "MIME-Version: 1.0\r\n",
                          "Content-Type: multipart/related; boundary=\"b\"\r\n",
                          "\r\n--b\r\n",
                          "Content-Transfer-Encoding: base64\r\n\r\n",
                          "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
                          "=3D",
                          "=\r\n",
                          "\xEF\xBB\xBF",
                          "\xFF\xFE"}};

}  // namespace pareto::fuzz

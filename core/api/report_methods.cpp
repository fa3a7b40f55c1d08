// Reports: which there are, what each takes, one as a document for a screen, one in any format.
//
// What is no JSON travels in it as base64, with its media type: a report is some megabytes at most,
// and whoever calls needs one way of asking, not two.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/api/tier_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/host/report_writing.hpp"
#include "pareto/base64.hpp"

namespace pareto::api {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 48 * 1024;  // of three letters a group

// A folder of our own that goes with all in it: a report may hold what its reader alone may see.
class OwnFolder {
 public:
  OwnFolder() {
    std::string name = (fs::temp_directory_path() / "pareto-report-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      throw Error(ErrorCode::Io,
                  Message(Text{"no folder can be made in {}", "无法在 {} 中新建文件夹"},
                          {fs::temp_directory_path().string()}),
                  Message(Text{"make room there, or set TMPDIR", "请腾出空间，或设置 TMPDIR"}));
    }
    folder_ = name;
  }
  ~OwnFolder() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return folder_; }

 private:
  fs::path folder_;
};

host::WrittenReport write(Call& call, const std::string& format, const OwnFolder& folder) {
  reports::ReportRequest request{.report = call.given.text("report"),
                                 .format = format,
                                 .parameters = texts_by_name(call, "parameters")};
  jobs::Job job(call.surroundings(), "report", request.report + " as " + format, call.progress);
  return host::write_report(call.host, std::move(request), day_of(call), call.language, job,
                            [&](const std::string& name) { return folder.path() / name; });
}

// Told piece by piece, as it lies there.
void each_piece(const fs::path& file, const std::function<void(std::string_view)>& take) {
  std::ifstream in(file, std::ios::binary);
  std::string piece(kPiece, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0)
    take(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
  if (in.bad() || !in.eof())
    throw Error(ErrorCode::Io, Message(Text{"cannot read {}", "无法读取 {}"}, {file.string()}),
                Message(Text{"try again", "请再试"}));
}

void list(Call& call) {
  JsonWriter& out = call.out;
  out.begin_object().key("reports").begin_array();
  for (const reports::Offered& offered : host::reports_of(call.host).all()) {
    const bool own = offered.from.starts_with(call.host.workspace().folder().string());
    out.begin_object()
        .member("name", offered.extension.id)
        .member("label", offered.extension.label.in(call.language))
        .member_if("help", offered.extension.help.in(call.language));
    out.member("from", own ? "reports.d" : std::string_view(offered.from));
    if (!offered.faults.empty()) out.member("fault", offered.faults.front().text(call.language));
    out.end_object();
  }
  out.end_array().key("formats").begin_array();
  for (const plugins::Offer& offer : call.host.plugins().extensions(PARETO_EXT_FORMAT)) {
    const plugins::Extension& format = offer.extension;
    out.begin_object()
        .member("name", format.id)
        .member("label", format.label.in(call.language))
        .member_if("suffix",
                   format.suffixes.empty() ? "" : std::string_view(format.suffixes.front()));
    out.member("media", format.media_type).end_object();
  }
  out.end_array().end_object();
}

void show(Call& call) {
  const reports::Catalogue catalogue = host::reports_of(call.host);
  const plugins::Extension& report = catalogue.find(call.given.text("report"));
  JsonWriter& out = call.out;
  out.begin_object()
      .member("name", report.id)
      .member("label", report.label.in(call.language))
      .member_if("help", report.help.in(call.language))
      .key("parameters")
      .begin_array();
  for (const model::Field& field : report.settings)
    write_field(out, field, access::FieldAccess::Change, call.language);
  out.end_array().end_object();
}

void show_document(Call& call) {
  const OwnFolder folder;
  const host::WrittenReport written = write(call, "json", folder);
  JsonWriter& out = call.out;
  out.begin_object();
  write_texts(out, "about", written.about);
  // It is JSON already, and may be long.
  out.key("document").value([&](std::string& text) {
    each_piece(written.result.files.at(0), [&](std::string_view piece) { text += piece; });
    while (text.ends_with('\n')) text.pop_back();
  });
  out.end_object();
}

void render(Call& call) {
  const std::string format = call.given.has("format") ? call.given.text("format") : "html";
  const OwnFolder folder;
  const host::WrittenReport written = write(call, format, folder);
  std::string media;
  for (const plugins::Offer& offer : call.host.plugins().extensions(PARETO_EXT_FORMAT)) {
    if (offer.extension.id == format) media = offer.extension.media_type;
  }
  JsonWriter& out = call.out;
  out.begin_object().key("files").begin_array();
  for (const fs::path& file : written.result.files) {
    out.begin_object()
        .member("name", file.filename().string())
        .member("media", media)
        .key("bytes")
        .integer(static_cast<std::int64_t>(fs::file_size(file)));
    out.key("base64").value([&](std::string& text) {
      text += '"';
      each_piece(file, [&](std::string_view piece) { sdk::append_base64(text, piece); });
      text += '"';
    });
    out.end_object();
  }
  out.end_array().end_object();
}

}  // namespace

std::vector<Method> report_methods() {
  const Parameter report{"report", Kind::Text, {"its name", "名称"}, true};
  const Parameter parameters{
      "parameters",
      Kind::Object,
      {"what it is told, by name; records by code or name", "参数，按名称；记录可用编码或名称"}};
  return {
      {.name = "reports.list",
       .summary = {"the reports there are, and in which formats", "有哪些报告和格式"},
       .answer =
           "{reports: [{name: text, label: text, help?: text, from?: text, fault?: text}], formats: [{name: text, label: text, "
           "suffix?: text, media: text}]}",
       .run = list},
      {.name = "reports.show",
       .summary = {"what a report takes, as fields of a form", "一份报告的参数"},
       .parameters = {report},
       .answer = "{name: text, label: text, help?: text, parameters: [Field]}",
       .run = show},
      {.name = "reports.document",
       .summary = {"a report as a document for a screen (pareto.document/1)",
                   "报告内容，供屏幕显示（pareto.document/1）"},
       .parameters = {report, parameters, kAsOf},
       .answer = "{about: [text], document: Document}",
       .run = show_document,
       .repeats = true},
      {.name = "reports.render",
       .summary = {"a report in a format, its files as base64",
                   "按格式生成报告，文件以 base64 给出"},
       .parameters = {report,
                      {"format",
                       Kind::Text,
                       {"html, xlsx, docx, pdf, csv, … (html)",
                        "html、xlsx、docx、pdf、csv 等（html）"}},
                      parameters,
                      kAsOf},
       .answer = "{files: [{name: text, media: text, bytes: int, base64: bytes}]}",
       .run = render}};
}

}  // namespace pareto::api

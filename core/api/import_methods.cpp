// Files: uploaded, looked at as they would be taken, imported with progress, what was not taken of
// them.
#include <algorithm>
#include <map>
#include <tuple>

#include "core/access/duties.hpp"
#include "core/access/ones_own.hpp"
#include "core/api/import_parts.hpp"
#include "core/api/remedy.hpp"
#include "core/api/tier_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/host/importing.hpp"
#include "core/host/uploads.hpp"
#include "core/imports/mapping/rejects_file.hpp"
#include "core/imports/run/recipe.hpp"
#include "core/imports/source/source.hpp"
#include "pareto/base64.hpp"

namespace pareto::api {
namespace {

constexpr std::int64_t kMostRows = 1'000;

// Who may write nothing has no use for a file.
void require_writer(const Call& call) {
  const auto& rights = call.host.session().rights;
  if (!rights || access::has_duty(call.host.session(), access::Duty::Configure)) return;
  const auto writes = [&](const model::Entity& entity) {
    return !access::is_ones_own(entity.name) &&
           (rights->scope(entity, access::Verb::Create) != access::Scope::None ||
            rights->scope(entity, access::Verb::Change) != access::Scope::None);
  };
  if (std::ranges::any_of(call.host.schema().entities(), writes)) return;
  throw Error(ErrorCode::Denied,
              Text{"your roles let you neither import nor attach anything, so no file is taken",
                   "您的角色既不能导入也不能添加附件，因此不接收文件"},
              access::whom_to_ask(*rights));
}

// Piece by piece: a page need not hold the whole file, and no call is larger than its piece.
void upload(Call& call) {
  const auto bytes = sdk::from_base64(call.given.text("base64"));
  if (!bytes)
    throw Error(ErrorCode::Argument,
                Text{"what was uploaded is not base64", "上传的内容不是 base64"},
                Text{"encode each piece by itself", "每一段请单独编码"});
  require_writer(call);
  const host::Uploads uploads = uploads_of(call);
  const std::string file =
      call.given.has("file") ? call.given.text("file") : uploads.begin(call.given.text("name"));
  const std::uintmax_t size = uploads.append(file, *bytes);
  call.out.begin_object()
      .member("file", file)
      .key("bytes")
      .integer(static_cast<std::int64_t>(size))
      .end_object();
}

std::optional<bool> said(const Call& call, const char* name) {
  return call.given.has(name) ? std::optional(call.given.flag(name)) : std::nullopt;
}

// [{"line", "column", "value"?}]
std::vector<imports::Correction> corrections_of(const Call& call) {
  std::vector<imports::Correction> out;
  for (const Values& given : call.given.objects("corrections")) {
    imports::Correction& one = out.emplace_back();
    for (const auto& [name, value] : given) {
      if (name == "line")
        one.line =
            number_of(value, {"“{}” is no line", "“{}”不是行号"},
                      Message(Text{"imports.rows tells the lines of rows that were not taken",
                                   "未导入的行的行号见 imports.rows"}));
      else if (name == "column")
        one.column = value;
      else if (name == "value")
        one.value = value;
      else
        throw Error(ErrorCode::Argument,
                    Message(Text{"“{}” is not known here", "不认识“{}”"}, {name}),
                    Message(Text{"a correction has line, column and value",
                                 "一处更正写 line、column 和 value"}));
    }
  }
  return out;
}

imports::ImportRequest request_of(Call& call) {
  imports::ImportRequest request{.file = file_given(call, "file"),
                                 .entity = call.given.text("entity"),
                                 .importer = call.given.text("importer"),
                                 .settings = texts_by_name(call, "settings")};
  if (!request.entity.empty()) request.entity = call.host.schema().entity(request.entity).name;
  for (const auto& [head, field] : call.given.object("columns")) request.columns[head] = field;
  if (call.given.has("header")) {
    const imports::HeaderLines lines = imports::parse_header_lines(call.given.text("header"));
    request.header_line = lines.first;
    if (lines.last > lines.first) request.header_last = lines.last;
  }
  if (call.given.has("shape")) request.shape = imports::parse_shape(call.given.text("shape"));
  if (call.given.has("dates"))
    request.day_order = imports::parse_day_order(call.given.text("dates"));
  request.repair = said(call, "repair");
  request.tax_included = said(call, "tax_included");
  request.create_missing = call.given.flag("create_missing");
  request.again = call.given.flag("again");
  request.corrections = corrections_of(call);
  return request;
}

// What a user is about to get: the recipe that fits, then the columns that are to be kept.
struct Ready {
  imports::ImportRequest request;
  std::optional<imports::RecipeMatch> recipe;
  imports::Preview preview;
};

Ready ready(Call& call, std::size_t rows) {
  host::Host& host = call.host;
  Ready out{request_of(call), {}, {}};
  const std::string recipe = call.given.text("recipe");
  out.recipe = host::choose_recipe(host, out.request,
                                   {recipe.empty() ? std::nullopt : std::optional(recipe),
                                    !call.given.flag("no_recipe") && !call.given.has("columns")});
  out.preview = imports::preview_import(out.request, host::import_context(host), rows);
  if (const std::vector<std::string> keep = call.given.texts("keep"); !keep.empty()) {
    host::keep_columns(host, out.preview, keep, out.request);
    out.preview = imports::preview_import(out.request, host::import_context(host), rows);
  }
  return out;
}

imports::ImportResult run_it(Call& call, Ready& ready) {
  // Rejects lie beside an uploaded file; their file is told by the same kind of name.
  jobs::Job job(call.surroundings(), "import", ready.request.file.filename().string(),
                call.progress);
  imports::ImportResult result =
      imports::run_import(ready.request, host::import_context(call.host, &job));
  return result;
}

void inspect(Call& call) {
  const auto rows = static_cast<std::size_t>(
      std::clamp<std::int64_t>(call.given.integer("rows", 10), 0, kMostRows));
  Ready looked = ready(call, rows);
  const model::Schema wider = host::with_new_fields(call.host, looked.request);
  JsonWriter& out = call.out;
  out.begin_object();
  if (looked.recipe) {
    out.key("recipe")
        .begin_object()
        .member("name", looked.recipe->recipe.name)
        .key("found")
        .integer(static_cast<std::int64_t>(looked.recipe->found));
    out.key("of").integer(static_cast<std::int64_t>(looked.recipe->of));
    write_texts(out, "absent", looked.recipe->absent);
    out.end_object();
  }
  write_preview(call, wider, looked.preview, looked.request);
  out.key("trial");
  if (call.given.flag("trial") && looked.preview.missing.empty()) {
    looked.request.dry_run = true;
    looked.request.again = true;
    write_result(call, wider, looked.request, run_it(call, looked));
  } else {
    out.nothing();
  }
  out.end_object();
}

void run_import(Call& call) {
  Ready looked = ready(call, 0);
  looked.request.dry_run = call.given.flag("dry_run");
  const model::Schema wider = host::with_new_fields(call.host, looked.request);
  const imports::ImportResult result = run_it(call, looked);
  write_result(call, wider, looked.request, result);
  if (result.operation != 0) static_cast<void>(call.host.deliver());
}

// What a rejects file says of its rows: the reasons that differ, by number.
class Reasons {
 public:
  // The row of the heads, found among the first; from there on every row has a reason.
  void look_for_heads(const std::vector<std::string>& cells, std::int64_t row) {
    if (own_ || row > kMostTitles) return;
    own_ = imports::begin_of_reasons(cells);
    heads_ = row;
  }
  [[nodiscard]] std::optional<std::int64_t> of(const std::vector<std::string>& cells,
                                               std::int64_t row) {
    if (!own_ || row <= heads_) return std::nullopt;
    const auto at = [&](imports::RejectColumn column) {
      return *own_ + column < cells.size() ? cells[*own_ + column] : std::string();
    };
    Reason reason{at(imports::kRejectHead), at(imports::kRejectWhy), at(imports::kRejectFix)};
    const auto [found, fresh] = numbers_.emplace(reason, static_cast<std::int64_t>(all_.size()));
    if (fresh) all_.push_back(std::move(reason));
    return found->second;
  }
  // "own", "heads" and "reasons", of a rejects file.
  void write(JsonWriter& out) const {
    if (!own_) return;
    out.key("own")
        .integer(static_cast<std::int64_t>(*own_))
        .key("heads")
        .integer(heads_)
        .key("reasons")
        .begin_array();
    for (const auto& [field, why, fix] : all_) {
      out.begin_object().member_if("field", field).member("detail", why);
      write_remedy(out, fix);
      out.end_object();
    }
    out.end_array();
  }

 private:
  static constexpr std::int64_t kMostTitles = 1;  // above the heads: what the amounts are in
  using Reason = std::tuple<std::string, std::string, std::string>;
  std::optional<std::size_t> own_;
  std::int64_t heads_ = 0;
  std::map<Reason, std::int64_t> numbers_;
  std::vector<Reason> all_;
};

// The rows of a file as they lie there, to be corrected in a grid; of those that were not taken
// also why.
void show_rows(Call& call) {
  const imports::FileInput input(file_given(call, "file"));
  const imports::Context context = host::import_context(call.host);
  const imports::Importer importer =
      imports::choose_importer(context.importers(), input, call.given.text("importer"));
  imports::RawStream stream(importer, input, texts_by_name(call, "settings"), context);
  const std::int64_t most =
      std::clamp<std::int64_t>(call.given.integer("limit", kMostRows), 1, 10'000);
  JsonWriter& out = call.out;
  out.begin_object().key("rows").begin_array();
  Reasons reasons;
  std::int64_t count = 0;
  for (sdk::Batch batch; count <= most && stream.next(batch);) {
    for (std::int64_t row = 0; row < batch.rows() && count++ < most; ++row) {
      std::vector<std::string> cells;
      for (std::size_t c = 1; c < batch.columns(); ++c)
        cells.emplace_back(batch.column(c).is_null(row) ? "" : batch.column(c).text(row));
      reasons.look_for_heads(cells, count - 1);
      out.begin_object().key("line").integer(batch.column(0).integer(row));
      write_texts(out, "cells", cells);
      if (const auto reason = reasons.of(cells, count - 1)) out.key("reason").integer(*reason);
      out.end_object();
    }
  }
  out.end_array().key("more").flag(count > most);
  reasons.write(out);
  out.end_object();
}

}  // namespace

std::vector<Method> import_methods() {
  const Parameter file{"file",
                       Kind::Text,
                       {"as imports.upload told; the owner of the folder may name any file",
                        "imports.upload 给出的名称；文件夹所有者可写任意文件"},
                       true};
  const std::vector<Parameter> how = {
      file,
      {"entity",
       Kind::Text,
       {"what the rows are: sale, customer, … (guessed)",
        "每行是什么：sale、customer 等（自动判断）"}},
      {"columns",
       Kind::Object,
       {"where columns go, by head; empty: not imported", "各列对应的字段，按列名；留空则不导入"}},
      {"settings",
       Kind::Object,
       {"of the importer: encoding, sheet, separator, …",
        "导入插件的设置：encoding、sheet、separator 等"}},
      {"importer", Kind::Text, {"csv, xlsx, … (by content)", "csv、xlsx 等（按内容判断）"}},
      {"header",
       Kind::Text,
       {"the line of the heads, or the first and last: 3-4", "表头在第几行，或 3-4"}},
      {"shape", Kind::Text, {"totals=no,fill-down=no, …", "totals=no,fill-down=no 等"}},
      {"dates",
       Kind::Text,
       {"year-first, day-first, … (by the column)", "year-first、day-first 等（按列判断）"}},
      {"repair",
       Kind::Flag,
       {"mend text that was read in the wrong encoding before (yes)",
        "修复以前编码读错的文字（默认是）"}},
      {"tax_included",
       Kind::Flag,
       {"amounts include tax (by the heads)", "金额含税（按表头判断）"}},
      {"keep",
       Kind::Texts,
       {"columns that become fields of the firm's own; all", "留作自定义字段的列；all 为全部"}},
      {"recipe",
       Kind::Text,
       {"by this saved recipe (that with like heads)", "按此导入方案（默认列名相像的）"}},
      {"no_recipe", Kind::Flag, {"by no saved recipe", "不用已存的导入方案"}},
      {"create_missing",
       Kind::Flag,
       {"customers and products that rows name come into being",
        "行里提到而没有的客户、产品自动新建"}},
      {"corrections",
       Kind::Objects,
       {"cells that are taken otherwise than they stand: line, column (its head, or #3 for the third) and value of each",
        "要按更正后的值导入的单元格：每处写 line、column（列名，或第三列写 #3）和 value"}},
      {"again", Kind::Flag, {"though the same file was imported before", "同一文件也再导一次"}}};
  const auto with = [&](std::vector<Parameter> more) {
    std::vector<Parameter> out = how;
    out.insert(out.end(), more.begin(), more.end());
    return out;
  };
  return {
      {.name = "imports.upload",
       .summary = {"a file, in one piece or in several", "上传文件，可分段"},
       .parameters = {{"name",
                       Kind::Text,
                       {"what it is called, with the first piece", "文件名（第一段时给出）"}},
                      {"file",
                       Kind::Text,
                       {"as told for the first piece, with those behind it",
                        "后续各段写第一段得到的名称"}},
                      {"base64", Kind::Text, {"the bytes of this piece", "本段内容"}, true}},
       .answer = "{file: text, bytes: int}",
       .changes = true,
       .run = upload},
      {.name = "imports.inspect",
       .summary =
           {"how a file would be taken: columns, first rows, what is unknown; with trial, the counts",
            "文件会怎样导入：列、前几行、未知列；trial 给出计数"},
       .parameters = with(
           {{"rows", Kind::Integer, {"first rows as they will be (10)", "预览几行（10）"}},
            {"trial", Kind::Flag, {"do everything and keep nothing", "试运行，什么都不写入"}}}),
       .answer =
           "{recipe?: {name: text, found: int, of: int, absent: [text]}, source: {importer: text, encoding?: text, "
           "encoding_confidence?: number|null, part?: text, detail?: text, estimated_rows?: int, header_line: int, header_rows: int, "
           "title_rows: int}, entity: text, label?: text, columns: [{column: int, header: text, target: text, label?: text, "
           "confidence: 'high'|'medium'|'none', factor: int, examples: [text]}], missing: [text], unknown: [{header: text, target: text, "
           "entity: text, type: text, type_label: text, few: [text], examples: [text]}], question?: {column: text, about_tax: flag, "
           "text: text}, notes: [{text: text, caution: flag, otherwise?: text}], targets: [Named], rows: [{line: int, values: [text]}], "
           "new_fields: [{entity: text, field: text, type: text}], imported_before?: id|null, trial: ImportResult|ImportedBefore|null}",
       .run = inspect},
      {.name = "imports.run",
       .summary = {"import a file", "导入文件"},
       .parameters =
           with({{"dry_run", Kind::Flag, {"do everything, keep nothing", "试运行，什么都不写入"}}}),
       .answer = "ImportResult|ImportedBefore",
       .changes = true,
       .run = run_import},
      {.name = "imports.rows",
       .summary = {"the rows of a file as they lie there, such as those that were not taken",
                   "文件的原始行，如未导入的行"},
       .parameters = {file,
                      {"importer",
                       Kind::Text,
                       {"csv, xlsx, … (by content)", "csv、xlsx 等（按内容判断）"}},
                      {"settings", Kind::Object, {"of the importer", "导入插件的设置"}},
                      {"limit",
                       Kind::Integer,
                       {"rows at most, up to 10000 (1000)", "最多几行，不超过 10000（1000）"}}},
       .answer =
           "{rows: [{line: int, cells: [text], reason?: int}], more: flag, own?: int, heads?: int, reasons?: [{field?: text, "
           "detail: text, ...Remedy}]}",
       .run = show_rows}};
}

}  // namespace pareto::api

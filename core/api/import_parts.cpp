#include "core/api/import_parts.hpp"

#include "core/api/remedy.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/imports/mapping/field_path.hpp"
#include "core/imports/mapping/unknown_columns.hpp"

namespace pareto::api {
namespace {

std::string label_of(const model::Schema& schema, const std::string& entity,
                     const std::string& path, Language language) {
  const model::Entity* of = schema.find(entity);
  const auto found = of != nullptr ? imports::find_path(schema, *of, path) : std::nullopt;
  return found ? imports::label_of(*found, language) : path;
}

std::string_view word_of(imports::Confidence confidence) {
  return confidence == imports::Confidence::High     ? "high"
         : confidence == imports::Confidence::Medium ? "medium"
                                                     : "none";
}

void write_source(JsonWriter& out, const imports::Opening& opening, const imports::Layout& layout) {
  out.key("source")
      .begin_object()
      .member("importer", opening.importer)
      .member_if("encoding", opening.encoding);
  if (!opening.encoding.empty())
    write_real(out, "encoding_confidence", opening.encoding_confidence);
  out.member_if("part", opening.part).member_if("detail", opening.detail);
  if (opening.estimated_rows >= 0) out.key("estimated_rows").integer(opening.estimated_rows);
  out.key("header_line")
      .integer(layout.has_header ? layout.header_line : 0)
      .key("header_rows")
      .integer(static_cast<std::int64_t>(layout.header_rows));
  out.key("title_rows").integer(static_cast<std::int64_t>(layout.title_rows)).end_object();
}

void write_columns(Call& call, const model::Schema& schema, const imports::Preview& preview) {
  JsonWriter& out = call.out;
  out.key("columns").begin_array();
  for (const imports::MappedColumn& column : preview.mapping.columns) {
    out.begin_object()
        .key("column")
        .integer(static_cast<std::int64_t>(column.column) + 1)
        .member("header", column.header)
        .member("target", column.target);
    if (!column.target.empty())
      out.member("label", label_of(schema, preview.entity, column.target, call.language));
    out.member("confidence", word_of(column.confidence)).key("factor").integer(column.factor);
    write_texts(out, "examples", column.examples);
    out.end_object();
  }
  out.end_array();
}

void write_unknown(Call& call, const imports::Preview& preview) {
  JsonWriter& out = call.out;
  out.key("unknown").begin_array();
  for (const imports::UnknownColumn& column : preview.unknown) {
    out.begin_object()
        .member("header", column.header)
        .member("target", column.target())
        .member("entity", column.field.entity);
    out.member("type", column.field.type)
        .member("type_label", imports::field_type_label(column.field.type, call.language));
    write_texts(out, "few", column.few);
    write_texts(out, "examples", column.examples);
    out.end_object();
  }
  out.end_array();
}

void write_related(Call& call, const model::Schema& schema, const imports::ImportResult& result) {
  JsonWriter& out = call.out;
  out.key("related").begin_array();
  for (const imports::RelatedResult& related : result.related) {
    out.begin_object()
        .member("entity", related.entity)
        .member("plural", schema.entity(related.entity).plural.in(call.language));
    out.key("created").integer(related.created).key("filled").integer(related.filled).end_object();
  }
  out.end_array().key("new_users").begin_array();
  for (const std::string& name : result.people.made) out.text(name);
  out.end_array().key("twins").begin_array();
  for (const imports::LikelyTwins& likely : result.twins) {
    out.begin_object()
        .member("entity", likely.entity)
        .key("records")
        .integer(likely.records)
        .key("examples")
        .begin_array();
    for (const auto& example : likely.examples) {
      out.begin_object()
          .member("name", example.name)
          .member("other_code", example.other_code)
          .member("other_name", example.other_name)
          .end_object();
    }
    out.end_array().end_object();
  }
  out.end_array().key("differing").begin_array();
  for (const imports::Differing& differing : result.differing) {
    out.begin_object()
        .member("target", differing.path)
        .member("label", label_of(schema, result.mapping.entity, differing.path, call.language));
    out.key("records")
        .integer(differing.records)
        .member("record", differing.record)
        .member("kept", differing.kept)
        .member("other", differing.other)
        .end_object();
  }
  out.end_array().key("unlike").begin_array();
  for (const imports::UnlikeValue& unlike : result.unlike) {
    out.begin_object()
        .member("field", unlike.field)
        .member("value", unlike.value)
        .key("rows")
        .integer(unlike.rows)
        .member("like", unlike.like)
        .end_object();
  }
  out.end_array();
}

void write_rejected(Call& call, const imports::ImportRequest& request,
                    const imports::ImportResult& result) {
  JsonWriter& out = call.out;
  const auto remedy = [&](const std::optional<Message>& fix) {
    if (fix) write_remedy(out, fix->in(call.language));
    out.end_object();
  };
  out.key("reasons").begin_array();
  for (const imports::RejectReason& reason : result.reasons) {
    out.begin_object()
        .member_if("field", reason.column)
        .member("detail", reason.why.in(call.language))
        .key("rows")
        .integer(reason.rows);
    remedy(reason.fix);
  }
  out.end_array().key("rejects").begin_array();
  for (const imports::RejectExample& reject : result.examples) {
    out.begin_object()
        .key("row")
        .integer(reject.line)
        .member_if("field", reject.column)
        .member_if("value", reject.value)
        .member("detail", reject.why.in(call.language));
    remedy(reject.fix);
  }
  out.end_array();
  if (!result.rejects) return;
  const auto known = uploads_of(call).known_by(*result.rejects);
  // Where it lies is for whoever named the file.
  out.member("rejects_file", known ? *known
                             : request.rejects || !call.host.session().rights
                                 ? result.rejects->string()
                                 : result.rejects->filename().string());
}

}  // namespace

host::Uploads uploads_of(const Call& call) {
  return {call.host.workspace().folder(), call.host.session().principal};
}

std::filesystem::path file_given(const Call& call, std::string_view name) {
  const std::string given = call.given.text(name);
  if (const auto uploaded = uploads_of(call).find(given)) return *uploaded;
  if (!call.host.session().rights) return given;
  throw Error(ErrorCode::NotFound,
              Message(Text{"nothing was uploaded as {}", "没有上传过 {}"}, {given}),
              Message(Text{"upload it first: imports.upload", "请先上传：imports.upload"}));
}

void write_preview(Call& call, const model::Schema& schema, const imports::Preview& preview,
                   const imports::ImportRequest& request) {
  JsonWriter& out = call.out;
  write_source(out, preview.opening, preview.layout);
  out.member("entity", preview.entity)
      .member_if("label",
                 schema.find(preview.entity) != nullptr
                     ? std::string_view(schema.entity(preview.entity).plural.in(call.language))
                     : "");
  write_columns(call, schema, preview);
  write_texts(out, "missing", preview.missing);
  write_unknown(call, preview);
  if (preview.question) {
    out.key("question")
        .begin_object()
        .member("column", preview.question->column)
        .key("about_tax")
        .flag(preview.question->about_tax)
        .member("text", preview.question->text.in(call.language))
        .end_object();
  }
  out.key("notes").begin_array();
  for (const imports::ShapeNote& note : preview.notes) {
    out.begin_object()
        .member("text", note.words.in(call.language))
        .key("caution")
        .flag(note.caution)
        .member_if("otherwise", note.otherwise)
        .end_object();
  }
  for (const Message& note : preview.mapping.notes)
    out.begin_object()
        .member("text", note.in(call.language))
        .key("caution")
        .flag(false)
        .end_object();
  out.end_array().key("targets").begin_array();
  for (const std::string& target : preview.targets) {
    out.begin_object()
        .member("name", target)
        .member("label", label_of(schema, preview.entity, target, call.language))
        .end_object();
  }
  out.end_array().key("rows").begin_array();
  for (const imports::Preview::Row& row : preview.rows) {
    out.begin_object().key("line").integer(row.line);
    write_texts(out, "values", row.values);
    out.end_object();
  }
  out.end_array().key("new_fields").begin_array();
  for (const model::FieldDefinition& field : request.new_fields) {
    out.begin_object()
        .member("entity", field.entity)
        .member("field", field.full_name())
        .member("type", field.type)
        .end_object();
  }
  out.end_array();
  if (preview.imported_before) write_id(out, "imported_before", *preview.imported_before);
}

void write_result(Call& call, const model::Schema& schema, const imports::ImportRequest& request,
                  const imports::ImportResult& result) {
  JsonWriter& out = call.out;
  out.begin_object();
  write_id(out, "operation", result.operation);
  if (result.imported_before) {
    write_id(out, "imported_before", *result.imported_before);
    out.end_object();
    return;
  }
  out.member("entity", result.mapping.entity)
      .key("read")
      .integer(result.read)
      .key("rejected")
      .integer(result.rejected)
      .key("created")
      .integer(result.written.created);
  out.key("updated")
      .integer(result.written.updated)
      .key("unchanged")
      .integer(result.written.unchanged);
  write_day(out, "first", result.written.first);
  write_day(out, "last", result.written.last);
  if (result.mapping.entity == "sale") write_decimal(out, "net", result.written.net);
  out.key("skipped")
      .begin_object()
      .key("titles")
      .integer(static_cast<std::int64_t>(result.title_rows))
      .key("heads")
      .integer(static_cast<std::int64_t>(result.header_rows) + result.skipped.headers);
  out.key("totals")
      .integer(result.skipped.totals)
      .key("footers")
      .integer(result.skipped.footers)
      .key("blank")
      .integer(result.skipped.blank)
      .end_object();
  write_related(call, schema, result);
  write_rejected(call, request, result);
  out.end_object();
}

}  // namespace pareto::api

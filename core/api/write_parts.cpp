#include "core/api/write_parts.hpp"

#include "core/base/date.hpp"
#include "core/model/exact_value.hpp"
#include "pareto/field_words.hpp"

namespace pareto::api {

access::FieldAccess access_to(const access::Session& session, const model::Entity& entity, const model::Field& field) {
  if (session.rights) return session.rights->field(entity, field);
  if (field.secret) return access::FieldAccess::Hidden;
  return field.read_only || !field.stored() ? access::FieldAccess::Read : access::FieldAccess::Change;
}

void write_field(JsonWriter& out, const model::Field& field, access::FieldAccess may, Language language) {
  out.begin_object().member("name", field.name).member("label", field.label.in(language)).member_if("help", field.help.in(language));
  out.member("type", field.type == sdk::Type::Tier ? "tier" : sdk::kTypeWords[static_cast<std::size_t>(field.type)]);
  out.member_if("meaning", sdk::kMeaningWords[static_cast<std::size_t>(field.meaning)]);
  out.member_if("unit", field.unit).member_if("group", field.group).member_if("reference", field.reference);
  out.member_if("default", field.default_value).member_if("plugin", field.plugin).member_if("visible_if", field.visible_if);
  if (!field.choices.empty()) {
    out.key("choices").begin_array();
    for (const model::Choice& choice : field.choices) out.begin_object().member("code", choice.code).member("label", choice.label.in(language)).end_object();
    out.end_array();
  }
  out.key("required").flag(field.required).key("unique").flag(field.unique).key("searched").flag(field.searched).key("listed").flag(field.listed);
  out.key("computed").flag(!field.stored());
  out.key("personal").flag((field.sensitivity & PARETO_S_PERSONAL) != 0).key("confidential").flag((field.sensitivity & PARETO_S_CONFIDENTIAL) != 0);
  out.member("access", may == access::FieldAccess::Change ? "change" : may == access::FieldAccess::Read ? "read" : "masked");
  out.end_object();
}

bool write_rows(JsonWriter& out, sdk::BatchStream& rows, const std::vector<bool>& is_id, std::int64_t most) {
  const std::size_t columns = rows.schema()->size();
  std::int64_t count = 0;
  out.begin_array();
  for (sdk::Batch batch; count <= most && rows.next(batch);) {
    std::vector<sdk::ColumnView> cells;
    for (std::size_t c = 0; c < columns; ++c) cells.push_back(batch.column(c));
    for (std::int64_t row = 0; row < batch.rows() && count++ < most; ++row) {
      out.begin_array();
      for (std::size_t c = 0; c < columns; ++c) {
        out.value([&](std::string& text) { model::append_json(text, cells[c], row, c < is_id.size() && is_id[c]); });
      }
      out.end_array();
    }
  }
  out.end_array();
  return count > most;
}

void write_rejects(JsonWriter& out, const std::vector<records::Reject>& rejects, Language language) {
  out.begin_array();
  for (const records::Reject& reject : rejects) {
    out.begin_object().key("row").integer(reject.row).member_if("field", reject.field).member_if("value", reject.value);
    out.member("detail", reject.why.in(language));
    if (reject.fix) out.member("remedy", reject.fix->in(language));
    out.end_object();
  }
  out.end_array();
}

void write_effects(JsonWriter& out, const std::vector<records::Effect>& effects) {
  out.begin_array();
  for (const records::Effect& effect : effects) {
    out.begin_object().member("entity", effect.entity).key("created").integer(effect.created).key("changed").integer(effect.changed);
    out.key("removed").integer(effect.removed).end_object();
  }
  out.end_array();
}

void write_changes(JsonWriter& out, const std::vector<records::RecordChange>& changes) {
  out.begin_array();
  for (const records::RecordChange& change : changes) {
    out.begin_object().member("entity", change.entity).key("id").id(change.id).member("label", change.label).member("what", change.topic);
    out.member("at", Time{change.at}.iso()).key("operation").id(change.operation);
    out.key("values").begin_array();
    for (const records::ValueChange& value : change.values) {
      out.begin_object().member("field", value.field).member("label", value.label).member("before", value.before).member("after", value.after).end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

}  // namespace pareto::api

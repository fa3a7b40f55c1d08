#include "core/api/write_parts.hpp"

#include <charconv>
#include <cmath>

#include "core/api/remedy.hpp"
#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/model/exact_value.hpp"
#include "pareto/field_words.hpp"

namespace pareto::api {

access::FieldAccess access_to(const access::Session& session, const model::Entity& entity,
                              const model::Field& field) {
  if (session.rights) return session.rights->field(entity, field);
  if (field.secret) return access::FieldAccess::Hidden;
  return field.read_only || !field.stored() ? access::FieldAccess::Read
                                            : access::FieldAccess::Change;
}

void write_type(JsonWriter& out, sdk::Type type, model::Meaning meaning, std::string_view unit) {
  out.member("type",
             type == sdk::Type::Tier ? "tier" : sdk::kTypeWords[static_cast<std::size_t>(type)]);
  out.member_if("meaning", sdk::kMeaningWords[static_cast<std::size_t>(meaning)])
      .member_if("unit", unit);
}

void write_field(JsonWriter& out, const model::Field& field, access::FieldAccess may,
                 Language language, std::optional<std::string_view> currency) {
  out.begin_object()
      .member("name", field.name)
      .member("label", field.label.in(language))
      .member_if("help", field.help.in(language));
  write_type(out, field.type, field.meaning, field.unit);
  if (currency) out.member("currency", *currency);
  out.member_if("group", field.group).member_if("reference", field.reference);
  out.member_if("default", field.default_value)
      .member_if("plugin", field.plugin)
      .member_if("visible_if", field.visible_if);
  if (field.type == sdk::Type::Int && field.min_value != INT64_MIN)
    out.key("min").integer(field.min_value);
  if (field.type == sdk::Type::Int && field.max_value != INT64_MAX)
    out.key("max").integer(field.max_value);
  if (std::isfinite(field.min_real)) out.key("min").real(field.min_real);
  if (std::isfinite(field.max_real)) out.key("max").real(field.max_real);
  if (!field.choices.empty()) {
    out.key("choices").begin_array();
    for (const model::Choice& choice : field.choices)
      out.begin_object()
          .member("code", choice.code)
          .member("label", choice.label.in(language))
          .end_object();
    out.end_array();
  }
  out.key("required")
      .flag(field.required)
      .key("unique")
      .flag(field.unique)
      .key("searched")
      .flag(field.searched)
      .key("listed")
      .flag(field.listed);
  out.key("computed").flag(!field.stored());
  out.key("personal")
      .flag((field.sensitivity & PARETO_S_PERSONAL) != 0)
      .key("confidential")
      .flag((field.sensitivity & PARETO_S_CONFIDENTIAL) != 0);
  out.member("access", may == access::FieldAccess::Change ? "change"
                       : may == access::FieldAccess::Read ? "read"
                                                          : "masked");
  out.end_object();
}

namespace {

// Answers how many rows there were, at most one more than `most`; that one is not written.
std::int64_t write_some(
    JsonWriter& out, sdk::BatchStream& rows, const std::vector<bool>& is_id, std::size_t columns,
    std::int64_t most,
    const std::function<void(const std::vector<sdk::ColumnView>& cells, std::int64_t row)>& ended) {
  std::int64_t count = 0;
  out.begin_array();
  for (sdk::Batch batch; count <= most && rows.next(batch);) {
    std::vector<sdk::ColumnView> cells;
    for (std::size_t c = 0; c < rows.schema()->size(); ++c) cells.push_back(batch.column(c));
    for (std::int64_t row = 0; row < batch.rows() && count++ < most; ++row) {
      out.begin_array();
      for (std::size_t c = 0; c < columns; ++c) {
        out.value([&](std::string& text) {
          model::append_json(text, cells[c], row, c < is_id.size() && is_id[c]);
        });
      }
      out.end_array();
    }
    if (ended && batch.rows() > 0) ended(cells, batch.rows() - 1);
  }
  out.end_array();
  return count;
}

}  // namespace

bool write_rows(JsonWriter& out, sdk::BatchStream& rows, const std::vector<bool>& is_id,
                std::int64_t most) {
  return write_some(out, rows, is_id, rows.schema()->size(), most, {}) > most;
}

std::int64_t write_page(
    JsonWriter& out, sdk::BatchStream& rows, const std::vector<bool>& is_id, std::size_t columns,
    const std::function<void(const std::vector<sdk::ColumnView>& cells, std::int64_t row)>& ended) {
  return write_some(out, rows, is_id, columns, INT64_MAX, ended);
}

void write_id(JsonWriter& out, std::string_view name, std::int64_t id) {
  out.key(name);
  if (id != 0)
    out.id(id);
  else
    out.nothing();
}

void write_texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.key(name).begin_array();
  for (const std::string& text : texts) out.text(text);
  out.end_array();
}

void write_day(JsonWriter& out, std::string_view name, const std::optional<Date>& day) {
  out.key(name);
  if (day)
    out.text(day->iso());
  else
    out.nothing();
}

void write_decimal(JsonWriter& out, std::string_view name, std::int64_t value) {
  out.key(name).value([&](std::string& text) { text += plain_decimal(value); });
}

void write_real(JsonWriter& out, std::string_view name, const std::optional<double>& value) {
  out.key(name);
  if (value && std::isfinite(*value))
    out.real(*value);
  else
    out.nothing();
}

std::int64_t number_of(std::string_view text, const Text& what, const Message& remedy) {
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size())
    throw Error(ErrorCode::Argument, Message(what, {text}), remedy);
  return number;
}

std::optional<Date> day_given(const Call& call, std::string_view name) {
  const std::string text = call.given.text(name);
  if (text.empty()) return std::nullopt;
  if (const auto day = parse_date(text)) return *day;
  throw Error(ErrorCode::Argument,
              Message(Text{"{0}: “{1}” is no day", "{0}：“{1}”不是日期"}, {name, text}),
              Message(Text{"write it as {}", "请写成 {}"}, {"2026-10-31"}));
}

void write_rejects(JsonWriter& out, const std::vector<records::Reject>& rejects,
                   Language language) {
  out.begin_array();
  for (const records::Reject& reject : rejects) {
    out.begin_object()
        .key("row")
        .integer(reject.row + 1)
        .member_if("field", reject.field)
        .member_if("value", reject.value);
    out.member("detail", reject.why.in(language));
    if (reject.fix) write_remedy(out, reject.fix->in(language));
    out.end_object();
  }
  out.end_array();
}

void write_effects(JsonWriter& out, const std::vector<records::Effect>& effects) {
  out.begin_array();
  for (const records::Effect& effect : effects) {
    out.begin_object()
        .member("entity", effect.entity)
        .key("created")
        .integer(effect.created)
        .key("changed")
        .integer(effect.changed);
    out.key("removed").integer(effect.removed).end_object();
  }
  out.end_array();
}

void write_changes(JsonWriter& out, const std::vector<records::RecordChange>& changes) {
  out.begin_array();
  for (const records::RecordChange& change : changes) {
    out.begin_object()
        .member("entity", change.entity)
        .key("id")
        .id(change.id)
        .member("label", change.label)
        .member("what", change.topic);
    out.member("at", Time{change.at}.iso()).key("operation").id(change.operation);
    write_id(out, "by", change.by.empty() ? 0 : change.principal);
    out.member_if("by_name", change.by);
    out.key("values").begin_array();
    for (const records::ValueChange& value : change.values) {
      out.begin_object()
          .member("field", value.field)
          .member("label", value.label)
          .member("before", value.before)
          .member("after", value.after)
          .end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

}  // namespace pareto::api

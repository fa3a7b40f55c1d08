#include "core/records/write/payload.hpp"

#include <boost/json.hpp>
#include <charconv>

#include "core/base/json_text.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

// As a text: the parser of JSON rounds some numbers in their last digit, and a value that was not
// met again would not be undone.
void append_real(std::string& out, double value) {
  char digits[40];
  out += '"';
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  out += '"';
}

double read_real(const boost::json::value& value) {
  if (!value.is_string()) return value.to_number<double>();
  const std::string_view text = value.as_string();
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

template <class Column>
void append_value(std::string& out, Type type, const Column& column, std::int64_t row) {
  if (column.is_null(row))
    out += "null";
  else if (type == Type::Text)
    append_json(out, column.text(row));
  else if (type == Type::Real)
    append_real(out, column.real(row));
  else
    append_json(out, column.integer(row));
}

void append_columns(std::string& out, const char* key, const WriteRows& from,
                    const std::vector<std::int64_t>& rows, const std::vector<int>& fields) {
  out += std::string(",\"") + key + "\":{";
  bool first = true;
  for (const int f : fields) {
    const model::Field& field = from.entity->fields[static_cast<std::size_t>(f)];
    if (!first) out += ',';
    first = false;
    append_json(out, field.name);
    out += ":[";
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i) out += ',';
      append_value(out, field.type, from.cells[static_cast<std::size_t>(f)], rows[i]);
    }
    out += ']';
  }
  out += '}';
}

void put(sdk::BatchBuilder& builder, std::size_t column, Type type,
         const boost::json::value& value) {
  if (value.is_null()) return builder.null(column);
  if (type == Type::Text) return builder.text(column, value.as_string());
  if (type == Type::Real) return builder.real(column, read_real(value));
  builder.integer(column, value.to_number<std::int64_t>());
}

// Most payloads are small, and there are many of them: their values need no memory of their own.
class Parsed {
 public:
  explicit Parsed(const std::string& json)
      : memory_(first_, sizeof first_), value_(boost::json::parse(json, &memory_)) {}
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;
  [[nodiscard]] const boost::json::object& all() const { return value_.as_object(); }

 private:
  unsigned char first_[8192];
  boost::json::monotonic_resource memory_;
  boost::json::value value_;
};

sdk::Batch batch_of(const sdk::Schema& schema, const boost::json::object& columns,
                    std::size_t rows) {
  sdk::BatchBuilder builder(schema);
  std::vector<const boost::json::array*> arrays;
  for (const sdk::ColumnSpec& column : schema)
    arrays.push_back(&columns.at(column.name).as_array());
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t c = 0; c < schema.size(); ++c)
      put(builder, c, schema[c].type, (*arrays[c])[row]);
    builder.end_row();
  }
  return builder.finish();
}

std::optional<sdk::Batch> side(const model::Entity& entity, const boost::json::object& all,
                               const char* key, std::size_t rows) {
  const boost::json::value* found = all.if_contains(key);
  if (found == nullptr) return std::nullopt;
  sdk::Schema schema;
  for (const auto& column : found->as_object()) {
    const model::Field* field = entity.find(std::string_view(column.key()));
    if (field != nullptr)
      schema.push_back(
          {field->name, field->type});  // fields of plugins that are gone are passed over
  }
  return batch_of(schema, found->as_object(), rows);
}

}  // namespace

std::string payload_of(const std::vector<std::int64_t>& rows, const std::vector<int>& fields,
                       const WriteRows* before, const WriteRows* after) {
  std::string out = "{\"ids\":[";
  const WriteRows& any = before ? *before : *after;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i) out += ',';
    append_json(out, any.ids[static_cast<std::size_t>(rows[i])]);
  }
  out += ']';
  if (before) append_columns(out, "before", *before, rows, fields);
  if (after) append_columns(out, "after", *after, rows, fields);
  return out + '}';
}

std::string payload_of_event(const sdk::Batch& rows) {
  std::string out = "{\"columns\":[";
  for (std::size_t c = 0; c < rows.columns(); ++c) {
    if (c) out += ',';
    out += "{\"name\":";
    append_json(out, rows.schema()[c].name);
    out += ",\"type\":" + std::to_string(static_cast<unsigned>(rows.schema()[c].type)) + '}';
  }
  out += "],\"rows\":{";
  for (std::size_t c = 0; c < rows.columns(); ++c) {
    if (c) out += ',';
    append_json(out, rows.schema()[c].name);
    out += ":[";
    const sdk::ColumnView column = rows.column(c);
    for (std::int64_t row = 0; row < rows.rows(); ++row) {
      if (row) out += ',';
      append_value(out, rows.schema()[c].type, column, row);
    }
    out += ']';
  }
  return out + "}}";
}

Payload read_payload(const model::Entity& entity, const std::string& json) {
  const Parsed parsed(json);
  const boost::json::object& all = parsed.all();
  Payload payload;
  for (const boost::json::value& id : all.at("ids").as_array())
    payload.ids.push_back(id.to_number<std::int64_t>());
  payload.before = side(entity, all, "before", payload.ids.size());
  payload.after = side(entity, all, "after", payload.ids.size());
  return payload;
}

sdk::Batch read_event_payload(const std::string& json) {
  const Parsed parsed(json);
  const boost::json::object& all = parsed.all();
  const boost::json::object& values = all.at("rows").as_object();
  sdk::Schema schema;
  std::size_t rows = 0;
  for (const boost::json::value& column : all.at("columns").as_array()) {
    const boost::json::object& c = column.as_object();
    schema.push_back({std::string(c.at("name").as_string()),
                      static_cast<Type>(c.at("type").to_number<unsigned>())});
    rows = values.at(schema.back().name).as_array().size();
  }
  return batch_of(schema, values, rows);
}

}  // namespace pareto::records

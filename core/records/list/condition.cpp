#include "core/records/list/condition.hpp"

#include <cstdint>
#include <string_view>

#include "core/base/error.hpp"
#include "core/records/values/values.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using sdk::Type;

constexpr std::size_t kMostAlternatives = 500;  // a page of a list, and room

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t"), to = text.find_last_not_of(" \t");
  return from == std::string::npos ? std::string() : text.substr(from, to - from + 1);
}

struct Written {
  std::string field, op, value;
};

// "四川 | 浙江" are two; a stroke that belongs to a value has a backslash before it.
std::vector<std::string> alternatives(const std::string& value) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size() && value[i + 1] == '|') out.back() += value[++i];
    else if (value[i] == '|') out.emplace_back();
    else out.back() += value[i];
  }
  for (std::string& one : out) one = trimmed(one);
  std::erase(out, "");
  return out;
}

Written read(const std::string& text) {
  const std::size_t at = text.find_first_of("=<>!~");
  if (at == std::string::npos) {
    throw Error(ErrorCode::Argument, Message(Text{"“{}” is no condition", "“{}”不是条件"}, {text}),
                Message(Text{"write it as: industry = feed, date >= 2026-01-01, name ~ acme", "请写成：industry = 饲料、date >= 2026-01-01、name ~ 华"}));
  }
  std::size_t end = at + 1;
  if (end < text.size() && (text[end] == '=' || text[end] == '>')) ++end;
  std::string op = text.substr(at, end - at);
  if (op == "!=" || op == "!") op = "<>";
  return {trimmed(text.substr(0, at)), op == "==" ? "=" : op, trimmed(text.substr(end))};
}

// Whether it must be among several values, or must not.
bool one_of(const Written& written, std::size_t values, const std::string& text) {
  if (values > kMostAlternatives) {
    throw Error(ErrorCode::Argument, Message(Text{"{0} values are too many for a condition on {1}", "{1} 的条件里写了 {0} 个值，太多了"}, {static_cast<std::int64_t>(values), written.field}),
                Message(Text{"write at most {} between strokes", "竖线之间最多写 {} 个"}, {static_cast<std::int64_t>(kMostAlternatives)}));
  }
  if (written.op == "=" || written.op == "<>") return written.op == "=";
  throw Error(ErrorCode::Argument, Message(Text{"“{0}”: {1} compares with one value", "“{0}”：{1} 只能与一个值比较"}, {text, written.op}),
              Message(Text{"several values go with = or !=, as in: province = Sichuan | Zhejiang", "多个值请用 = 或 !=，如：province = 四川 | 浙江"}));
}

// What the last step must fulfil, carried back to the record itself: each step before asks for those whose record is among them.
std::string carried_back(const model::Path& path, const model::Schema& schema, std::size_t step, std::string condition, bool may_be_empty) {
  while (step-- > 0) {
    const std::string column = (step == 0 ? "v." : "") + store::quoted_name(path.fields[step]->name);
    condition = column + " IN (SELECT id FROM " + store::quoted_name(schema.entity(path.fields[step]->reference).name) + " WHERE " + condition + ")";
    if (may_be_empty) condition = "(" + column + " IS NULL OR " + condition + ")";
  }
  return condition;
}

}  // namespace

Conditions::Conditions(const model::Schema& schema, const Entity& entity, TimeZone zone) : schema_(schema), entity_(entity), zone_(std::move(zone)) {}

void Conditions::add(store::Connection& connection, const std::string& text) {
  const Written written = read(text);
  if (const auto known = known_.find(written.field); known != known_.end()) {
    return add_sql(compared(connection, known->second.as, "(" + known->second.sql + ")", text));
  }
  const model::Path path = model::path_named(schema_, entity_, written.field);
  if (path.part != model::DatePart::None) {
    throw Error(ErrorCode::Argument, Message(Text{"“{}”: a condition takes days, not {}", "“{}”：条件用日期，不用 {}"}, {text, path.name()}),
                Message(Text{"write both ends: {0} >= 2026-10-01 and {0} <= 2026-10-31", "请写两头：{0} >= 2026-10-01 和 {0} <= 2026-10-31"}, {path.last().name}));
  }
  const std::size_t steps = path.fields.size() - 1;
  const std::string column = (steps == 0 ? "v." : "") + store::quoted_name(path.last().name);
  add_sql(carried_back(path, schema_, steps, compared(connection, path.last(), column, text), written.value.empty() && written.op == "="));
}

void Conditions::know(std::string name, std::string sql, Type type) {
  Known known{std::move(sql), {}};
  known.as.name = name;
  known.as.type = type;
  known_.insert_or_assign(std::move(name), std::move(known));
}

std::string Conditions::compared(store::Connection& connection, const Field& field, const std::string& column, const std::string& text) {
  const Written written = read(text);
  std::string condition;
  if (written.value.empty()) {
    condition = column + (written.op == "=" ? " IS NULL" : " IS NOT NULL");
  } else if (written.op == "~") {
    const std::string part = "instr(%, " + parameter(sdk::Parameter::of("", written.value)) + ") > 0";
    const auto in = [&](const std::string& what) { return std::string(part).replace(part.find('%'), 1, what); };
    condition = in(column);
    if (field.meaning == Meaning::Reference) {
      const Entity& target = schema_.entity(field.reference);
      condition = column + " IN (SELECT id FROM " + store::quoted_name(target.name) + " WHERE " + in(store::quoted_name(target.label_field)) + ")";
    }
  } else {
    const std::vector<std::string> values = alternatives(written.value);
    if (values.size() > 1) {
      condition = column + (one_of(written, values.size(), text) ? " IN (" : " NOT IN (");
      for (const std::string& value : values) condition += (condition.ends_with('(') ? "" : ", ") + value_parameter(connection, field, value);
      condition += ')';
    } else {
      condition = column + " " + written.op + " " + value_parameter(connection, field, values.empty() ? written.value : values.front());
    }
  }
  return condition;
}

bool Conditions::names_a_record(const std::string& text) const {
  const Written written = read(text);
  return !known_.contains(written.field) && model::path_named(schema_, entity_, written.field).last().meaning == Meaning::Reference;
}

void Conditions::add_sql(const std::string& sql) { sql_ += (sql_.empty() ? " WHERE " : " AND ") + sql; }

std::string Conditions::parameter(sdk::Parameter value) {
  value.name = "p" + std::to_string(parameters_.size());
  parameters_.push_back(std::move(value));
  return ":" + parameters_.back().name;
}

std::string Conditions::value_parameter(store::Connection& connection, const Field& field, const std::string& value) {
  sdk::BatchBuilder builder({{field.name, field.type}});
  append_value(builder, 0, connection, schema_, zone_, field, value);
  builder.end_row();
  const sdk::Batch row = builder.finish();
  const sdk::ColumnView cell = row.column(0);
  if (field.type == Type::Text) return parameter(sdk::Parameter::of("", std::string(cell.text(0))));
  if (field.type == Type::Real) return parameter(sdk::Parameter::of("", cell.real(0)));
  return parameter(sdk::Parameter::of("", cell.integer(0)));
}

}  // namespace pareto::records

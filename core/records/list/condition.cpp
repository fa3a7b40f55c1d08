#include "core/records/list/condition.hpp"

#include <string_view>

#include "core/base/error.hpp"
#include "core/base/relative_day.hpp"
#include "core/records/list/known_values.hpp"
#include "core/records/values/values.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using sdk::Type;

// What the last step must fulfil, carried back to the record itself: each step before asks for
// those whose record is among them.
std::string carried_back(const model::Path& path, const model::Schema& schema, std::size_t step,
                         std::string condition, bool may_be_empty) {
  while (step-- > 0) {
    const std::string column =
        (step == 0 ? "v." : "") + store::quoted_name(path.fields[step]->name);
    condition = column + " IN (SELECT id FROM " +
                store::quoted_name(schema.entity(path.fields[step]->reference).name) + " WHERE " +
                condition + ")";
    if (may_be_empty) condition = "(" + column + " IS NULL OR " + condition + ")";
  }
  return condition;
}

}  // namespace

Conditions::Conditions(const model::Schema& schema, const Entity& entity, TimeZone zone,
                       std::optional<Date> today)
    : schema_(schema), entity_(entity), zone_(std::move(zone)), today_(today) {}

ConditionText Conditions::read(const std::string& text) const {
  return read_condition(text, [&](std::string_view name) {
    return known_.contains(name) || model::find_path(schema_, entity_, name).has_value();
  });
}

void Conditions::add(store::Connection& connection, const std::string& text) {
  const ConditionText written = read(text);
  if (const auto known = known_.find(written.field); known != known_.end()) {
    return add_sql(
        compared(connection, nullptr, known->second.as, "(" + known->second.sql + ")", written));
  }
  const model::Path path = model::path_named(schema_, entity_, written.field);
  if (path.part != model::DatePart::None) {
    throw Error(ErrorCode::Argument,
                Message(Text{"“{}”: a condition takes days, not {}", "“{}”：条件用日期，不用 {}"},
                        {text, path.name()}),
                Message(Text{"write both ends: {0} >= 2026-10-01 and {0} <= 2026-10-31",
                             "请写两头：{0} >= 2026-10-01 和 {0} <= 2026-10-31"},
                        {path.last().name}));
  }
  const std::size_t steps = path.fields.size() - 1;
  const Entity& of = steps == 0 ? entity_ : schema_.entity(path.fields[steps - 1]->reference);
  const std::string column = (steps == 0 ? "v." : "") + store::quoted_name(path.last().name);
  add_sql(carried_back(path, schema_, steps,
                       compared(connection, &of, path.last(), column, written),
                       written.values.empty() && written.op == "="));
}

void Conditions::know(std::string name, std::string sql, Type type) {
  Known known{std::move(sql), {}};
  known.as.name = name;
  known.as.type = type;
  known_.insert_or_assign(std::move(name), std::move(known));
}

std::string Conditions::compared(store::Connection& connection, const Entity* of,
                                 const Field& field, const std::string& column,
                                 const ConditionText& written) {
  if (written.values.empty()) return column + (written.op == "=" ? " IS NULL" : " IS NOT NULL");
  if (written.op == "~") {
    const std::string part =
        "instr(%, " + parameter(sdk::Parameter::of("", written.values.front())) + ") > 0";
    const auto in = [&](const std::string& what) {
      return std::string(part).replace(part.find('%'), 1, what);
    };
    if (field.meaning != Meaning::Reference) return in(column);
    const Entity& target = schema_.entity(field.reference);
    return column + " IN (SELECT id FROM " + store::quoted_name(target.name) + " WHERE " +
           in(store::quoted_name(target.label_field)) + ")";
  }
  const auto value_of = [&](const std::string& value) {
    if (of != nullptr) require_known(connection, *of, field, value);
    return value_parameter(connection, field, value);
  };
  if (written.values.size() == 1)
    return column + " " + written.op + " " + value_of(written.values.front());
  std::string any;
  for (const std::string& value : written.values)
    any += (any.empty() ? "" : ", ") + value_of(value);
  return column + (written.op == "=" ? " IN (" : " NOT IN (") + any + ")";
}

bool Conditions::names_a_record(const std::string& text) const {
  const ConditionText written = read(text);
  return !known_.contains(written.field) &&
         model::path_named(schema_, entity_, written.field).last().meaning == Meaning::Reference;
}

void Conditions::add_sql(const std::string& sql) {
  sql_ += (sql_.empty() ? " WHERE " : " AND ") + sql;
}

std::string Conditions::parameter(sdk::Parameter value) {
  value.name = "p" + std::to_string(parameters_.size());
  parameters_.push_back(std::move(value));
  return ":" + parameters_.back().name;
}

std::string Conditions::value_parameter(store::Connection& connection, const Field& field,
                                        const std::string& value) {
  const bool day = field.type == Type::Date, moment = field.type == Type::Time;
  if (const auto told = (day || moment) && today_ ? relative_day(value, *today_) : std::nullopt) {
    return parameter(
        sdk::Parameter::of("", day ? std::int64_t{told->days} : zone_.instant(*told, 0).micros));
  }
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

#include "core/records/values/values.hpp"

#include <charconv>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/model/meant.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/written_form.hpp"

namespace pareto::records {
namespace {

using model::Field;
using model::Meaning;
using sdk::Type;

[[noreturn]] void refuse(const Field& field, std::string_view text, Message why, Message remedy) {
  Error error(ErrorCode::Argument, std::move(why), std::move(remedy));
  error.within(Message::verbatim("“" + std::string(text) + "”"))
      .within(Message::verbatim(field.name));
  throw error.at({.field = field.name, .value = std::string(text)});
}

std::int64_t whole_number(const Field& field, std::string_view given) {
  const std::string_view text = field.meaning == Meaning::Year ? model::year_written(given) : given;
  std::int64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) {
    refuse(field, text, Message(Text{"is not a whole number", "不是整数"}),
           Message(Text{"write digits only", "请只写数字"}));
  }
  return value;
}

bool truth(const Field& field, std::string_view text) {
  static constexpr Text kYes{"yes", "是"}, kNo{"no", "否"};
  const auto is = [&](const Text& word) {
    return text == word.in(Language::English) || text == word.in(Language::ChineseSimplified);
  };
  if (text == "1" || text == "true" || text == "y" || is(kYes)) return true;
  if (text == "0" || text == "false" || text == "n" || is(kNo)) return false;
  refuse(field, text, Message(Text{"is neither yes nor no", "既不是“是”也不是“否”"}),
         Message(Text{"write yes or no", "请写 是 或 否"}));
}

std::string choice_code(const Field& field, std::string_view text) {
  std::string known;
  for (const model::Choice& choice : field.choices) {
    if (choice.code == text || choice.label.en == text || choice.label.zh_hans == text)
      return choice.code;
    known += (known.empty() ? "" : ", ") + choice.code;
  }
  refuse(field, text, Message(Text{"is none of the choices", "不在可选项里"}),
         Message(Text{"one of: {}", "可选：{}"}, {known}));
}

void append_typed(sdk::BatchBuilder& builder, std::size_t column, store::Connection& connection,
                  const model::Schema& schema, const TimeZone& zone, const Field& field,
                  std::string_view text) {
  if (text.empty()) return builder.null(column);
  if (field.meaning == Meaning::Reference) {
    return builder.integer(column,
                           the_one(connection, schema, schema.entity(field.reference), text).id);
  }
  switch (field.type) {
    case Type::Text:
      return builder.text(
          column, field.meaning == Meaning::Choice ? choice_code(field, text) : std::string(text));
    case Type::Bool:
      return builder.integer(column, truth(field, text) ? 1 : 0);
    case Type::Date: {
      const auto date = parse_date(text);
      if (!date)
        refuse(field, text, Message(Text{"is not a date", "不是日期"}),
               Message(Text{"write it as 2026-10-31", "请写成 2026-10-31"}));
      return builder.integer(column, date->days);
    }
    case Type::Time: {
      const auto moment = parse_time(text, zone);
      if (!moment)
        refuse(field, text, Message(Text{"is not a time", "不是时间"}),
               Message(Text{"write it as 2026-10-31 09:30", "请写成 2026-10-31 09:30"}));
      return builder.integer(column, moment->micros);
    }
    case Type::Real: {
      const ParsedDecimal value =
          field.meaning == Meaning::Percent ? parse_percent(text) : parse_decimal(text);
      double exact = 0;
      const auto plain = std::from_chars(text.data(), text.data() + text.size(), exact);
      if (plain.ec == std::errc() && plain.ptr == text.data() + text.size())
        return builder.real(column, exact);
      if (!value)
        refuse(field, text, describe(value.fault),
               Message(Text{"write a number such as 7.1", "请写数字，如 7.1"}));
      return builder.real(column, static_cast<double>(*value) / static_cast<double>(kDecimalOne));
    }
    case Type::Money:
    case Type::Quantity: {
      const ParsedDecimal value = parse_decimal(text);
      if (!value)
        refuse(field, text, describe(value.fault),
               Message(Text{"write a number such as 1,234.50", "请写数字，如 1,234.50"}));
      return builder.integer(column, *value);
    }
    default:
      return builder.integer(column, whole_number(field, text));
  }
}

}  // namespace

void append_value(sdk::BatchBuilder& builder, std::size_t column, store::Connection& connection,
                  const model::Schema& schema, const TimeZone& zone, const Field& field,
                  std::string_view text) {
  try {
    append_typed(builder, column, connection, schema, zone, field, text);
  } catch (Error& error) {
    error.at({.field = field.name, .value = std::string(text)});
    if (error.code() == ErrorCode::NotFound) error.as(ErrorCode::Argument);
    throw;
  }
}

void append_written(sdk::BatchBuilder& builder, std::size_t column, store::Connection& connection,
                    const model::Schema& schema, const TimeZone& zone, const Field& field,
                    std::string_view text) {
  if (field.type == Type::Text && !is_blank(text)) {
    if (const Form* form = other_form(field.meaning, text))
      refuse(field, text, form->why, form->fix);
  }
  append_value(builder, column, connection, schema, zone, field, text);
}

sdk::Batch row_from(store::Connection& connection, const model::Schema& schema,
                    const TimeZone& zone, const model::Entity& entity,
                    const std::vector<std::string>& assignments) {
  sdk::Schema columns;
  std::vector<std::string> values;
  for (const std::string& assignment : assignments) {
    const std::size_t equals = assignment.find('=');
    const std::string name = assignment.substr(0, equals);
    const Field* field = entity.find(name);
    for (const Field& other : entity.fields) {
      if (field == nullptr && (other.label.zh_hans == name || other.label.en == name))
        field = &other;
    }
    if (equals == std::string::npos || field == nullptr) {
      std::string known;
      for (const Field& other : entity.fields) {
        if (other.stored() && !other.read_only) known += (known.empty() ? "" : ", ") + other.name;
      }
      throw Error(
          ErrorCode::Argument,
          equals == std::string::npos
              ? Message(Text{"“{}” is not of the form field=value", "“{}”不是 字段=值 的形式"},
                        {assignment})
              : Message(Text{"{} has no field {}", "{}没有字段 {}"}, {entity.spoken(), name}),
          Message(Text{"fields of {}: {}", "{}的字段：{}"}, {entity.spoken(), known}));
    }
    columns.push_back({field->name, field->type});
    values.push_back(assignment.substr(equals + 1));
  }
  sdk::BatchBuilder builder(columns);
  for (std::size_t c = 0; c < columns.size(); ++c)
    append_written(builder, c, connection, schema, zone, *entity.find(columns[c].name), values[c]);
  builder.end_row();
  return builder.finish();
}

std::string shown_value(store::Connection& connection, const model::Schema& schema,
                        const TimeZone& zone, const Field& field, const sdk::ColumnView& column,
                        std::int64_t row, Language language) {
  if (column.is_null(row)) return {};
  if (field.meaning == Meaning::Reference)
    return label_of(connection, schema.entity(field.reference), column.integer(row));
  // What is kept is shown as it was given, what is computed as lists show it.
  if (const auto meant =
          model::words_meant(field, column, row, language, field.stored() ? model::kAsItIs : 1))
    return *meant;
  switch (field.type) {
    case Type::Text:
      return std::string(column.text(row));
    case Type::Bool:
      return say(language, column.integer(row) ? Text{"yes", "是"} : Text{"no", "否"});
    case Type::Date:
      return Date{static_cast<std::int32_t>(column.integer(row))}.iso();
    case Type::Time:
      return zone.minute_text(Time{column.integer(row)});
    case Type::Real: {
      char buffer[40];
      return std::string(buffer,
                         std::to_chars(buffer, buffer + sizeof buffer, column.real(row)).ptr);
    }
    case Type::Money:
      return format_decimal(column.integer(row), 2);
    case Type::Quantity:
      return plain_decimal(column.integer(row));
    default:
      return std::to_string(column.integer(row));
  }
}

}  // namespace pareto::records

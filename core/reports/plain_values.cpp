#include "core/reports/plain_values.hpp"

#include "core/base/message.hpp"
#include "core/model/meant.hpp"

namespace pareto::reports {
namespace {

using sdk::Type;

// What the schema calls a code: a field of an entity, or a choice of a field.
std::optional<std::string> label_of(const PlainReader& reader, const std::string& words_of,
                                    std::string_view code) {
  if (reader.schema == nullptr || words_of.empty()) return std::nullopt;
  if (const model::Entity* entity = reader.schema->find(words_of)) {
    const model::Field* field = entity->find(code);
    return field == nullptr ? std::nullopt : std::optional(field->label.in(reader.language));
  }
  const std::size_t dot = words_of.rfind('.');
  const model::Entity* entity =
      dot == std::string::npos ? nullptr : reader.schema->find(words_of.substr(0, dot));
  const model::Field* field = entity == nullptr ? nullptr : entity->find(words_of.substr(dot + 1));
  const model::Choice* choice = field == nullptr ? nullptr : field->find_choice(code);
  return choice == nullptr ? std::nullopt : std::optional(choice->label.in(reader.language));
}

std::string moment(std::int64_t micros, int zone_minutes) {
  const std::int64_t minutes =
      micros / 60'000'000 - (micros % 60'000'000 < 0 ? 1 : 0) + zone_minutes;
  const std::int64_t days = minutes / 1440 - (minutes % 1440 < 0 ? 1 : 0),
                     of_day = minutes - days * 1440;
  char clock[16];
  std::snprintf(clock, sizeof clock, " %02d:%02d", static_cast<int>(of_day / 60),
                static_cast<int>(of_day % 60));
  return sdk::Date{static_cast<std::int32_t>(days)}.iso() + clock;
}

std::string quantity(std::int64_t value, int digits) {
  if (digits < 0) digits = value % 10'000 == 0 ? 0 : 2;
  return sdk::Amounts(false).exact(value, digits);
}

}  // namespace

std::string worded(const PlainReader& reader, const PlainQuery& query, const PlainColumn& column,
                   const sdk::Batch& batch, std::int64_t row) {
  const sdk::ColumnView codes = batch.column(query.index(column));
  if (codes.is_null(row)) return {};
  const bool sentence = column.role == sdk::Role::Sentence;
  const auto say = [&](const Text& words) { return std::string(words.in(reader.language)); };
  const std::string between = sentence ? say({"; ", "；"}) : say({", ", "、"});
  const ShownOf values = [&](std::string_view name) {
    const PlainColumn* other = query.find(name);
    if (other == nullptr || other == &column) return Shown{};
    return shown_value(reader, query, *other, batch, row);
  };
  std::string out;
  std::string_view rest = codes.text(row);
  while (!rest.empty()) {
    const std::size_t end = rest.find(' ');
    const std::string_view code = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (code.empty()) continue;
    std::string words(code);
    if (const auto found = column.words.find(code); found != column.words.end())
      words = found->second.in(reader.language).render(values).text();
    else if (auto label = label_of(reader, column.words_of, code))
      words = std::move(*label);
    if (!words.empty()) out += (out.empty() ? "" : between) + words;
  }
  if (!sentence || out.empty()) return out;
  const std::size_t first = out.front() == '!' ? 1 : 0;
  if (first < out.size() && out[first] >= 'a' && out[first] <= 'z')
    out[first] = static_cast<char>(out[first] - 'a' + 'A');
  return out + say({".", "。"});
}

Shown shown_value(const PlainReader& reader, const PlainQuery& query, const PlainColumn& column,
                  const sdk::Batch& batch, std::int64_t row) {
  const sdk::ColumnView values = batch.column(query.index(column));
  if (values.is_null(row)) return {"–"};
  switch (column.field.type) {
    case Type::Text:
      return {column.is_worded() ? worded(reader, query, column, batch, row)
                                 : std::string(values.text(row))};
    case Type::Bool: {
      const Text yes{"yes", "是"}, no{"no", "否"};
      return {std::string((values.integer(row) != 0 ? yes : no).in(reader.language))};
    }
    case Type::Real:
      if (const auto meant = model::words_meant(column.field.meaning, values, row,
                                                column.digits < 0 ? 1 : column.digits))
        return {*meant};
      return {sdk::real_text(values.real(row), column.digits < 0 ? 2 : column.digits)};
    case Type::Date:
      return {sdk::Date{static_cast<std::int32_t>(values.integer(row))}.iso().substr(
          0, column.date_signs)};
    case Type::Time:
      return {moment(values.integer(row), reader.zone_minutes)};
    case Type::Money:
      if (column.digits >= 0 && column.scale == sdk::Scale::Exact)
        return {reader.amounts.exact(values.integer(row), column.digits)};
      return {reader.amounts.spoken_money(values.integer(row))};
    case Type::Quantity:
      return {quantity(values.integer(row), column.digits)};
    default:
      if (const auto meant = model::words_meant(column.field.meaning, values, row)) return {*meant};
      return {sdk::count_text(values.integer(row)), values.integer(row)};
  }
}

}  // namespace pareto::reports

#include "core/reports/plain_report.hpp"

namespace pareto::reports {

const PlainColumn* PlainQuery::find(std::string_view column) const {
  for (const PlainColumn& each : columns) {
    if (each.field.name == column) return &each;
  }
  return nullptr;
}

const PlainQuery* PlainReport::find(std::string_view query) const {
  for (const PlainQuery& each : queries) {
    if (each.name == query) return &each;
  }
  return nullptr;
}

std::string shown_name(const std::filesystem::path& file) {
  return (file.parent_path().filename() / file.filename()).string();
}

const std::vector<ChartColumn>& columns_of(sdk::Chart kind) {
  using sdk::Type;
  using Columns = std::vector<ChartColumn>;
  static const std::vector<Type> kNames = {Type::Text, Type::Date};
  static const std::vector<Type> kNumbers = {Type::Money, Type::Int, Type::Real, Type::Quantity};
  static const std::map<sdk::Chart, Columns> kColumns = {
      {sdk::Chart::Bars, {{"label", kNames}, {"value", kNumbers}}},
      {sdk::Chart::Pareto,
       {{"label", kNames},
        {"value", {Type::Money}},
        {"share_before", {Type::Real}},
        {"tier", {Type::Text}},
        {"mark", {Type::Text}, true},
        {"rest", {Type::Int}, true}}},
      {sdk::Chart::Changes,
       {{"label", kNames},
        {"tier", {Type::Text}},
        {"before", {Type::Money}},
        {"after", {Type::Money}},
        {"direction", {Type::Text}}}},
      {sdk::Chart::Trend,
       {{"label", kNames},
        {"value", {Type::Money, Type::Int, Type::Real}},
        {"before", {Type::Money, Type::Int, Type::Real}, true},
        {"mark", {Type::Text}, true}}},
      {sdk::Chart::Funnel,
       {{"label", kNames}, {"value", {Type::Int, Type::Real}}, {"remark", {Type::Text}, true}}}};
  return kColumns.at(kind);
}

const PlainColumn* chart_column(const PlainSection& section, const PlainQuery& query,
                                std::size_t index) {
  const std::string& given = section.chart_columns[index];
  return query.find(given.empty() ? columns_of(section.chart)[index].name
                                  : std::string_view(given));
}

}  // namespace pareto::reports

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

std::string shown_name(const std::filesystem::path& file) { return (file.parent_path().filename() / file.filename()).string(); }

const std::vector<ChartColumn>& columns_of(sdk::Chart kind) {
  using sdk::Type;
  static const std::vector<ChartColumn> kPareto = {{"label", Type::Text}, {"value", Type::Money}, {"share_before", Type::Real},
                                                   {"tier", Type::Text},  {"mark", Type::Text},   {"rest", Type::Int}};
  static const std::vector<ChartColumn> kChanges = {
      {"label", Type::Text}, {"tier", Type::Text}, {"before", Type::Money}, {"after", Type::Money}, {"direction", Type::Text}};
  static const std::vector<ChartColumn> kBars = {{"label", Type::Text}, {"value", Type::Money}};
  if (kind == sdk::Chart::Pareto) return kPareto;
  return kind == sdk::Chart::Changes ? kChanges : kBars;
}

}  // namespace pareto::reports

#include "core/tiering/data_extent.hpp"

#include <algorithm>

namespace pareto::tiering {
namespace {

std::optional<Date> month(store::Connection& connection, std::string_view sql) {
  store::Statement row = connection.prepare(sql);
  if (!row.step()) return std::nullopt;
  return Date{static_cast<std::int32_t>(row.integer(0))};
}

}  // namespace

std::optional<DataExtent> data_extent(store::Connection& connection) {
  const auto first =
      month(connection,
            "SELECT month FROM pareto_customer_month WHERE line_count > 0 ORDER BY month LIMIT 1");
  const auto last = month(
      connection,
      "SELECT month FROM pareto_customer_month WHERE line_count > 0 ORDER BY month DESC LIMIT 1");
  if (!first || !last) return std::nullopt;

  // Lines are indexed by customer and date: the last line of each who bought in the last month, until one bought on its last day.
  const Date month_end = last->plus_months(1) - 1;
  Date latest = *last;
  store::Statement days = connection.prepare(
      "SELECT (SELECT s.date FROM pareto_sale s WHERE s.customer = m.customer AND s.date BETWEEN ?1 AND ?2 ORDER BY s.date DESC LIMIT 1) "
      "FROM pareto_customer_month m WHERE m.month = ?1");
  days.bind(1, std::int64_t{last->days}).bind(2, std::int64_t{month_end.days});
  while (latest < month_end && days.step()) latest = std::max(latest, Date{static_cast<std::int32_t>(days.integer(0))});
  return DataExtent{*first, latest};
}

std::optional<Date> default_as_of(const std::optional<DataExtent>& extent, Date today) {
  if (!extent || extent->first_month > today) return std::nullopt;
  return std::min(extent->last_day, today);
}

}  // namespace pareto::tiering

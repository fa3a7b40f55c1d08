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

  // Lines are indexed by customer and date: ask for the last line of those who bought in the last
  // month, until one bought on its last day.
  const Date month_end = last->plus_months(1) - 1;
  Date latest = *last;
  store::Statement buyers =
      connection.prepare("SELECT customer FROM pareto_customer_month WHERE month = ?1");
  store::Statement line = connection.prepare(
      "SELECT date FROM pareto_sale WHERE customer = ?1 AND date BETWEEN ?2 AND ?3 ORDER BY date "
      "DESC LIMIT 1");
  buyers.bind(1, std::int64_t{last->days});
  while (latest < month_end && buyers.step()) {
    line.bind(1, buyers.integer(0))
        .bind(2, std::int64_t{latest.days})
        .bind(3, std::int64_t{month_end.days});
    if (line.step()) latest = std::max(latest, Date{static_cast<std::int32_t>(line.integer(0))});
    line.reset();
  }
  return DataExtent{*first, latest};
}

std::optional<Date> default_as_of(const std::optional<DataExtent>& extent, Date today) {
  if (!extent || extent->first_month > today) return std::nullopt;
  return std::min(extent->last_day, today);
}

}  // namespace pareto::tiering

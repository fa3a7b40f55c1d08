#include "core/tiering/data_extent.hpp"

#include <algorithm>

#include "core/records/upkeep/year_sums.hpp"

namespace pareto::tiering {

std::optional<DataExtent> data_extent(store::Connection& connection) {
  store::Statement first = connection.prepare(
      "SELECT month FROM pareto_customer_month WHERE line_count > 0 ORDER BY month LIMIT 1");
  if (!first.step()) return std::nullopt;
  const std::optional<Date> last = records::last_day_of_sales(connection);
  if (!last) return std::nullopt;
  return DataExtent{Date{static_cast<std::int32_t>(first.integer(0))}, *last};
}

std::optional<Date> default_as_of(const std::optional<DataExtent>& extent, Date today) {
  if (!extent || extent->first_month > today) return std::nullopt;
  return std::min(extent->last_day, today);
}

}  // namespace pareto::tiering

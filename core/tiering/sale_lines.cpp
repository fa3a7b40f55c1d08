#include "core/tiering/sale_lines.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/hash.hpp"
#include "core/store/line_order.hpp"

namespace pareto::tiering {
namespace {

template <class Amount>
std::optional<std::int64_t> sum(const std::vector<SaleLine>& lines, DayRange range, Amount amount) {
  std::optional<std::int64_t> total;
  for (const SaleLine& line : lines) {
    if (line.date < range.from || line.date > range.to) continue;
    if (const std::optional<std::int64_t> value = amount(line)) total = total.value_or(0) + *value;
  }
  return total;
}

}  // namespace

std::vector<SaleLine> sale_lines(store::Connection& connection,
                                 const std::vector<std::int64_t>& customers, Date until) {
  std::vector<SaleLine> lines;
  store::Statement rows = connection.prepare(
      std::string(
          "SELECT date, number, home_amount, home_cost FROM pareto_sale WHERE customer = ?1 AND date "
          "<= ?2 AND home_amount IS NOT NULL ORDER BY ") +
      store::kLineOrder);
  for (const std::int64_t customer : customers) {
    rows.bind(1, customer).bind(2, std::int64_t{until.days});
    while (rows.step()) {
      const std::int64_t date = rows.integer(0);
      const std::uint64_t number =
          rows.is_null(1) ? hash64({reinterpret_cast<const char*>(&date), sizeof date}, 1)
                          : hash64(rows.text(1));
      lines.push_back(
          {Date{static_cast<std::int32_t>(date)}, customer, number, rows.integer(2), std::nullopt});
      if (!rows.is_null(3)) lines.back().cost = rows.integer(3);
    }
    rows.reset();
  }
  return lines;
}

std::vector<Order> orders_of(const std::vector<SaleLine>& lines) {
  std::vector<const SaleLine*> sorted;
  for (const SaleLine& line : lines) sorted.push_back(&line);
  const auto key = [](const SaleLine* line) {
    return std::tuple(line->customer, line->number, line->date);
  };
  std::sort(sorted.begin(), sorted.end(),
            [&](const SaleLine* a, const SaleLine* b) { return key(a) < key(b); });
  std::vector<Order> orders;
  for (std::size_t i = 0; i < sorted.size();) {
    const SaleLine& first = *sorted[i];
    Order order{first.date, 0};
    for (; i < sorted.size() && sorted[i]->customer == first.customer &&
           sorted[i]->number == first.number;
         ++i)
      order.net += sorted[i]->net;
    if (order.net > 0) orders.push_back(order);
  }
  return orders;
}

std::optional<std::int64_t> net_sales(const std::vector<SaleLine>& lines, DayRange range) {
  return sum(lines, range, [](const SaleLine& line) { return std::optional(line.net); });
}

std::optional<std::int64_t> margin(const std::vector<SaleLine>& lines, DayRange range) {
  return sum(lines, range, [](const SaleLine& line) {
    return line.cost ? std::optional(line.net - *line.cost) : std::nullopt;
  });
}

}  // namespace pareto::tiering

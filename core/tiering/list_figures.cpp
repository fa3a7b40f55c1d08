#include "core/tiering/list_figures.hpp"

#include <algorithm>

#include "core/tiering/rhythm.hpp"

namespace pareto::tiering {
namespace {

// A date in a statement.
std::string date(Date day) { return "date_of(" + std::to_string(day.days) + ")"; }

// rhythm_of() in SQL: of the days with an order the gaps, of these the middle one or two.
std::string past_rhythm(Date as_of) {
  const std::string fewest = std::to_string(kFewestOrderDays), times = std::to_string(kOverdueGaps);
  const std::string days = "SELECT DISTINCT min(o.date) AS d FROM pareto_sale o WHERE o.customer = v.id AND o.date <= " + date(as_of) +
                           " AND o.home_amount IS NOT NULL GROUP BY o.number, CASE WHEN o.number IS NULL THEN o.date END HAVING isum(o.home_amount) > 0";
  const std::string gaps = "SELECT d, d - lag(d) OVER (ORDER BY d) AS gap FROM (" + days + ") a";
  const std::string ranked = "SELECT gap, row_number() OVER (ORDER BY gap) AS place, count(*) OVER () AS gaps, max(d) OVER () AS latest FROM (" + gaps +
                             ") b WHERE gap IS NOT NULL";
  return "SELECT coalesce(max(gaps) + 1 >= " + fewest + " AND " + date(as_of) + " - max(latest) > " + times + " * avg(gap), FALSE) FROM (" + ranked +
         ") c WHERE place IN ((gaps + 1) / 2, (gaps + 2) / 2)";
}

}  // namespace

std::vector<records::ComputedColumn> customer_list_figures(Date as_of) {
  const DayRange range = parse_window("12m").range(as_of);
  // Whole months from the rollup, the days at the edges from the index over sales.
  std::string months, edges, all_edges;
  auto add_edge = [&](Date month, Date from, Date to) {
    const std::string days = date(from) + " AND " + date(to);
    edges += " + coalesce((SELECT isum(s.home_amount) FROM pareto_sale s WHERE s.customer = v.id AND s.date BETWEEN " + days + "), 0)";
    // Of those alone who bought in that month, by the index of each.
    all_edges += " + coalesce((SELECT isum(s.home_amount) FROM pareto_customer_month e CROSS JOIN pareto_sale s WHERE e.month = " + date(month) +
                 " AND s.customer = e.customer AND s.date BETWEEN " + days + "), 0)";
  };
  for (Date month = range.from.month_start(); month <= range.to; month = month.plus_months(1)) {
    const Date end = month.plus_months(1) - 1;
    if (month >= range.from && end <= range.to) months += (months.empty() ? "" : ", ") + date(month);
    else add_edge(month, std::max(month, range.from), std::min(end, range.to));
  }
  if (months.empty()) months = "NULL";
  const std::string net = "coalesce((SELECT isum(m.net) FROM pareto_customer_month m WHERE m.month IN (" + months + ") AND m.customer = v.id), 0)" + edges;
  // Found once for a statement, and only where a share is shown; without the limit the condition would find it a second time.
  const std::string whole = "SELECT whole FROM (SELECT coalesce((SELECT isum(net) FROM pareto_customer_month WHERE month IN (" + months + ")), 0)" + all_edges +
                            " AS whole LIMIT 1) w WHERE whole > 0";
  const std::string share = "CAST(" + net + " AS DOUBLE PRECISION) / (" + whole + ")";
  return {{"net_12m", net, sdk::Type::Money},
          {"share_12m", share, sdk::Type::Real},
          {"silent_days", date(as_of) + " - v.last_order", sdk::Type::Int},
          {"past_rhythm", past_rhythm(as_of), sdk::Type::Bool}};
}

std::vector<LargestSubject> largest_subjects(store::Connection& connection, DayRange range, bool per_group, std::size_t most) {
  // Covered by the index over sales, so the lines themselves are not read.
  store::Statement rows = connection.prepare(
      std::string("SELECT k, n, (SELECT coalesce(nullif(short_name, ''), name) FROM pareto_customer WHERE id = k) FROM (SELECT ") +
      (per_group ? "c.root" : "c.id") +
      " AS k, isum(s.net) AS n FROM (SELECT customer, isum(home_amount) AS net FROM pareto_sale WHERE date BETWEEN ?1 AND ?2 GROUP BY customer) s "
      "JOIN pareto_customer c ON c.id = s.customer GROUP BY 1) t WHERE n > 0 ORDER BY n DESC, k LIMIT ?3");
  rows.bind(1, std::int64_t{range.from.days}).bind(2, std::int64_t{range.to.days}).bind(3, static_cast<std::int64_t>(most));
  std::vector<LargestSubject> out;
  while (rows.step()) out.push_back({rows.integer(0), rows.integer(1), std::string(rows.text(2))});
  return out;
}

std::optional<double> margin_of(store::Connection& connection, const std::vector<std::int64_t>& customers, DayRange range) {
  std::int64_t net = 0, cost = 0;
  store::Statement sum = connection.prepare(
      "SELECT isum(home_amount), isum(home_cost) FROM pareto_sale WHERE customer = ?1 AND date BETWEEN ?2 AND ?3 AND home_cost IS NOT NULL");
  for (const std::int64_t customer : customers) {
    sum.bind(1, customer).bind(2, std::int64_t{range.from.days}).bind(3, std::int64_t{range.to.days});
    if (sum.step() && !sum.is_null(0)) {
      net += sum.integer(0);
      cost += sum.integer(1);
    }
    sum.reset();
  }
  if (net == 0) return std::nullopt;
  return static_cast<double>(net - cost) / static_cast<double>(net);
}

}  // namespace pareto::tiering

#include "core/tiering/list_figures.hpp"

#include <algorithm>

#include "core/records/upkeep/year_sums.hpp"
#include "core/tiering/rhythm.hpp"

namespace pareto::tiering {
namespace {

// A date in a statement.
std::string date(Date day) { return "date_of(" + std::to_string(day.days) + ")"; }

// The days with an order of a customer.
std::string order_days(Date as_of) {
  return "SELECT DISTINCT min(o.date) AS d FROM pareto_sale o WHERE o.customer = v.id AND o.date <= " +
         date(as_of) +
         " AND o.home_amount IS NOT NULL GROUP BY o.number, CASE WHEN o.number IS NULL THEN o.date END HAVING isum(o.home_amount) > 0";
}

// What is kept is the last order of all; where that is of a later day, the one before it is looked
// up.
std::string silent_days(Date as_of) {
  return date(as_of) + " - CASE WHEN v.last_order IS NULL OR v.last_order <= " + date(as_of) +
         " THEN v.last_order ELSE (SELECT max(d) FROM (" + order_days(as_of) + ") e) END";
}

// rhythm_of() in SQL: of the days with an order the gaps, of these the middle one or two.
std::string past_rhythm(Date as_of) {
  const std::string fewest = std::to_string(kFewestOrderDays), times = std::to_string(kOverdueGaps);
  const std::string days = order_days(as_of);
  const std::string gaps = "SELECT d, d - lag(d) OVER (ORDER BY d) AS gap FROM (" + days + ") a";
  const std::string ranked =
      "SELECT gap, row_number() OVER (ORDER BY gap) AS place, count(*) OVER () AS gaps, max(d) OVER () AS latest FROM (" +
      gaps + ") b WHERE gap IS NOT NULL";
  return "SELECT coalesce(max(gaps) + 1 >= " + fewest + " AND " + date(as_of) +
         " - max(latest) > " + times + " * avg(gap), FALSE) FROM (" + ranked +
         ") c WHERE place IN ((gaps + 1) / 2, (gaps + 2) / 2)";
}

std::vector<records::ComputedColumn> customer_figures(store::Connection& connection, Date as_of) {
  const std::string net = records::net_of_year("v.id", as_of);
  // Found once for a statement, and only where a share is shown; without the limit the condition
  // would find it a second time.
  const std::string whole = "SELECT whole FROM (SELECT " + records::net_of_all(as_of) +
                            " AS whole LIMIT 1) w WHERE whole > 0";
  const std::string share = "CAST(" + net + " AS DOUBLE PRECISION) / (" + whole + ")";
  const bool kept = records::year_kept_until(connection) == as_of;
  return {{"net_12m", net, sdk::Type::Money,
           kept ? records::Ranked{std::string(records::kYearTable), "customer", "net"}
                : records::Ranked{}},
          {"share_12m", share, sdk::Type::Real},
          {"silent_days", silent_days(as_of), sdk::Type::Int},
          {"past_rhythm", past_rhythm(as_of), sdk::Type::Bool}};
}

}  // namespace

void know_figures(records::ListRequest& request, store::Connection& connection, Date as_of) {
  if (request.entity == "customer") request.computed = customer_figures(connection, as_of);
}

std::vector<LargestSubject> largest_subjects(store::Connection& connection, DayRange range,
                                             bool per_group, std::size_t most) {
  // Covered by the index over sales, so the lines themselves are not read.
  store::Statement rows = connection.prepare(
      std::string(
          "SELECT k, n, (SELECT coalesce(nullif(short_name, ''), name) FROM pareto_customer WHERE id = k) FROM (SELECT ") +
      (per_group ? "c.root" : "c.id") +
      " AS k, isum(s.net) AS n FROM (SELECT customer, isum(home_amount) AS net FROM pareto_sale WHERE date BETWEEN ?1 AND ?2 GROUP BY customer) s "
      "JOIN pareto_customer c ON c.id = s.customer GROUP BY 1) t WHERE n > 0 ORDER BY n DESC, k LIMIT ?3");
  rows.bind(1, std::int64_t{range.from.days})
      .bind(2, std::int64_t{range.to.days})
      .bind(3, static_cast<std::int64_t>(most));
  std::vector<LargestSubject> out;
  while (rows.step()) out.push_back({rows.integer(0), rows.integer(1), std::string(rows.text(2))});
  return out;
}

std::optional<double> margin_of(store::Connection& connection,
                                const std::vector<std::int64_t>& customers, DayRange range) {
  std::int64_t net = 0, cost = 0;
  store::Statement sum = connection.prepare(
      "SELECT isum(home_amount), isum(home_cost) FROM pareto_sale WHERE customer = ?1 AND date BETWEEN ?2 AND ?3 AND home_cost IS NOT NULL");
  for (const std::int64_t customer : customers) {
    sum.bind(1, customer)
        .bind(2, std::int64_t{range.from.days})
        .bind(3, std::int64_t{range.to.days});
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

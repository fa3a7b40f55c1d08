#include "core/records/upkeep/year_sums.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/store/row_source.hpp"
#include "pareto/window.hpp"

namespace pareto::records {
namespace {

using sdk::DayRange;

constexpr std::int32_t kManyDays = 31;  // when the year moves on by more, all is added up anew
constexpr std::string_view kLastDay =
    "SELECT max(s.date) FROM pareto_customer_month m CROSS JOIN pareto_sale s WHERE m.month = (SELECT max(month) FROM pareto_customer_month) "
    "AND s.customer = m.customer AND s.date >= m.month AND s.home_amount IS NOT NULL";

DayRange year(Date until) { return sdk::Window{12}.range(until); }

// A date in a statement.
std::string date(Date day) { return "date_of(" + std::to_string(day.days) + ")"; }

struct Edge {
  Date month, from, to;
};
// The year as whole months, "date_of(1), date_of(2)", and what is left of others.
struct Parts {
  std::string months;
  std::vector<Edge> edges;
};
Parts parts_of(DayRange range) {
  Parts out;
  for (Date month = range.from.month_start(); month <= range.to; month = month.plus_months(1)) {
    const Date end = month.plus_months(1) - 1;
    if (month >= range.from && end <= range.to)
      out.months += (out.months.empty() ? "" : ", ") + date(month);
    else
      out.edges.push_back({month, std::max(month, range.from), std::min(end, range.to)});
  }
  if (out.months.empty()) out.months = "NULL";
  return out;
}

// The lines of an edge, of those alone who bought in that month: by the index of each.
std::string lines_of(const Edge& edge) {
  return " FROM pareto_customer_month e CROSS JOIN pareto_sale s WHERE e.month = " +
         date(edge.month) + " AND s.customer = e.customer AND s.date BETWEEN " + date(edge.from) +
         " AND " + date(edge.to);
}

std::string sums_of(Date until) {
  const Parts parts = parts_of(year(until));
  std::string each =
      "SELECT customer, net FROM pareto_customer_month WHERE month IN (" + parts.months + ")";
  for (const Edge& edge : parts.edges)
    each += " UNION ALL SELECT s.customer, s.home_amount" + lines_of(edge);
  return "SELECT customer, coalesce(isum(net), 0) AS net FROM (" + each + ") t GROUP BY customer";
}

void set_until(store::Connection& connection, std::optional<Date> until) {
  if (!until) return connection.execute("DELETE FROM pareto_meta WHERE key = 'year_until'");
  connection
      .prepare(
          "INSERT INTO pareto_meta VALUES('year_until', ?1) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
      .bind(1, std::to_string(until->days))
      .run();
}

std::optional<Date> last_day(store::Connection& connection) {
  store::Statement row = connection.prepare(kLastDay);
  if (!row.step() || row.is_null(0)) return std::nullopt;
  return Date{static_cast<std::int32_t>(row.integer(0))};
}

void make_anew(store::Connection& connection, std::optional<Date> until) {
  connection.execute("DELETE FROM pareto_customer_year");
  if (until)
    connection.execute(
        "INSERT INTO pareto_customer_year(customer, net) SELECT customer, net FROM (" +
        sums_of(*until) + ") y WHERE net > 0");
  set_until(connection, until);
}

void add_up(store::Connection& connection, const std::vector<std::int64_t>& customers, Date until) {
  const store::RowsOf rows(customers.size(), [&](std::size_t i, int, store::RowValue& out) {
    out.integer(customers[i]);
  });
  connection
      .prepare(
          "DELETE FROM pareto_customer_year WHERE customer IN (SELECT c0 FROM pareto_rows(?1))")
      .bind_rows(1, rows)
      .run();
  connection
      .prepare("INSERT INTO pareto_customer_year(customer, net) SELECT r.c0, " +
               net_of_year("r.c0", until) + " FROM pareto_rows(?1) r")
      .bind_rows(1, rows)
      .run();
  connection.execute("DELETE FROM pareto_customer_year WHERE net <= 0");
}

// Whose lines lie between: these fell out of the year, or came back into it.
void add_buyers(store::Connection& connection, DayRange days,
                std::vector<std::int64_t>& customers) {
  for (Date month = days.from.month_start(); month <= days.to; month = month.plus_months(1)) {
    const Edge edge{month, std::max(month, days.from), std::min(month.plus_months(1) - 1, days.to)};
    store::Statement rows = connection.prepare("SELECT DISTINCT s.customer" + lines_of(edge));
    while (rows.step()) customers.push_back(rows.integer(0));
  }
}

void keep_until(store::Connection& connection, std::vector<std::int64_t> customers, Date before,
                Date until) {
  if (std::abs(until - before) > kManyDays) return make_anew(connection, until);
  const DayRange old = year(before), now = year(until);
  if (old.from != now.from)
    add_buyers(connection, {std::min(old.from, now.from), std::max(old.from, now.from) - 1},
               customers);
  if (old.to != now.to)
    add_buyers(connection, {std::min(old.to, now.to) + 1, std::max(old.to, now.to)}, customers);
  std::sort(customers.begin(), customers.end());
  customers.erase(std::unique(customers.begin(), customers.end()), customers.end());
  if (static_cast<std::int64_t>(customers.size()) * 4 >
      connection.integer("SELECT count(*) FROM pareto_customer"))
    return make_anew(connection, until);
  add_up(connection, customers, until);
  if (!(before == until)) set_until(connection, until);
}

}  // namespace

std::string net_of_year(const std::string& customer, Date until) {
  const Parts parts = parts_of(year(until));
  std::string sum = "coalesce((SELECT isum(m.net) FROM pareto_customer_month m WHERE m.month IN (" +
                    parts.months + ") AND m.customer = " + customer + "), 0)";
  for (const Edge& edge : parts.edges) {
    sum += " + coalesce((SELECT isum(s.home_amount) FROM pareto_sale s WHERE s.customer = " +
           customer + " AND s.date BETWEEN " + date(edge.from) + " AND " + date(edge.to) + "), 0)";
  }
  // Who never bought is found out by one look.
  return "CASE WHEN EXISTS (SELECT 1 FROM pareto_sale k WHERE k.customer = " + customer +
         ") THEN " + sum + " ELSE 0 END";
}

std::string net_of_all(Date until) {
  const Parts parts = parts_of(year(until));
  std::string sum = "coalesce((SELECT isum(net) FROM pareto_customer_month WHERE month IN (" +
                    parts.months + ")), 0)";
  for (const Edge& edge : parts.edges)
    sum += " + coalesce((SELECT isum(s.home_amount)" + lines_of(edge) + "), 0)";
  return sum;
}

std::optional<Date> year_kept_until(store::Connection& connection) {
  store::Statement row =
      connection.prepare("SELECT value FROM pareto_meta WHERE key = 'year_until'");
  if (!row.step()) return std::nullopt;
  return Date{static_cast<std::int32_t>(std::atoi(std::string(row.text(0)).c_str()))};
}

std::optional<Date> last_day_of_sales(store::Connection& connection) {
  if (const auto kept = year_kept_until(connection)) return kept;
  return last_day(connection);
}

void make_year_anew(store::Connection& connection) { make_anew(connection, last_day(connection)); }

void keep_year(store::Connection& connection, const ChangedSales& changed) {
  const std::optional<Date> before = year_kept_until(connection);
  // Lines that were taken away may have been the last.
  if (!before || changed.fewer) {
    const std::optional<Date> until = last_day(connection);
    if (!before || !until) return make_anew(connection, until);
    return keep_until(connection, changed.customers, *before, *until);
  }
  keep_until(connection, changed.customers, *before,
             changed.latest ? std::max(*before, *changed.latest) : *before);
}

std::string wrong_sums_of_year(Date until) {
  const std::string lines = "SELECT customer, net FROM (" + sums_of(until) + ") y WHERE net > 0",
                    kept = "SELECT customer, net FROM pareto_customer_year";
  return "SELECT count(*), min(c.code) FROM (SELECT * FROM (" + kept + " EXCEPT " + lines +
         ") a UNION ALL SELECT * FROM (" + lines + " EXCEPT " + kept +
         ") b) x LEFT JOIN pareto_customer c ON c.id = x.customer";
}

}  // namespace pareto::records

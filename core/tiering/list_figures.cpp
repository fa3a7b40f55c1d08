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

enum Figure : std::size_t { Net, Share, Silent, PastRhythm };

std::vector<model::Field> customer_fields() {
  using sdk::Type;
  const std::vector<model::FieldName> sales{{"sale", "home_amount"}};
  return {{.name = "net_12m",
           .label = {"Net sales", "净销售"},
           .help = {"net sales of the 12 months until the day of the data",
                    "截至数据日的 12 个月净销售"},
           .type = Type::Money,
           .required = true,
           .listed = true,
           .read_only = true,
           .reads = sales},
          {.name = "share_12m",
           .label = {"Share", "占比"},
           .help = {"part of the net sales of all customers in these 12 months",
                    "占全部客户这 12 个月净销售的比例"},
           .type = Type::Real,
           .meaning = model::Meaning::Percent,
           .required = true,
           .listed = true,
           .read_only = true,
           .reads = sales},
          {.name = "silent_days",
           .label = {"Days silent", "距末单"},
           .help = {"days since the last order", "距最后一次下单的天数"},
           .type = Type::Int,
           .listed = true,
           .read_only = true,
           .unit = "d",
           .reads = {{"customer", "last_order"}}},
          {.name = "past_rhythm",
           .label = {"Past its rhythm", "超过下单节奏"},
           .help = {"longer without an order than its own orders let expect",
                    "未下单的时间超过该客户自己的下单节奏"},
           .type = Type::Bool,
           .required = true,
           .read_only = true,
           .reads = sales}};
}

std::vector<records::ComputedColumn> customer_figures(store::Connection& connection, Date as_of) {
  const std::string net = records::net_of_year("v.id", as_of);
  // Found once for a statement, and only where a share is shown; without the limit the condition
  // would find it a second time.
  const std::string whole = "SELECT whole FROM (SELECT " + records::net_of_all(as_of) +
                            " AS whole LIMIT 1) w WHERE whole > 0";
  const std::string share = "CAST(" + net + " AS DOUBLE PRECISION) / (" + whole + ")";
  const bool kept = records::year_kept_until(connection) == as_of;
  const std::vector<model::Field>& fields = list_figures("customer");
  return {{&fields[Net], net,
           kept ? records::Ranked{std::string(records::kYearTable), "customer", "net"}
                : records::Ranked{}},
          {&fields[Share], share},
          {&fields[Silent], silent_days(as_of)},
          {&fields[PastRhythm], past_rhythm(as_of)}};
}

}  // namespace

const std::vector<model::Field>& list_figures(std::string_view entity) {
  static const std::vector<model::Field> customers = customer_fields(), none;
  return entity == "customer" ? customers : none;
}

void know_figures(records::ListRequest& request, const access::Session& session,
                  store::Connection& connection, Date as_of) {
  if (request.entity != "customer") return;
  request.computed = customer_figures(connection, as_of);
  if (!session.rights) return;
  const model::Entity& customer = session.rights->schema().entity("customer");
  for (records::ComputedColumn& column : request.computed) {
    if (session.rights->field(customer, *column.field) >= access::FieldAccess::Read) continue;
    column.sql = store::no_value(column.field->type);
    column.ranked = {};
  }
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

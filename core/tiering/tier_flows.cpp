#include "core/tiering/tier_flows.hpp"

namespace pareto::tiering {

std::vector<QuarterFlows> quarter_flows(store::Connection& connection, const std::string& rule,
                                        Date as_of) {
  std::vector<QuarterFlows> out;
  const auto quarters = last_quarters(as_of);
  // Whoever had a tier at the first day, and whoever had one at the second and none at the first.
  store::Statement rows = connection.prepare(
      "SELECT a.tier, b.tier, count(*) FROM pareto_tier_assignment a LEFT JOIN pareto_tier_assignment b ON b.customer = a.customer AND b.rule = a.rule AND "
      "b.from_date <= ?3 AND (b.to_date IS NULL OR b.to_date > ?3) WHERE a.rule = ?1 AND a.from_date <= ?2 AND (a.to_date IS NULL OR a.to_date > ?2) "
      "GROUP BY a.tier, b.tier ORDER BY a.tier NULLS LAST, b.tier NULLS LAST");
  store::Statement fresh = connection.prepare(
      "SELECT b.tier, count(*) FROM pareto_tier_assignment b WHERE b.rule = ?1 AND b.from_date <= ?3 AND (b.to_date IS NULL OR b.to_date > ?3) AND NOT EXISTS("
      "SELECT 1 FROM pareto_tier_assignment a WHERE a.customer = b.customer AND a.rule = b.rule AND a.from_date <= ?2 AND (a.to_date IS NULL OR a.to_date > ?2)) "
      "GROUP BY b.tier ORDER BY b.tier NULLS LAST");
  for (std::size_t q = 0; q + 1 < quarters.size(); ++q) {
    QuarterFlows& step = out.emplace_back(QuarterFlows{quarters[q], quarters[q + 1], {}});
    for (store::Statement* each : {&rows, &fresh}) {
      each->bind(1, std::string_view(rule))
          .bind(2, std::int64_t{step.from.range().to.days})
          .bind(3, std::int64_t{step.to.range().to.days});
      while (each->step()) {
        if (each == &rows)
          step.flows.push_back(
              {std::string(rows.text(0)), std::string(rows.text(1)), rows.integer(2)});
        else
          step.flows.push_back({"", std::string(fresh.text(0)), fresh.integer(1)});
      }
      each->reset();
    }
  }
  return out;
}

}  // namespace pareto::tiering

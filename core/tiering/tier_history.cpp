#include "core/tiering/tier_history.hpp"

namespace pareto::tiering {

std::array<QuarterCounts, kQuarters> quarter_counts(store::Connection& connection, const Rule& rule,
                                                    Date as_of) {
  std::array<QuarterCounts, kQuarters> out;
  const auto quarters = last_quarters(as_of);
  const std::string id = rule.id();
  store::Statement rows = connection.prepare(
      "SELECT tier, count(*), sum(CASE WHEN computed THEN 1 ELSE 0 END) FROM pareto_tier_assignment WHERE rule = ?1 AND from_date <= ?2 AND "
      "(to_date IS NULL OR to_date > ?2) GROUP BY tier");
  for (std::size_t q = 0; q < kQuarters; ++q) {
    out[q].quarter = quarters[q];
    out[q].of_tier.assign(rule.tiers().size(), 0);
    rows.bind(1, std::string_view(id)).bind(2, std::int64_t{quarters[q].range().to.days});
    while (rows.step()) {
      const std::uint8_t tier = rows.is_null(0) ? kUnknownTier : rule.index_of(rows.text(0));
      const auto count = static_cast<std::size_t>(rows.integer(1));
      (tier < out[q].of_tier.size() ? out[q].of_tier[tier] : out[q].other) += count;
      out[q].computed = out[q].computed || rows.integer(2) > 0;
    }
    rows.reset();
  }
  return out;
}

std::int64_t rated_subject(store::Connection& connection, const std::string& rule,
                           std::int64_t customer) {
  store::Statement row = connection.prepare(
      "SELECT a.customer FROM pareto_tier_assignment a JOIN pareto_customer c ON c.id = ?1 AND a.customer IN (c.id, c.root) WHERE a.rule = ?2 "
      "ORDER BY a.to_date IS NULL DESC, a.customer = c.id DESC LIMIT 1");
  row.bind(1, customer).bind(2, std::string_view(rule));
  return row.step() ? row.integer(0) : customer;
}

std::vector<PastAssignment> past_assignments(store::Connection& connection, const std::string& rule,
                                             std::int64_t subject) {
  std::vector<PastAssignment> out;
  store::Statement rows = connection.prepare(
      "SELECT tier, from_date, to_date, score, computed, overridden, own_tier FROM pareto_tier_assignment WHERE customer = ?1 AND rule = ?2 "
      "ORDER BY from_date DESC");
  rows.bind(1, subject).bind(2, std::string_view(rule));
  while (rows.step()) {
    PastAssignment one{.tier = std::string(rows.text(0)),
                       .from = Date{static_cast<std::int32_t>(rows.integer(1))},
                       .to = {},
                       .score = {},
                       .own_tier = {}};
    if (!rows.is_null(2)) one.to = Date{static_cast<std::int32_t>(rows.integer(2))};
    if (!rows.is_null(3)) one.score = rows.real(3);
    one.computed = rows.integer(4) != 0;
    one.overridden = rows.integer(5) != 0;
    if (!rows.is_null(6)) one.own_tier = rows.text(6);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace pareto::tiering

#include "core/tiering/compare.hpp"

#include <algorithm>
#include <tuple>

#include "core/tiering/findings.hpp"

namespace pareto::tiering {
namespace {

// What one rule says of each of its subjects.
struct Side {
  Subjects subjects;
  Verdict verdict;
};

Side look(records::Records& records, const Rule& rule, const RulePlan& plan,
          const std::optional<DataExtent>& extent, Date as_of) {
  store::Connection& connection = records.store.connection();
  Side side{Subjects(connection, plan.per_group), {}};
  side.verdict = judge({connection, records.schema, side.subjects, extent}, rule, plan, as_of, {});
  return side;
}

bool same_tiers(const Rule& a, const Rule& b) {
  return std::equal(a.tiers().begin(), a.tiers().end(), b.tiers().begin(), b.tiers().end(),
                    [](const TierName& x, const TierName& y) { return x.code == y.code; });
}

}  // namespace

std::size_t Comparison::place(const Rule& rule, std::uint8_t tier) {
  return tier < rule.tiers().size() ? rule.tiers().size() - 1 - tier : rule.tiers().size();
}

Comparison compare(records::Records& records, const Rule& first, const Rule& second,
                   const CompareRequest& request) {
  store::Connection& connection = records.store.connection();
  const Snapshot snapshot(connection);
  const auto extent = data_extent(connection);
  const Date guess =
      request.as_of.value_or(default_as_of(extent, request.today).value_or(request.today));
  const RulePlan plans[] = {plan_of(first, guess), plan_of(second, guess)};
  Comparison out;
  out.as_of = day_of_run(first, plans[0], extent, request.as_of, request.today);
  out.as_of =
      std::max(out.as_of, day_of_run(second, plans[1], extent, request.as_of, request.today));
  out.range = Window{12, 0}.range(out.as_of);
  out.per_group = plans[0].per_group && plans[1].per_group;
  const Side sides[] = {look(records, first, plans[0], extent, out.as_of),
                        look(records, second, plans[1], extent, out.as_of)};

  const Subjects subjects(connection, out.per_group);
  MetricColumn sales{std::vector<std::int64_t>(subjects.count()),
                     std::vector<std::uint8_t>(subjects.count())};
  if (extent) sales = Metrics(connection, subjects, *extent).read(Metric::NetSales, out.range);
  out.subjects = subjects.count();
  out.cells.assign(first.tiers().size() + 1, std::vector<ComparedCell>(second.tiers().size() + 1));
  const bool same = same_tiers(first, second), ordered = first.ordered() && second.ordered();
  std::vector<std::uint8_t> seen(subjects.count(), 0);
  for (std::size_t i = 0; i < subjects.customers().size(); ++i) {
    const std::size_t s = subjects.subject_at(i);
    if (std::exchange(seen[s], 1)) continue;
    const std::uint8_t a = sides[0].verdict.tiers[sides[0].subjects.subject_at(i)];
    const std::uint8_t b = sides[1].verdict.tiers[sides[1].subjects.subject_at(i)];
    const std::size_t from = Comparison::place(first, a), to = Comparison::place(second, b);
    ComparedCell& cell = out.cells[from][to];
    ++cell.subjects;
    cell.net_sales += sales.values[s];
    out.net_sales += sales.values[s];
    // Without an order only tiers of the same names can be told apart.
    if (from == to || (!ordered && !same)) continue;
    const bool rated = a != kUnrated && b != kUnrated;
    const Direction direction = !ordered    ? Direction::Other
                                : to < from ? Direction::Rise
                                            : Direction::Fall;
    // Between the lowest tier and none there is no move, as in a run; nor are unlike lengths of the
    // scales one.
    const bool bottom = !rated && ordered && (a == kUnrated || a == 0) && (b == kUnrated || b == 0);
    if (bottom) continue;
    out.rises += direction == Direction::Rise;
    out.falls += direction == Direction::Fall;
    out.others += direction == Direction::Other;
    out.moved_sales += sales.values[s];
    out.moves.push_back({{.id = subjects.ids()[s]}, a, b, direction, sales.values[s]});
  }
  std::sort(out.moves.begin(), out.moves.end(), [](const ComparedMove& x, const ComparedMove& y) {
    return std::tuple(x.direction, -x.net_sales, x.who.id) <
           std::tuple(y.direction, -y.net_sales, y.who.id);
  });
  return out;
}

void name_moves(store::Connection& connection, std::vector<ComparedMove>& moves) {
  for (ComparedMove& move : moves) move.who = subject_name(connection, move.who.id);
}

}  // namespace pareto::tiering

#include "core/tiering/metrics.hpp"

#include <algorithm>
#include <bit>
#include <iterator>

#include "core/tiering/checked_sum.hpp"

namespace pareto::tiering {
namespace {

// Room for sums that are made before they are asked for.
constexpr std::size_t kMostBytes = 64u << 20, kBytesPerAmount = 26;
// Customers of whom two readers are done sooner than one: a further connection takes about a
// millisecond.
constexpr std::size_t kWorthTwo = 1000;

bool is_amount(Metric metric) {
  return metric == Metric::NetSales || metric == Metric::Margin || metric == Metric::KnownSales;
}
// Where costs must be read.
bool needs_cost(Metric metric) { return metric == Metric::Margin || metric == Metric::KnownSales; }

unsigned fact_of(Metric metric) {
  switch (metric) {
    case Metric::Orders:
      return kOrderCount;
    case Metric::FirstOrder:
      return kFirstOrder;
    case Metric::LastOrder:
      return kLastOrder;
    case Metric::Numbers:
      return kNumbers;
    case Metric::LastLine:
      return kLastLine;
    default:
      return kActiveMonths;
  }
}

// First and last order and the last line are of the whole history.
DayRange place_of(const std::pair<Metric, DayRange>& want) {
  const unsigned history = kFirstOrder | kLastOrder | kLastLine;
  const bool whole = !is_amount(want.first) && (fact_of(want.first) & history) != 0;
  return whole ? DayRange{*Date::from_civil(1, 1, 1), want.second.to} : want.second;
}

MetricColumn column_of(const OrderFacts& facts, Metric metric) {
  MetricColumn out;
  const auto take = [&](const auto& from, auto value, auto known) {
    out.values.reserve(from.size());
    out.valid.reserve(from.size());
    for (const auto one : from) {
      out.values.push_back(known(one) ? value(one) : 0);
      out.valid.push_back(known(one) ? 1 : 0);
    }
  };
  const auto always = [](auto) { return true; };
  const auto same = [](auto value) { return std::int64_t{value}; };
  const auto is_day = [](std::int32_t day) { return day != kNoDay; };
  switch (metric) {
    case Metric::Orders:
      take(facts.count, same, always);
      break;
    case Metric::Numbers:
      take(facts.numbers, same, always);
      break;
    case Metric::FirstOrder:
      take(facts.first, same, is_day);
      break;
    case Metric::LastOrder:
      take(facts.last, same, is_day);
      break;
    case Metric::LastLine:
      take(facts.last_line, same, is_day);
      break;
    default:
      take(
          facts.months, [](std::uint64_t bits) { return std::int64_t{std::popcount(bits)}; },
          always);
  }
  return out;
}

}  // namespace

struct Metrics::Amounts {
  std::vector<std::int64_t> net, known, cost;  // known and cost only where asked for
  std::vector<std::uint8_t> has_lines, has_cost;

  Amounts(std::size_t subjects, bool with_cost) : net(subjects), has_lines(subjects) {
    if (!with_cost) return;
    known.resize(subjects);
    cost.resize(subjects);
    has_cost.resize(subjects);
  }
  void add_lines(std::size_t subject, std::int64_t amount) {
    add_checked(net[subject], amount);
    has_lines[subject] = 1;
  }
  void add_costs(std::size_t subject, std::int64_t amount, std::int64_t spent) {
    if (amount == 0 && spent == 0) return;
    add_checked(known[subject], amount);
    add_checked(cost[subject], spent);
    has_cost[subject] = 1;
  }
};

struct Metrics::Prepared {
  Months months;
  bool with_cost;
  Amounts amounts;
};

Metrics::Metrics(store::Connection& connection, const Subjects& subjects, DataExtent extent,
                 Readers readers)
    : connection_(connection),
      subjects_(subjects),
      extent_(extent),
      readers_(subjects.customers().size() < kWorthTwo ? Readers::One : readers) {}

Metrics::~Metrics() = default;

void Metrics::add_months(const std::vector<Prepared*>& into, Months months) {
  if (months.first > months.last) return;
  store::Statement rows = connection_.prepare(
      "SELECT customer, net, line_count, known, cost, month FROM pareto_customer_month WHERE month "
      "BETWEEN ?1 AND ?2 ORDER BY month, customer");
  rows.bind(1, std::int64_t{months.first.days}).bind(2, std::int64_t{months.last.days});
  Subjects::Walk walk(subjects_);
  std::vector<Prepared*> open;  // those that the month belongs to
  for (std::int64_t month = INT64_MIN; rows.step();) {
    if (rows.integer(5) != month) {
      month = rows.integer(5);
      open.clear();
      for (Prepared* one : into) {
        if (one->months.first.days <= month && month <= one->months.last.days) open.push_back(one);
      }
    }
    if (open.empty()) continue;
    const std::size_t subject = walk.subject(rows.integer(0));
    if (subject == Subjects::kNone || rows.integer(2) == 0) continue;
    const std::int64_t net = rows.integer(1);
    for (Prepared* one : open) {
      one->amounts.add_lines(subject, net);
      if (one->with_cost) one->amounts.add_costs(subject, rows.integer(3), rows.integer(4));
    }
  }
}

void Metrics::add_days(Amounts& into, DayRange days, bool with_cost) {
  if (days.from > days.to) return;
  // The rollup knows who bought in the month, so only their lines are looked up. CROSS JOIN: in
  // this order.
  store::Statement rows = connection_.prepare(
      std::string("SELECT s.customer, s.home_amount") + (with_cost ? ", s.home_cost" : "") +
      " FROM pareto_customer_month m CROSS JOIN pareto_sale s"
      " WHERE m.month = ?1 AND s.customer = m.customer AND s.date BETWEEN ?2 AND ?3 AND "
      "s.home_amount IS NOT NULL");
  rows.bind(1, std::int64_t{days.from.month_start().days})
      .bind(2, std::int64_t{days.from.days})
      .bind(3, std::int64_t{days.to.days});
  Subjects::Walk walk(subjects_);
  while (rows.step()) {
    const std::size_t subject = walk.subject(rows.integer(0));
    if (subject == Subjects::kNone) continue;
    into.add_lines(subject, rows.integer(1));
    if (!with_cost || rows.is_null(2)) continue;
    add_checked(into.known[subject], rows.integer(1));
    add_checked(into.cost[subject], rows.integer(2));
    into.has_cost[subject] = 1;
  }
}

// Where the data ends inside a month, the rollup's month is what there is until then.
Metrics::Parts Metrics::parts_of(DayRange range) const {
  Parts parts;
  const Date from = std::max(range.from, extent_.first_month),
             to = std::min(range.to, extent_.last_day);
  if (from > to) return parts;
  Date first = from.month_start(), last = to.month_start();
  const bool part_at_end = to < extent_.last_day && (to + 1).month_start() == last;
  const bool part_at_start = from != first;
  if (first == last && (part_at_start || part_at_end)) {
    parts.days.push_back({from, to});
    return parts;
  }
  if (part_at_start) {
    parts.days.push_back({from, first.plus_months(1) - 1});
    first = first.plus_months(1);
  }
  if (part_at_end) {
    parts.days.push_back({last, to});
    last = last.plus_months(-1);
  }
  if (first <= last) parts.months = {first, last};
  return parts;
}

Metrics::Amounts Metrics::amounts(DayRange range, bool with_cost) {
  const Parts parts = parts_of(range);
  Amounts all(subjects_.count(), with_cost);
  if (parts.months) {
    const auto known = std::find_if(prepared_.begin(), prepared_.end(), [&](const Prepared& one) {
      return one.months == *parts.months && (one.with_cost || !with_cost);
    });
    if (known != prepared_.end()) {
      all = known->amounts;
    } else {
      Prepared one{*parts.months, with_cost, std::move(all)};
      add_months({&one}, one.months);
      all = std::move(one.amounts);
    }
  }
  for (const DayRange& days : parts.days) add_days(all, days, with_cost);
  return all;
}

void Metrics::prepare(const std::vector<std::pair<Metric, DayRange>>& wanted) {
  prepared_.clear();
  orders_.clear();
  const bool with_cost = std::any_of(wanted.begin(), wanted.end(),
                                     [](const auto& want) { return needs_cost(want.first); });
  for (const auto& [metric, range] : wanted) {
    if (!is_amount(metric)) continue;
    const std::optional<Months> months = parts_of(range).months;
    const bool there =
        !months || std::any_of(prepared_.begin(), prepared_.end(),
                               [&](const Prepared& one) { return one.months == *months; });
    if (there) continue;
    if ((prepared_.size() + 1) * subjects_.count() * kBytesPerAmount > kMostBytes) break;
    prepared_.push_back({*months, with_cost, Amounts(subjects_.count(), with_cost)});
  }
  prepare_orders(wanted);
  if (prepared_.empty()) return;
  Months all = prepared_.front().months;
  std::vector<Prepared*> into;
  for (Prepared& one : prepared_) {
    all = {std::min(all.first, one.months.first), std::max(all.last, one.months.last)};
    into.push_back(&one);
  }
  add_months(into, all);
}

void Metrics::prepare_orders(const std::vector<std::pair<Metric, DayRange>>& wanted) {
  std::size_t bytes = 0;
  std::vector<OrderFacts> all;
  for (const auto& want : wanted) {
    if (is_amount(want.first)) continue;
    const DayRange range = place_of(want);
    const unsigned fact = fact_of(want.first);
    auto same = std::find_if(all.begin(), all.end(),
                             [&](const OrderFacts& one) { return one.range == range; });
    if (same != all.end() && (same->wanted & fact) != 0) continue;
    bytes += subjects_.count() * OrderFacts::bytes_per_subject(fact);
    if (bytes > kMostBytes) break;
    if (same == all.end()) {
      all.push_back({.range = range});
      same = std::prev(all.end());
    }
    same->wanted |= fact;
  }
  if (all.empty()) return;
  read_order_facts(connection_, subjects_, extent_, all, readers_);
  orders_ = std::move(all);
}

const OrderFacts& Metrics::orders(DayRange range, unsigned wanted) {
  for (const OrderFacts& known : orders_) {
    if (known.range == range && (known.wanted & wanted) == wanted) return known;
  }
  std::vector<OrderFacts> one{{.range = range, .wanted = wanted}};
  read_order_facts(connection_, subjects_, extent_, one, readers_);
  read_ = std::move(one.front());
  return read_;
}

MetricColumn Metrics::read(Metric metric, DayRange range) {
  return std::move(read({{metric, range}}).front());
}

std::vector<MetricColumn> Metrics::read(const std::vector<std::pair<Metric, DayRange>>& wanted) {
  std::vector<MetricColumn> out(wanted.size());
  std::vector<std::uint8_t> done(wanted.size(), 0);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (done[i]) continue;
    std::vector<std::size_t> same;
    bool with_cost = false;
    for (std::size_t k = i; k < wanted.size(); ++k) {
      if (is_amount(wanted[k].first) != is_amount(wanted[i].first) ||
          place_of(wanted[k]) != place_of(wanted[i]))
        continue;
      same.push_back(k);
      with_cost = with_cost || needs_cost(wanted[k].first);
      done[k] = 1;
    }
    if (is_amount(wanted[i].first)) {
      const Amounts sums = amounts(place_of(wanted[i]), with_cost);
      for (const std::size_t k : same) {
        if (wanted[k].first == Metric::NetSales) {
          out[k] = {sums.net, sums.has_lines};
          continue;
        }
        if (wanted[k].first == Metric::KnownSales) {
          out[k] = {sums.known, sums.has_cost};
          continue;
        }
        out[k] = {std::vector<std::int64_t>(subjects_.count()), sums.has_cost};
        for (std::size_t s = 0; s < subjects_.count(); ++s)
          out[k].values[s] = sums.known[s] - sums.cost[s];
      }
      continue;
    }
    unsigned facts = 0;
    for (const std::size_t k : same) facts |= fact_of(wanted[k].first);
    const OrderFacts& found = orders(place_of(wanted[i]), facts);
    for (const std::size_t k : same) out[k] = column_of(found, wanted[k].first);
  }
  return out;
}

}  // namespace pareto::tiering

#include "core/tiering/metrics.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"

namespace pareto::tiering {
namespace {

// Room for sums that are made before they are asked for.
constexpr std::size_t kMostBytes = 64u << 20, kBytesPerAmount = 26;

void add(std::int64_t& sum, std::int64_t value) {
  if (__builtin_add_overflow(sum, value, &sum)) {
    throw Error(
        ErrorCode::Data,
        Message(Text{"the amounts of a customer add up to more than can be held",
                     "一个客户的金额合计超出可表示的范围"}),
        Message(Text{"look for a line with a mistaken amount: pareto list sale --sort -home_amount",
                     "请查找金额有误的行：pareto list sale --sort -home_amount"}));
  }
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
    add(net[subject], amount);
    has_lines[subject] = 1;
  }
  void add_costs(std::size_t subject, std::int64_t amount, std::int64_t spent) {
    if (amount == 0 && spent == 0) return;
    add(known[subject], amount);
    add(cost[subject], spent);
    has_cost[subject] = 1;
  }
};

struct Metrics::Prepared {
  Months months;
  bool with_cost;
  Amounts amounts;
};

struct Metrics::OrderFacts {
  std::vector<std::int64_t> count, first, last;
};

Metrics::Metrics(store::Connection& connection, const Subjects& subjects, DataExtent extent)
    : connection_(connection), subjects_(subjects), extent_(extent) {}

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
    add(into.known[subject], rows.integer(1));
    add(into.cost[subject], rows.integer(2));
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
  const bool with_cost = std::any_of(wanted.begin(), wanted.end(), [](const auto& want) { return want.first == Metric::Margin; });
  for (const auto& [metric, range] : wanted) {
    if (metric != Metric::NetSales && metric != Metric::Margin) continue;
    const std::optional<Months> months = parts_of(range).months;
    const bool there = !months || std::any_of(prepared_.begin(), prepared_.end(), [&](const Prepared& one) { return one.months == *months; });
    if (there) continue;
    if ((prepared_.size() + 1) * subjects_.count() * kBytesPerAmount > kMostBytes) break;
    prepared_.push_back({*months, with_cost, Amounts(subjects_.count(), with_cost)});
  }
  if (prepared_.empty()) return;
  Months all = prepared_.front().months;
  std::vector<Prepared*> into;
  for (Prepared& one : prepared_) {
    all = {std::min(all.first, one.months.first), std::max(all.last, one.months.last)};
    into.push_back(&one);
  }
  add_months(into, all);
}

// An order is a distinct number of a customer, with a positive sum; its day is that of its first
// line. Lines without a number are one order a day.
Metrics::OrderFacts Metrics::orders(DayRange range) {
  OrderFacts facts;
  facts.count.assign(subjects_.count(), 0);
  facts.first.assign(subjects_.count(), INT64_MAX);
  facts.last.assign(subjects_.count(), INT64_MIN);
  struct Line {
    std::uint64_t number;
    std::int64_t date, net;
  };
  std::vector<Line> lines;  // of one customer
  std::int64_t customer = 0;
  Subjects::Walk walk(subjects_);
  const auto close = [&] {
    const std::size_t subject = lines.empty() ? Subjects::kNone : walk.subject(customer);
    if (subject == Subjects::kNone) return lines.clear();
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
      return a.number != b.number ? a.number < b.number : a.date < b.date;
    });
    for (std::size_t i = 0; i < lines.size();) {
      std::int64_t net = 0;
      const Line& first = lines[i];
      for (; i < lines.size() && lines[i].number == first.number; ++i) add(net, lines[i].net);
      if (net <= 0) continue;
      ++facts.count[subject];
      facts.first[subject] = std::min(facts.first[subject], first.date);
      facts.last[subject] = std::max(facts.last[subject], first.date);
    }
    lines.clear();
  };
  const bool all = range.from <= extent_.first_month && range.to >= extent_.last_day;
  store::Statement rows = connection_.prepare(
      std::string("SELECT customer, date, number, home_amount FROM pareto_sale WHERE home_amount "
                  "IS NOT NULL") +
      (all ? "" : " AND date BETWEEN ?1 AND ?2") + " ORDER BY customer, date, number NULLS FIRST, home_amount, id");
  if (!all) rows.bind(1, std::int64_t{range.from.days}).bind(2, std::int64_t{range.to.days});
  while (rows.step()) {
    if (rows.integer(0) != customer) close();
    customer = rows.integer(0);
    const std::int64_t date = rows.integer(1), net = rows.integer(3);
    const std::uint64_t number =
        rows.is_null(2) ? hash64({reinterpret_cast<const char*>(&date), sizeof date}, 1)
                        : hash64(rows.text(2));
    if (!lines.empty() && lines.back().number == number && lines.back().date == date)
      add(lines.back().net, net);
    else
      lines.push_back({number, date, net});
  }
  close();
  return facts;
}

MetricColumn Metrics::read(Metric metric, DayRange range) {
  return std::move(read({{metric, range}}).front());
}

std::vector<MetricColumn> Metrics::read(const std::vector<std::pair<Metric, DayRange>>& wanted) {
  std::vector<MetricColumn> out(wanted.size());
  std::vector<std::uint8_t> done(wanted.size(), 0);
  const auto is_amount = [](Metric metric) {
    return metric == Metric::NetSales || metric == Metric::Margin;
  };
  const auto place = [&](const std::pair<Metric, DayRange>& want) {
    // First and last order are of the whole history.
    const bool history = want.first == Metric::FirstOrder || want.first == Metric::LastOrder;
    return history ? DayRange{*Date::from_civil(1, 1, 1), want.second.to} : want.second;
  };
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (done[i]) continue;
    std::vector<std::size_t> same;
    bool margin = false;
    for (std::size_t k = i; k < wanted.size(); ++k) {
      if (is_amount(wanted[k].first) != is_amount(wanted[i].first) ||
          place(wanted[k]) != place(wanted[i]))
        continue;
      same.push_back(k);
      margin = margin || wanted[k].first == Metric::Margin;
      done[k] = 1;
    }
    if (is_amount(wanted[i].first)) {
      const Amounts sums = amounts(place(wanted[i]), margin);
      for (const std::size_t k : same) {
        if (wanted[k].first == Metric::NetSales) {
          out[k] = {sums.net, sums.has_lines};
          continue;
        }
        out[k] = {std::vector<std::int64_t>(subjects_.count()), sums.has_cost};
        for (std::size_t s = 0; s < subjects_.count(); ++s)
          out[k].values[s] = sums.known[s] - sums.cost[s];
      }
      continue;
    }
    const OrderFacts facts = orders(place(wanted[i]));
    for (const std::size_t k : same) {
      const bool count = wanted[k].first == Metric::Orders;
      const auto& from = count                                   ? facts.count
                         : wanted[k].first == Metric::FirstOrder ? facts.first
                                                                 : facts.last;
      out[k].values.assign(from.begin(), from.end());
      out[k].valid.assign(subjects_.count(), 1);
      for (std::size_t s = 0; !count && s < subjects_.count(); ++s) {
        if (facts.count[s] > 0) continue;
        out[k].valid[s] = 0;
        out[k].values[s] = 0;
      }
    }
  }
  return out;
}

}  // namespace pareto::tiering

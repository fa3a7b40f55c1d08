#include "core/tiering/order_facts.hpp"

#include <algorithm>
#include <bit>
#include <future>

#include "core/base/hash.hpp"
#include "core/store/line_order.hpp"
#include "core/tiering/checked_sum.hpp"
#include "core/tiering/snapshot.hpp"

namespace pareto::tiering {
namespace {

struct Line {
  std::uint64_t number;
  std::int32_t date;
  std::int64_t net;
};

// How many whole months lie between a day and the day after a range: 0 for the last month of its
// windows.
int months_before(CivilDay day, CivilDay after) {
  return (after.year - day.year) * 12 + after.month - day.month - (day.day >= after.day ? 1 : 0);
}

void make_room(OrderFacts& facts, std::size_t subjects) {
  const auto room = [&](OrderFact fact, auto& column, auto empty) {
    if (facts.wanted & fact) column.assign(subjects, empty);
  };
  room(kOrderCount, facts.count, 0);
  room(kFirstOrder, facts.first, kNoDay);
  room(kLastOrder, facts.last, kNoDay);
  room(kNumbers, facts.numbers, 0);
  room(kLastLine, facts.last_line, kNoDay);
  room(kActiveMonths, facts.months, std::uint64_t{0});
}

void keep_earliest(std::int32_t& kept, std::int32_t day) {
  if (kept == kNoDay || day < kept) kept = day;
}

void add_order(OrderFacts& facts, std::size_t subject, std::int32_t day, CivilDay after) {
  const unsigned wanted = facts.wanted;
  if (wanted & kOrderCount) ++facts.count[subject];
  if (wanted & kFirstOrder) keep_earliest(facts.first[subject], day);
  if (wanted & kLastOrder) facts.last[subject] = std::max(facts.last[subject], day);
  if (wanted & kActiveMonths) {
    const int months = months_before(Date{day}.civil(), after);
    if (months >= 0 && months < 64) facts.months[subject] |= std::uint64_t{1} << months;
  }
}

// `lines` are of one customer, by number and date.
void add_customer(OrderFacts& facts, std::size_t subject, const std::vector<Line>& lines,
                  CivilDay after) {
  const std::int32_t from = facts.range.from.days, to = facts.range.to.days;
  for (std::size_t i = 0; i < lines.size();) {
    const std::uint64_t number = lines[i].number;
    std::int64_t net = 0;
    std::int32_t first = kNoDay, last = kNoDay;
    for (; i < lines.size() && lines[i].number == number; ++i) {
      if (lines[i].date < from || lines[i].date > to) continue;
      add_checked(net, lines[i].net);
      if (first == kNoDay) first = lines[i].date;
      last = lines[i].date;
    }
    if (first == kNoDay) continue;
    if (facts.wanted & kNumbers) ++facts.numbers[subject];
    if (facts.wanted & kLastLine)
      facts.last_line[subject] = std::max(facts.last_line[subject], last);
    if (net > 0) add_order(facts, subject, first, after);
  }
}

// The whole history of orders stands in the customers themselves, kept with every change of their
// lines.
bool stands_in_customers(const OrderFacts& facts, const DataExtent& extent) {
  return (facts.wanted & ~(kOrderCount | kFirstOrder | kLastOrder)) == 0 &&
         facts.range.from <= extent.first_month && facts.range.to >= extent.last_day;
}

void read_customers(store::Connection& connection, const Subjects& subjects,
                    const std::vector<OrderFacts*>& all) {
  store::Statement rows = connection.prepare(
      "SELECT id, orders, first_order, last_order FROM pareto_customer ORDER BY id");
  for (std::size_t i = 0; rows.step() && i < subjects.customers().size(); ++i) {
    if (rows.is_null(1) || rows.integer(1) == 0) continue;
    const std::size_t subject = subjects.subject_at(i);
    const auto first = static_cast<std::int32_t>(rows.integer(2)),
               last = static_cast<std::int32_t>(rows.integer(3));
    for (OrderFacts* facts : all) {
      if (facts->wanted & kOrderCount)
        facts->count[subject] += static_cast<std::int32_t>(rows.integer(1));
      if (facts->wanted & kFirstOrder) keep_earliest(facts->first[subject], first);
      if (facts->wanted & kLastOrder) facts->last[subject] = std::max(facts->last[subject], last);
    }
  }
}

// Ids of customers, both included.
struct Ids {
  std::int64_t first, last;
};

void read_lines(store::Connection& connection, const Subjects& subjects, const DataExtent& extent,
                Ids ids, const std::vector<OrderFacts*>& all) {
  Date from = extent.last_day, to = extent.first_month;
  std::vector<CivilDay> after;
  for (const OrderFacts* facts : all) {
    from = std::min(from, facts->range.from);
    to = std::max(to, facts->range.to);
    after.push_back((facts->range.to + 1).civil());
  }
  std::vector<Line> lines;  // of one customer
  std::int64_t customer = 0;
  Subjects::Walk walk(subjects);
  const auto close = [&] {
    const std::size_t subject = lines.empty() ? Subjects::kNone : walk.subject(customer);
    if (subject != Subjects::kNone) {
      const auto order = [](const Line& a, const Line& b) {
        return a.number != b.number ? a.number < b.number : a.date < b.date;
      };
      std::sort(lines.begin(), lines.end(), order);
      for (std::size_t i = 0; i < all.size(); ++i) add_customer(*all[i], subject, lines, after[i]);
    }
    lines.clear();
  };
  const bool whole = from <= extent.first_month && to >= extent.last_day;
  store::Statement rows = connection.prepare(
      std::string(
          "SELECT customer, date, number, home_amount FROM pareto_sale WHERE home_amount IS NOT NULL AND customer BETWEEN ?1 AND ?2") +
      (whole ? "" : " AND date BETWEEN ?3 AND ?4") + " ORDER BY customer, " + store::kLineOrder);
  rows.bind(1, ids.first).bind(2, ids.last);
  if (!whole) rows.bind(3, std::int64_t{from.days}).bind(4, std::int64_t{to.days});
  while (rows.step()) {
    if (rows.integer(0) != customer) close();
    customer = rows.integer(0);
    const std::int64_t date = rows.integer(1), net = rows.integer(3);
    const std::uint64_t number =
        rows.is_null(2) ? hash64({reinterpret_cast<const char*>(&date), sizeof date}, 1)
                        : hash64(rows.text(2));
    if (!lines.empty() && lines.back().number == number && lines.back().date == date)
      add_checked(lines.back().net, net);
    else
      lines.push_back({number, static_cast<std::int32_t>(date), net});
  }
  close();
}

// Adds what was found of other customers; a group may have members on both sides.
void merge(OrderFacts& into, const OrderFacts& more) {
  const auto fold = [](auto& to, const auto& from, auto together) {
    for (std::size_t s = 0; s < to.size(); ++s) to[s] = together(to[s], from[s]);
  };
  const auto sum = [](std::int32_t a, std::int32_t b) { return a + b; };
  const auto later = [](std::int32_t a, std::int32_t b) { return std::max(a, b); };
  fold(into.count, more.count, sum);
  fold(into.numbers, more.numbers, sum);
  fold(into.first, more.first, [](std::int32_t a, std::int32_t b) {
    return a == kNoDay ? b : b == kNoDay ? a : std::min(a, b);
  });
  fold(into.last, more.last, later);
  fold(into.last_line, more.last_line, later);
  fold(into.months, more.months, [](std::uint64_t a, std::uint64_t b) { return a | b; });
}

// Half of the lines by a further connection, which sees what this one sees or is not used: most of
// the time is the engine's, row by row.
bool read_by_two(store::Connection& connection, const Subjects& subjects, const DataExtent& extent,
                 Ids ids, const std::vector<OrderFacts*>& all) {
  store::Connection beside(connection.file(), store::Mode::ReadOnly);
  const Snapshot snapshot(beside);
  if (journal_sequence(beside) != journal_sequence(connection)) return false;
  const std::int64_t middle = subjects.customers()[subjects.customers().size() / 2];
  std::vector<OrderFacts> others;
  std::vector<OrderFacts*> into;
  for (const OrderFacts* facts : all) {
    others.push_back({.range = facts->range, .wanted = facts->wanted});
    make_room(others.back(), subjects.count());
  }
  for (OrderFacts& facts : others) into.push_back(&facts);
  std::future<void> second = std::async(std::launch::async, [&] {
    read_lines(beside, subjects, extent, {middle, ids.last}, into);
  });
  try {
    read_lines(connection, subjects, extent, {ids.first, middle - 1}, all);
  } catch (...) {
    beside.interrupt();  // the future waits for it when it goes
    throw;
  }
  second.get();
  for (std::size_t i = 0; i < all.size(); ++i) merge(*all[i], others[i]);
  return true;
}

}  // namespace

std::size_t OrderFacts::bytes_per_subject(unsigned wanted) {
  return static_cast<std::size_t>(std::popcount(wanted & ~unsigned{kActiveMonths})) * 4 +
         (wanted & kActiveMonths ? 8 : 0);
}

void read_order_facts(store::Connection& connection, const Subjects& subjects,
                      const DataExtent& extent, std::vector<OrderFacts>& all, Readers readers) {
  std::vector<OrderFacts*> kept, counted;
  for (OrderFacts& facts : all) {
    make_room(facts, subjects.count());
    (stands_in_customers(facts, extent) ? kept : counted).push_back(&facts);
  }
  if (!kept.empty()) read_customers(connection, subjects, kept);
  if (counted.empty() || subjects.customers().empty()) return;
  const Ids ids{subjects.customers().front(), subjects.customers().back()};
  if (readers == Readers::Two && read_by_two(connection, subjects, extent, ids, counted)) return;
  read_lines(connection, subjects, extent, ids, counted);
}

}  // namespace pareto::tiering

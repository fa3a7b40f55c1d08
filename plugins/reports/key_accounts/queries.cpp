#include "queries.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "orders.hpp"
#include "pareto/explained.hpp"
#include "pareto/rights.hpp"
#include "pareto/settings.hpp"

namespace pareto::key_accounts {
namespace {

using sdk::figure_in;
using sdk::Job;
using sdk::Parameter;
using sdk::step_in;
using sdk::Type;

RuleRun read_run(const Job& job, const std::string& rule) {
  RuleRun run;
  run.rule = rule;
  each_row(
      job,
      "select per_group, \"window\", figures from tier_run where rule = :rule and as_of <= :as_of"
      " order by as_of desc nulls last, id desc nulls last limit 1",
      {{"per_group", Type::Bool}, {"window", Type::Text}, {"figures", Type::Text}},
      {Parameter::of("rule", rule), Parameter::of("as_of", job.as_of())},
      [&](const Columns& row, std::int64_t at) {
        run.found = true;
        run.per_group = integer_or(row[0], at, 1) != 0;
        if (!row[1].is_null(at)) run.window = std::string(row[1].text(at));
        const std::string_view figures = text_or_empty(row[2], at);
        run.gini = figure_in(figures, "gini");
        run.hhi = figure_in(figures, "hhi");
        const auto a = figure_in(figures, "a_share"), b = figure_in(figures, "b_share");
        run.shares_known = a && b;
        run.a_share = a.value_or(run.a_share);
        run.b_share = b.value_or(run.b_share);
      });
  return run;
}

void read_users(const Job& job, Facts& facts) {
  each_row(job, "select id, name, left_on from \"user\" order by id",
           {{"id", Type::Int}, {"name", Type::Text}, {"left_on", Type::Date}}, {},
           [&](const Columns& row, std::int64_t at) {
             const bool left = !row[2].is_null(at) && row[2].date(at) <= facts.as_of;
             facts.users.push_back({row[0].integer(at), text_of(row, 1, at), left});
           });
}

void read_customers(const Job& job, Facts& facts) {
  std::vector<std::int64_t> roots;
  std::map<std::string, Index, std::less<>> shared;  // industries and places repeat
  const auto intern = [&](std::string_view text) {
    if (text.empty()) return kNone;
    const auto found = shared.find(text);
    if (found != shared.end()) return found->second;
    return shared.emplace(std::string(text), facts.texts.add(text)).first->second;
  };
  each_row(job,
           "select id, code, name, short_name, root, owner, industry, province, country"
           " from customer order by id",
           {{"id", Type::Int},
            {"code", Type::Text},
            {"name", Type::Text},
            {"short_name", Type::Text},
            {"root", Type::Int},
            {"owner", Type::Int},
            {"industry", Type::Text},
            {"province", Type::Text},
            {"country", Type::Text}},
           {}, [&](const Columns& row, std::int64_t at) {
             Customer customer;
             customer.id = row[0].integer(at);
             customer.code = facts.texts.add(text_or_empty(row[1], at));
             customer.name = facts.texts.add(text_or_empty(row[2], at));
             customer.short_name = facts.texts.add(text_or_empty(row[3], at));
             roots.push_back(integer_or(row[4], at, customer.id));
             customer.owner = integer_or(row[5], at, 0);
             customer.industry = intern(text_or_empty(row[6], at));
             const bool has_province = !text_or_empty(row[7], at).empty();
             customer.place = intern(text_or_empty(row[has_province ? 7 : 8], at));
             facts.customers.push_back(customer);
           });
  // Subjects stand in the order of the customers that name them.
  std::vector<Index> subject_of(facts.customers.size(), kNone);
  const auto root_of = [&](Index i) {
    if (!facts.run.per_group) return i;
    const Customer* root = facts.customer(roots[i]);
    return root == nullptr ? i : static_cast<Index>(root - facts.customers.data());
  };
  for (Index i = 0; i < facts.customers.size(); ++i) {
    if (root_of(i) != i) continue;
    subject_of[i] = static_cast<Index>(facts.subjects.size());
    facts.subjects.emplace_back().customer = i;
  }
  for (Index i = 0; i < facts.customers.size(); ++i) {
    Index& subject = subject_of[root_of(i)];
    if (subject == kNone) {  // its root belongs to another itself
      subject = static_cast<Index>(facts.subjects.size());
      facts.subjects.emplace_back().customer = root_of(i);
    }
    facts.customers[i].subject = subject;
    ++facts.subjects[subject].customers;
  }
}

using Walk = sdk::Walk<const Customer>;

void read_orders(const Job& job, Facts& facts) {
  OrderBook book(facts);
  Walk walk(facts.customers);
  each_row(job,
           "select customer, date, number, isum(home_amount) as net, count(*) as lines from sale"
           " where date <= :as_of group by customer, date, number"
           " order by customer, date, number nulls first",
           {{"customer", Type::Int},
            {"date", Type::Date},
            {"number", Type::Text},
            {"net", Type::Money},
            {"lines", Type::Int}},
           {Parameter::of("as_of", facts.as_of)}, [&](const Columns& row, std::int64_t at) {
             const Customer* customer = walk.find(row[0].integer(at));
             if (customer == nullptr) return;
             book.add(static_cast<Index>(customer - facts.customers.data()), row[1].date(at),
                      text_or_empty(row[2], at), integer_or(row[3], at, 0),
                      static_cast<std::int32_t>(row[4].integer(at)));
           });
  book.finish();
}

void add_cost(Facts& facts, Walk& walk, const Columns& row, std::int64_t at) {
  const Customer* customer = walk.find(row[0].integer(at));
  const Money known = integer_or(row[1], at, 0), cost = integer_or(row[2], at, 0);
  if (customer == nullptr || (known == 0 && cost == 0)) return;
  Subject& subject = facts.subjects[customer->subject];
  subject.known_net += known;
  subject.cost += cost;
  subject.has_cost = true;
  facts.known_net += known;
  facts.cost += cost;
}

// Whole months from the rollup, the rest of the window from the lines of those who bought in it.
void read_costs(const Job& job, Facts& facts) {
  const sdk::Schema result = {
      {"customer", Type::Int}, {"known", Type::Money}, {"cost", Type::Money}};
  const Date first = std::max(facts.period().from, facts.first_sale), last = facts.period().to;
  if (first > last) return;
  const auto add_days = [&](Date from, Date to) {
    Walk walk(facts.customers);
    each_row(job,
             "select s.customer,"
             " isum(case when s.home_cost is not null then s.home_amount end) as known,"
             " isum(s.home_cost) as cost from customer_month m cross join sale s"
             " where m.month = :month and s.customer = m.customer and s.date >= :from"
             " and s.date <= :to group by s.customer order by s.customer",
             result,
             {Parameter::of("month", from.month_start()), Parameter::of("from", from),
              Parameter::of("to", to)},
             [&](const Columns& row, std::int64_t at) { add_cost(facts, walk, row, at); });
  };
  Date from = first.month_start(), to = last.is_month_end() ? last + 1 : last.month_start();
  if (from < first) {
    from = from.plus_months(1);
    add_days(first, std::min(from - 1, last));
  }
  if (from < to) {
    Walk walk(facts.customers);
    each_row(job,
             "select customer, isum(known_sales) as known, isum(cost) as cost from customer_month"
             " where month >= :from and month < :to group by customer order by customer",
             result, {Parameter::of("from", from), Parameter::of("to", to)},
             [&](const Columns& row, std::int64_t at) { add_cost(facts, walk, row, at); });
  }
  if (to <= last && to >= from) add_days(to, last);
}

void read_lines(const Job& job, Facts& facts) {
  const Date first = std::max(facts.period().from, facts.first_sale);
  each_row(
      job,
      sdk::put_in("select count(*) as lines, count({cost}) as with_cost, count(number) as numbered,"
                  " count(salesperson) as with_salesperson,"
                  " count(case when currency <> :home then 1 end) as abroad"
                  " from sale where date >= :from and date <= :to",
                  "{cost}", facts.costs_readable ? "home_cost" : "null"),
      {{"lines", Type::Int},
       {"with_cost", Type::Int},
       {"numbered", Type::Int},
       {"with_salesperson", Type::Int},
       {"abroad", Type::Int}},
      {Parameter::of("home", std::string(job.home_currency())), Parameter::of("from", first),
       Parameter::of("to", facts.period().to)},
      [&](const Columns& row, std::int64_t at) {
        Lines& lines = facts.lines;
        lines.all = row[0].integer(at);
        lines.with_cost = row[1].integer(at);
        lines.numbered = row[2].integer(at);
        lines.with_salesperson = row[3].integer(at);
        lines.foreign = row[4].integer(at);
      });
  if (facts.lines.foreign == 0) return;
  each_row(
      job, "select distinct currency from currency_rate where currency <> :home order by currency",
      {{"currency", Type::Text}}, {Parameter::of("home", std::string(job.home_currency()))},
      [&](const Columns& row, std::int64_t at) { facts.currencies.emplace_back(row[0].text(at)); });
}

void read_tiers(const Job& job, Facts& facts) {
  const auto read = [&](Date day, bool explained, auto take) {
    Walk walk(facts.customers);
    each_row(job,
             explained
                 ? "select customer, tier, explanation from tier_assignment where rule = :rule"
                   " and from_date <= :day and (to_date is null or to_date > :day)"
                   " order by customer, from_date"
                 : "select customer, tier, null as explanation from tier_assignment"
                   " where rule = :rule and from_date <= :day"
                   " and (to_date is null or to_date > :day) order by customer, from_date",
             {{"customer", Type::Int}, {"tier", Type::Text}, {"explanation", Type::Text}},
             {Parameter::of("rule", facts.run.rule), Parameter::of("day", day)},
             [&](const Columns& row, std::int64_t at) {
               const Customer* customer = walk.find(row[0].integer(at));
               if (customer == nullptr) return;
               const std::string_view tier = text_or_empty(row[1], at);
               take(facts.subjects[customer->subject], tier.empty() ? '\0' : tier.front(),
                    text_or_empty(row[2], at));
             });
  };
  read(facts.as_of, true, [&](Subject& subject, char tier, std::string_view explanation) {
    subject.tier = tier;
    subject.below = step_in(explanation, "below");
    subject.next = step_in(explanation, "next");
  });
  if (facts.window.is_all()) return;
  read(facts.before().to, false,
       [](Subject& subject, char tier, std::string_view) { subject.tier_before = tier; });
}

// Whoever may not read them does without: then accounts are named one by one.
void read_kept_tiers(const Job& job, Facts& facts) {
  try {
    Walk walk(facts.customers);
    each_row(
        job, "select id, tier from customer where tier is not null order by id",
        {{"id", Type::Int}, {"tier", Type::Text}}, {}, [&](const Columns& row, std::int64_t at) {
          const Customer* customer = walk.find(row[0].integer(at));
          const std::string_view tier = text_or_empty(row[1], at);
          if (customer == nullptr || tier.size() != 1) return;
          facts.customers[static_cast<std::size_t>(customer - facts.customers.data())].tier_kept =
              tier.front();
        });
  } catch (const sdk::Failure& failure) {
    if (failure.status() != PARETO_E_DENIED) throw;
  }
}

void read_interactions(const Job& job, Facts& facts) {
  const std::int64_t end = std::int64_t{facts.as_of.days + 1} * 86'400 * 1'000'000;
  each_row(job,
           facts.run.per_group ? "select count(distinct c.root) as visited from interaction i"
                                 " join customer c on c.id = i.customer where i.start < :end"
                               : "select count(distinct i.customer) as visited from interaction i"
                                 " where i.start < :end",
           {{"visited", Type::Int}}, {Parameter::of("end", end, Type::Time)},
           [&](const Columns& row, std::int64_t at) {
             facts.unvisited =
                 static_cast<std::int64_t>(facts.subjects.size()) - row[0].integer(at);
           });
}

void rank(Facts& facts) {
  for (Index i = 0; i < facts.subjects.size(); ++i) {
    const Subject& subject = facts.subjects[i];
    facts.net += subject.net;
    facts.net_before += subject.net_before;
    if (subject.net > 0) facts.ranked.push_back(i);
  }
  std::stable_sort(facts.ranked.begin(), facts.ranked.end(),
                   [&](Index a, Index b) { return facts.subjects[a].net > facts.subjects[b].net; });
  for (Index at = 0; at < facts.ranked.size(); ++at) facts.subjects[facts.ranked[at]].rank = at;
  for (Index i = 0; i < facts.customers.size(); ++i) {
    Index& largest = facts.subjects[facts.customers[i].subject].largest;
    if (largest == kNone || facts.customers[i].net > facts.customers[largest].net) largest = i;
  }
}

// Two subjects of one short name would be taken for one: both get their full names.
void tell_names_apart(Facts& facts) {
  std::unordered_map<std::string, Index> first;
  first.reserve(facts.subjects.size());
  for (const Subject& subject : facts.subjects) {
    const auto [found, is_new] = first.emplace(facts.name(subject), subject.customer);
    if (is_new) continue;
    for (const Index i : {found->second, subject.customer}) {
      facts.customers[i].short_name = facts.customers[i].name;
    }
  }
}

}  // namespace

Facts read_facts(const Job& job, const std::string& rule, const std::string& window) {
  Facts facts;
  facts.as_of = job.as_of();
  const sdk::Rights rights(job);
  facts.costs_readable = rights.reads("sale", "home_cost");
  facts.everyone_seen = rights.sees_all("customer") && rights.sees_all("sale");
  facts.run = read_run(job, rule);
  const std::string& wanted = window.empty() ? facts.run.window : window;
  facts.window = sdk::window_asked(job, wanted.empty() ? "12m" : wanted, true);
  read_users(job, facts);
  read_customers(job, facts);
  read_orders(job, facts);
  rank(facts);
  if (facts.costs_readable) read_costs(job, facts);
  read_lines(job, facts);
  read_tiers(job, facts);
  read_kept_tiers(job, facts);
  read_interactions(job, facts);
  tell_names_apart(facts);
  return facts;
}

}  // namespace pareto::key_accounts

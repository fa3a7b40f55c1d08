#include "queries.hpp"

#include <algorithm>
#include <map>
#include <ranges>

#include "pareto/explained.hpp"
#include "pareto/local_day.hpp"
#include "pareto/rights.hpp"
#include "pareto/rows.hpp"
#include "pareto/settings.hpp"
#include "pareto/words.hpp"

namespace pareto::account_brief {
namespace {

using sdk::Columns;
using sdk::day_of;
using sdk::each_row;
using sdk::end_of;
using sdk::integer_or;
using sdk::Job;
using sdk::Parameter;
using sdk::text_of;
using sdk::text_or_empty;
using sdk::Type;

constexpr std::size_t kMostTalks = 3;

// The account's customers: itself and those whose top it is.
std::string of_account() {
  return "(select id from customer where id = :customer or root = :customer)";
}

void read_customer(const Job& job, Account& account) {
  std::int64_t root = 0;
  std::string sql =
      "select c.code, c.name, c.industry, c.province, c.city, c.country, c.root,"
      " o.name as owner, o.left_on, d.name as deputy from customer c"
      " left join \"user\" o on o.id = c.owner left join \"user\" d on d.id = c.deputy"
      " where c.id = :customer";
  const sdk::Rights rights(job);
  for (const std::string field : {"industry", "province", "city", "country"}) {
    const bool hidden = rights.of("customer", field.c_str()) == sdk::Reads::Nothing;
    if (hidden) sql = sdk::put_in(std::move(sql), "c." + field, "null");
  }
  each_row(job, sql,
           {{"code", Type::Text},
            {"name", Type::Text},
            {"industry", Type::Text},
            {"province", Type::Text},
            {"city", Type::Text},
            {"country", Type::Text},
            {"root", Type::Int},
            {"owner", Type::Text},
            {"left_on", Type::Date},
            {"deputy", Type::Text}},
           {Parameter::of("customer", account.id)}, [&](const Columns& row, std::int64_t at) {
             account.code = text_of(row, 0, at);
             account.name = text_of(row, 1, at);
             account.industry = text_of(row, 2, at);
             for (const std::size_t column : {3U, 4U, 5U}) {
               if (account.place.empty()) account.place = text_of(row, column, at);
             }
             root = integer_or(row[6], at, account.id);
             account.owner = text_of(row, 7, at);
             account.owner_left = !row[8].is_null(at) && row[8].date(at) <= account.as_of;
             account.deputy = text_of(row, 9, at);
           });
  if (root == 0) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"there is no such customer, or it is not for your eyes: pareto list customer",
               "没有这个客户，或您无权查看：pareto list customer"});
  }
  if (account.name.empty()) account.name = account.code;
  each_row(job,
           "select count(*) as customers from customer where id = :customer or root = :customer",
           {{"customers", Type::Int}}, {Parameter::of("customer", account.id)},
           [&](const Columns& row, std::int64_t at) { account.customers = row[0].integer(at); });
  each_row(
      job,
      sdk::put_in(
          "select tier, {told} as explanation from tier_assignment"
          " where customer in (:customer, :root)"
          " and rule = :rule and from_date <= :as_of and (to_date is null or to_date > :as_of)"
          " order by case when customer = :customer then 0 else 1 end, from_date desc limit 1",
          "{told}", account.readable.amounts && account.readable.everyone ? "explanation" : "null"),
      {{"tier", Type::Text}, {"explanation", Type::Text}},
      {Parameter::of("customer", account.id), Parameter::of("root", root),
       Parameter::of("rule", job.text("rule", "abc")), Parameter::of("as_of", account.as_of)},
      [&](const Columns& row, std::int64_t at) {
        account.tier = text_of(row, 0, at);
        account.below = sdk::step_in(text_or_empty(row[1], at), "below");
      });
}

// Without amounts: as each customer's own fields say it, which are of today.
void read_last_order(const Job& job, Account& account) {
  each_row(job,
           "select min(first_order) as first, max(last_order) as last, isum(orders) as orders"
           " from customer where id in " +
               of_account() + " having max(last_order) <= :as_of",
           {{"first", Type::Date}, {"last", Type::Date}, {"orders", Type::Int}},
           {Parameter::of("customer", account.id), Parameter::of("as_of", account.as_of)},
           [&](const Columns& row, std::int64_t at) {
             if (!row[0].is_null(at)) account.first_order = row[0].date(at);
             account.last_order = row[1].date(at);
             account.orders = integer_or(row[2], at, 0);
           });
}

void read_orders(const Job& job, Account& account) {
  const DayRange period = account.period(), before = account.before();
  std::string last_number;
  each_row(job,
           sdk::put_in("select date, number, isum(home_amount) as net,"
                       " isum(case when home_amount < 0 then home_amount end) as returned,"
                       " isum(case when {cost} is not null then home_amount end) as known,"
                       " isum({cost}) as cost from sale where customer in " +
                           of_account() +
                           " and date <= :as_of group by "
                           "date, number order by date, number nulls first",
                       "{cost}", account.readable.costs ? "home_cost" : "null"),
           {{"date", Type::Date},
            {"number", Type::Text},
            {"net", Type::Money},
            {"returned", Type::Money},
            {"known", Type::Money},
            {"cost", Type::Money}},
           {Parameter::of("customer", account.id), Parameter::of("as_of", account.as_of)},
           [&](const Columns& row, std::int64_t at) {
             const Date day = row[0].date(at);
             const Money net = integer_or(row[2], at, 0);
             if (account.days.empty() || account.days.back().day != day) {
               account.days.push_back({day, 0});
             }
             account.days.back().net += net;
             if (period.holds(day)) {
               account.own.net += net;
               account.own.known += integer_or(row[4], at, 0);
               account.own.cost += integer_or(row[5], at, 0);
               account.returned -= integer_or(row[3], at, 0);
             } else if (before.holds(day)) {
               account.own.before += net;
             }
             if (!row[3].is_null(at)) account.last_return = day;
             if (net > 0) account.order_days.push_back({day, net});
           });
  // As customer.orders counts them: numbers with a positive sum; without a number, days.
  each_row(job,
           "select count(*) as orders from (select number from sale where customer in " +
               of_account() +
               " and "
               "date <= :as_of group by number, case when number is null then date end"
               " having isum(home_amount) > 0) found",
           {{"orders", Type::Int}},
           {Parameter::of("customer", account.id), Parameter::of("as_of", account.as_of)},
           [&](const Columns& row, std::int64_t at) { account.orders = row[0].integer(at); });
  account.rhythm = sdk::rhythm_of(account.order_days, account.as_of.plus_months(-24));
  if (account.order_days.empty()) return;
  account.first_order = account.order_days.front().day;
  account.last_order = account.rhythm.last;
}

// Sums of all subjects, of which this account is one: groups (a customer alone is one, too), or
// customers where it belongs to another.
void read_firm(const Job& job, Account& account) {
  const DayRange period = account.period(), before = account.before();
  const bool whole = account.as_of.is_month_end();
  const std::string by_month =
      "isum(case when s.month >= :from then s.net_sales end) as net,"
      " isum(case when s.month < :from then s.net_sales end) as before,"
      " isum(case when s.month >= :from then {known} end) as known,"
      " isum(case when s.month >= :from then {cost} end) as cost from customer_month s";
  const std::string by_day =
      "isum(case when s.date >= :from then s.home_amount end) as net,"
      " isum(case when s.date < :from then s.home_amount end) as before,"
      " isum(case when s.date >= :from and {cost} is not null then s.home_amount end)"
      " as known, isum(case when s.date >= :from then {cost} end) as cost from sale s";
  const bool costs = account.readable.costs;
  const std::string sums =
      whole ? sdk::put_in(sdk::put_in(by_month, "{known}", costs ? "s.known_sales" : "null"),
                          "{cost}", costs ? "s.cost" : "null")
            : sdk::put_in(by_day, "{cost}", costs ? "s.home_cost" : "null");
  const std::string subject = account.is_top ? "c.root" : "s.customer";
  std::int64_t rank = 1, rank_before = 1;
  each_row(job,
           "select " + subject + " subject, " + sums +
               (account.is_top ? " join customer c on c.id = s.customer" : "") + " where s." +
               (whole ? "month" : "date") + " >= :begin and s." + (whole ? "month" : "date") +
               " <= :as_of group by " + subject + " order by " + subject,
           {{"subject", Type::Int},
            {"net", Type::Money},
            {"before", Type::Money},
            {"known", Type::Money},
            {"cost", Type::Money}},
           {Parameter::of("from", period.from), Parameter::of("begin", before.from),
            Parameter::of("as_of", account.as_of)},
           [&](const Columns& row, std::int64_t at) {
             const Money net = integer_or(row[1], at, 0), past = integer_or(row[2], at, 0);
             account.firm.net += net;
             account.firm.before += past;
             account.firm.known += integer_or(row[3], at, 0);
             account.firm.cost += integer_or(row[4], at, 0);
             if (row[0].integer(at) == account.id) return;
             rank += net > account.own.net ? 1 : 0;
             rank_before += past > account.own.before ? 1 : 0;
           });
  if (account.own.net > 0) account.rank = rank;
  if (account.own.before > 0) account.rank_before = rank_before;
}

void read_products(const Job& job, Account& account) {
  const DayRange period = account.period(), before = account.before();
  std::map<std::int64_t, std::size_t> at_id;
  each_row(job,
           "select p.id, p.name, p.grade, p.unit,"
           " isum(case when s.date >= :from then s.home_amount end) as net,"
           " isum(case when s.date < :from then s.home_amount end) as before,"
           " isum(case when s.date >= :from and s.base_quantity is not null then s.home_amount end)"
           " as priced, isum(case when s.date >= :from then s.base_quantity end) as quantity,"
           " max(case when s.home_amount > 0 then s.date end) as last"
           " from sale s join product p on p.id = s.product where s.customer in " +
               of_account() +
               " and s.date >= "
               ":begin and s.date <= :as_of group by p.id, p.name, p.grade, p.unit"
               " order by p.id",
           {{"id", Type::Int},
            {"name", Type::Text},
            {"grade", Type::Text},
            {"unit", Type::Text},
            {"net", Type::Money},
            {"before", Type::Money},
            {"priced", Type::Money},
            {"quantity", Type::Quantity},
            {"last", Type::Date}},
           {Parameter::of("customer", account.id), Parameter::of("from", period.from),
            Parameter::of("begin", before.from), Parameter::of("as_of", account.as_of)},
           [&](const Columns& row, std::int64_t at) {
             Product product;
             product.id = row[0].integer(at);
             product.name = text_of(row, 1, at);
             const std::string grade = text_of(row, 2, at);
             if (!grade.empty() && product.name.find(grade) == std::string::npos) {
               product.name += " " + grade;
             }
             product.unit = text_of(row, 3, at);
             product.net = integer_or(row[4], at, 0);
             product.before = integer_or(row[5], at, 0);
             product.priced = integer_or(row[6], at, 0);
             product.quantity = integer_or(row[7], at, 0);
             if (!row[8].is_null(at)) product.last = row[8].date(at);
             at_id[product.id] = account.products.size();
             account.products.push_back(std::move(product));
           });
  const auto largest_first = [&] {
    std::stable_sort(account.products.begin(), account.products.end(),
                     [](const Product& a, const Product& b) {
                       return a.net != b.net ? a.net > b.net : a.before > b.before;
                     });
  };
  if (account.products.empty()) return;
  if (!account.readable.everyone) return largest_first();
  each_row(job,
           "select product, isum(home_amount) as priced, isum(base_quantity) as quantity from sale"
           " where product in (" +
               sdk::comma_list(std::views::keys(at_id)) +
               ") and date >= :from and date <= :as_of and base_quantity is not null"
               " group by product order by product",
           {{"product", Type::Int}, {"priced", Type::Money}, {"quantity", Type::Quantity}},
           {Parameter::of("from", period.from), Parameter::of("as_of", account.as_of)},
           [&](const Columns& row, std::int64_t at) {
             Product& product = account.products[at_id.at(row[0].integer(at))];
             product.all_priced = integer_or(row[1], at, 0);
             product.all_quantity = integer_or(row[2], at, 0);
           });
  largest_first();
}

// What at least half of its industry's buyers buy, and it never did.
void read_missing(const Job& job, Account& account) {
  if (account.industry.empty()) return;
  const std::vector<Parameter> parameters = {
      Parameter::of("industry", account.industry), Parameter::of("customer", account.id),
      Parameter::of("from", account.period().from), Parameter::of("as_of", account.as_of)};
  const std::string peers =
      " from customer c join sale s on s.customer = c.id where c.industry = :industry"
      " and c.id <> :customer and c.root <> :customer and s.date >= :from and s.date <= :as_of"
      " and s.home_amount > 0";
  each_row(job, "select count(distinct c.root) as peers" + peers, {{"peers", Type::Int}},
           parameters,
           [&](const Columns& row, std::int64_t at) { account.peers = row[0].integer(at); });
  constexpr std::int64_t kLeastPeers = 3;
  if (account.peers < kLeastPeers) return;
  each_row(job,
           "select p.name, count(distinct c.root) as buyers from customer c"
           " join sale s on s.customer = c.id join product p on p.id = s.product"
           " where c.industry = :industry and c.id <> :customer and c.root <> :customer"
           " and s.date >= :from and s.date <= :as_of and s.home_amount > 0"
           " and p.id not in (select product from sale where product is not null and customer in "
           "" + of_account() +
               ") group by p.id, p.name order by count(distinct c.root) desc, p.id",
           {{"name", Type::Text}, {"buyers", Type::Int}}, parameters,
           [&](const Columns& row, std::int64_t at) {
             const std::int64_t buyers = row[1].integer(at);
             if (2 * buyers >= account.peers) {
               account.missing.push_back({text_of(row, 0, at), buyers});
             }
           });
}

void read_people(const Job& job, Account& account) {
  const std::vector<Parameter> now = {Parameter::of("customer", account.id),
                                      Parameter::of("as_of", account.as_of)};
  std::map<std::int64_t, std::size_t> at_id;
  each_row(
      job,
      "select id, name, position from contact where (customer in " + of_account() + ") order by id",
      {{"id", Type::Int}, {"name", Type::Text}, {"position", Type::Text}},
      {Parameter::of("customer", account.id)}, [&](const Columns& row, std::int64_t at) {
        at_id[row[0].integer(at)] = account.people.size();
        account.people.push_back(
            {row[0].integer(at), text_of(row, 1, at), text_of(row, 2, at), "", {}, {}});
      });
  if (account.people.empty()) return;
  each_row(
      job,
      "select r.contact, r.part, r.position from contact_role r join contact c on c.id = r.contact"
      " where c.customer in " +
          of_account() +
          " and (r.from_date is null or r.from_date <= :as_of)"
          " and (r.to_date is null or r.to_date > :as_of) order by r.contact, r.from_date, r.id",
      {{"contact", Type::Int}, {"part", Type::Text}, {"position", Type::Text}}, now,
      [&](const Columns& row, std::int64_t at) {
        Person& person = account.people[at_id.at(row[0].integer(at))];
        const std::string part = text_of(row, 1, at);
        if (!part.empty() && person.part != "decider") person.part = part;
        if (person.position.empty()) person.position = text_of(row, 2, at);
      });
  each_row(job,
           "select r.contact, max(r.strength) as strength from relation r"
           " join contact c on c.id = r.contact where c.customer in " +
               of_account() +
               " and r.\"user\" is not "
               "null and r.strength is not null group by r.contact"
               " order by r.contact",
           {{"contact", Type::Int}, {"strength", Type::Int}},
           {Parameter::of("customer", account.id)}, [&](const Columns& row, std::int64_t at) {
             account.people[at_id.at(row[0].integer(at))].strength = row[1].integer(at);
           });
  each_row(job,
           "select i.contact, max(i.start) as last from interaction i"
           " where i.customer in " +
               of_account() +
               " and i.contact is not null and i.start < :end group by "
               "i.contact order by i.contact",
           {{"contact", Type::Int}, {"last", Type::Time}},
           {Parameter::of("customer", account.id),
            Parameter::of("end", end_of(job, account.as_of), Type::Time)},
           [&](const Columns& row, std::int64_t at) {
             const auto found = at_id.find(row[0].integer(at));
             if (found == at_id.end()) return;  // somebody of another firm
             account.people[found->second].last = day_of(job, row[1].integer(at));
           });
  std::stable_sort(
      account.people.begin(), account.people.end(), [](const Person& a, const Person& b) {
        const bool first = a.part == "decider", second = b.part == "decider";
        if (first != second) return first;
        return a.last.value_or(sdk::Rhythm::kNever) > b.last.value_or(sdk::Rhythm::kNever);
      });
}

void read_talks(const Job& job, Account& account) {
  const std::vector<Parameter> parameters = {
      Parameter::of("customer", account.id),
      Parameter::of("end", end_of(job, account.as_of), Type::Time)};
  each_row(job,
           "select count(*) as talks from interaction where customer in " + of_account() +
               " and start < :end",
           {{"talks", Type::Int}}, parameters,
           [&](const Columns& row, std::int64_t at) { account.talk_count = row[0].integer(at); });
  if (account.talk_count == 0) return;
  std::optional<Date> later;  // the talk after the one that is read
  constexpr std::int64_t kLatest = 50;
  each_row(
      job,
      "select i.kind, i.subject, i.summary, i.start, c.name as contact, u.name as \"user\","
      " i.next_step, i.next_date, i.next_done from interaction i left join contact c on c.id = i.contact"
      " left join \"user\" u on u.id = i.\"user\" where i.customer in " +
          of_account() +
          " and i.start < :end "
          "order by i.start desc, i.id desc limit " +
          std::to_string(kLatest),
      {{"kind", Type::Text},
       {"subject", Type::Text},
       {"summary", Type::Text},
       {"start", Type::Time},
       {"contact", Type::Text},
       {"user", Type::Text},
       {"next_step", Type::Text},
       {"next_date", Type::Date},
       {"next_done", Type::Date}},
      parameters, [&](const Columns& row, std::int64_t at) {
        const Date day = day_of(job, row[3].integer(at));
        std::string words = text_of(row, 2, at);
        if (words.empty()) words = text_of(row, 1, at);
        if (account.talks.size() < kMostTalks) {
          account.talks.push_back(
              {day, text_of(row, 0, at), text_of(row, 4, at), words, text_of(row, 5, at)});
        }
        // A next step is open until it is done, or somebody spoke with them on its day or after
        // it.
        const std::string step = text_of(row, 6, at);
        std::optional<Date> due;
        if (!row[7].is_null(at)) due = row[7].date(at);
        const bool done = !row[8].is_null(at) && row[8].date(at) <= account.as_of;
        if (!step.empty() && !done && (!later || (due && *later < *due))) {
          account.open.push_back({step, text_of(row, 5, at), due, false});
        }
        if (!later) later = day;
      });
}

void read_tasks(const Job& job, Account& account) {
  each_row(
      job,
      "select t.subject, t.due, u.name as owner from task t left join \"user\" u on u.id = t.owner"
      " where t.customer in " +
          of_account() + " and t.state = 'open' order by t.due nulls last, t.id",
      {{"subject", Type::Text}, {"due", Type::Date}, {"owner", Type::Text}},
      {Parameter::of("customer", account.id)}, [&](const Columns& row, std::int64_t at) {
        std::optional<Date> due;
        if (!row[1].is_null(at)) due = row[1].date(at);
        account.open.push_back({text_of(row, 0, at), text_of(row, 2, at), due, true});
      });
  std::stable_sort(account.open.begin(), account.open.end(), [](const Open& a, const Open& b) {
    return a.due.value_or(Date{INT32_MAX}) < b.due.value_or(Date{INT32_MAX});
  });
}

void read_use(const Job& job, Account& account) {
  const std::string field = job.text("annual_use", "");
  if (field.empty()) return;
  sdk::with_customer_field(job, field, [&] {
    each_row(
        job,
        "select case when c.\"" + field +
            "\" is null then 0 else 1 end as known"
            " from customer c where c.id = :customer",
        {{"known", Type::Int}}, {Parameter::of("customer", account.id)},
        [&](const Columns& row, std::int64_t at) { account.use_known = row[0].integer(at) != 0; });
  });
}

}  // namespace

Account read_account(const Job& job) {
  Account account;
  const sdk::Rights rights(job);
  account.readable.amounts = rights.reads("sale", "home_amount");
  account.readable.costs = account.readable.amounts && rights.reads("sale", "home_cost");
  account.readable.everyone = rights.sees_all("customer") && rights.sees_all("sale");
  account.as_of = job.as_of();
  account.id = job.integer("customer", 0);
  if (const std::int64_t visit = job.integer("visit", 0); visit != 0) {
    account.visit = Date{static_cast<std::int32_t>(visit)};
  }
  account.window = sdk::window_asked(job, job.text("window", "12m"), false);
  read_customer(job, account);
  if (account.readable.amounts) {
    read_orders(job, account);
    read_products(job, account);
  } else {
    read_last_order(job, account);
  }
  if (account.readable.amounts && account.readable.everyone) {
    read_firm(job, account);
    read_missing(job, account);
  }
  read_people(job, account);
  read_talks(job, account);
  read_tasks(job, account);
  read_use(job, account);
  return account;
}

}  // namespace pareto::account_brief

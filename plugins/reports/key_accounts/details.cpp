#include "details.hpp"

#include <algorithm>

#include "queries.hpp"

namespace pareto::key_accounts {

using sdk::Parameter;
using sdk::Type;

std::string Details::customers_of(const std::vector<Index>& subjects) const {
  std::vector<bool> wanted(facts_.subjects.size(), false);
  for (const Index subject : subjects) wanted[subject] = true;
  std::string list;
  for (const Customer& customer : facts_.customers) {
    if (!wanted[customer.subject] || customer.lines == 0) continue;
    if (!list.empty()) list += ',';
    list += std::to_string(customer.id);
  }
  return list.empty() ? list : '(' + list + ')';
}

Index Details::subject_of(std::int64_t customer) const {
  const Customer* found = facts_.customer(customer);
  return found == nullptr ? kNone : found->subject;
}

void Details::ask_owners(const std::vector<Index>& subjects) {
  std::vector<Index> unknown;
  for (const Index subject : subjects) {
    if (owner(subject) == nullptr) unknown.push_back(subject);
  }
  const std::string list = customers_of(unknown);
  if (list.empty()) return;
  std::map<Index, Date> last;
  each_row(job_,
           "select customer, salesperson, max(date) as last from sale where customer in " + list +
               " and date <= :as_of and salesperson is not null group by customer, salesperson"
               " order by customer, salesperson",
           {{"customer", Type::Int}, {"salesperson", Type::Int}, {"last", Type::Date}},
           {Parameter::of("as_of", facts_.as_of)}, [&](const Columns& row, std::int64_t at) {
             const Index subject = subject_of(row[0].integer(at));
             const auto day = row[2].date(at);
             const auto known = last.find(subject);
             if (known != last.end() && known->second >= day) return;
             last[subject] = day;
             sellers_[subject] = row[1].integer(at);
           });
}

const User* Details::owner(Index subject) const {
  const Subject& found = facts_.subjects[subject];
  for (const Index customer : {found.customer, found.largest}) {
    if (const User* user = facts_.user(facts_.customers[customer].owner)) return user;
  }
  const auto seller = sellers_.find(subject);
  return seller == sellers_.end() ? nullptr : facts_.user(seller->second);
}

int Details::shown_months() const {
  if (facts_.first_sale == kLongAgo) return 1;
  const int months = facts_.as_of.month_number() - facts_.first_sale.month_number() + 1;
  return std::clamp(months, 1, kSparkMonths);
}

void Details::ask_months(const std::vector<Index>& subjects) {
  const std::string list = customers_of(subjects);
  if (list.empty()) return;
  const Date from = facts_.as_of.month_start().plus_months(1 - shown_months());
  each_row(job_,
           "select customer, month_start(date) as month, isum(home_amount) as net from sale"
           " where customer in " +
               list +
               " and date >= :from and date <= :as_of"
               " group by customer, month_start(date) order by customer, month_start(date)",
           {{"customer", Type::Int}, {"month", Type::Date}, {"net", Type::Money}},
           {Parameter::of("from", from), Parameter::of("as_of", facts_.as_of)},
           [&](const Columns& row, std::int64_t at) {
             months_[subject_of(row[0].integer(at))][row[1].date(at)] += integer_or(row[2], at, 0);
           });
}

std::vector<Money> Details::months(Index subject) const {
  std::vector<Money> values(static_cast<std::size_t>(shown_months()), 0);
  const auto found = months_.find(subject);
  if (found == months_.end()) return values;
  const Date first = facts_.as_of.month_start().plus_months(1 - shown_months());
  for (const auto& [month, net] : found->second) {
    const int at = month.month_number() - first.month_number();
    if (at >= 0 && at < shown_months()) values[static_cast<std::size_t>(at)] += net;
  }
  return values;
}

void Details::ask_currencies(const std::vector<Index>& subjects) {
  const std::string list = customers_of(subjects);
  if (list.empty() || facts_.lines.foreign == 0) return;
  std::map<Index, std::map<std::string, Money>> nets;
  each_row(job_,
           "select customer, currency, isum(home_amount) as net from sale where customer in " +
               list +
               " and date >= :from and date <= :as_of and currency <> :home"
               " group by customer, currency order by customer, currency",
           {{"customer", Type::Int}, {"currency", Type::Text}, {"net", Type::Money}},
           {Parameter::of("from", std::max(facts_.period().from, facts_.first_sale)),
            Parameter::of("as_of", facts_.as_of),
            Parameter::of("home", std::string(job_.home_currency()))},
           [&](const Columns& row, std::int64_t at) {
             nets[subject_of(row[0].integer(at))][std::string(row[1].text(at))] +=
                 integer_or(row[2], at, 0);
           });
  for (const auto& [subject, currencies] : nets) {
    const auto most =
        std::max_element(currencies.begin(), currencies.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (2 * most->second > facts_.subjects[subject].net) currencies_[subject] = most->first;
  }
}

std::string Details::currency(Index subject) const {
  const auto found = currencies_.find(subject);
  return found == currencies_.end() ? std::string() : found->second;
}

void Details::ask_order_days(const std::vector<Index>& subjects, Date from) {
  const std::string list = customers_of(subjects);
  if (list.empty()) return;
  each_row(
      job_,
      "select customer, date, number, isum(home_amount) as net from sale where customer in " +
          list +
          " and date >= :from and date <= :as_of group by customer, date, number"
          " order by customer, date, number nulls first",
      {{"customer", Type::Int}, {"date", Type::Date}, {"number", Type::Text}, {"net", Type::Money}},
      {Parameter::of("from", from), Parameter::of("as_of", facts_.as_of)},
      [&](const Columns& row, std::int64_t at) {
        if (integer_or(row[3], at, 0) <= 0) return;
        days_[subject_of(row[0].integer(at))].push_back(row[1].date(at));
      });
  for (auto& [subject, days] : days_) {
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
  }
}

std::vector<Date> Details::order_days(Index subject) const {
  const auto found = days_.find(subject);
  return found == days_.end() ? std::vector<Date>() : found->second;
}

void Details::ask_products(const std::vector<Index>& subjects) {
  const std::string list = customers_of(subjects);
  if (list.empty()) return;
  each_row(job_,
           "select s.customer, p.name, isum(s.home_amount) as net from sale s"
           " join product p on p.id = s.product where s.customer in " +
               list +
               " and s.date <= :as_of group by s.customer, p.name"
               " order by s.customer, net desc nulls last, p.name",
           {{"customer", Type::Int}, {"name", Type::Text}, {"net", Type::Money}},
           {Parameter::of("as_of", facts_.as_of)}, [&](const Columns& row, std::int64_t at) {
             auto& names = products_[subject_of(row[0].integer(at))];
             std::string name(text_or_empty(row[1], at));
             if (std::find(names.begin(), names.end(), name) == names.end()) {
               names.push_back(std::move(name));
             }
           });
}

std::vector<std::string> Details::products(Index subject) const {
  const auto found = products_.find(subject);
  return found == products_.end() ? std::vector<std::string>() : found->second;
}

}  // namespace pareto::key_accounts

#include <algorithm>

#include "details.hpp"
#include "queries.hpp"

namespace pareto::key_accounts {
namespace {

using sdk::Type;

// More customers than this are no list that anyone hands over.
constexpr std::size_t kMostCustomers = 500;

// Customers to whom `user` sold and who have no other owner, as a list for SQL: "(3,5)".
std::string orphans(const sdk::Job& job, const Facts& facts, std::int64_t user,
                    std::int64_t& count) {
  std::string list;
  each_row(job,
           "select distinct customer from sale where salesperson = :user and date <= :as_of"
           " order by customer",
           {{"customer", Type::Int}},
           {sdk::Parameter::of("user", user), sdk::Parameter::of("as_of", facts.as_of)},
           [&](const Columns& row, std::int64_t at) {
             const Customer* customer = facts.customer(row[0].integer(at));
             if (customer == nullptr || (customer->owner != 0 && customer->owner != user)) return;
             ++count;
             if (static_cast<std::size_t>(count) > kMostCustomers) return;
             if (!list.empty()) list += ',';
             list += std::to_string(customer->id);
           });
  return list.empty() ? list : '(' + list + ')';
}

void find_successor(const sdk::Job& job, const Facts& facts, const std::string& customers,
                    Leaver& leaver) {
  each_row(
      job,
      "select salesperson, count(distinct number) as orders, isum(home_amount) as net from sale"
      " where customer in " +
          customers +
          " and date > :last and date <= :as_of"
          " and salesperson is not null group by salesperson"
          " order by net desc nulls last, salesperson limit 1",
      {{"salesperson", Type::Int}, {"orders", Type::Int}, {"net", Type::Money}},
      {sdk::Parameter::of("last", leaver.last_line), sdk::Parameter::of("as_of", facts.as_of)},
      [&](const Columns& row, std::int64_t at) {
        const User* user = facts.user(row[0].integer(at));
        if (user == nullptr) return;
        leaver.successor = user->name;
        leaver.orders = row[1].integer(at);
        leaver.net = integer_or(row[2], at, 0);
      });
}

}  // namespace

std::vector<Leaver> leavers(const sdk::Job& job, const Facts& facts) {
  std::string list;
  for (const User& user : facts.users) {
    if (user.left) list += (list.empty() ? "" : ",") + std::to_string(user.id);
  }
  if (list.empty()) return {};
  list = '(' + list + ')';
  std::vector<std::pair<Date, std::int64_t>> found;
  each_row(job,
           "select salesperson, max(date) as last from sale where salesperson in " + list +
               " and date <= :as_of group by salesperson order by salesperson",
           {{"salesperson", Type::Int}, {"last", Type::Date}},
           {sdk::Parameter::of("as_of", facts.as_of)}, [&](const Columns& row, std::int64_t at) {
             found.emplace_back(row[1].date(at), row[0].integer(at));
           });
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (found.size() > 3) found.resize(3);
  std::vector<Leaver> out;
  for (const auto& [last, id] : found) {
    Leaver leaver;
    leaver.name = facts.user(id)->name;
    leaver.last_line = last;
    const std::string customers = orphans(job, facts, id, leaver.customers);
    if (customers.empty()) continue;
    find_successor(job, facts, customers, leaver);
    out.push_back(std::move(leaver));
  }
  return out;
}

}  // namespace pareto::key_accounts

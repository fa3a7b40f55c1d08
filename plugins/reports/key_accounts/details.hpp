// What the report asks only for the subjects that it shows: months, order days, products,
// currencies, who sold last; and what became of the customers of those who left.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "facts.hpp"
#include "pareto/job.hpp"

namespace pareto::key_accounts {

inline constexpr int kSparkMonths = 36;

class Details {
 public:
  Details(const sdk::Job& job, const Facts& facts) : job_(job), facts_(facts) {}

  // Asks for owners of these subjects where no owner is noted.
  void ask_owners(const std::vector<Index>& subjects);
  // Asks for months and foreign currencies.
  void ask_months(const std::vector<Index>& subjects);
  void ask_currencies(const std::vector<Index>& subjects);
  // Asks for the days with an order since `from`.
  void ask_order_days(const std::vector<Index>& subjects, Date from);
  void ask_products(const std::vector<Index>& subjects);

  // The owner; else who sold last, as the customer file does not say. Null: nobody known.
  [[nodiscard]] const User* owner(Index subject) const;
  // Net by month, oldest first, ending with the month looked at; `shown_months()` of them.
  [[nodiscard]] std::vector<Money> months(Index subject) const;
  [[nodiscard]] int shown_months() const;
  // The foreign currency in which most was bought; empty: none.
  [[nodiscard]] std::string currency(Index subject) const;
  [[nodiscard]] std::vector<Date> order_days(Index subject) const;
  // Names of products, the largest first.
  [[nodiscard]] std::vector<std::string> products(Index subject) const;

 private:
  // Customers of these subjects as a list for SQL: "(3,5,7)"; empty if there are none.
  [[nodiscard]] std::string customers_of(const std::vector<Index>& subjects) const;
  [[nodiscard]] Index subject_of(std::int64_t customer) const;

  sdk::Job job_;
  const Facts& facts_;
  std::map<Index, std::int64_t> sellers_;
  std::map<Index, std::map<Date, Money>> months_;
  std::map<Index, std::string> currencies_;
  std::map<Index, std::vector<Date>> days_;
  std::map<Index, std::vector<std::string>> products_;
};

// One of ours who left, and who sold to those customers since.
struct Leaver {
  std::string name;
  Date last_line = kLongAgo;
  std::int64_t customers = 0;  // without another owner
  std::string successor;       // who sold most to them since; empty: nobody
  std::int64_t orders = 0;     // of the successor
  Money net = 0;
};

// Those whose customers have no other owner, most recent first, at most three.
[[nodiscard]] std::vector<Leaver> leavers(const sdk::Job& job, const Facts& facts);

}  // namespace pareto::key_accounts

#include "wallet.hpp"

#include <algorithm>

#include "pareto/rows.hpp"
#include "pareto/settings.hpp"

namespace pareto::customer_share {
namespace {

using sdk::Columns;
using sdk::each_row;
using sdk::integer_or;
using sdk::Job;
using sdk::Parameter;
using sdk::text_of;
using sdk::Type;

// A field of a year held against a window of another length.
std::int64_t of_a_year(std::int64_t value, int months) {
  return months == 12 ? value : static_cast<std::int64_t>(static_cast<double>(value) * 12 / months);
}

}  // namespace

Wallet read_wallet(const Job& job, const sdk::Window& window) {
  Wallet wallet;
  const std::string field = job.text("purchases", ""), category = job.text("category", "");
  const sdk::DayRange period = window.range(job.as_of()),
                      before = window.previous().range(job.as_of());
  wallet.buyers = buyers_in(job, period, "");
  if (field.empty()) return wallet;
  wallet.asked = true;
  wallet.money = job.text("purchases_in", "quantity") == "money";
  const std::string of_category =
      " (:category = '' or s.product in (select id from product where category = :category))";
  const std::vector<Parameter> parameters = {
      Parameter::of("category", category), Parameter::of("begin", before.from),
      Parameter::of("from", period.from), Parameter::of("as_of", job.as_of())};
  // In the unit of the field where it says one; else the products must be of one unit.
  const std::string unit = wallet.money ? "" : job.text("purchases.unit", "");
  if (!unit.empty()) {
    wallet.unit = unit;
    each_row(job,
             "select count(*) as lines from sale s join product p on p.id = s.product where s.date "
             ">= :from and s.date <= :as_of and s.quantity is not null and "
             "in_unit(s.base_quantity, p.unit, :unit) is null and" +
                 of_category,
             {{"lines", Type::Int}},
             {parameters[0], parameters[2], parameters[3], Parameter::of("unit", unit)},
             [&](const Columns& row, std::int64_t at) { wallet.unlike = row[0].integer(at); });
  } else if (!wallet.money) {
    std::int64_t units = 0;
    each_row(job,
             "select p.unit from sale s join product p on p.id = s.product where s.date >= :from "
             "and s.date <= :as_of"
             " and s.base_quantity is not null and p.unit is not null and" +
                 of_category + " group by p.unit order by p.unit",
             {{"unit", Type::Text}}, {parameters[0], parameters[2], parameters[3]},
             [&](const Columns& row, std::int64_t at) {
               wallet.unit = std::string(row[0].text(at));
               ++units;
             });
    wallet.mixed_units = units > 1;
    if (wallet.mixed_units) return wallet;
  }
  const std::string measure = wallet.money   ? "s.home_amount"
                              : unit.empty() ? "s.base_quantity"
                                             : "in_unit(s.base_quantity, p.unit, :unit)";
  std::vector<Parameter> all = parameters;
  if (!unit.empty()) all.push_back(Parameter::of("unit", unit));
  constexpr sdk::Words kNoAmount{
      "customers have no field {} that holds a quantity or money; which they have: pareto "
      "list customer --columns ?",
      "客户没有存放数量或金额的字段 {}；有哪些字段：pareto list customer --columns ?"};
  const auto read = [&] {
    each_row(job,
             "select c.id, c.name, c.short_name, c.\"" + field +
                 "\" as purchases, isum(case when s.date >= :from then " + measure +
                 " end) as ours, isum(case when s.date < :from then " + measure +
                 " end) as before, max(case when s.date >= :from and s.home_amount > 0 then 1 else "
                 "0 end) as buys"
                 " from customer c left join sale s on s.customer = c.id and s.date >= :begin and "
                 "s.date <= :as_of and" +
                 of_category + (unit.empty() ? "" : " left join product p on p.id = s.product") +
                 " where c.\"" + field +
                 "\" is not null group by c.id, c.name, c.short_name, c.\"" + field +
                 "\" order by c.id",
             {{"id", Type::Int},
              {"name", Type::Text},
              {"short_name", Type::Text},
              {"purchases", Type::Money},
              {"ours", Type::Money},
              {"before", Type::Money},
              {"buys", Type::Int}},
             all, [&](const Columns& row, std::int64_t at) {
               Account account;
               account.name = text_of(row, row[2].is_null(at) ? 1U : 2U, at);
               account.purchases = integer_or(row[3], at, 0);
               account.ours = of_a_year(integer_or(row[4], at, 0), window.months);
               account.before = of_a_year(integer_or(row[5], at, 0), window.months);
               wallet.buyers_known += integer_or(row[6], at, 0);
               if (account.purchases > 0) wallet.accounts.push_back(std::move(account));
             });
  };
  sdk::with_customer_field(job, field, read, kNoAmount);
  std::stable_sort(wallet.accounts.begin(), wallet.accounts.end(),
                   [](const Account& a, const Account& b) { return a.purchases > b.purchases; });
  return wallet;
}

std::int64_t buyers_in(const Job& job, const sdk::DayRange& range, const std::string& province) {
  std::int64_t count = 0;
  each_row(
      job,
      "select count(distinct s.customer) as buyers from sale s join customer c on c.id = s.customer"
      " where s.date >= :from and s.date <= :to and s.home_amount > 0 and (:province = '' or "
      "c.province = :province)",
      {{"buyers", Type::Int}},
      {Parameter::of("from", range.from), Parameter::of("to", range.to),
       Parameter::of("province", province)},
      [&](const Columns& row, std::int64_t at) { count = row[0].integer(at); });
  return count;
}

std::vector<Territory> territories(const Job& job, const sdk::Window& window) {
  const sdk::DayRange period = window.range(job.as_of()),
                      before = window.previous().range(job.as_of());
  std::vector<Territory> found;
  each_row(job,
           "select coalesce(c.province, '') as province, count(distinct c.id) as customers,"
           " count(distinct case when s.date >= :from then c.id end) as buyers,"
           " count(distinct case when s.date < :from then c.id end) as before from customer c"
           " left join sale s on s.customer = c.id and s.date >= :begin and s.date <= :as_of and "
           "s.home_amount > 0"
           " group by coalesce(c.province, '') order by coalesce(c.province, '')",
           {{"province", Type::Text},
            {"customers", Type::Int},
            {"buyers", Type::Int},
            {"before", Type::Int}},
           {Parameter::of("from", period.from), Parameter::of("begin", before.from),
            Parameter::of("as_of", job.as_of())},
           [&](const Columns& row, std::int64_t at) {
             found.push_back(
                 {text_of(row, 0, at), row[2].integer(at), row[3].integer(at), row[1].integer(at)});
           });
  std::stable_sort(found.begin(), found.end(), [](const Territory& a, const Territory& b) {
    if (a.name.empty() != b.name.empty()) return b.name.empty();
    return a.buyers > b.buyers;
  });
  return found;
}

}  // namespace pareto::customer_share

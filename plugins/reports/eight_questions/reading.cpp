#include "reading.hpp"

#include <algorithm>
#include <charconv>
#include <ranges>
#include <string_view>

#include "pareto/local_day.hpp"
#include "pareto/rights.hpp"
#include "pareto/rows.hpp"
#include "pareto/settings.hpp"
#include "pareto/words.hpp"

namespace pareto::eight_questions {
namespace {

using sdk::Columns;
using sdk::each_row;
using sdk::integer_or;
using sdk::Job;
using sdk::Parameter;
using sdk::text_or_empty;
using sdk::Type;

using Walk = sdk::Walk<Customer>;

Parameter until(const Book& book) { return Parameter::of("as_of", book.as_of); }

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15ull + (hash << 6) + (hash >> 2);
  hash *= 0xff51afd7ed558ccdull;
  return hash ^ (hash >> 32);
}

template <class Value>
Value middle(std::vector<Value>& values) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// The orders of one customer after the other.
class Orders {
 public:
  explicit Orders(Book& book)
      : book_(book), period_(book.period()), recent_(book.as_of.plus_months(-24)) {
    if (!book.window.is_all()) before_ = book.before();
    for (int k = 0; k < kPoints; ++k) {
      points_[static_cast<std::size_t>(k)] = book.point(k);
      windows_[static_cast<std::size_t>(k)] = book.window.range(book.point(k));
    }
  }

  void add(Customer& c, Date day, std::string_view number, Money net, Money returned) {
    if (&c != customer_) {
      close();
      customer_ = &c;
      number_.clear();
    }
    if (book_.first_sale == kNever || day < book_.first_sale) book_.first_sale = day;
    c.ever += net;
    if (period_.holds(day))
      c.net += net;
    else if (before_ && before_->holds(day))
      c.before += net;
    if (returned < 0) {
      c.last_return = day;  // days come in their order
      c.returned_early |= c.first != kNever && day - c.first <= kHalfYear;
    }
    if (c.first != kNever && day - c.first < 365) c.first_year += net;
    if (net <= 0) return;
    const bool is_new = number.empty() || number != number_;
    number_ = number;
    if (c.first == kNever) {
      c.first = day;
      c.first_net = c.first_year = net;
      c.returned_early = c.last_return >= day - kHalfYear;
    } else if (is_new && c.second == kNever) {
      c.second = day;
    }
    c.last = day;
    for (std::size_t k = 0; k < kPoints; ++k) {
      if (is_new && day <= points_[k] && c.until[k] < 255) ++c.until[k];
      if (windows_[k].holds(day)) c.in_window = static_cast<std::uint8_t>(c.in_window | 1u << k);
    }
    if (is_new) {
      ++c.orders;
      if (period_.holds(day))
        ++c.orders_in;
      else if (before_ && before_->holds(day))
        ++c.orders_before;
    }
    orders_.push_back({day, net});
  }
  void close() {
    if (customer_ == nullptr) return;
    Customer& c = *customer_;
    const Money last = orders_.empty() ? 0 : orders_.back().net;
    const sdk::Rhythm rhythm = sdk::rhythm_of(orders_, recent_);
    c.usual = rhythm.usual;
    c.double_median = rhythm.double_median;
    c.shrinking = c.orders >= 4 && 2 * last < c.usual;
    if (c.orders > 0) firsts_.push_back(c.first_net);
    if (c.double_median > 0)
      gaps_.push_back(c.double_median);
    else if (c.second != kNever && c.second > c.first)
      few_.push_back(2 * (c.second - c.first));
    orders_.clear();
    customer_ = nullptr;
  }
  void finish() {
    close();
    if (!firsts_.empty()) book_.median_first = middle(firsts_);
    // One vote for each customer; where hardly anybody has a rhythm, the first gaps vote, too.
    if (gaps_.size() < 5) gaps_.insert(gaps_.end(), few_.begin(), few_.end());
    if (!gaps_.empty()) book_.double_gap = middle(gaps_);
  }

 private:
  Book& book_;
  DayRange period_;
  std::optional<DayRange> before_;
  Date recent_;
  std::array<Date, kPoints> points_{};
  std::array<DayRange, kPoints> windows_{};
  Customer* customer_ = nullptr;
  std::string number_;
  std::vector<sdk::OrderDay> orders_;
  std::vector<Money> firsts_;
  std::vector<std::int32_t> gaps_, few_;
};

void read_customers(const Job& job, Book& book) {
  each_row(job, "select id, left_on from \"user\" where left_on is not null order by id",
           {{"id", Type::Int}, {"left_on", Type::Date}}, {},
           [&](const Columns& row, std::int64_t at) {
             if (row[1].date(at) <= book.as_of) book.left[row[0].integer(at)] = row[1].date(at);
           });
  each_row(job, "select id, owner, tier from customer order by id",
           {{"id", Type::Int}, {"owner", Type::Int}, {"tier", Type::Text}}, {},
           [&](const Columns& row, std::int64_t at) {
             Customer c;
             c.id = row[0].integer(at);
             c.owner = integer_or(row[1], at, 0);
             const std::string_view tier = text_or_empty(row[2], at);
             c.tier = tier.empty() ? '\0' : tier.front();
             book.seen.owners |= c.owner != 0;
             book.customers.push_back(c);
           });
}

void read_orders(const Job& job, Book& book) {
  Orders orders(book);
  Walk walk(book.customers);
  each_row(
      job,
      "select customer, date, number, isum(home_amount) as net,"
      " isum(case when home_amount < 0 then home_amount end) as returned from sale"
      " where date <= :as_of group by customer, date, number"
      " order by customer, date, number nulls first",
      {{"customer", Type::Int},
       {"date", Type::Date},
       {"number", Type::Text},
       {"net", Type::Money},
       {"returned", Type::Money}},
      {until(book)}, [&](const Columns& row, std::int64_t at) {
        Customer* c = walk.find(row[0].integer(at));
        if (c == nullptr) return;
        const Money net = integer_or(row[3], at, 0);
        book.fingerprint +=
            mix(static_cast<std::uint64_t>(row[1].date(at).days), static_cast<std::uint64_t>(net));
        orders.add(*c, row[1].date(at), text_or_empty(row[2], at), net, integer_or(row[4], at, 0));
      });
  orders.finish();
  each_row(
      job,
      sdk::put_in(
          "select count(*) as lines, count({cost}) as costs, count(number) as numbers,"
          " count(product) as products, count(salesperson) as people from sale where date <= :as_of",
          "{cost}", book.costs_readable ? "home_cost" : "null"),
      {{"lines", Type::Int},
       {"costs", Type::Int},
       {"numbers", Type::Int},
       {"products", Type::Int},
       {"people", Type::Int}},
      {until(book)}, [&](const Columns& row, std::int64_t at) {
        book.lines = {row[0].integer(at), row[1].integer(at), row[2].integer(at),
                      row[3].integer(at), row[4].integer(at)};
      });
}

void read_products(const Job& job, Book& book) {
  if (book.lines.with_product == 0) return;
  book.seen.products = true;
  Walk walk(book.customers);
  each_row(job,
           "select customer, count(distinct product) as products from sale where date <= :as_of"
           " group by customer order by customer",
           {{"customer", Type::Int}, {"products", Type::Int}}, {until(book)},
           [&](const Columns& row, std::int64_t at) {
             if (Customer* c = walk.find(row[0].integer(at))) {
               c->products = static_cast<std::int32_t>(row[1].integer(at));
             }
           });
  if (!book.everyone_seen) return;
  // What it paid in two years, held against what it would have paid at everybody's average prices.
  const std::vector<Parameter> recent = {until(book),
                                         Parameter::of("from", book.as_of.plus_months(-24))};
  const std::string known =
      " from sale where date > :from and date <= :as_of and base_quantity > 0 and home_amount > 0";
  std::map<std::int64_t, double> average;
  each_row(job,
           "select product, isum(home_amount) as money, isum(base_quantity) as quantity" + known +
               " and product is not null group by product order by product",
           {{"product", Type::Int}, {"money", Type::Money}, {"quantity", Type::Quantity}}, recent,
           [&](const Columns& row, std::int64_t at) {
             average[row[0].integer(at)] = row[1].real(at) / row[2].real(at);
           });
  Walk again(book.customers);
  Customer* now = nullptr;
  double paid = 0, usual = 0;
  const auto close = [&] {
    if (now != nullptr && usual > 0) {
      now->price_index = paid / usual;
      book.seen.prices = true;
    }
    paid = usual = 0;
  };
  each_row(job,
           "select customer, product, isum(home_amount) as money, isum(base_quantity) as quantity" +
               known +
               " and product is not null group by customer, product order by customer, product",
           {{"customer", Type::Int},
            {"product", Type::Int},
            {"money", Type::Money},
            {"quantity", Type::Quantity}},
           recent, [&](const Columns& row, std::int64_t at) {
             Customer* c = again.find(row[0].integer(at));
             if (c != now) close();
             now = c;
             paid += row[2].real(at);
             usual += average[row[1].integer(at)] * row[3].real(at);
           });
  close();
}

void read_salespeople(const Job& job, Book& book) {
  if (book.lines.with_salesperson == 0) return;
  book.seen.salespeople = true;
  Walk walk(book.customers);
  Date earliest = kNever;
  std::int64_t customer = 0;
  each_row(job,
           "select customer, salesperson, min(date) as first_day, max(date) as last_day from sale"
           " where salesperson is not null and date <= :as_of group by customer, salesperson"
           " order by customer, max(date), min(date), salesperson",
           {{"customer", Type::Int},
            {"salesperson", Type::Int},
            {"first_day", Type::Date},
            {"last_day", Type::Date}},
           {until(book)}, [&](const Columns& row, std::int64_t at) {
             const Date first = row[2].date(at);
             if (row[0].integer(at) != customer) earliest = kNever;
             customer = row[0].integer(at);
             Customer* c = walk.find(customer);
             if (c == nullptr) return;
             // The last row of a customer is whoever sold last.
             c->handed_over = earliest != kNever && earliest < first ? first : kNever;
             earliest = earliest == kNever ? first : std::min(earliest, first);
           });
}

void read_contacts(const Job& job, Book& book) {
  Walk walk(book.customers);
  each_row(job,
           "select customer, count(*) as persons from contact group by customer order by customer",
           {{"customer", Type::Int}, {"persons", Type::Int}}, {},
           [&](const Columns& row, std::int64_t at) {
             if (Customer* c = walk.find(row[0].integer(at))) {
               c->persons = static_cast<std::int32_t>(row[1].integer(at));
               book.seen.persons = true;
             }
           });
  constexpr std::int32_t kAfterFirst = 60, kBeforeLast = 90, kAfterLast = 45;
  Walk again(book.customers);
  each_row(
      job, "select customer, start from interaction where start < :end order by customer, start",
      {{"customer", Type::Int}, {"start", Type::Time}},
      {Parameter::of("end", sdk::end_of(job, book.as_of), Type::Time)},
      [&](const Columns& row, std::int64_t at) {
        Customer* c = again.find(row[0].integer(at));
        if (c == nullptr) return;
        book.seen.talks = true;
        const Date day = sdk::day_of(job, row[1].integer(at));
        ++c->talks;
        c->last_talk = day;
        c->talked_around_first |= c->bought() && day >= c->first && day <= c->first + kAfterFirst;
        c->talked_around_last |=
            c->bought() && day >= c->last - kBeforeLast && day <= c->last + kAfterLast;
        for (int k = 0; k < kPoints; ++k) {
          const Date point = book.point(k);
          if (day <= point && day > point.plus_months(-3)) {
            c->talked_in = static_cast<std::uint8_t>(c->talked_in | 1u << k);
          }
        }
      });
}

void read_purchases(const Job& job, Book& book) {
  const std::string field = job.text("purchases", "");
  if (field.empty()) return;
  sdk::with_customer_field(job, field, [&] {
    each_row(
        job, "select count(*) as customers from customer c where c.\"" + field + "\" is not null",
        {{"customers", Type::Int}}, {},
        [&](const Columns& row, std::int64_t at) { book.purchases_known = row[0].integer(at); });
  });
}

// "A=30,B=90"
std::map<char, std::int32_t> days_by_tier(const Job& job, std::string_view text) {
  std::map<char, std::int32_t> out;
  const std::string all(text);
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    std::int32_t days = 0;
    const bool whole = part.size() >= 3 && part[1] == '=' &&
                       std::from_chars(part.data() + 2, part.data() + part.size(), days).ptr ==
                           part.data() + part.size();
    if (!whole || days < 1) {
      sdk::fail(job, PARETO_E_ARGUMENT,
                {"contact_days cannot be “{}”; write tiers with days: --set contact_days=A=30,B=90",
                 "contact_days 不能是“{}”；请写等级和天数：--set contact_days=A=30,B=90"},
                {all});
    }
    out[part[0]] = days;
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return out;
}

}  // namespace

Book read_book(const Job& job) {
  Book book;
  book.as_of = job.as_of();
  book.window = sdk::window_asked(job, job.text("window", "12m"), true);
  const sdk::Rights rights(job);
  book.costs_readable = rights.reads("sale", "home_cost");
  book.everyone_seen = rights.sees_all("customer") && rights.sees_all("sale");
  book.patience = job.real("patience", 3);
  book.contact_days = days_by_tier(job, job.text("contact_days", "A=30,B=90,C=180"));
  read_customers(job, book);
  read_orders(job, book);
  read_products(job, book);
  read_salespeople(job, book);
  read_contacts(job, book);
  read_purchases(job, book);
  return book;
}

std::map<std::size_t, std::string> names_of(const Job& job, const Book& book,
                                            const std::vector<std::size_t>& customers) {
  std::map<std::size_t, std::string> names;
  std::map<std::int64_t, std::size_t> places;
  for (const std::size_t at : customers) places.emplace(book.customers[at].id, at);
  if (places.empty()) return names;
  each_row(
      job,
      "select id, name, short_name, code from customer where id in (" +
          sdk::comma_list(std::views::keys(places)) + ") order by id",
      {{"id", Type::Int}, {"name", Type::Text}, {"short_name", Type::Text}, {"code", Type::Text}},
      {}, [&](const Columns& row, std::int64_t at) {
        std::string& name = names[places.at(row[0].integer(at))];
        for (const std::size_t column : {2U, 1U, 3U}) {
          if (name.empty()) name = sdk::text_of(row, column, at);
        }
      });
  return names;
}

}  // namespace pareto::eight_questions

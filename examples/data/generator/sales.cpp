#include "sales.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <tuple>

#include "order_days.hpp"
#include "random.hpp"

namespace pareto::demo {
namespace {

constexpr int kBag = 25;  // kg; everything is sold in full bags

// A line before its quantity is known.
struct Draft {
  Day day;
  std::size_t customer;
  const Group* group;
  const Product* product;
  Amount price;         // per kg, in the currency of the invoice, whole cents
  double home_price;    // per kg, yuan
  double weight;        // share of the customer's year, before scaling
  double returned = 0;  // share of the quantity that comes back
  Day return_day{};
  std::int64_t kg = 0;
  std::int64_t returned_kg = 0;
  std::int64_t unit_cost = 0;  // per kg, yuan in 1/10000
};

// Standard cost over the 12 quarters, relative to the word list.
constexpr double kCostTrend[] = {1.020, 1.012, 1.005, 0.994, 0.985, 0.978,
                                 0.984, 0.990, 0.998, 1.006, 1.013, 1.018};

class SalesMaker {
 public:
  SalesMaker(const Plan& plan, const std::vector<Rate>& rates, std::uint64_t seed)
      : plan_(plan), rates_(rates), seed_(seed) {}

  std::vector<SaleLine> make() {
    for (const Group& group : plan_.groups) add_group(group);
    for (const ListedOrder& order : plan_.orders) add_listed(order);
    number_documents();
    return std::move(lines_);
  }

 private:
  Draft draft(Random& random, const Group& group, std::size_t customer, const Product& product,
              Day day) const {
    const Amount rate = rate_on(rates_, group.currency, day);
    const double cost = product.cost * kCostTrend[month_of(day) / 3];
    const double margin = group.margin + random.uniform(-0.012, 0.012);
    const double price = cost / (1 - margin) / (static_cast<double>(rate) / kOne);
    Draft result{day, customer, &group, &product, std::max<Amount>(1, nearest(price * 100)) * kCent,
                 0,   0};
    result.home_price = static_cast<double>(multiply_rounded(result.price, rate)) / kOne;
    result.unit_cost = nearest(cost * random.uniform(0.992, 1.008) * kOne);
    return result;
  }

  void add_group(const Group& group) {
    Random random(seed_, "group " + group.head);
    const std::vector<Day> days = order_days(plan_, group, random);
    if (days.empty()) return;
    std::vector<Draft> drafts;
    std::map<std::size_t, double> credit;
    for (const Day day : days) {
      add_order(random, group, next_customer(group, credit), day, days.back(), drafts);
    }
    for (const std::size_t customer : group.customers) {
      for (int year = 0; year < kYears; ++year) scale_year(group, customer, year, drafts);
    }
    for (const Draft& line : drafts) emit(random, line);
  }

  // Turns in proportion to the shares: whoever has waited longest for its share comes next.
  std::size_t next_customer(const Group& group, std::map<std::size_t, double>& credit) const {
    std::size_t next = group.customers.front();
    double total = 0;
    for (const std::size_t customer : group.customers) {
      credit[customer] += plan_.customers[customer].share;
      total += plan_.customers[customer].share;
      if (credit[customer] > credit[next]) next = customer;
    }
    credit[next] -= total;
    return next;
  }

  void add_order(Random& random, const Group& group, std::size_t customer, Day day, Day last_day,
                 std::vector<Draft>& drafts) const {
    const auto& usual = plan_.bought_by_industry.at(group.industry);
    const double wanted = group.lines_per_order + random.uniform(-0.8, 0.8);
    const int count = std::max(1, static_cast<int>(wanted + random.uniform(0, 1)));
    const double order_weight =
        yearly_pace(group, day) * (random.uniform(0.55, 1.45) + random.uniform(0.55, 1.45)) / 2;
    std::vector<Draft> lines;
    std::vector<std::size_t> left;
    double sum = 0;
    for (int i = 0; i < count; ++i) {
      if (left.empty()) {
        for (std::size_t k = 0; k < usual.size(); ++k) left.push_back(k);
      }
      // The usual products come first: the better of two draws.
      const int top = static_cast<int>(left.size()) - 1;
      const auto at =
          static_cast<std::size_t>(std::min(random.between(0, top), random.between(0, top)));
      const std::size_t product = left[at];
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
      Draft line = draft(random, group, customer, plan_.product(usual[product]), day);
      line.weight = random.uniform(0.5, 1.5) / (1 + 0.5 * static_cast<double>(product));
      maybe_return(random, line, last_day);
      sum += line.weight;
      lines.push_back(line);
    }
    for (Draft& line : lines) {
      line.weight *= order_weight / sum;
      drafts.push_back(line);
    }
  }

  static void maybe_return(Random& random, Draft& line, Day last_day) {
    if (!random.chance(0.013)) return;
    const Day day = line.day + std::chrono::days{random.between(4, 24)};
    const double share = random.uniform(0.1, 0.4);
    if (day > last_day || year_of(day) != year_of(line.day)) return;
    line.return_day = day;
    line.returned = share;
  }

  // The planned amounts, spread so that growth comes gradually and not on the first of November.
  static double yearly_pace(const Group& group, Day day) {
    const double position = (month_of(day) + 0.5) / 12 - 0.5;  // 0 is the middle of the first year
    const int year = std::clamp(static_cast<int>(position), 0, kYears - 2);
    const double from = static_cast<double>(group.net[static_cast<std::size_t>(year)]);
    const double to = static_cast<double>(group.net[static_cast<std::size_t>(year) + 1]);
    const double pace = from + (to - from) * (position - year);
    return std::max(pace, (from + to) / 10) / static_cast<double>(kWan);
  }

  // Gives the customer's lines of that year the quantities that bring its planned amount, returns
  // taken off.
  void scale_year(const Group& group, std::size_t customer, int year,
                  std::vector<Draft>& drafts) const {
    const double target = static_cast<double>(group.net[static_cast<std::size_t>(year)]) / kOne *
                          plan_.customers[customer].share / total_share(group);
    if (target <= 0) return;
    std::vector<Draft*> lines;
    double weight = 0;
    for (Draft& line : drafts) {
      if (line.customer != customer || year_of(line.day) != year) continue;
      lines.push_back(&line);
      weight += line.weight * (1 - line.returned);
    }
    if (lines.empty()) {
      throw std::runtime_error(plan_.customers[customer].name +
                               " has a planned amount but no order day in year " +
                               std::to_string(year));
    }
    double reached = 0;
    Draft* largest = lines.front();
    for (Draft* line : lines) {
      line->kg = bags(target * line->weight / weight / line->home_price) * kBag;
      if (line->returned > 0) {
        line->returned_kg = bags(line->returned * static_cast<double>(line->kg)) * kBag;
      }
      reached += static_cast<double>(line->kg - line->returned_kg) * line->home_price;
      if (line->weight > largest->weight) largest = line;
    }
    const double missing = (target - reached) / largest->home_price / kBag;
    largest->kg = std::max<std::int64_t>(kBag, largest->kg + nearest(missing) * kBag);
  }

  static std::int64_t bags(double kg) { return std::max<Amount>(1, nearest(kg / kBag)); }

  double total_share(const Group& group) const {
    double total = 0;
    for (const std::size_t customer : group.customers) total += plan_.customers[customer].share;
    return total;
  }

  void add_listed(const ListedOrder& order) {
    Random random(seed_, "order " + order.customer + format_day(order.day));
    const Customer& customer = plan_.customer(order.customer);
    const auto position = static_cast<std::size_t>(&customer - plan_.customers.data());
    const Group& group = plan_.group_of(customer);
    double left = static_cast<double>(order.net < 0 ? -order.net : order.net) / kOne;
    for (std::size_t i = 0; i < order.products.size(); ++i) {
      const bool last = i + 1 == order.products.size();
      Draft line = draft(random, group, position, plan_.product(order.products[i]), order.day);
      line.kg = bags((last ? left : left * random.uniform(0.5, 0.7)) / line.home_price) * kBag;
      left -= static_cast<double>(line.kg) * line.home_price;
      if (order.net < 0) {
        line.return_day = order.day;
        line.returned_kg = line.kg;
        line.kg = 0;
      }
      emit(random, line);
    }
  }

  void emit(Random& random, const Draft& line) {
    static const std::vector<std::string> notes{"加急", "客户自提", "随货附质检单", "分批送货",
                                                "样品 2 袋随货"};
    static const std::vector<std::string> reasons{"退货：包装破损", "退货：结块", "退货：多发"};
    const std::string unit = unit_of(random, line);
    const std::string note = random.chance(0.08) ? random.pick(notes) : "";
    if (line.kg > 0) add_line(line, line.day, line.kg, unit, note);
    if (line.returned_kg > 0) {
      add_line(line, line.return_day, -line.returned_kg, unit, random.pick(reasons));
    }
  }

  static std::string unit_of(Random& random, const Draft& line) {
    if (line.product->unit != "kg") return line.product->unit;
    return line.group->industry == "饲料" && line.kg >= 3000 && random.chance(0.25) ? "t" : "kg";
  }

  void add_line(const Draft& from, Day day, std::int64_t kg, const std::string& unit,
                const std::string& note) {
    SaleLine line;
    line.day = day;
    line.customer = from.customer;
    line.product = from.product;
    line.unit = unit;
    line.quantity = unit == "t" ? kg * kOne / 1000 : unit == "袋" ? kg * kOne / kBag : kg * kOne;
    line.amount = kg * from.price;
    line.currency = from.group->currency;
    line.home = multiply_rounded(line.amount, rate_on(rates_, line.currency, day));
    line.cost = divide_rounded(kg * from.unit_cost, kCent) * kCent;
    line.salesperson = &plan_.salesperson(*from.group, day);
    line.note = note;
    lines_.push_back(std::move(line));
  }

  // XS2610-0193: the 193rd sale of October 2026; XT for returns. One document a day, customer and
  // kind.
  void number_documents() {
    const auto key = [&](const SaleLine& line) {
      return std::tuple(line.day, line.quantity < 0, plan_.customers[line.customer].code);
    };
    std::stable_sort(lines_.begin(), lines_.end(),
                     [&](const SaleLine& a, const SaleLine& b) { return key(a) < key(b); });
    std::map<std::pair<int, bool>, int> counters;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0 && key(lines_[i]) == key(lines_[i - 1])) {
        lines_[i].number = lines_[i - 1].number;
        continue;
      }
      const bool is_return = lines_[i].quantity < 0;
      const std::string day = format_day(lines_[i].day);
      char number[32];
      std::snprintf(number, sizeof number, "%s%s%s-%04d", is_return ? "XT" : "XS",
                    day.substr(2, 2).c_str(), day.substr(5, 2).c_str(),
                    ++counters[{month_of(lines_[i].day), is_return}]);
      lines_[i].number = number;
    }
  }

  const Plan& plan_;
  const std::vector<Rate>& rates_;
  std::uint64_t seed_;
  std::vector<SaleLine> lines_;
};

}  // namespace

Company make_company(Plan plan, std::uint64_t seed) {
  Company company{std::move(plan), {}, {}};
  company.rates = make_rates(company.plan, seed);
  company.lines = SalesMaker(company.plan, company.rates, seed).make();
  return company;
}

}  // namespace pareto::demo

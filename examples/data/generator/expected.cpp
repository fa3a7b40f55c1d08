#include "expected.hpp"

#include <algorithm>
#include <set>

#include "figures.hpp"
#include "json_writer.hpp"
#include "xlsx_export.hpp"

namespace pareto::demo {
namespace {

// The firm that stands in the books under three names and codes; the first is its proper one.
const std::vector<std::string> kTwinCodes{"0031", "0040", "0061"};
constexpr const char* kGroupOfSubsidiaries = "0007";
constexpr const char* kLeaver = "紫荆";

double percent(Amount part, Amount whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

class ExpectedFigures {
 public:
  explicit ExpectedFigures(const Company& company)
      : company_(company),
        current_(figures_of_year(company, kCurrentYear)),
        previous_(figures_of_year(company, kPreviousYear)) {
    for (const Group& group : company.plan.groups) rhythms_[&group] = rhythm_of(company, group);
    for (const SaleLine& line : company.lines) with_sales_.insert(line.customer);
  }

  std::string write() {
    json_.text("company", "晴隰烟酸（虚构企业）");
    json_.text("note",
               "Computed by pareto_demo_data from the lines it generates; amounts in 1/10000 yuan, "
               "excluding tax");
    json_.text("as_of", format_day(kAsOf));
    json_.text("home_currency", kHomeCurrency);
    write_counts();
    write_year("current", current_, kCurrentYear);
    write_year("previous", previous_, kPreviousYear);
    json_.decimal("change_percent", percent(current_.net, previous_.net) - 100, 4);
    write_ranking();
    write_not_counted();
    write_overdue();
    write_thin();
    write_once_only();
    write_moves();
    write_subsidiaries();
    write_twins();
    write_leaver();
    return json_.finish();
  }

 private:
  const Customer& head_of(const Group& group) const { return company_.plan.customer(group.head); }

  void identify(const Group& group) {
    json_.text("code", group.head);
    json_.text("name", head_of(group).short_name);
  }

  std::int64_t buyers(const Group& group) const {
    return std::count_if(group.customers.begin(), group.customers.end(),
                         [&](std::size_t position) { return with_sales_.contains(position); });
  }

  void write_counts() {
    const Plan& plan = company_.plan;
    std::set<std::string> teams;
    for (const Person& person : plan.people) teams.insert(person.team);
    std::set<std::string> orders;
    int returned_lines = 0;
    int foreign_lines = 0;
    for (const SaleLine& line : company_.lines) {
      line.quantity < 0 ? void(++returned_lines) : void(orders.insert(line.number));
      foreign_lines += line.currency != kHomeCurrency;
    }
    json_.begin_object("counts");
    json_.integer("customers", static_cast<std::int64_t>(plan.customers.size()));
    json_.integer("customers_with_sales", static_cast<std::int64_t>(with_sales_.size()));
    json_.integer("customers_abroad",
                  std::count_if(plan.customers.begin(), plan.customers.end(),
                                [](const Customer& c) { return c.country != "中国"; }));
    json_.integer("groups", static_cast<std::int64_t>(plan.groups.size()));
    json_.integer("users", static_cast<std::int64_t>(plan.people.size()));
    json_.integer("teams", static_cast<std::int64_t>(teams.size()));
    json_.integer("products", static_cast<std::int64_t>(plan.products.size()));
    json_.integer("rates", static_cast<std::int64_t>(company_.rates.size()));
    json_.integer("sale_lines", static_cast<std::int64_t>(company_.lines.size()));
    json_.integer("returned_lines", returned_lines);
    json_.integer("foreign_lines", foreign_lines);
    json_.integer("orders", static_cast<std::int64_t>(orders.size()));
    json_.integer("title_rows", kTitleRows);
    json_.integer("total_rows", kTotalRows);
    json_.end();
  }

  void write_year(const char* key, const Year& year, int number) {
    json_.begin_object(key);
    json_.text("from", format_day(first_of_year(number)));
    json_.text("to", format_day(last_of_year(number)));
    json_.integer("lines",
                  std::count_if(company_.lines.begin(), company_.lines.end(),
                                [&](const SaleLine& l) { return year_of(l.day) == number; }));
    json_.money("net", year.net);
    json_.money("positive_net", year.positive_net);
    json_.money("cost", year.cost);
    json_.decimal("margin_percent", percent(year.net - year.cost, year.net), 4);
    for (const char tier : {'A', 'B', 'C'}) {
      int groups = 0;
      Amount net = 0;
      for (const GroupYear& row : year.groups) {
        if (row.tier != tier) continue;
        ++groups;
        net += row.net;
      }
      json_.begin_object(std::string(1, tier));
      json_.integer("groups", groups);
      json_.money("net", net);
      json_.decimal("share_percent", percent(net, year.net), 4);
      json_.end();
    }
    json_.integer("groups_with_positive_net",
                  std::count_if(year.groups.begin(), year.groups.end(),
                                [](const GroupYear& row) { return row.net > 0; }));
    json_.decimal("gini", gini(year), 6);
    json_.decimal("hhi", hhi(year), 4);
    json_.end();
  }

  void write_ranking() {
    json_.begin_array("ranking");
    for (const GroupYear& row : current_.groups) {
      if (row.net <= 0) continue;
      const GroupYear* before = previous_.find(*row.group);
      json_.begin_object();
      json_.integer("rank", row.rank);
      identify(*row.group);
      json_.text("tier", std::string(1, row.tier));
      json_.integer("customers", static_cast<std::int64_t>(row.group->customers.size()));
      json_.integer("customers_with_sales", buyers(*row.group));
      json_.money("net", row.net);
      json_.decimal("share_percent", percent(row.net, current_.net), 4);
      json_.decimal("cumulative_percent", percent(row.before + row.net, current_.net), 4);
      json_.decimal("margin_percent", percent(row.net - row.cost, row.net), 4);
      json_.money("previous_net", before ? before->net : 0);
      json_.text("previous_tier", std::string(1, before ? before->tier : '-'));
      json_.integer("silent_days", rhythms_.at(row.group).silent_days);
      if (row.tier == 'A') json_.money("less_to_fall", less_to_fall(current_, *row.group));
      json_.end();
    }
    json_.end();
  }

  void write_not_counted() {
    json_.begin_array("without_purchase");
    for (const Group& group : company_.plan.groups) {
      if (current_.find(group)) continue;
      json_.begin_object();
      identify(group);
      json_.end();
    }
    json_.end();
    json_.begin_array("not_positive");
    for (const GroupYear& row : current_.groups) {
      if (row.net > 0) continue;
      json_.begin_object();
      identify(*row.group);
      json_.money("net", row.net);
      json_.end();
    }
    json_.end();
  }

  void write_overdue() {
    json_.begin_array("overdue");
    for (const GroupYear& row : current_.groups) {
      const Rhythm& rhythm = rhythms_.at(row.group);
      if (!rhythm.overdue) continue;
      json_.begin_object();
      identify(*row.group);
      json_.text("tier", std::string(1, row.tier));
      json_.text("last_order", format_day(rhythm.days.back()));
      json_.decimal("median_gap_days", rhythm.median_gap, 1);
      json_.integer("silent_days", rhythm.silent_days);
      json_.integer("missed_orders", rhythm.missed_orders);
      json_.money("usual_order", rhythm.usual_order);
      json_.money("at_stake", rhythm.at_stake);
      json_.end();
    }
    json_.end();
  }

  void write_thin() {
    const double average = percent(current_.net - current_.cost, current_.net);
    json_.begin_array("thin");
    for (const GroupYear& row : current_.groups) {
      const double margin = percent(row.net - row.cost, row.net);
      if ((row.tier != 'A' && row.tier != 'B') || margin >= average / 2) continue;
      json_.begin_object();
      identify(*row.group);
      json_.text("tier", std::string(1, row.tier));
      json_.money("net", row.net);
      json_.money("margin", row.net - row.cost);
      json_.decimal("margin_percent", margin, 4);
      json_.end();
    }
    json_.end();
  }

  void write_once_only() {
    std::vector<const Group*> once;
    for (const Group& group : company_.plan.groups) {
      if (rhythms_.at(&group).orders == 1) once.push_back(&group);
    }
    std::sort(once.begin(), once.end(), [&](const Group* a, const Group* b) {
      return rhythms_.at(a).days.back() > rhythms_.at(b).days.back();
    });
    json_.begin_array("once_only");
    for (const Group* group : once) {
      Amount net = 0;
      for (const SaleLine& line : company_.lines) {
        if (company_.plan.customers[line.customer].head == group->head) net += line.home;
      }
      const Day day = rhythms_.at(group).days.back();
      json_.begin_object();
      identify(*group);
      json_.text("day", format_day(day));
      json_.integer("days_ago", days_between(day, kAsOf));
      json_.text("salesperson", company_.plan.salesperson(*group, day).name);
      json_.money("net", net);
      json_.end();
    }
    json_.end();
  }

  void write_moves() {
    json_.begin_array("tier_moves");
    for (const GroupYear& row : current_.groups) {
      const GroupYear* before = previous_.find(*row.group);
      if (!before || before->tier == '-' || row.tier == '-' || before->tier == row.tier) continue;
      json_.begin_object();
      identify(*row.group);
      json_.text("from", std::string(1, before->tier));
      json_.text("to", std::string(1, row.tier));
      json_.text("direction", row.tier < before->tier ? "rise" : "fall");
      json_.money("previous_net", before->net);
      json_.money("net", row.net);
      json_.decimal("change_percent", percent(row.net, before->net) - 100, 4);
      json_.end();
    }
    json_.end();
  }

  void write_subsidiaries() {
    const Group& group = company_.plan.group_of(company_.plan.customer(kGroupOfSubsidiaries));
    const auto net = net_by_customer(company_, kCurrentYear);
    json_.begin_object("group_of_subsidiaries");
    identify(group);
    json_.money("net", current_.find(group)->net);
    json_.begin_array("subsidiaries");
    for (const std::size_t position : group.customers) {
      const Customer& customer = company_.plan.customers[position];
      if (customer.code == group.head) continue;
      json_.begin_object();
      json_.text("code", customer.code);
      json_.text("name", customer.name);
      json_.money("net", net.at(customer.code));
      json_.end();
    }
    json_.end();
    json_.end();
  }

  // What becomes of the tiers when the three names are merged into the first.
  void write_twins() {
    Year merged = current_;
    Amount moved_net = 0;
    Amount moved_cost = 0;
    std::erase_if(merged.groups, [&](const GroupYear& row) {
      const bool twin =
          std::find(kTwinCodes.begin() + 1, kTwinCodes.end(), row.group->head) != kTwinCodes.end();
      if (twin) {
        moved_net += row.net;
        moved_cost += row.cost;
      }
      return twin;
    });
    for (GroupYear& row : merged.groups) {
      if (row.group->head != kTwinCodes.front()) continue;
      row.net += moved_net;
      row.cost += moved_cost;
    }
    rank_and_tier(merged);

    json_.begin_object("twins");
    json_.begin_array("names");
    for (const std::string& code : kTwinCodes) {
      const Customer& customer = company_.plan.customer(code);
      const GroupYear* row = current_.find(company_.plan.group_of(customer));
      json_.begin_object();
      json_.text("code", code);
      json_.text("name", customer.name);
      json_.money("net", row->net);
      json_.integer("rank", row->rank);
      json_.text("tier", std::string(1, row->tier));
      json_.end();
    }
    json_.end();
    const GroupYear* whole =
        merged.find(company_.plan.group_of(company_.plan.customer(kTwinCodes.front())));
    json_.begin_object("merged");
    json_.money("net", whole->net);
    json_.integer("rank", whole->rank);
    json_.text("tier", std::string(1, whole->tier));
    json_.end();
    json_.begin_array("tier_moves_by_merging");
    for (const GroupYear& row : merged.groups) {
      const char before = current_.find(*row.group)->tier;
      if (before == row.tier || row.group == whole->group) continue;
      json_.begin_object();
      identify(*row.group);
      json_.text("from", std::string(1, before));
      json_.text("to", std::string(1, row.tier));
      json_.end();
    }
    json_.end();
    json_.end();
  }

  void write_leaver() {
    const Person& leaver = company_.plan.person(kLeaver);
    Day last{};
    std::set<std::string> orders;
    std::set<std::string> customers;
    Amount net = 0;
    for (const SaleLine& line : company_.lines) {
      const Customer& customer = company_.plan.customers[line.customer];
      if (line.salesperson == &leaver) last = line.day;
      if (company_.plan.group_of(customer).owner != kLeaver) continue;
      customers.insert(customer.code);
      if (line.salesperson == &leaver) continue;
      net += line.home;
      if (line.quantity > 0) orders.insert(line.number);
    }
    json_.begin_object("left");
    json_.text("name", leaver.name);
    json_.text("last_line", format_day(last));
    json_.text("successor", leaver.successor);
    json_.begin_array("customers_without_owner");
    for (const std::string& code : customers) {
      json_.begin_object();
      json_.text("code", code);
      json_.text("name", company_.plan.customer(code).name);
      json_.end();
    }
    json_.end();
    json_.integer("orders_since", static_cast<std::int64_t>(orders.size()));
    json_.money("net_since", net);
    json_.end();
  }

  const Company& company_;
  Year current_;
  Year previous_;
  std::map<const Group*, Rhythm> rhythms_;
  std::set<std::size_t> with_sales_;  // positions in Plan::customers
  JsonWriter json_;
};

}  // namespace

std::string expected_json(const Company& company) { return ExpectedFigures(company).write(); }

}  // namespace pareto::demo

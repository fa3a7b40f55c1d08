#include "plan.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace pareto::demo {
namespace {

using Fields = std::vector<std::string>;

Fields split(const std::string& text, char separator) {
  Fields fields(1);
  for (const char c : text) {
    if (c == separator) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<Fields> read_table(const std::filesystem::path& file, std::size_t columns) {
  std::vector<Fields> rows = read_words(file);
  for (const Fields& row : rows) {
    if (row.size() != columns) {
      throw std::runtime_error(file.string() + ": “" + row.front() + "” has " +
                               std::to_string(row.size()) + " columns, not " +
                               std::to_string(columns));
    }
  }
  return rows;
}

std::optional<Day> optional_day(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return parse_day(text);
}

Amount wan(const std::string& text) { return nearest(std::stod(text) * static_cast<double>(kWan)); }

Group to_group(const Fields& row) {
  Group group;
  group.head = row[0];
  group.industry = row[1];
  group.owner = row[2];
  group.deputy = row[3];
  group.currency = row[4];
  group.margin = std::stod(row[5]) / 100;
  group.gap = std::stoi(row[6]);
  group.silence = std::stoi(row[7]);
  group.lines_per_order = std::stod(row[8]) / 10;
  for (std::size_t year = 0; year < kYears; ++year) group.net[year] = wan(row[9 + year]);
  return group;
}

template <typename Rows, typename Key>
const auto& find(const Rows& rows, Key Rows::value_type::*key, std::string_view wanted) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.*key == wanted; });
  if (found == rows.end())
    throw std::runtime_error("the plan knows no “" + std::string(wanted) + "”");
  return *found;
}

void join_customers(Plan& plan) {
  for (std::size_t i = 0; i < plan.customers.size(); ++i) {
    const Customer& customer = plan.customers[i];
    auto group = std::find_if(plan.groups.begin(), plan.groups.end(),
                              [&](const Group& g) { return g.head == customer.head; });
    if (group == plan.groups.end()) throw std::runtime_error(customer.code + " has no group");
    auto& members = group->customers;
    members.insert(customer.code == customer.head ? members.begin() : members.end(), i);
  }
}

}  // namespace

std::vector<std::vector<std::string>> read_words(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read the word list " + file.string());
  std::vector<Fields> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(split(line, '|'));
  }
  return rows;
}

const Person& Plan::person(std::string_view name) const {
  return find(people, &Person::name, name);
}

const Product& Plan::product(std::string_view code) const {
  return find(products, &Product::code, code);
}

const Customer& Plan::customer(std::string_view code) const {
  return find(customers, &Customer::code, code);
}

const Group& Plan::group_of(const Customer& customer) const {
  return find(groups, &Group::head, customer.head);
}

const Person& Plan::salesperson(const Group& group, Day day) const {
  const Person& owner = person(group.owner);
  return owner.successor_from && day >= *owner.successor_from ? person(owner.successor) : owner;
}

Plan read_plan(const std::filesystem::path& words) {
  Plan plan;
  for (const Fields& row : read_table(words / "people.txt", 5)) {
    plan.people.push_back({row[0], row[1], optional_day(row[2]), row[3], optional_day(row[4])});
  }
  for (const Fields& row : read_table(words / "products.txt", 6)) {
    plan.products.push_back({row[0], row[1], row[2], row[3], row[4], std::stod(row[5])});
  }
  for (const Fields& row : read_table(words / "customers.txt", 9)) {
    plan.customers.push_back(
        {row[0], row[1], row[2], row[3], std::stod(row[4]), row[5], row[6], row[7], row[8]});
  }
  for (const Fields& row : read_table(words / "uses.txt", 5)) {
    plan.uses.push_back({row[0], row[1], row[2], row[3], row[4]});
  }
  for (const Fields& row : read_table(words / "groups.txt", 12))
    plan.groups.push_back(to_group(row));
  for (const Fields& row : read_table(words / "orders.txt", 4)) {
    plan.orders.push_back({row[0], parse_day(row[1]), wan(row[2]), split(row[3], ',')});
  }
  for (const Fields& row : read_table(words / "rates.txt", 3)) {
    plan.currencies.push_back(
        {row[0], nearest(std::stod(row[1]) * static_cast<double>(kOne)), std::stoi(row[2])});
  }
  for (const Fields& row : read_table(words / "industries.txt", 2)) {
    plan.bought_by_industry[row[0]] = split(row[1], ',');
  }
  for (const Fields& row : read_table(words / "moved_days.txt", 2)) {
    plan.moved_days[row[0]] = parse_day(row[1]);
  }
  join_customers(plan);
  return plan;
}

}  // namespace pareto::demo

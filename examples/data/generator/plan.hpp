// What the demo company is meant to be: its people, products, customers and how each group of
// customers buys.
//
// Read from the word lists in examples/data/words, whose first lines say what the columns mean. The
// plan holds aims; what the generated lines really add up to is in figures.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "amount.hpp"
#include "calendar.hpp"

namespace pareto::demo {

struct Person {
  std::string name;
  std::string team;
  std::optional<Day> left;
  std::string successor;
  std::optional<Day> successor_from;
};

struct Product {
  std::string code;
  std::string name;
  std::string grade;
  std::string category;
  std::string unit;
  double cost = 0;  // yuan per kg
};

struct Customer {
  std::string code;
  std::string name;
  std::string short_name;
  std::string head;  // code of the head of its group; its own code for a head or a single firm
  double share = 0;  // of the group's sales, in per cent
  std::string country;
  std::string province;
  std::string city;
  std::string postcode;
};

struct Group {
  std::string head;
  std::string industry;
  std::string owner;
  std::string deputy;
  std::string currency;
  double margin = 0;  // share of net sales, for example 0.234
  int gap = 0;        // usual days between orders; 0: only the listed orders
  int silence = 0;    // days from the last order to the as-of day
  double lines_per_order = 0;
  std::array<Amount, kYears> net{};
  std::vector<std::size_t> customers;  // positions in Plan::customers, the head first
};

struct ListedOrder {
  std::string customer;
  Day day;
  Amount net;  // negative: a return
  std::vector<std::string> products;
};

struct Currency {
  std::string code;
  Amount first_rate;
  int largest_step;
};

// What a factory has told us: of a year, in tonnes.
struct Use {
  std::string customer, product, output, use, year;
};

struct Plan {
  std::vector<Person> people;
  std::vector<Use> uses;
  std::vector<Product> products;
  std::vector<Customer> customers;
  std::vector<Group> groups;
  std::vector<ListedOrder> orders;
  std::vector<Currency> currencies;
  std::map<std::string, std::vector<std::string>> bought_by_industry;
  std::map<std::string, Day> moved_days;

  [[nodiscard]] const Person& person(std::string_view name) const;
  [[nodiscard]] const Product& product(std::string_view code) const;
  [[nodiscard]] const Customer& customer(std::string_view code) const;
  [[nodiscard]] const Group& group_of(const Customer& customer) const;
  // Who sells to the group on that day: its owner, or the successor once the owner is about to
  // leave.
  [[nodiscard]] const Person& salesperson(const Group& group, Day day) const;
};

// The lines of a word list cut at `|`, without comments. Throws std::runtime_error when the file
// cannot be read.
[[nodiscard]] std::vector<std::vector<std::string>> read_words(const std::filesystem::path& file);

[[nodiscard]] Plan read_plan(const std::filesystem::path& words);

}  // namespace pareto::demo

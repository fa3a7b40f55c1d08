// The sale lines of the demo company, made so that each customer's year adds up to its planned
// amount.
#pragma once

#include <string>
#include <vector>

#include "plan.hpp"
#include "rates.hpp"

namespace pareto::demo {

struct SaleLine {
  Day day;
  std::string number;        // of the document; several lines may share it
  std::size_t customer = 0;  // position in Plan::customers
  const Product* product = nullptr;
  std::string unit;     // kg, t or 袋 (25 kg)
  Amount quantity = 0;  // in that unit; negative: a return
  Amount amount = 0;    // excluding tax, in the currency of the invoice
  std::string currency;
  Amount home = 0;  // the amount at the rate of its day, in home currency
  Amount cost = 0;  // in home currency
  const Person* salesperson = nullptr;
  std::string note;
};

struct Company {
  Plan plan;
  std::vector<Rate> rates;
  std::vector<SaleLine> lines;  // by day, document and line
};

// The same plan and seed give the same company. Throws std::runtime_error when the plan contradicts
// itself.
[[nodiscard]] Company make_company(Plan plan, std::uint64_t seed);

}  // namespace pareto::demo

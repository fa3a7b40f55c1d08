// What if the large customers began at another amount? Asks a workspace for what its customers
// bought, and a plugin's rule what it would call them, and changes nothing.
//
//     embed_host WORKSPACE RULE.so FROM      FROM in whole units of the home currency
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "pareto_program.hpp"
#include "rule_file.hpp"

int main(int count, char** words) {
  if (count != 4) {
    std::fputs("usage: embed_host WORKSPACE RULE.so FROM\n", stderr);
    return 2;
  }
  try {
    const Pareto pareto(words[1]);
    const auto customers = pareto.table(
        {"query",
         "SELECT c.code, c.name, sum(m.net_sales) AS net_sales FROM customer c LEFT JOIN customer_month m ON m.customer = c.id "
         "GROUP BY c.id, c.code, c.name ORDER BY c.code"});
    std::vector<std::optional<std::int64_t>> sales;
    for (const auto& customer : customers) {
      if (customer[2].empty())
        sales.emplace_back();
      else
        sales.emplace_back(
            std::llround(std::strtold(customer[2].c_str(), nullptr) *
                         10'000));  // programs read exact decimals; rules count in 1/10000
    }
    const RuleFile rule(words[2]);
    const auto tiers =
        rule.rate(sales, {{"from", std::to_string(std::strtoll(words[3], nullptr, 10) * 10'000)}});
    std::printf("%s from %s\n", rule.label().c_str(), words[3]);
    for (std::size_t i = 0; i < customers.size(); ++i)
      std::printf("%s %s: %s\n", customers[i][0].c_str(), customers[i][1].c_str(),
                  tiers[i].empty() ? "not rated" : tiers[i].c_str());
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
  return 0;
}

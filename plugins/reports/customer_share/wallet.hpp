// Share of wallet: what each account buys from us, held against what it says it buys in all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pareto/job.hpp"
#include "pareto/window.hpp"

namespace pareto::customer_share {

struct Account {
  std::string name;
  std::int64_t purchases = 0;         // a year, in 1/10000
  std::int64_t ours = 0, before = 0;  // in the window and the one before, of a year, likewise

  [[nodiscard]] double share() const {
    return static_cast<double>(ours) / static_cast<double>(purchases);
  }
};

struct Wallet {
  bool asked = false;  // a field was named
  bool money = false;
  bool mixed_units = false;       // quantities of unlike units cannot be added up
  std::string unit;               // of quantities
  std::int64_t unlike = 0;        // lines whose quantity cannot be reckoned in that unit
  std::vector<Account> accounts;  // that say what they buy, the largest first
  std::int64_t buyers = 0, buyers_known = 0;  // all who buy; those of them who say it
};

[[nodiscard]] Wallet read_wallet(const sdk::Job& job, const sdk::Window& window);

// Customers with a positive sale within a range of days, of a province if one is given.
[[nodiscard]] std::int64_t buyers_in(const sdk::Job& job, const sdk::DayRange& range,
                                     const std::string& province);

struct Territory {
  std::string name;
  std::int64_t buyers = 0, before = 0, customers = 0;
};
// By province, the most buyers first; those without one last, with an empty name.
[[nodiscard]] std::vector<Territory> territories(const sdk::Job& job, const sdk::Window& window);

}  // namespace pareto::customer_share

#include "rates.hpp"

#include <algorithm>
#include <stdexcept>

#include "random.hpp"

namespace pareto::demo {

std::vector<Rate> make_rates(const Plan& plan, std::uint64_t seed) {
  std::vector<Rate> rates;
  for (const Currency& currency : plan.currencies) {
    Random random(seed, "rate " + currency.code);
    const Amount corridor = currency.first_rate * 6 / 100;
    Amount rate = currency.first_rate;
    for (int month = 0; month < kMonths; ++month) {
      rates.push_back({currency.code, first_of_month(month), rate});
      rate += random.between(-currency.largest_step, currency.largest_step);
      rate = std::clamp(rate, currency.first_rate - corridor, currency.first_rate + corridor);
    }
  }
  return rates;
}

Amount rate_on(const std::vector<Rate>& rates, std::string_view currency, Day day) {
  if (currency == kHomeCurrency) return kOne;
  const Rate* best = nullptr;
  for (const Rate& rate : rates) {
    if (rate.currency != currency || rate.from > day) continue;
    if (best == nullptr || rate.from > best->from) best = &rate;
  }
  if (best == nullptr) {
    throw std::runtime_error("no rate for " + std::string(currency) + " on " + format_day(day));
  }
  return best->rate;
}

}  // namespace pareto::demo

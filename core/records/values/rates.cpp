#include "core/records/values/rates.hpp"

#include <cmath>

namespace pareto::records {

Rates::Rates(store::Connection& connection) {
  store::Statement rows =
      connection.prepare("SELECT currency, from_date, rate FROM pareto_currency_rate");
  while (rows.step()) {
    rates_[std::string(rows.text(0))][Date{static_cast<std::int32_t>(rows.integer(1))}] =
        std::llround(rows.real(2) * kOne);
  }
}

std::optional<std::int64_t> Rates::at(std::string_view currency, Date day) const {
  const auto found = rates_.find(currency);
  if (found == rates_.end()) return std::nullopt;
  const auto after = found->second.upper_bound(day);
  if (after == found->second.begin()) return std::nullopt;
  return std::prev(after)->second;
}

std::optional<Date> Rates::next_change(std::string_view currency, Date day) const {
  const auto found = rates_.find(currency);
  if (found == rates_.end()) return std::nullopt;
  const auto after = found->second.upper_bound(day);
  if (after == found->second.end()) return std::nullopt;
  return after->first;
}

}  // namespace pareto::records

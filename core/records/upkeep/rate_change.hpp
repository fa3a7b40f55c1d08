// Setting and removing rates of currencies, and what stands in them.
//
// The home amounts of the sale lines concerned follow in the same operation (sale_values.cpp); a
// dry run says how many.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/records/write/transaction.hpp"

namespace pareto::records {

struct RateChange {
  std::string currency;
  Date from;  // its first day
  std::optional<double>
      rate;  // home currency for one unit; nothing: the rate that begins on this day goes
  bool dry_run = false;
};

struct RateResult {
  std::int64_t operation = 0;  // 0: nothing was written
  std::int64_t lines = 0;      // of sales, whose home amount changes
  std::int64_t home_before = 0,
               home_after = 0;     // of all lines in the currency, in 1/10000 of home currency
  std::optional<double> replaced;  // the rate that stood for this day
};

// Throws Error for a rate that is none, for one to be removed that does not exist, and where lines
// would be left without.
[[nodiscard]] RateResult change_rate(Records& records, const access::Session& session,
                                     const RateChange& change);

struct CurrencyInUse {
  std::string currency;
  std::optional<double> rate;  // on the day asked about
  std::optional<Date> since;
  std::int64_t rates = 0, lines = 0;  // rates stored; sale lines
  std::optional<std::int64_t>
      home;  // the lines' home amounts; nothing where there are none, or none that may be read
};
// Currencies that have rates or sales, but for the home currency; by name. `reader`: a connection
// of the session that asks.
[[nodiscard]] std::vector<CurrencyInUse> currencies_in_use(store::Connection& reader,
                                                           std::string_view home_currency,
                                                           Date day);

}  // namespace pareto::records

// What a unit of a foreign currency is worth in home currency, by day.
//
// A rate holds from its day until the next one of its currency begins. Read once; constant
// afterwards.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

class Rates {
 public:
  static constexpr std::int64_t kOne = 100'000'000;  // rates are held in 1e-8

  explicit Rates(store::Connection& connection);

  // In 1e-8, the rate in force on a day; nothing before the first.
  [[nodiscard]] std::optional<std::int64_t> at(std::string_view currency, Date day) const;
  // The first day after `day` on which another rate begins; nothing if there is none.
  [[nodiscard]] std::optional<Date> next_change(std::string_view currency, Date day) const;

 private:
  std::map<std::string, std::map<Date, std::int64_t>, std::less<>> rates_;
};

}  // namespace pareto::records

// How many base units of its product a quantity is: 40 bags of 25 kg are 1,000 kg.
//
// A product's base unit is the one in its own record; further units stand in product_unit with
// their factors. Units of weight and of volume are converted among themselves without being told.
// What cannot be converted is never added up. Read once; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/store/connection.hpp"

namespace pareto::records {

class Units {
 public:
  explicit Units(store::Connection& connection);

  // A product that has just come into being.
  void add(std::int64_t product, std::string_view base_unit);

  // `quantity` in 1/10000, as the result; `unit` empty: the product's base unit. Rounded half away
  // from zero. Nothing for a unit that this product does not have, and for what is too large.
  [[nodiscard]] std::optional<std::int64_t> in_base(std::int64_t product, std::string_view unit,
                                                    std::int64_t quantity);

 private:
  struct Ratio {
    std::int64_t numerator = 0, denominator = 1;  // 0: cannot be converted
  };
  struct Product {
    std::string base;                                       // folded; empty: never said
    std::unordered_map<std::string, std::int64_t> factors;  // by folded unit, in 1/10000
  };
  [[nodiscard]] Ratio find(std::int64_t product, std::string_view unit) const;

  std::unordered_map<std::int64_t, Product> products_;
  // The line before: files are sorted more often than not.
  std::int64_t last_product_ = -1;
  std::string last_unit_;
  Ratio last_;
};

// Sale lines whose quantity cannot be reckoned in the product's unit, and so is never added up;
// most lines first.
struct UnknownUnit {
  std::string product_code, product, unit, base;  // of the product; empty: never said
  std::int64_t lines = 0;
};
[[nodiscard]] std::vector<UnknownUnit> unknown_units(store::Connection& connection);

// The record of a product's further unit, by its exact name; the product's base unit, empty where
// it was never said.
[[nodiscard]] std::optional<std::int64_t> stored_unit(store::Connection& connection,
                                                      std::int64_t product, std::string_view unit);
[[nodiscard]] std::string base_unit(store::Connection& connection, std::int64_t product);

}  // namespace pareto::records

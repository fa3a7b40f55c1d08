#include "core/records/values/units.hpp"

#include "core/base/decimal.hpp"
#include "core/base/fold.hpp"
#include "core/base/unit_measure.hpp"

namespace pareto::records {

Units::Units(store::Connection& connection) {
  store::Statement products = connection.prepare("SELECT id, unit FROM pareto_product");
  while (products.step()) products_[products.integer(0)].base = fold(products.text(1));
  store::Statement units =
      connection.prepare("SELECT product, unit, factor FROM pareto_product_unit");
  while (units.step()) products_[units.integer(0)].factors[fold(units.text(1))] = units.integer(2);
}

void Units::add(std::int64_t product, std::string_view base_unit) {
  products_[product].base = fold(base_unit);
}

Units::Ratio Units::find(std::int64_t product, std::string_view unit) const {
  const auto found = products_.find(product);
  if (found == products_.end()) return {};
  const std::string name = fold(unit);
  if (name.empty() || name == found->second.base) return {1, 1};
  if (const auto own = found->second.factors.find(name); own != found->second.factors.end())
    return {own->second, kDecimalOne};
  const Measure *from = measure_named(name), *to = measure_named(found->second.base);
  if (from == nullptr || to == nullptr || from->kind != to->kind) return {};
  return {from->size, to->size};
}

std::optional<std::int64_t> Units::in_base(std::int64_t product, std::string_view unit,
                                           std::int64_t quantity) {
  if (product != last_product_ || unit != last_unit_) {
    last_ = find(product, unit);
    last_product_ = product;
    last_unit_ = unit;
  }
  if (last_.numerator == 0) return std::nullopt;
  if (last_.numerator == last_.denominator) return quantity;
  return scaled(quantity, last_.numerator, last_.denominator);
}

std::vector<UnknownUnit> unknown_units(store::Connection& connection) {
  std::vector<UnknownUnit> out;
  store::Statement rows = connection.prepare(
      "SELECT p.code, p.name, s.unit, p.unit, count(*) FROM pareto_sale s JOIN pareto_product p ON p.id = s.product "
      "WHERE s.quantity IS NOT NULL AND s.base_quantity IS NULL GROUP BY p.code, p.name, s.unit, p.unit ORDER BY 5 DESC, p.code, s.unit");
  while (rows.step())
    out.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                   std::string(rows.text(3)), rows.integer(4)});
  return out;
}

std::optional<std::int64_t> stored_unit(store::Connection& connection, std::int64_t product,
                                        std::string_view unit) {
  store::Statement row =
      connection.prepare("SELECT id FROM pareto_product_unit WHERE product = ?1 AND unit = ?2");
  row.bind(1, product).bind(2, unit);
  if (!row.step()) return std::nullopt;
  return row.integer(0);
}

std::string base_unit(store::Connection& connection, std::int64_t product) {
  store::Statement row = connection.prepare("SELECT unit FROM pareto_product WHERE id = ?1");
  row.bind(1, product);
  return row.step() ? std::string(row.text(0)) : std::string();
}

}  // namespace pareto::records

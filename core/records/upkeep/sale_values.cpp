// What a sale line is worth at home and how much of its product it is; lines and amounts that are
// missing.
//
// Both follow from the line and from what stands elsewhere: rates, products' units. When those
// change, the lines concerned are made anew in the same transaction, so that no two lines of one
// day are ever reckoned by two rates.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/counted.hpp"
#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/records/values/rates.hpp"
#include "core/records/values/units.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/records/write/upkeep.hpp"
#include "core/store/row_source.hpp"

namespace pareto::records {
namespace {

using sdk::Type;
__extension__ typedef __int128 Wide;  // products of two decimals

// 10 000 000 000 000 in home currency: no line of an order is that large, and sums of fewer than 90
// of them still fit.
constexpr std::int64_t kMostHome = 100'000'000'000'000'000;
constexpr std::size_t kBatch = 16'384;

std::int64_t rounded(Wide dividend, Wide divisor) {
  const Wide twice = 2 * (dividend < 0 ? -dividend : dividend);
  const Wide result = (twice + divisor) / (2 * divisor);
  return static_cast<std::int64_t>(dividend < 0 ? -result : result);
}

class SaleValues final : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const model::Entity& entity) const override {
    return entity.name == "sale" || entity.name == "currency_rate" || entity.name == "product" ||
           entity.name == "product_unit";
  }

  void reads(const model::Entity& entity, const std::vector<std::uint8_t>&,
             std::vector<std::uint8_t>& needed) const override {
    const auto need = [&](const char* field) {
      needed[static_cast<std::size_t>(entity.index(field))] = 1;
    };
    if (entity.name == "currency_rate") {
      for (const char* field : {"currency", "from_date"}) need(field);
    } else if (entity.name == "product_unit") {
      need("product");
    } else if (entity.name == "sale") {
      for (const char* field :
           {"date", "product", "number", "line", "quantity", "base_quantity", "unit", "unit_price",
            "amount", "currency", "tax_included", "tax_rate", "cost", "home_amount", "home_cost"}) {
        need(field);
      }
    }
  }

  void prepare(Transaction& transaction, WriteRows& rows, const WriteRows* before) override {
    if (rows.entity->name != "sale") return;
    give_lines(transaction, rows);
    give_amounts(rows);
    give_home_amounts(transaction, rows, before);
    give_base_quantities(transaction, rows);
  }

  void written(Transaction& transaction, const WriteRows* rows, const WriteRows* before) override {
    const std::string& entity = (rows ? rows : before)->entity->name;
    if (entity == "sale") {
      // Lines that come back may have been away while rates and units changed.
      if (before == nullptr && transaction.replaying())
        returned_.insert(returned_.end(), rows->ids.begin(), rows->ids.end());
      return;
    }
    if (entity == "product" && before == nullptr) return add_products(*rows);
    for (const WriteRows* side : {rows, before}) {
      if (side == nullptr) continue;
      if (entity == "currency_rate")
        note_rates(*side);
      else if (entity == "product_unit")
        note_products(*side, side->cell("product"), false);
      else if (rows != nullptr && !rows->cell("unit").absent())
        note_products(*side, {}, true);
    }
    rates_.reset();
    units_.reset();
  }

  [[nodiscard]] bool may_refuse_removing(const model::Entity& entity) const override {
    return entity.name == "currency_rate";
  }

  // A rate that lines need stays, unless an earlier one takes its place.
  void removing(Transaction& transaction, WriteRows& rows) override {
    if (rows.entity->name != "currency_rate") return;
    const Cells &currencies = rows.cell("currency"), &dates = rows.cell("from_date");
    std::map<std::pair<std::string, Date>, std::int64_t>
        going;  // earliest first, since what stays takes the place of what follows
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (!rows.rejected[row])
        going.emplace(std::pair(std::string(currencies.text(row)),
                                Date{static_cast<std::int32_t>(dates.integer(row))}),
                      row);
    }
    const Rates stored(transaction.connection());
    std::string currency;
    bool earlier = false;  // one before stays
    for (const auto& [rate, row] : going) {
      if (rate.first != currency) {
        currency = rate.first;
        earlier = false;
      }
      for (auto day = stored.next_change(currency, Date{INT32_MIN});
           day && *day < rate.second && !earlier; day = stored.next_change(currency, *day))
        earlier = going.count({currency, *day}) == 0;
      if (earlier) continue;
      const std::size_t lines =
          lines_in(transaction, stored, currency, {rate.second, rate.second}).size();
      if (lines == 0) continue;
      rows.reject(row, "currency", currency,
                  Message(Text{"{} sale lines need the rate of {} from {}",
                               "有 {} 行销售要用 {} 自 {} 起的汇率"},
                          {counted(lines), currency, rate.second.iso()}),
                  Message(Text{"set an earlier one before: pareto rate set {} RATE --from DATE",
                               "请先设更早的一条：pareto rate set {} 汇率 --from 日期"},
                          {currency}));
      earlier = true;
    }
  }

  void removing_range(Transaction& transaction, const model::Entity& entity, std::int64_t first,
                      std::int64_t last) override {
    if (entity.name == "product_unit") {
      store::Statement units = transaction.connection().prepare(
          "SELECT product FROM pareto_product_unit WHERE id BETWEEN ?1 AND ?2");
      units.bind(1, first).bind(2, last);
      while (units.step()) products_changed_.insert(units.integer(0));
    }
    units_.reset();
  }

  void finish(Transaction& transaction) override {
    if (!rates_changed_.empty() && !rates_) rates_.emplace(transaction.connection());
    for (const auto& [currency, days] : rates_changed_)
      reckon_anew(transaction, lines_in(transaction, *rates_, currency, days), true);
    if (!products_changed_.empty()) reckon_anew(transaction, lines_of_products(transaction), true);
    // One whose rate has gone meanwhile keeps what it was worth.
    if (!returned_.empty()) reckon_anew(transaction, returned_, false);
    returned_.clear();
    rates_changed_.clear();
    products_changed_.clear();
  }

 private:
  // Lines without a number of their own within their order get the next one.
  static void give_lines(Transaction& transaction, WriteRows& rows) {
    Cells& lines = rows.cell("line");
    const Cells& numbers = rows.cell("number");
    std::map<std::string, std::int64_t> next;
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (!lines.is_null(row) || numbers.is_null(row)) continue;
      const std::string number(numbers.text(row));
      auto found = next.find(number);
      if (found == next.end()) {
        store::Statement last =
            transaction.connection().prepare("SELECT max(line) FROM pareto_sale WHERE number = ?1");
        last.bind(1, std::string_view(number)).step();
        found = next.emplace(number, last.integer(0)).first;
      }
      lines.set(Type::Int, rows.rows, row, ++found->second);
    }
  }

  static void give_amounts(WriteRows& rows) {
    Cells& amounts = rows.cell("amount");
    const Cells& quantities = rows.cell("quantity");
    const Cells& prices = rows.cell("unit_price");
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row] || !amounts.is_null(row)) continue;
      if (quantities.is_null(row) || prices.is_null(row)) {
        rows.reject(row, "amount", "",
                    Message(Text{"there is neither an amount nor quantity and unit price",
                                 "既没有金额，也没有数量和单价"}),
                    Message(Text{"give the amount, or quantity and unit price",
                                 "请填写金额，或数量和单价"}));
        continue;
      }
      const auto product = multiply(quantities.integer(row), prices.integer(row));
      if (product)
        amounts.set(Type::Money, rows.rows, row, *product);
      else
        rows.reject(row, "amount", "",
                    Message(Text{"quantity times unit price is too large", "数量乘单价超出范围"}),
                    Message(Text{"check the number", "核对这个数"}));
    }
  }

  // What an undo restores, and a line of which only the customer changes, stands as it was,
  // whatever rates and taxes say today.
  static bool restored(const WriteRows& rows, const WriteRows& before, std::int64_t row) {
    auto same = [&](const char* field) {
      return same_value(rows.entity->find(field)->type, rows.cell(field), before.cell(field), row);
    };
    if (!same("home_amount")) return true;
    for (const char* field : {"date", "amount", "currency", "tax_included", "tax_rate"}) {
      if (!same(field)) return false;
    }
    return true;
  }

  void give_home_amounts(Transaction& transaction, WriteRows& rows, const WriteRows* before) {
    const Records& records = transaction.records();
    const Cells& amounts = rows.cell("amount");
    const Cells& dates = rows.cell("date");
    const Cells& currencies = rows.cell("currency");
    const Cells& included = rows.cell("tax_included");
    const Cells& tax_rates = rows.cell("tax_rate");
    const Cells& costs = rows.cell("cost");
    Cells& home = rows.cell("home_amount");
    Cells& home_costs = rows.cell("home_cost");
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row] || dates.is_null(row)) continue;
      // Costs are kept by the firm itself, in home currency and without tax.
      if (!costs.is_null(row) &&
          (costs.integer(row) > kMostHome || costs.integer(row) < -kMostHome)) {
        rows.reject(row, "cost", plain_decimal(costs.integer(row)),
                    Message(Text{"is too large", "超出范围"}),
                    Message(Text{"check the number", "核对这个数"}));
        continue;
      }
      if (costs.is_null(row))
        home_costs.set_null(Type::Money, rows.rows, row);
      else
        home_costs.set(Type::Money, rows.rows, row, costs.integer(row));
      if (before && !anew_ && restored(rows, *before, row)) continue;
      Wide rate = Rates::kOne;
      if (!currencies.is_null(row) && currencies.text(row) != records.home_currency &&
          !currencies.text(row).empty()) {
        if (!rates_) rates_.emplace(transaction.connection());
        const Date day{static_cast<std::int32_t>(dates.integer(row))};
        const auto found = rates_->at(currencies.text(row), day);
        if (!found) {
          rows.reject(
              row, "currency", std::string(currencies.text(row)),
              Message(Text{"there is no rate for {} on the day of the sale or before",
                           "销售当日及之前没有 {} 的汇率"},
                      {currencies.text(row)}),
              Message(Text{"pareto rate set {} RATE --from {}, or import a file --as currency_rate",
                           "pareto rate set {} 汇率 --from {}，或导入汇率文件 --as currency_rate"},
                      {currencies.text(row), day.iso()}));
          continue;
        }
        rate = *found;
      }
      // One rounding, here: amount x rate / (1 + tax).
      Wide divisor = Rates::kOne;
      if (!included.is_null(row) && included.integer(row) != 0) {
        const double tax = tax_rates.is_null(row) ? records.default_tax_rate : tax_rates.real(row);
        divisor += std::llround(tax * Rates::kOne);
      }
      const Wide product = Wide{amounts.integer(row)} * rate;
      const Wide most = Wide{kMostHome} * divisor;
      if (product > most || product < -most) {
        rows.reject(row, "amount", plain_decimal(amounts.integer(row)),
                    Message(Text{"is too large", "超出范围"}),
                    Message(Text{"check the number", "核对这个数"}));
        continue;
      }
      home.set(Type::Money, rows.rows, row, rounded(product, divisor));
    }
  }

  void give_base_quantities(Transaction& transaction, WriteRows& rows) {
    const Cells &quantities = rows.cell("quantity"), &products = rows.cell("product"),
                &units = rows.cell("unit");
    if (quantities.absent() || products.absent()) return;
    Cells& base = rows.cell("base_quantity");
    if (!units_) units_.emplace(transaction.connection());
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row]) continue;
      std::optional<std::int64_t> found;
      if (!quantities.is_null(row) && !products.is_null(row))
        found = units_->in_base(products.integer(row),
                                units.is_null(row) ? std::string_view() : units.text(row),
                                quantities.integer(row));
      if (found)
        base.set(Type::Quantity, rows.rows, row, *found);
      else
        base.set_null(Type::Quantity, rows.rows, row);
    }
  }

  void add_products(const WriteRows& rows) {
    if (!units_) return;
    const Cells& units = rows.cell("unit");
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (!rows.rejected[row])
        units_->add(rows.ids[static_cast<std::size_t>(row)],
                    units.is_null(row) ? std::string_view() : units.text(row));
    }
  }

  struct Days {
    Date first, last;  // of the rates that were added, changed or removed
  };

  void note_rates(const WriteRows& rows) {
    const Cells &currencies = rows.cell("currency"), &dates = rows.cell("from_date");
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row] || currencies.is_null(row) || dates.is_null(row)) continue;
      note_rate(currencies.text(row), Date{static_cast<std::int32_t>(dates.integer(row))});
    }
  }

  void note_rate(std::string_view currency, Date day) {
    const auto [found, added] = rates_changed_.try_emplace(std::string(currency), Days{day, day});
    if (!added)
      found->second = {std::min(found->second.first, day), std::max(found->second.last, day)};
  }

  void note_products(const WriteRows& rows, const Cells& products, bool by_id) {
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rows.rejected[row]) continue;
      if (by_id)
        products_changed_.insert(rows.ids[static_cast<std::size_t>(row)]);
      else if (!products.is_null(row))
        products_changed_.insert(products.integer(row));
    }
  }

  static std::vector<std::int64_t> ids_of(store::Statement& rows) {
    std::vector<std::int64_t> ids;
    while (rows.step()) ids.push_back(rows.integer(0));
    return ids;
  }

  // Those of the days on which these rates hold.
  static std::vector<std::int64_t> lines_in(Transaction& transaction, const Rates& rates,
                                            const std::string& currency, Days days) {
    const std::optional<Date> next = rates.next_change(currency, days.last);
    const Date last = next ? *next - 1 : *Date::from_civil(9999, 12, 31);
    store::Statement lines = transaction.connection().prepare(
        "SELECT id FROM pareto_sale WHERE currency = ?1 AND date >= ?2 AND date <= ?3 ORDER BY id");
    lines.bind(1, std::string_view(currency))
        .bind(2, std::int64_t{days.first.days})
        .bind(3, std::int64_t{last.days});
    return ids_of(lines);
  }

  std::vector<std::int64_t> lines_of_products(Transaction& transaction) {
    const std::vector<std::int64_t> changed(products_changed_.begin(), products_changed_.end());
    const store::RowsOf products(changed.size(), [&](std::size_t row, int, store::RowValue& out) {
      out.integer(changed[row]);
    });
    store::Statement lines = transaction.connection().prepare(
        "SELECT id FROM pareto_sale WHERE product IN (SELECT c0 FROM pareto_rows(?1)) ORDER BY id");
    lines.bind_rows(1, products);
    return ids_of(lines);
  }

  // Through the way in, as if they had been written again: what changes is in the journal and comes
  // back by an undo.
  void reckon_anew(Transaction& transaction, const std::vector<std::int64_t>& ids, bool must) {
    const model::Entity& sale = transaction.records().schema.entity("sale");
    anew_ = true;
    for (std::size_t from = 0; from < ids.size(); from += kBatch) {
      const std::span<const std::int64_t> part(ids.data() + from,
                                               std::min(kBatch, ids.size() - from));
      sdk::BatchBuilder none(sdk::Schema{});
      for (std::size_t i = 0; i < part.size(); ++i) none.end_row();
      const WriteResult written = transaction.update_kept(sale, part, none.finish());
      if (written.rejects.empty() || !must) continue;
      const Reject& first = written.rejects.front();
      anew_ = false;
      Error error = first.fix ? Error(ErrorCode::Data, first.why, *first.fix)
                              : Error(ErrorCode::Data, first.why);
      throw error.within(
          Message(Text{"{} sale lines would have no value at home", "{} 行销售将无法折算成本位币"},
                  {counted(written.rejects.size())}));
    }
    anew_ = false;
  }

  std::optional<Rates> rates_;
  std::optional<Units> units_;
  std::map<std::string, Days> rates_changed_;
  std::set<std::int64_t> products_changed_;
  std::vector<std::int64_t> returned_;  // by an undo
  bool anew_ = false;                   // lines are reckoned again, also while an undo goes on
};

}  // namespace

std::unique_ptr<Upkeep> make_sale_values() { return std::make_unique<SaleValues>(); }

}  // namespace pareto::records

// Monthly rollups per customer, what each bought in a year, and first and last order and number of
// orders.
#include <algorithm>
#include <map>
#include <unordered_set>

#include "core/base/error.hpp"
#include "core/records/upkeep/year_sums.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/records/write/upkeep.hpp"
#include "core/store/line_order.hpp"
#include "core/store/row_source.hpp"

namespace pareto::records {
namespace {

void add_to(std::int64_t& sum, std::int64_t value) {
  if (!__builtin_add_overflow(sum, value, &sum)) return;
  throw Error(ErrorCode::Data,
              Message(Text{"the sales of a customer in a month are too large to be added up",
                           "一个客户一个月的销售额太大，无法相加"}),
              Message(Text{"look for amounts that are wrong by a factor",
                           "请检查是否有金额错了几个数量级"}));
}

struct Delta {
  std::int32_t month;
  std::int64_t customer, net, known, cost, lines;
};

class SaleRollup final : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const model::Entity& entity) const override {
    return entity.name == "sale";
  }

  void reads(const model::Entity& entity, const std::vector<std::uint8_t>&,
             std::vector<std::uint8_t>& needed) const override {
    for (const char* field : {"date", "customer", "number", "home_amount", "home_cost"}) {
      needed[static_cast<std::size_t>(entity.index(field))] = 1;
    }
  }

  void written(Transaction& transaction, const WriteRows* rows, const WriteRows* before) override {
    // Rejected rows are marked in `rows` for changes and in `before` for removals.
    const std::vector<std::uint8_t>& rejected = (rows ? rows : before)->rejected;
    if (before) add(*before, rejected, -1);
    if (rows) add(*rows, rejected, 1);
    if (deltas_.size() > 400'000) flush(transaction);
  }

  void removing_range(Transaction& transaction, const model::Entity&, std::int64_t first,
                      std::int64_t last) override {
    store::Statement sums = transaction.connection().prepare(
        "SELECT month_start(date), customer, isum(home_amount), isum(CASE WHEN home_cost IS NULL THEN 0 ELSE home_amount END), "
        "isum(home_cost), count(*) FROM pareto_sale WHERE id BETWEEN ?1 AND ?2 GROUP BY 1, 2");
    sums.bind(1, first).bind(2, last);
    while (sums.step()) {
      deltas_.push_back({static_cast<std::int32_t>(sums.integer(0)), sums.integer(1),
                         -sums.integer(2), -sums.integer(3), -sums.integer(4), -sums.integer(5)});
      touched_.insert(sums.integer(1));
    }
    removed_ = true;
  }

  void finish(Transaction& transaction) override {
    flush(transaction);
    recompute_orders(transaction);
    if (!touched_.empty())
      keep_year(transaction.connection(), {{touched_.begin(), touched_.end()}, latest_, removed_});
  }

 private:
  void add(const WriteRows& rows, const std::vector<std::uint8_t>& rejected, std::int64_t sign) {
    const Cells& dates = rows.cell("date");
    const Cells& customers = rows.cell("customer");
    const Cells& amounts = rows.cell("home_amount");
    const Cells& costs = rows.cell("home_cost");
    std::int64_t last = 0;
    Date day{INT32_MIN};
    Date month{0};
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      if (rejected[row] || amounts.is_null(row)) continue;
      const Date date{static_cast<std::int32_t>(dates.integer(row))};
      if (date != day) {
        day = date;
        month = date.month_start();
      }
      const std::int64_t customer = customers.integer(row), amount = sign * amounts.integer(row);
      const bool known = !costs.is_null(row);
      deltas_.push_back({month.days, customer, amount, known ? amount : 0,
                         known ? sign * costs.integer(row) : 0, sign});
      if (sign > 0 && (!latest_ || *latest_ < date)) latest_ = date;
      if (customer != last) touched_.insert(customer);
      last = customer;
    }
    removed_ = removed_ || sign < 0;
  }

  void flush(Transaction& transaction) {
    if (deltas_.empty()) return;
    std::sort(deltas_.begin(), deltas_.end(), [](const Delta& a, const Delta& b) {
      return a.month != b.month ? a.month < b.month : a.customer < b.customer;
    });
    std::vector<Delta> sums;
    for (const Delta& delta : deltas_) {
      if (sums.empty() || sums.back().month != delta.month ||
          sums.back().customer != delta.customer) {
        sums.push_back(delta);
        continue;
      }
      Delta& sum = sums.back();
      add_to(sum.net, delta.net);
      add_to(sum.known, delta.known);
      add_to(sum.cost, delta.cost);
      sum.lines += delta.lines;
    }
    const store::RowsOf rows(sums.size(), [&](std::size_t i, int column, store::RowValue& out) {
      const Delta& sum = sums[i];
      const std::int64_t values[] = {sum.month, sum.customer, sum.net,
                                     sum.known, sum.cost,     sum.lines};
      out.integer(values[column]);
    });
    transaction.connection()
        .prepare(
            "INSERT INTO pareto_customer_month(month, customer, net, known, cost, line_count) "
            "SELECT c0, c1, c2, c3, c4, c5 FROM pareto_rows(?1) WHERE true ON CONFLICT(month, customer) DO UPDATE SET "
            "net = pareto_customer_month.net + excluded.net, known = pareto_customer_month.known + excluded.known, "
            "cost = pareto_customer_month.cost + excluded.cost, line_count = pareto_customer_month.line_count + excluded.line_count")
        .bind_rows(1, rows)
        .run();
    if (removed_)
      transaction.connection().execute("DELETE FROM pareto_customer_month WHERE line_count = 0");
    deltas_.clear();
  }

  // Orders are distinct numbers with a positive net; a line without a number is an order of its
  // day. Not additive (a return may undo an order), so recomputed by index for the customers that
  // were touched.
  void recompute_orders(Transaction& transaction) {
    if (touched_.empty()) return;
    store::Connection& connection = transaction.connection();
    const std::int64_t all = connection.integer("SELECT count(*) FROM pareto_customer");
    std::vector<Orders> found;
    if (static_cast<std::int64_t>(touched_.size()) * 4 > all) {
      std::unordered_set<std::int64_t> without = touched_;
      store::Statement lines = connection.prepare(
          std::string(
              "SELECT customer, date, number, home_amount FROM pareto_sale ORDER BY customer, ") +
          store::kLineOrder);
      read_orders(lines, found, without);
      for (const std::int64_t customer : without) found.push_back({customer});
      return write_orders(connection, found);
    }
    std::vector<std::int64_t> ids(touched_.begin(), touched_.end());
    std::sort(ids.begin(), ids.end());
    store::Statement lines = connection.prepare(
        std::string(
            "SELECT customer, date, number, home_amount FROM pareto_sale WHERE customer = ?1 ORDER BY ") +
        store::kLineOrder);
    for (const std::int64_t id : ids) {
      lines.bind(1, id);
      std::unordered_set<std::int64_t> without{id};
      read_orders(lines, found, without);
      lines.reset();
      if (!without.empty()) found.push_back({id});
    }
    write_orders(connection, found);
  }

  struct Order {
    std::int64_t date, net;
  };
  struct Orders {
    std::int64_t customer, count = 0, first = 0, last = 0;
    bool any_line = false;
  };
  static void write_orders(store::Connection& connection, const std::vector<Orders>& found) {
    const store::RowsOf rows(found.size(), [&](std::size_t i, int column, store::RowValue& out) {
      const Orders& orders = found[i];
      if (column == 0) return out.integer(orders.customer);
      // Returns alone make no order; a customer without any line is as one that never had one.
      if (column == 3 && (orders.count > 0 || orders.any_line)) return out.integer(orders.count);
      if (column < 3 && orders.count > 0) out.integer(column == 1 ? orders.first : orders.last);
    });
    connection
        .prepare(
            "UPDATE pareto_customer SET first_order = c1, last_order = c2, orders = c3 FROM pareto_rows(?1) WHERE id = c0 AND "
            "(first_order IS DISTINCT FROM c1 OR last_order IS DISTINCT FROM c2 OR orders IS DISTINCT FROM c3)")
        .bind_rows(1, rows)
        .run();
  }

  // Lines come by customer, date and number; an order may still be spread over days.
  void read_orders(store::Statement& lines, std::vector<Orders>& found,
                   std::unordered_set<std::int64_t>& without) {
    std::int64_t customer = 0;
    std::map<std::string, Order, std::less<>> by_number;
    auto end_customer = [&] {
      if (customer == 0) return;
      Orders orders{customer};
      orders.any_line = !by_number.empty();
      for (const auto& [number, order] : by_number) {
        if (order.net <= 0) continue;
        if (orders.count == 0 || order.date < orders.first) orders.first = order.date;
        if (orders.count == 0 || order.date > orders.last) orders.last = order.date;
        ++orders.count;
      }
      if (touched_.count(customer)) found.push_back(orders);
      without.erase(customer);
      by_number.clear();
    };
    while (lines.step()) {
      if (lines.integer(0) != customer) {
        end_customer();
        customer = lines.integer(0);
      }
      const std::int64_t date = lines.integer(1);
      std::string unnumbered;
      std::string_view number;
      if (lines.is_null(2))
        number = unnumbered = "\x01" + std::to_string(date);
      else
        number = lines.text(2);
      auto order = by_number.find(number);
      if (order == by_number.end())
        order = by_number.emplace(std::string(number), Order{date, 0}).first;
      order->second.net += lines.integer(3);
    }
    end_customer();
  }

  std::vector<Delta> deltas_;
  std::unordered_set<std::int64_t> touched_;
  std::optional<Date> latest_;  // of the lines that were added
  bool removed_ = false;
};

}  // namespace

std::unique_ptr<Upkeep> make_sale_rollup() { return std::make_unique<SaleRollup>(); }

}  // namespace pareto::records

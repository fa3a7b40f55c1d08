// Figures of all subjects at once, that rules look at: net sales, margin, orders, first and last
// order and what else abi/tiering.h lists.
//
// Amounts come from the rollup per customer and month; where a window's edge is not a month's edge,
// from the lines of that month. Everything is read in one ordered pass and added up in arrays, some
// 10 to 30 bytes a subject. docs/metrics.md has the definitions. Sums that leave int64 are an
// Error. One thread asks; lines may be read by two.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/store/connection.hpp"
#include "core/tiering/data_extent.hpp"
#include "core/tiering/order_facts.hpp"
#include "core/tiering/subjects.hpp"
#include "core/tiering/window.hpp"

namespace pareto::tiering {

enum class Metric {
  NetSales,
  Margin,
  Orders,
  FirstOrder,
  LastOrder,
  Numbers,
  LastLine,
  KnownSales,
  ActiveMonths
};
inline constexpr std::string_view kMetricNames[] = {"net_sales",   "margin",      "orders",
                                                    "first_order", "last_order",  "numbers",
                                                    "last_line",   "known_sales", "active_months"};

// A value per subject, in their order. Money in 1/10000, dates in days.
struct MetricColumn {
  std::vector<std::int64_t> values;  // 0 where there is none
  std::vector<std::uint8_t> valid;   // 0: null
};

class Metrics {
 public:
  // `subjects` and `connection` must outlive it. `extent`: as data_extent() says of the same store.
  // `readers`: as order_facts.hpp has it.
  Metrics(store::Connection& connection, const Subjects& subjects, DataExtent extent,
          Readers readers = Readers::One);

  ~Metrics();

  // Makes the sums of many ranges in one pass over the rollup and their orders in one over the
  // lines, where `read` takes them: windows of past quarters overlap. What does not fit into some
  // 64 MB each is made when it is read.
  void prepare(const std::vector<std::pair<Metric, DayRange>>& wanted);

  // Amounts: null without lines (with known cost) in the range. Orders, numbers, months: 0 without.
  // First and last order and the last line are looked for from the beginning until range.to.
  [[nodiscard]] MetricColumn read(Metric metric, DayRange range);
  // Several at once, in their order; what stands in the same place is read once.
  [[nodiscard]] std::vector<MetricColumn> read(
      const std::vector<std::pair<Metric, DayRange>>& wanted);

 private:
  struct Amounts;
  struct Prepared;
  // First days of the first and the last month.
  struct Months {
    Date first, last;
    friend bool operator==(const Months&, const Months&) = default;
  };
  // A range as whole months, and the days at its edges that are parts of one.
  struct Parts {
    std::optional<Months> months;
    std::vector<DayRange> days;
  };
  [[nodiscard]] Parts parts_of(DayRange range) const;
  [[nodiscard]] Amounts amounts(DayRange range, bool with_cost);
  void prepare_orders(const std::vector<std::pair<Metric, DayRange>>& wanted);
  void add_months(const std::vector<Prepared*>& into, Months months);
  void add_days(Amounts& into, DayRange days, bool with_cost);
  [[nodiscard]] const OrderFacts& orders(DayRange range, unsigned wanted);

  store::Connection& connection_;
  const Subjects& subjects_;
  DataExtent extent_;
  Readers readers_;
  std::vector<Prepared> prepared_;
  std::vector<OrderFacts> orders_;  // prepared
  OrderFacts read_;                 // otherwise: the last that were read
};

}  // namespace pareto::tiering

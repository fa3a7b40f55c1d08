// How the figures of a tier rule read: amounts in 万 or M, counts with commas, nothing where the
// rule looks at no figure at all.
//
// A rule may look at net sales, at margin, at the number of orders or at fields alone; outputs ask
// here instead of taking everything for money. Pure values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/amount.hpp"
#include "core/base/message.hpp"
#include "core/tiering/explanation.hpp"
#include "core/tiering/moves.hpp"

namespace pareto::tiering {

class TierMeasure {
 public:
  // `name` as the host calls the metric, "net_sales"; empty: the rule looks at none. `largest`
  // decides the scale of cells.
  TierMeasure(Language language, std::string name, model::Type type, std::int64_t largest);

  [[nodiscard]] bool any() const { return !name_.empty(); }
  [[nodiscard]] bool money() const { return any() && type_ == model::Type::Money; }
  [[nodiscard]] bool is_net_sales() const { return name_ == "net_sales"; }
  // "净销售", "Orders"
  [[nodiscard]] std::string label() const;
  // "净销售 万", "Net sales, M CNY", "Orders"
  [[nodiscard]] std::string head(std::string_view currency) const;
  // " 万", for heads like "Before 万"; empty for counts.
  [[nodiscard]] std::string unit() const;
  [[nodiscard]] std::string cell(std::int64_t value) const;
  [[nodiscard]] std::string change(std::int64_t value) const;
  [[nodiscard]] std::string sentence(std::int64_t value) const;
  [[nodiscard]] Text reason(Reason reason) const;

 private:
  Language language_;
  std::string name_;
  model::Type type_;
  AmountScale scale_;
};

// A value of an explanation: money as 1,420 万, percentages, days, choices by their labels. `field`
// may be null.
[[nodiscard]] std::string shown_indicator(const IndicatorValue& value, const model::Field* field,
                                          Language language);
// What an indicator is called: as its rule says, else as the host calls the metric, else its name.
[[nodiscard]] std::string indicator_label(const std::string& name, const model::Field* field,
                                          Language language);

// How far a step is: "再多 774 万", "订单数再少 3", or the value itself where the present one is
// unknown. The indicator is named unless it is the rule's measure.
[[nodiscard]] std::string step_words(const Step& step, std::string_view measure, Language language);

}  // namespace pareto::tiering

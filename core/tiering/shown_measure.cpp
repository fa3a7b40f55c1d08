#include "core/tiering/shown_measure.hpp"

#include <cmath>

#include "core/base/counted.hpp"
#include "core/base/date.hpp"
#include "core/base/decimal.hpp"

namespace pareto::tiering {
namespace {

using model::Type;

struct MetricWord {
  std::string_view name;
  Text label;
};
constexpr MetricWord kMetrics[] = {{"net_sales", {"Net sales", "净销售"}},
                                   {"margin", {"Margin", "毛利"}},
                                   {"orders", {"Orders", "订单数"}},
                                   {"first_order", {"First order", "首单日期"}},
                                   {"last_order", {"Last order", "末单日期"}}};

std::string quantity(std::int64_t value) {
  int digits = 4;
  for (std::int64_t part = value; digits > 0 && part % 10 == 0; part /= 10) --digits;
  return format_decimal(value, digits);
}

std::string real(double value) {
  if (!std::isfinite(value) || std::fabs(value) >= 1e12) return "-";
  return quantity(std::llround(value * 100) * (kDecimalOne / 100));
}

std::string whole_number(std::int64_t value, Type type, Language language) {
  switch (type) {
    case Type::Money:
      return amount_in_sentence(value, language);
    case Type::Quantity:
      return quantity(value);
    case Type::Date:
      return Date{static_cast<std::int32_t>(value)}.iso();
    case Type::Time:
      return Time{value}.iso();
    case Type::Bool:
      return say(language, value != 0 ? Text{"yes", "是"} : Text{"no", "否"});
    default:
      return counted(value);
  }
}

}  // namespace

TierMeasure::TierMeasure(Language language, std::string name, Type type, std::int64_t largest)
    : language_(language), name_(std::move(name)), type_(type) {
  if (money()) scale_ = table_scale_for(largest, language);
}

std::string TierMeasure::label() const { return indicator_label(name_, nullptr, language_); }

std::string TierMeasure::head(std::string_view currency) const {
  if (!money()) return label();
  if (language_ == Language::ChineseSimplified) return label() + unit();
  std::string out = label() + ",";
  if (!scale_.unit.empty()) out.append(" ").append(scale_.unit);
  return out.append(" ").append(currency);
}

std::string TierMeasure::unit() const {
  return scale_.unit.empty() ? std::string() : " " + std::string(scale_.unit);
}
std::string TierMeasure::cell(std::int64_t value) const {
  return money() ? amount_in_cell(value, scale_) : counted(value);
}

std::string TierMeasure::change(std::int64_t value) const {
  if (money()) return change_in_cell(value, scale_);
  return (value > 0 ? "+" : "") + counted(value);
}

std::string TierMeasure::sentence(std::int64_t value) const {
  return money() ? amount_in_sentence(value, language_) : counted(value);
}

Text TierMeasure::reason(Reason reason) const {
  const bool more = reason == Reason::BoughtMore;
  if (reason == Reason::LineMoved) return {"only the line moved", "界线移动"};
  if (is_net_sales())
    return more ? Text{"bought more", "买得多了"} : Text{"bought less", "买得少了"};
  if (name_ == "margin")
    return more ? Text{"earned more with it", "毛利多了"} : Text{"earned less with it", "毛利少了"};
  if (name_ == "orders")
    return more ? Text{"ordered more often", "下单多了"} : Text{"ordered less often", "下单少了"};
  return more ? Text{"its own figure rose", "自己的数值升了"}
              : Text{"its own figure fell", "自己的数值降了"};
}

std::string shown_indicator(const IndicatorValue& value, const model::Field* field,
                            Language language) {
  const Type type = field != nullptr ? field->type : Type::Int;
  if (value.integer) return whole_number(*value.integer, type, language);
  if (value.real)
    return field != nullptr && field->meaning == model::Meaning::Percent ? percent(*value.real)
                                                                         : real(*value.real);
  const model::Choice* choice = field != nullptr ? field->find_choice(value.text) : nullptr;
  return choice != nullptr ? choice->label.in(language) : value.text;
}

std::string indicator_label(const std::string& name, const model::Field* field, Language language) {
  if (field != nullptr) return field->label.in(language);
  for (const MetricWord& metric : kMetrics) {
    if (metric.name == name) return say(language, metric.label);
  }
  return name;
}

std::string step_words(const Step& step, std::string_view measure, Language language) {
  const model::Field* field = step.field ? &*step.field : nullptr;
  const Type type = field != nullptr ? field->type : step.type;
  const bool number = type == Type::Int || type == Type::Money || type == Type::Quantity;
  std::string front;
  if (step.indicator != measure)
    front = indicator_label(step.indicator, field, language) +
            (language == Language::English ? ": " : "：");
  if (number && step.now && step.value.integer) {
    const std::int64_t by = *step.value.integer - *step.now;
    const std::string figure = whole_number(by < 0 ? -by : by, type, language);
    return front + say(language, by < 0 ? Text{"{} less", "再少 {}"} : Text{"{} more", "再多 {}"},
                       {figure});
  }
  const std::string at = step.value.integer ? whole_number(*step.value.integer, type, language)
                                            : shown_indicator(step.value, field, language);
  return front + say(language, Text{"at {}", "到 {}"}, {at});
}

}  // namespace pareto::tiering

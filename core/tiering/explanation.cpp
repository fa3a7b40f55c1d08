#include "core/tiering/explanation.hpp"

#include <boost/json.hpp>

#include "core/base/error.hpp"

namespace pareto::tiering {
namespace {

namespace json = boost::json;

[[noreturn]] void wrong(const Rule& rule, std::string_view where) {
  throw Error(ErrorCode::Data,
              Message(Text{"gives an explanation that is not of the published form, at \"{}\"",
                           "给出的说明不符合公布的格式，位置“{}”"},
                      {where}))
      .within(plugins::plugin_context(rule.plugin()));
}

std::optional<model::Field> indicator(const Rule& rule, std::string_view name) {
  for (const model::Field& field : rule.indicators()) {
    if (field.name == name) return field;
  }
  return std::nullopt;
}

std::string text_of(const Rule& rule, const json::object& from, std::string_view member) {
  const json::value* value = from.if_contains(member);
  if (value == nullptr || !value->is_string()) wrong(rule, member);
  return std::string(value->get_string().c_str(), value->get_string().size());
}

IndicatorValue value_of(const Rule& rule, const json::object& from,
                        const std::optional<model::Field>& field) {
  IndicatorValue out;
  const json::value* value = from.if_contains("value");
  if (value == nullptr || value->is_null()) return out;
  if (value->is_string()) {
    out.text = std::string(value->get_string().c_str(), value->get_string().size());
  } else if (value->is_bool()) {
    out.integer = value->get_bool() ? 1 : 0;
  } else if (value->is_int64()) {
    out.integer = value->get_int64();
  } else if (value->is_number()) {
    out.real = value->to_number<double>();
  } else {
    wrong(rule, "value");
  }
  // A whole number of a real indicator is a real.
  if (out.integer && field && field->type == model::Type::Real) {
    out.real = static_cast<double>(*out.integer);
    out.integer.reset();
  }
  return out;
}

std::optional<double> number_of(const Rule& rule, const json::object& from,
                                std::string_view member) {
  const json::value* value = from.if_contains(member);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (!value->is_number()) wrong(rule, member);
  return value->to_number<double>();
}

Step step_from(const Rule& rule, const json::value& value, std::string_view member) {
  if (!value.is_object()) wrong(rule, member);
  const json::object& object = value.get_object();
  Step step;
  step.tier = text_of(rule, object, "tier");
  if (rule.index_of(step.tier) == kUnknownTier) wrong(rule, step.tier);
  step.indicator = text_of(rule, object, "indicator");
  step.field = indicator(rule, step.indicator);
  if (step.field) step.type = step.field->type;
  step.value = value_of(rule, object, step.field);
  return step;
}

std::optional<Step> step_of(const Rule& rule, const json::object& from, std::string_view member) {
  const json::value* value = from.if_contains(member);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return step_from(rule, *value, member);
}

}  // namespace

const Indicator* RuleExplanation::find(std::string_view name) const {
  for (const Indicator& indicator : indicators) {
    if (indicator.name == name) return &indicator;
  }
  return nullptr;
}

RuleExplanation read_explanation(const Rule& rule, std::string_view text) {
  RuleExplanation out;
  if (text.empty()) return out;
  boost::system::error_code code;
  const json::value root = json::parse({text.data(), text.size()}, code);
  if (code || !root.is_object()) wrong(rule, text.substr(0, 40));
  const json::object& object = root.get_object();
  if (const json::value* list = object.if_contains("indicators")) {
    if (!list->is_array()) wrong(rule, "indicators");
    for (const json::value& item : list->get_array()) {
      if (!item.is_object()) wrong(rule, "indicators");
      const json::object& from = item.get_object();
      Indicator one;
      one.name = text_of(rule, from, "name");
      one.field = indicator(rule, one.name);
      one.value = value_of(rule, from, one.field);
      one.weight = number_of(rule, from, "weight");
      one.contribution = number_of(rule, from, "contribution");
      out.indicators.push_back(std::move(one));
    }
  }
  out.next = step_of(rule, object, "next");
  out.below = step_of(rule, object, "below");
  if (const json::value* ways = object.if_contains("reach")) {
    if (!ways->is_array()) wrong(rule, "reach");
    for (const json::value& way : ways->get_array())
      out.reach.push_back(step_from(rule, way, "reach"));
  }
  const auto fill_now = [&](Step& step) {
    const Indicator* now = out.find(step.indicator);
    if (now != nullptr) step.now = now->value.integer;
  };
  if (out.next) fill_now(*out.next);
  if (out.below) fill_now(*out.below);
  for (Step& way : out.reach) fill_now(way);
  if (out.reach.empty() && out.next) out.reach.push_back(*out.next);
  return out;
}

}  // namespace pareto::tiering

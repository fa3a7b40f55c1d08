#include "core/model/own_terms.hpp"

#include <boost/json.hpp>

#include <string>

namespace pareto::model {
namespace {

namespace json = boost::json;

// A ratio that adds nothing to a score of the record's own: a share, or a sum of shares.
bool tells_of_others(const json::value& indicator) {
  if (!indicator.is_object()) return true;
  const json::object& one = indicator.get_object();
  if (one.contains("contribution") || one.contains("weight")) return false;
  const json::value* value = one.if_contains("value");
  return value != nullptr && value->is_double();
}

void make_rough(json::object& explanation, std::string_view member, Towards towards) {
  const auto round = [&](json::value& step) {
    if (!step.is_object()) return;
    json::value* value = step.get_object().if_contains("value");
    if (value == nullptr) return;
    if (value->is_int64())
      *value = roughly(value->get_int64(), towards);
    else if (value->is_double() || value->is_uint64())
      *value = nullptr;
  };
  json::value* steps = explanation.if_contains(member);
  if (steps == nullptr) return;
  if (!steps->is_array()) return round(*steps);
  for (json::value& step : steps->get_array()) round(step);
}

}  // namespace

std::int64_t roughly(std::int64_t value, Towards towards) {
  std::int64_t unit = 1;
  for (std::int64_t rest = value; rest >= 100 || rest <= -100; rest /= 10) unit *= 10;
  const std::int64_t cut = value / unit * unit;
  if (towards == Towards::Zero || cut == value) return cut;
  std::int64_t further = 0;
  return __builtin_add_overflow(cut, value < 0 ? -unit : unit, &further) ? cut : further;
}

std::string in_own_terms(std::string_view explanation) {
  boost::system::error_code code;
  json::value root = json::parse({explanation.data(), explanation.size()}, code);
  if (code || !root.is_object()) return {};
  json::object& object = root.get_object();
  json::value* list = object.if_contains("indicators");
  if (list == nullptr || !list->is_array()) return std::string(explanation);
  json::array kept;
  for (const json::value& indicator : list->get_array()) {
    if (!tells_of_others(indicator)) kept.push_back(indicator);
  }
  if (kept.size() == list->get_array().size()) return std::string(explanation);
  *list = std::move(kept);
  make_rough(object, "next", Towards::Away);
  make_rough(object, "reach", Towards::Away);
  make_rough(object, "below", Towards::Zero);
  return json::serialize(root);
}

}  // namespace pareto::model

#include "core/conformance/sample_values.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"

namespace pareto::conformance {
namespace {

using model::Field;
using model::Meaning;
using model::Type;

constexpr std::int32_t kDay = 20'484;  // 2026-01-31

std::string whole(const Field& field, std::int64_t value) {
  value = std::clamp(value, field.min_value, std::max(field.min_value, field.max_value));
  if (field.type == Type::Date) return Date{static_cast<std::int32_t>(value)}.iso();
  if (field.type == Type::Money || field.type == Type::Quantity) return plain_decimal(value);
  return std::to_string(value);
}

double within(const Field& field, double value) {
  if (!std::isnan(field.min_real)) value = std::max(value, field.min_real);
  if (!std::isnan(field.max_real)) value = std::min(value, field.max_real);
  return value;
}

std::string words(const Field& field, std::int64_t turn) {
  switch (field.meaning) {
    case Meaning::Choice:
      return field.choices[static_cast<std::size_t>(turn) % field.choices.size()].code;
    case Meaning::Email:
      return "a" + std::to_string(turn) + "@example.test";
    case Meaning::Url:
      return "http://127.0.0.1:9/" + std::to_string(turn);
    case Meaning::Phone:
      return "021-5555 " + std::to_string(1000 + turn);
    case Meaning::Currency:
      return "CNY";
    case Meaning::Unit:
      return "t";
    case Meaning::Field:
      return "code";
    default:
      return "A" + std::to_string(turn);
  }
}

}  // namespace

std::string sample_value(const Field& field, std::int64_t turn, std::int64_t record) {
  if (field.meaning == Meaning::Reference) return std::to_string(record);
  switch (field.type) {
    case Type::Bool:
      return turn % 2 == 0 ? "true" : "false";
    case Type::Date:
      return whole(field, kDay + turn);
    case Type::Money:
    case Type::Quantity:
      return whole(field, (turn + 1) * 10'000);
    case Type::Int:
      return whole(field, turn + 1);
    case Type::Time:
      return Date{static_cast<std::int32_t>(kDay + turn)}.iso() + " 08:00:00";
    case Type::Real:
      return std::to_string(within(field, 0.5));
    default:
      return words(field, turn);
  }
}

std::map<std::string, std::string> required_values(const std::vector<Field>& fields) {
  std::map<std::string, std::string> out;
  for (const Field& field : fields) {
    if (field.required && field.default_value.empty()) out[field.name] = sample_value(field, 0);
  }
  return out;
}

std::map<std::string, std::string> chance_values(const std::vector<Field>& fields,
                                                 sdk::testing::Noise& noise) {
  std::map<std::string, std::string> out = required_values(fields);
  for (const Field& field : fields) {
    if (!field.required && noise.below(2) == 0) continue;
    const bool counted = field.type == Type::Int || field.type == Type::Date ||
                         field.type == Type::Money || field.type == Type::Quantity;
    const bool bounded = field.min_value != INT64_MIN && field.max_value != INT64_MAX &&
                         field.min_value <= field.max_value;
    if (counted && bounded && field.meaning != Meaning::Reference && noise.below(3) == 0)
      out[field.name] = whole(field, noise.below(2) == 0 ? field.min_value : field.max_value);
    else
      out[field.name] = sample_value(field, noise.below(1000), 1 + noise.below(1000));
  }
  return out;
}

}  // namespace pareto::conformance

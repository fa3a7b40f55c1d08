#include "core/plugins/settings.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/error.hpp"

namespace pareto::plugins {
namespace {

using model::Field;
using model::Type;

Error refused(const Field& field, std::string_view text, Message remedy) {
  if (field.secret) text = "***";
  return {ErrorCode::Argument,
          {Text{"setting {0} cannot be {1}", "设置 {0} 不能是 {1}"}, {field.name, text}},
          std::move(remedy)};
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

// "0.8" or "80%".
std::optional<double> fraction(std::string_view text) {
  if (!text.ends_with('%')) return number<double>(text);
  text.remove_suffix(1);
  const auto value = number<double>(text);
  if (!value) return std::nullopt;
  return *value / 100;
}

std::optional<std::int64_t> truth(std::string_view text) {
  static constexpr Text kYes[] = {{"true", "真"}, {"yes", "是"}, {"on", "开"}, {"1", "1"}};
  static constexpr Text kNo[] = {{"false", "假"}, {"no", "否"}, {"off", "关"}, {"0", "0"}};
  const auto is = [&](const Text& word) {
    return text == word.in(Language::English) || text == word.in(Language::ChineseSimplified);
  };
  if (std::any_of(std::begin(kYes), std::end(kYes), is)) return 1;
  if (std::any_of(std::begin(kNo), std::end(kNo), is)) return 0;
  return std::nullopt;
}

// What a value of the type looks like.
Message form_of(const Field& field) {
  if (field.meaning == model::Meaning::Reference)
    return Text{"give a code or a name", "请填编码或名称"};
  switch (field.type) {
    case Type::Bool:
      return Text{"give true or false", "请填 true 或 false"};
    case Type::Int:
      return Text{"give a whole number, such as 12", "请填整数，例如 12"};
    case Type::Real:
      return Text{"give a number such as 0.8, or 80%", "请填数字，例如 0.8 或 80%"};
    case Type::Date:
      return Text{"give a date such as 2026-10-31", "请填日期，例如 2026-10-31"};
    case Type::Time:
      return Text{"give microseconds since 1970-01-01 UTC", "请填自 1970-01-01（UTC）起的微秒数"};
    default:
      return Text{"give a number such as 1234.5", "请填数字，例如 1234.5"};
  }
}

std::string choices_of(const Field& field) {
  std::string out;
  for (const model::Choice& choice : field.choices) out += (out.empty() ? "" : ", ") + choice.code;
  return out;
}

// A bound as people would write the value.
std::string bound(const Field& field, std::int64_t value) {
  if (field.type == Type::Money || field.type == Type::Quantity) return plain_decimal(value);
  if (field.type == Type::Date) return Date{static_cast<std::int32_t>(value)}.iso();
  return std::to_string(value);
}
std::string bound(double value) {
  char digits[40];
  return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

void require_bounds(const Field& field, const Setting& setting) {
  std::string least, most;
  bool within = true;
  if (field.type == Type::Real) {
    if (!std::isnan(field.min_real))
      least = bound(field.min_real), within &= setting.real >= field.min_real;
    if (!std::isnan(field.max_real))
      most = bound(field.max_real), within &= setting.real <= field.max_real;
  } else if (field.type != Type::Text && field.type != Type::Bool) {
    if (field.min_value != INT64_MIN)
      least = bound(field, field.min_value), within &= setting.integer >= field.min_value;
    if (field.max_value != INT64_MAX)
      most = bound(field, field.max_value), within &= setting.integer <= field.max_value;
  }
  if (within) return;
  if (least.empty()) throw refused(field, setting.text, {Text{"at most {}", "最大 {}"}, {most}});
  if (most.empty()) throw refused(field, setting.text, {Text{"at least {}", "最小 {}"}, {least}});
  throw refused(field, setting.text,
                {Text{"between {0} and {1}", "介于 {0} 与 {1} 之间"}, {least, most}});
}

Setting parse_one(const Field& field, const std::string& text) {
  Setting setting{field.name, text, 0, 0, field.secret};
  std::optional<std::int64_t> integer;
  switch (field.type) {
    case Type::Text:
      if (!field.choices.empty() && field.find_choice(text) == nullptr) {
        throw refused(field, text, {Text{"one of: {}", "可选：{}"}, {choices_of(field)}});
      }
      return setting;
    case Type::Real: {
      const auto value = fraction(text);
      if (!value || !std::isfinite(*value)) throw refused(field, text, form_of(field));
      setting.real = *value;
      setting.text = bound(*value);
      require_bounds(field, setting);
      return setting;
    }
    case Type::Bool:
      integer = truth(text);
      break;
    case Type::Date:
      if (const auto day = parse_date(text, DayOrder::YearFirst)) integer = day->days;
      break;
    case Type::Money:
    case Type::Quantity:
      if (const auto value = parse_decimal(text)) integer = *value;
      break;
    default:
      integer = number<std::int64_t>(text);
  }
  if (!integer) throw refused(field, text, form_of(field));
  setting.integer = *integer;
  const bool decimal = field.type == Type::Money || field.type == Type::Quantity;
  setting.real = static_cast<double>(*integer) / (decimal ? static_cast<double>(kDecimalOne) : 1.0);
  setting.text =
      field.type == Type::Bool ? (*integer != 0 ? "true" : "false") : bound(field, *integer);
  require_bounds(field, setting);
  return setting;
}

void require_known(const std::vector<Field>& declared,
                   const std::map<std::string, std::string>& given) {
  for (const auto& [name, value] : given) {
    bool known = false;
    std::string names;
    for (const Field& field : declared) {
      known |= field.name == name;
      names += (names.empty() ? "" : ", ") + field.name;
    }
    if (known) continue;
    Error error(ErrorCode::Argument, {Text{"there is no setting {}", "没有设置 {}"}, {name}},
                names.empty() ? Message(Text{"there are none", "没有任何设置"})
                              : Message(Text{"there are: {}", "现有：{}"}, {names}));
    throw error;
  }
}

}  // namespace

Settings Settings::parse(const std::vector<Field>& declared,
                         const std::map<std::string, std::string>& given) {
  require_known(declared, given);
  Settings settings;
  for (const Field& field : declared) {
    const auto found = given.find(field.name);
    const std::string& text =
        found != given.end() && !found->second.empty() ? found->second : field.default_value;
    if (!text.empty()) {
      settings.settings_.push_back(parse_one(field, text));
    } else if (field.required) {
      throw Error(
          ErrorCode::Argument,
          {Text{"{0} has no value; give it by --set {0}=…", "{0} 没有值；请用 --set {0}=… 给出"},
           {field.name}},
          form_of(field));
    }
  }
  return settings;
}

const Setting* Settings::find(std::string_view name) const {
  for (const Setting& setting : settings_) {
    if (setting.name == name) return &setting;
  }
  return nullptr;
}

}  // namespace pareto::plugins

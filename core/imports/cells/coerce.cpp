#include "core/imports/cells/coerce.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/clock_text.hpp"
#include "core/base/fold.hpp"
#include "core/imports/cells/cell_text.hpp"
#include "core/imports/cells/column_forms.hpp"
#include "core/imports/cells/words.hpp"
#include "core/model/meant.hpp"

namespace pareto::imports {

using model::Meaning;
using model::Type;

Coercer::Coercer(Coercer&&) noexcept = default;
Coercer& Coercer::operator=(Coercer&&) noexcept = default;
Coercer::~Coercer() = default;

Coercer Coercer::make(const model::Field& field, std::span<const std::string> samples,
                      const Forms& forms) {
  Coercer made(field);
  made.factor_ = forms.factor;
  made.zone_ = forms.zone;
  made.style_ = forms.decimal_style.value_or(guess_decimal_style(samples));
  switch (field.type) {
    case Type::Date:
    case Type::Time:
      made.day_order_ = forms.day_order ? *forms.day_order : guess_day_order(samples, forms.taiwan);
      made.serial_days_ = mostly_serial_days(samples);
      made.read_ = field.type == Type::Date ? &Coercer::read_date : &Coercer::read_time;
      break;
    case Type::Money:
    case Type::Quantity:
      made.read_ = &Coercer::read_decimal;
      break;
    case Type::Int:
      made.read_ = field.meaning == Meaning::Year ? &Coercer::read_year : &Coercer::read_integer;
      break;
    case Type::Real:
      made.percent_points_ =
          field.meaning == Meaning::Percent && in_percent_points(samples, made.style_);
      made.read_ = &Coercer::read_real;
      break;
    case Type::Bool:
      made.read_ = &Coercer::read_bool;
      break;
    default:
      if (field.meaning == Meaning::Code || field.meaning == Meaning::Phone ||
          field.meaning == Meaning::Postcode) {
        made.read_ = &Coercer::read_code;
      } else if (field.meaning == Meaning::Currency) {
        made.read_ = &Coercer::read_currency;
      } else if (field.meaning == Meaning::Choice && !field.choices.empty()) {
        made.read_ = &Coercer::read_choice;
        for (const model::Choice& choice : field.choices) {
          for (const std::string& word :
               {choice.code, choice.label.en, choice.label.zh_hans, choice.label.zh_hant}) {
            if (!word.empty()) made.choices_.try_emplace(fold(word), choice.code);
          }
        }
      }
  }
  return made;
}

const Fault* Coercer::read(std::string_view cell, Value& value) {
  value.null = true;
  const std::string_view text = trimmed(cell);
  if (text.empty()) return nullptr;
  const auto lead = static_cast<unsigned char>(text.front());
  if ((lead == '-' || lead >= 0xE2) && is_none(text)) return nullptr;
  if (lead == '#' && is_sheet_error(text)) {
    if (text == "#N/A" || field_->type == Type::Text) return nullptr;
    return fail({{"a formula of the sheet failed here", "表格公式出错"}},
                {{"correct it in the sheet, or leave the cell empty", "在表格里改好，或留空"}});
  }
  value.null = false;
  const Fault* fault = (this->*read_)(text, value);
  if (fault != nullptr) value.null = true;
  return fault;
}

const Fault* Coercer::fail(Message why, Message fix) {
  fault_ = std::make_unique<Fault>(Fault{std::move(why), std::move(fix)});
  return fault_.get();
}

const Fault* Coercer::fail(std::string_view text, DecimalFault fault) {
  switch (fault) {
    case DecimalFault::UnitInside: {
      const ParsedDecimal number = parse_decimal(text, style_);
      return fail(describe(fault), {{"write {} and put the unit {} into its own column",
                                     "数值写 {}，单位 {} 单独一列"},
                                    {plain_decimal(number.value), unit_inside(text, style_)}});
    }
    case DecimalFault::IsFormula:
      return fail(describe(fault), {{"save the values instead of the formulas", "另存为数值"}});
    case DecimalFault::TooLarge:
      return fail(describe(fault), {{"check the number", "核对这个数"}});
    default:
      return fail(describe(fault), {{"write a number, such as 1234.50", "改成数字，例如 1234.50"}});
  }
}

// The day as it stands in the text.
const Fault* Coercer::read_day(std::string_view text, Value& value) {
  if (has_last_ && text == last_) {
    value.integer = last_integer_;
    return nullptr;
  }
  std::string_view day = text;
  // "2010-12-01 08:26:00": the form of databases, without the slow road for what people write.
  if (is_database_time(text)) day = text.substr(0, 10);
  std::optional<Date> date = parse_date(day, day_order_);
  if (!date && serial_days_) {
    if (const auto serial = excel_day(text)) date = Date{*serial};
  }
  if (!date) {
    if (text.front() == '=') return fail(text, DecimalFault::IsFormula);
    if (looks_like_day(text))
      return fail({{"there is no such day", "没有这一天"}},
                  {{"correct it to a real date", "改成真实日期"}});
    return fail({{"is not a date", "不是日期"}},
                {{"write it like 2026-10-31", "写成 2026-10-31 这样"}});
  }
  last_.assign(text);
  last_integer_ = date->days;
  has_last_ = true;
  value.integer = date->days;
  return nullptr;
}

// A moment with a zone of its own has its day where the firm is: 2026-10-30T23:30:00Z is the 31st
// in Shanghai.
const Fault* Coercer::read_date(std::string_view text, Value& value) {
  if (const Fault* fault = read_day(text, value)) return fault;
  if (text.size() <= 16 || is_database_time(text)) return nullptr;
  const std::optional<ClockText> clock = clock_in(text);
  if (!clock || !clock->east) return nullptr;
  const Date day{static_cast<std::int32_t>(value.integer)};
  value.integer = zone_.day(clock->moment(day, zone_)).days;
  return nullptr;
}

const Fault* Coercer::read_time(std::string_view text, Value& value) {
  Value day;
  if (const Fault* fault = read_day(text, day)) return fault;
  ClockText clock;
  if (const std::optional<ClockText> read = clock_in(text)) {
    clock = *read;
  } else if (serial_days_) {
    clock.seconds = serial_seconds(text);
  }
  value.integer = clock.moment(Date{static_cast<std::int32_t>(day.integer)}, zone_).micros;
  return nullptr;
}

const Fault* Coercer::read_decimal(std::string_view text, Value& value) {
  const ParsedDecimal number = parse_decimal(text, style_);
  if (!number) return fail(text, number.fault);
  value.integer = *number;
  if (factor_ != 1 && __builtin_mul_overflow(value.integer, factor_, &value.integer))
    return fail(text, DecimalFault::TooLarge);
  return nullptr;
}

const Fault* Coercer::read_year(std::string_view text, Value& value) {
  return read_integer(model::year_written(text), value);
}

const Fault* Coercer::read_integer(std::string_view text, Value& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value.integer);
  if (error == std::errc() && end == text.data() + text.size()) return nullptr;
  const ParsedDecimal number = parse_decimal(text, style_);
  if (!number) return fail(text, number.fault);
  if (*number % kDecimalOne != 0)
    return fail({{"is not a whole number", "不是整数"}}, {{"write a whole number", "改成整数"}});
  value.integer = *number / kDecimalOne;
  return nullptr;
}

const Fault* Coercer::read_real(std::string_view text, Value& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value.real);
  const bool plain =
      style_ == DecimalStyle::Point && error == std::errc() && end == text.data() + text.size();
  bool sign = false;
  if (!plain) {
    const ParsedDecimal number = field_->meaning == Meaning::Percent ? parse_percent(text, style_)
                                                                     : parse_decimal(text, style_);
    if (!number) return fail(text, number.fault);
    value.real = static_cast<double>(*number) / kDecimalOne;
    sign = text.ends_with("%") || text.ends_with("％");
  }
  if (!std::isfinite(value.real)) return fail(text, DecimalFault::NotANumber);
  if (percent_points_ && !sign) value.real /= 100;
  return nullptr;
}

const Fault* Coercer::read_bool(std::string_view text, Value& value) {
  const auto word = bool_word(text);
  if (!word)
    return fail({{"is neither yes nor no", "不是“是”或“否”"}},
                {{"write yes or no", "写“是”或“否”"}});
  value.integer = *word ? 1 : 0;
  return nullptr;
}

const Fault* Coercer::read_text(std::string_view text, Value& value) {
  value.text = text;
  // Bytes that were no character of the file's encoding stay visible, but control characters go.
  if (text.find('\0') == text.npos) return nullptr;
  scratch_.clear();
  for (const char c : text) {
    if (c != '\0') scratch_ += c;
  }
  value.text = scratch_;
  return nullptr;
}

const Fault* Coercer::read_code(std::string_view text, Value& value) {
  if (!is_plain(text)) {
    scratch_ = half_width(text);
    text = trimmed(scratch_);
  }
  // A spreadsheet's number that is a code: 1001.0
  if (field_->meaning == Meaning::Code && text.ends_with(".0") && text.size() > 2 &&
      text.find_first_not_of("0123456789") == text.size() - 2) {
    text.remove_suffix(2);
  }
  // A leading apostrophe is how people make a sheet keep zeros.
  if (text.size() > 1 && text.front() == '\'') text.remove_prefix(1);
  if (text.size() > 200)
    return fail({{"is too long for this field", "太长"}},
                {{"shorten it to 200 characters", "缩短到 200 个字符以内"}});
  value.text = text;
  return nullptr;
}

const Fault* Coercer::read_currency(std::string_view text, Value& value) {
  if (has_last_ && text == last_) {
    value.text = last_text_;
    return nullptr;
  }
  const auto code = currency_code(text, currency_);
  if (!code)
    return fail({{"is not a currency", "不是币种"}},
                {{"write its code, such as CNY, USD or EUR", "写币种代码，例如 CNY、USD、EUR"}});
  last_.assign(text);
  last_text_.assign(*code);
  has_last_ = true;
  value.text = last_text_;
  return nullptr;
}

const Fault* Coercer::read_choice(std::string_view text, Value& value) {
  scratch_ = fold(text);
  const auto found = choices_.find(scratch_);
  if (found != choices_.end()) {
    value.text = found->second;
    return nullptr;
  }
  std::string english, chinese;
  for (const model::Choice& choice : field_->choices) {
    english += (english.empty() ? "" : ", ") + choice.label.in(Language::English);
    chinese += (chinese.empty() ? "" : "、") + choice.label.in(Language::ChineseSimplified);
  }
  return fail({{"is none of the choices", "不在可选值之内"}},
              {{"one of: {0} ({1})", "可选：{1}（{0}）"}, {english, chinese}});
}

}  // namespace pareto::imports

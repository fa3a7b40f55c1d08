#include "core/pivot/measure.hpp"

#include <algorithm>
#include <optional>

#include "core/base/error.hpp"
#include "core/base/nearest.hpp"

namespace pareto::pivot {
namespace {

using model::Entity;
using model::Field;
using sdk::Type;

// A measure that has a name of its own, by the names of fields; empty: none.
struct Recipe {
  std::string_view entity, name;
  Text label;
  std::string_view field, less, knows, within;
};
constexpr Recipe kRecipes[] = {
    {"sale", "net_sales", {"Net sales", "净销售"}, "home_amount", "", "", ""},
    {"sale", "margin", {"Margin", "毛利"}, "home_amount", "home_cost", "", ""},
    {"sale",
     "known_sales",
     {"Net sales with known cost", "有成本的净销售"},
     "home_amount",
     "",
     "home_cost",
     ""},
    {"sale", "quantity", {"Quantity", "数量"}, "base_quantity", "", "", "product.unit"},
};

struct Verb {
  std::string_view name;
  Reckoning reckoning;
  Text label;
};
constexpr Verb kVerbs[] = {{"sum", Reckoning::Sum, {"{}", "{}"}},
                           {"min", Reckoning::Least, {"Least: {}", "最小·{}"}},
                           {"max", Reckoning::Greatest, {"Greatest: {}", "最大·{}"}},
                           {"average", Reckoning::Mean, {"Average: {}", "平均·{}"}},
                           {"distinct", Reckoning::Distinct, {"Different: {}", "不同·{}"}}};

bool is_number(const Field& field) {
  return (field.type == Type::Int && field.meaning != model::Meaning::Reference) ||
         field.type == Type::Real || field.type == Type::Money || field.type == Type::Quantity ||
         field.type == Type::Bool;
}
bool has_size(const Field& field) {
  return is_number(field) || field.type == Type::Date || field.type == Type::Time;
}

Measure counted(const Entity& entity) {
  Measure measure;
  measure.name = "count";
  measure.entity = entity.name;
  static constexpr Text kLines{"Lines", "行数"};
  const auto label = [&](Language language) {
    return entity.name == "sale" ? std::string(kLines.in(language)) : entity.plural.in(language);
  };
  measure.label_en = label(Language::English);
  measure.label_zh = label(Language::ChineseSimplified);
  return measure;
}

Measure made(const model::Schema& schema, const Entity& entity, const Recipe& recipe) {
  Measure measure;
  measure.name = recipe.name;
  measure.entity = entity.name;
  measure.reckoning = Reckoning::Sum;
  measure.field = entity.find(recipe.field);
  if (!recipe.less.empty()) measure.less = entity.find(recipe.less);
  if (!recipe.knows.empty()) measure.knows = entity.find(recipe.knows);
  if (!recipe.within.empty()) measure.of = model::path_named(schema, entity, recipe.within);
  measure.label_en = recipe.label.in(Language::English);
  measure.label_zh = recipe.label.in(Language::ChineseSimplified);
  return measure;
}

// What may stand behind a verb, for messages.
std::string fields_for(const Entity& entity, Reckoning reckoning) {
  std::string out;
  for (const Field& field : entity.fields) {
    const bool fits =
        reckoning == Reckoning::Distinct ||
        (reckoning == Reckoning::Sum || reckoning == Reckoning::Mean ? is_number(field)
                                                                     : has_size(field));
    if (fits && !field.secret && out.size() < 120) out += (out.empty() ? "" : ", ") + field.name;
  }
  return out;
}

Measure of_verb(const model::Schema& schema, const Entity& entity, const Verb& verb,
                std::string_view text, std::string_view of) {
  model::Path path = model::path_named(schema, entity, of);
  Measure measure;
  measure.reckoning = verb.reckoning;
  measure.name = std::string(verb.name) + ":" + path.name();
  measure.entity = entity.name;
  measure.label_en = say(Language::English, verb.label, {path.label(Language::English)});
  measure.label_zh =
      say(Language::ChineseSimplified, verb.label, {path.label(Language::ChineseSimplified)});
  if (verb.reckoning == Reckoning::Distinct) {
    measure.of = std::move(path);
    return measure;
  }
  const bool sums = verb.reckoning == Reckoning::Sum || verb.reckoning == Reckoning::Mean;
  const bool fits = path.fields.size() == 1 && path.part == model::DatePart::None &&
                    (sums ? is_number(path.last()) : has_size(path.last()));
  if (!fits) {
    throw Error(ErrorCode::Argument,
                Message(Text{"“{}”: {} is no number of {} that could be reckoned with",
                             "“{}”：{} 不是{}里可计算的数"},
                        {text, path.name(), entity.spoken()}),
                Message(Text{"{} takes one of: {}", "{} 可用：{}"},
                        {verb.name, fields_for(entity, verb.reckoning)}));
  }
  measure.field = path.fields.front();
  return measure;
}

}  // namespace

Type Measure::type() const {
  if (reckoning == Reckoning::Count || reckoning == Reckoning::Distinct) return Type::Int;
  if (field->type == Type::Real) return Type::Real;
  if (reckoning == Reckoning::Mean && field->type != Type::Money && field->type != Type::Quantity)
    return Type::Real;
  return field->type == Type::Bool ? Type::Int : field->type;
}

model::Meaning Measure::meaning() const {
  const bool like_its_field = reckoning == Reckoning::Least || reckoning == Reckoning::Greatest ||
                              reckoning == Reckoning::Mean;
  return like_its_field && field != nullptr && less == nullptr ? field->meaning
                                                               : model::Meaning::Plain;
}

std::vector<Measure> named_measures(const model::Schema& schema, const Entity& entity) {
  std::vector<Measure> out;
  for (const Recipe& recipe : kRecipes) {
    if (recipe.entity == entity.name) out.push_back(made(schema, entity, recipe));
  }
  out.push_back(counted(entity));
  return out;
}

Measure measure_named(const model::Schema& schema, const Entity& entity, std::string_view text) {
  const std::size_t colon = text.find(':');
  std::vector<std::string> names;
  if (colon == std::string_view::npos) {
    for (Measure& measure : named_measures(schema, entity)) {
      if (measure.name == text || measure.label_en == text || measure.label_zh == text)
        return std::move(measure);
      names.push_back(measure.name);
    }
    // A number alone is added up.
    const Field* field = entity.find(text);
    for (const Field& each : entity.fields) {
      if (field == nullptr && (each.label.en == text || each.label.zh_hans == text)) field = &each;
    }
    if (field != nullptr && !field->secret && is_number(*field))
      return of_verb(schema, entity, kVerbs[0], text, field->name);
  } else {
    for (const Verb& verb : kVerbs) {
      if (verb.name == text.substr(0, colon))
        return of_verb(schema, entity, verb, text, text.substr(colon + 1));
    }
  }
  std::string known;
  for (const std::string& name : names) known += name + ", ";
  std::vector<std::string> candidates = names;
  for (const Field& field : entity.fields) {
    if (is_number(field) && !field.secret) candidates.push_back(field.name);
  }
  for (const Verb& verb : kVerbs) {
    candidates.push_back(std::string(verb.name) + (colon == std::string_view::npos
                                                       ? std::string()
                                                       : std::string(text.substr(colon))));
  }
  const auto meant = nearest(text, candidates);
  const Message what(Text{"“{}” is no measure of {}", "“{}”不是{}的指标"}, {text, entity.spoken()});
  if (meant)
    throw Error(ErrorCode::Argument, what,
                Message(Text{"is it {}? also: {}sum:FIELD, min:, max:, average:, distinct:",
                             "是不是 {}？也可：{}sum:字段、min:、max:、average:、distinct:"},
                        {*meant, known}));
  throw Error(
      ErrorCode::Argument, what,
      Message(Text{"one of: {}sum:FIELD, min:FIELD, max:FIELD, average:FIELD, distinct:FIELD",
                   "可用：{}sum:字段、min:字段、max:字段、average:字段、distinct:字段"},
              {known}));
}

}  // namespace pareto::pivot

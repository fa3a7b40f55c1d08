#include "core/model/workspace_field.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/utf8.hpp"
#include "core/model/expression.hpp"

namespace pareto::model {
namespace {

// PostgreSQL cuts names behind 63 bytes; the front and what an index adds take some of them.
constexpr std::size_t kLongestName = 57;

struct FieldType {
  std::string_view word;
  Type type;
  Meaning meaning;
};
constexpr FieldType kTypes[] = {
    {"text", Type::Text, Meaning::Plain},         {"multiline", Type::Text, Meaning::MultiLine},
    {"choice", Type::Text, Meaning::Choice},      {"int", Type::Int, Meaning::Plain},
    {"quantity", Type::Quantity, Meaning::Plain}, {"real", Type::Real, Meaning::Plain},
    {"percent", Type::Real, Meaning::Percent},    {"money", Type::Money, Meaning::Plain},
    {"date", Type::Date, Meaning::Plain},         {"time", Type::Time, Meaning::Plain},
    {"bool", Type::Bool, Meaning::Plain},         {"phone", Type::Text, Meaning::Phone},
    {"email", Type::Text, Meaning::Email},        {"url", Type::Text, Meaning::Url},
    {"name", Type::Text, Meaning::Name},          {"code", Type::Text, Meaning::Code},
    {"country", Type::Text, Meaning::Country},    {"postcode", Type::Text, Meaning::Postcode},
    {"currency", Type::Text, Meaning::Currency},  {"unit", Type::Text, Meaning::Unit},
    {"reference", Type::Int, Meaning::Reference}, {"year", Type::Int, Meaning::Year}};
static_assert(std::size(kTypes) == std::size(kFieldTypes));

const FieldType* type_named(std::string_view word) {
  const auto found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                  [&](const FieldType& type) { return type.word == word; });
  return found == std::end(kTypes) ? nullptr : &*found;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The parts between any of the separators, without blanks around and without empty ones.
std::vector<std::string> parts_of(std::string_view text,
                                  std::initializer_list<std::string_view> separators) {
  std::vector<std::string> out;
  std::size_t begin = 0, i = 0;
  const auto end_part = [&](std::size_t end) {
    const std::string_view part = trimmed(text.substr(begin, end - begin));
    if (!part.empty()) out.emplace_back(part);
  };
  while (i < text.size()) {
    std::size_t length = 0;
    for (const std::string_view separator : separators) {
      if (text.substr(i).starts_with(separator)) length = separator.size();
    }
    if (length == 0) {
      ++i;
      continue;
    }
    end_part(i);
    i += length;
    begin = i;
  }
  end_part(text.size());
  return out;
}

std::vector<Choice> choices_of(std::string_view text) {
  std::vector<Choice> out;
  for (const std::string& part : parts_of(text, {",", "，", "、", ";", "；"})) {
    const std::size_t equals = part.find('=');
    const std::string code(trimmed(part.substr(0, equals)));
    const std::string label(equals == std::string::npos ? code : trimmed(part.substr(equals + 1)));
    out.push_back({code, {label.empty() ? code : label, {}, {}}});
  }
  return out;
}

// A value as people write it, in the plain notation of defaults and bounds: whole numbers of the
// stored unit. Nothing where it is none of the type.
std::optional<std::string> plain_value(const FieldType& type, std::string_view text) {
  switch (type.type) {
    case Type::Money:
    case Type::Quantity: {
      const ParsedDecimal value = parse_decimal(text);
      return value ? std::optional(std::to_string(*value)) : std::nullopt;
    }
    case Type::Real: {
      const ParsedDecimal value =
          type.meaning == Meaning::Percent ? parse_percent(text) : parse_decimal(text);
      if (!value) return std::nullopt;
      return std::to_string(static_cast<double>(*value) / static_cast<double>(kDecimalOne));
    }
    case Type::Date: {
      const auto day = parse_date(text);
      return day ? std::optional(std::to_string(day->days)) : std::nullopt;
    }
    case Type::Int: {
      std::int64_t value = 0;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
      if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
      return std::to_string(value);
    }
    case Type::Bool:
      for (const std::string_view yes : {"1", "yes", "true", "是"}) {
        if (text == yes) return "1";
      }
      for (const std::string_view no : {"0", "no", "false", "否"}) {
        if (text == no) return "0";
      }
      return std::nullopt;
    case Type::Text:
      return std::string(text);
    default:
      return std::nullopt;
  }
}

bool has_bounds(const FieldType& type) {
  if (type.meaning == Meaning::Reference) return false;
  return type.type != Type::Text && type.type != Type::Bool && type.type != Type::Time;
}

// Of a name: letters of any script, but no signs.
bool may_stand(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
  const bool sign = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) ||
                    (c >= 0x3008 && c <= 0x3020) || c == 0x3030 || c == 0x30FB ||
                    (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFE00 && c <= 0xFE6F) || c >= 0xFF00;
  return !sign || c >= 0x20000;
}

}  // namespace

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && field_name(name) == name;
}

std::string field_name(std::string_view words) {
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t begin = i;
    char32_t c = next_code_point(words, i);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full width
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (!may_stand(c)) {
      // 客户级别（A/B/C）: what brackets hold explains, it does not name.
      if ((c == '(' || c == '[' || c == 0x3010) && !out.empty()) break;
      gap = true;
      continue;
    }
    const std::string letter = c < 0x80 ? std::string(1, static_cast<char>(c))
                                        : std::string(words.substr(begin, i - begin));
    const bool between =
        gap && !out.empty() && c < 0x80 && static_cast<unsigned char>(out.back()) < 0x80;
    if (out.size() + letter.size() + (between ? 1 : 0) > kLongestName) break;
    if (between) out += '_';
    gap = false;
    out += letter;
  }
  return out;
}

Type stored_type(std::string_view word) {
  const FieldType* type = type_named(word);
  return type != nullptr ? type->type : Type::Text;
}

std::optional<DefinitionFault> fault_of(const FieldDefinition& d, const Schema& schema) {
  const auto fault = [](const char* column, const std::string& value, Message why, Message fix) {
    return DefinitionFault{column, value, std::move(why), std::move(fix)};
  };
  const Entity* entity = schema.find(d.entity);
  if (entity == nullptr || d.entity == "field") {
    std::string known;
    for (const Entity& each : schema.entities()) {
      if (each.name != "field") known += (known.empty() ? "" : ", ") + each.name;
    }
    return fault("entity", d.entity, Message(Text{"cannot have own fields", "不能加自定义字段"}),
                 Message(Text{"one of: {}", "可以是：{}"}, {known}));
  }
  if (!is_field_name(d.name)) {
    const std::string better = field_name(d.name);
    return fault(
        "name", d.name, Message(Text{"is no name for a field", "不能作字段名"}),
        better.empty()
            ? Message(Text{
                  "use letters (Chinese ones too), digits and _, at most 19 Chinese characters",
                  "请用汉字、字母、数字和 _，最多 19 个汉字"})
            : Message(Text{"for example: {}", "例如：{}"}, {better}));
  }
  const FieldType* type = type_named(d.type);
  if (type == nullptr) {
    std::string known;
    for (const FieldType& each : kTypes)
      known += (known.empty() ? "" : ", ") + std::string(each.word);
    return fault("type", d.type, Message(Text{"is no type of field", "不是字段类型"}),
                 Message(Text{"one of: {}", "可以是：{}"}, {known}));
  }
  const std::vector<Choice> choices = choices_of(d.choices);
  if (type->meaning == Meaning::Choice && choices.empty()) {
    return fault(
        "choices", d.choices,
        Message(Text{"a field of this type needs choices", "选项字段要写出可选值"}),
        Message(Text{"write them with commas: --choices A,B,C", "用逗号分开：--choices 甲,乙,丙"}));
  }
  if (type->meaning != Meaning::Choice && !d.choices.empty()) {
    return fault("choices", d.choices,
                 Message(Text{"only a field of type choice has them", "只有选项字段才有可选值"}),
                 Message(Text{"add --type choice, or leave the choices out",
                              "加上 --type choice，或不写可选值"}));
  }
  for (std::size_t i = 0; i < choices.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (choices[i].code != choices[k].code) continue;
      return fault("choices", choices[i].code,
                   Message(Text{"stands twice among the choices", "在可选值里出现两次"}),
                   Message(Text{"leave one out", "请去掉一个"}));
    }
  }
  if ((type->meaning == Meaning::Reference) != !d.reference.empty()) {
    return fault("reference", d.reference,
                 Message(Text{"a reference, and only a reference, says to which kind of record",
                              "引用字段（也只有引用字段）要说明引用哪种记录"}),
                 Message(Text{"write --type reference --to customer",
                              "请写 --type reference --to customer"}));
  }
  if (!d.reference.empty() && (schema.find(d.reference) == nullptr || d.reference == "field")) {
    return fault(
        "reference", d.reference, Message(Text{"there is no such kind of record", "没有这种记录"}),
        Message(Text{"for example: customer, user, product", "例如：customer、user、product"}));
  }
  for (const auto& [column, value] :
       {std::pair{"standard", &d.standard}, {"least", &d.least}, {"most", &d.most}}) {
    if (value->empty()) continue;
    const bool bound = column != std::string_view("standard");
    if ((bound && !has_bounds(*type)) || !plain_value(*type, *value)) {
      return fault(column, *value,
                   Message(Text{"does not fit a field of type {}", "与类型 {} 不符"}, {d.type}),
                   Message(Text{"write a value as you would give it to a record, or leave it out",
                                "请按这种字段的值来写，或不写"}));
    }
  }
  if (!d.computed.empty()) {
    const bool ruled = d.required || d.no_repeats || !d.standard.empty();
    if (ruled)
      return fault(
          "computed", d.computed,
          Message(Text{
              "a computed field is never filled in: it cannot be required, unique or have a default",
              "计算字段不用填，不能设必填、不可重复或默认值"}),
          Message(Text{"leave these out", "请去掉这些设置"}));
    if (type->meaning == Meaning::Reference)
      return fault("computed", d.computed,
                   Message(Text{"a reference cannot be computed", "引用字段不能计算得出"}),
                   Message(Text{"take another type", "请换个类型"}));
    if (const auto why = unsound(d.computed))
      return fault("computed", d.computed, *why,
                   Message(Text{"write one value, as in a query: {}", "请写一个值，写法同查询：{}"},
                           {"orders * 2"}));
  }
  if (!d.fact.empty() && field_name(d.fact) != d.fact) {
    return fault("fact", d.fact,
                 Message(Text{"is no word for what a field tells", "不能作字段含义"}),
                 Message(Text{"for example: annual_use", "例如：annual_use"}));
  }
  if (type->meaning == Meaning::Choice && !d.standard.empty() &&
      std::none_of(choices.begin(), choices.end(),
                   [&](const Choice& choice) { return choice.code == d.standard; })) {
    return fault("standard", d.standard, Message(Text{"is none of the choices", "不在可选值里"}),
                 Message(Text{"choices: {}", "可选值：{}"}, {d.choices}));
  }
  return std::nullopt;
}

Field field_of(const FieldDefinition& d) {
  const FieldType& type = *type_named(d.type);
  Field field;
  field.name = d.full_name();
  field.plugin = kWorkspacePlugin;
  const std::string& label = d.label.empty() ? d.name : d.label;
  field.label = {d.label_en.empty() ? label : d.label_en, label, {}};
  if (!d.help.empty() || !d.help_en.empty())
    field.help = {d.help_en.empty() ? d.help : d.help_en, d.help, {}};
  field.aliases = parts_of(d.heads, {";", "；"});
  field.type = type.type;
  field.meaning = type.meaning;
  field.required = d.required;
  field.unique = d.no_repeats;
  field.listed = d.in_lists;
  field.reference = d.reference;
  field.unit = d.unit;
  field.expression = d.computed;
  field.fact = d.fact;
  if (!d.standard.empty()) field.default_value = plain_value(type, d.standard).value_or("");
  if (type.meaning == Meaning::Choice) field.choices = choices_of(d.choices);
  const auto bound = [&](const std::string& text, std::int64_t& whole, double& real) {
    const auto value = text.empty() ? std::nullopt : plain_value(type, text);
    if (!value || !has_bounds(type)) return;
    if (type.type == Type::Real)
      real = std::stod(*value);
    else
      whole = std::stoll(*value);
  };
  bound(d.least, field.min_value, field.min_real);
  bound(d.most, field.max_value, field.max_real);
  return field;
}

Schema with_workspace_fields(const Schema& schema,
                             const std::vector<FieldDefinition>& definitions) {
  Schema out = schema;
  out.drop_fields(kWorkspacePlugin);
  for (const FieldDefinition& definition : definitions) {
    if (definition.removed || fault_of(definition, out)) continue;
    out.add_fields(definition.entity, {field_of(definition)});
  }
  return out;
}

Schema with_workspace_fields(const Schema& schema, std::vector<FieldDefinition> stored,
                             const std::vector<FieldDefinition>& fresh) {
  for (const FieldDefinition& field : fresh) {
    std::erase_if(stored, [&](const FieldDefinition& there) {
      return there.entity == field.entity && there.name == field.name;
    });
    stored.push_back(field);
  }
  return with_workspace_fields(schema, stored);
}

}  // namespace pareto::model

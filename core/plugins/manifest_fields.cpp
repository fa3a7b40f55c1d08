#include "core/plugins/manifest_fields.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/error.hpp"
#include "core/base/utf8.hpp"
#include "core/base/utf8_scan.hpp"
#include "core/model/workspace_field.hpp"
#include "pareto/field_words.hpp"

namespace pareto::plugins {
namespace {

// Position in a list of names, counted from `first`; a number without a name is none.
template <std::size_t N>
std::uint32_t code_of(JsonReader& from, std::string_view member,
                      const std::array<std::string_view, N>& names, std::uint32_t first) {
  const std::string text = from.text(member);
  for (std::uint32_t i = 0; i < N; ++i) {
    if (!text.empty() && names[i] == text) return first + i;
  }
  from.wrong(member);
}

constexpr std::array<std::string_view, 2> kSensitivities = {"personal", "confidential"};
constexpr std::array<std::string_view, 3> kCascades = {"refuse", "delete", "clear"};

// A plugin names its own things only; a dotted name would be in another plugin's room.
void require_own(JsonReader& from, std::string_view name, std::string_view plugin) {
  if (is_name(name)) return;
  const auto dot = name.rfind('.');
  if (dot != std::string_view::npos && name.substr(0, dot) != plugin) {
    throw Error(ErrorCode::Denied,
                {Text{"{0}: the name {1} belongs to plugin {2}", "{0}：名称 {1} 属于插件 {2}"},
                 {from.where(), name, name.substr(0, dot)}});
  }
  from.wrong("name");
}

model::Field read_field(JsonReader& from, std::string_view plugin) {
  model::Field field;
  const std::string name = from.text("name");
  require_own(from, name, plugin);
  field.plugin = plugin;
  field.name = plugin.empty() ? name : std::string(plugin) + "." + name;
  field.label = read_label(from, "label");
  field.help = read_label_if_any(from, "help");
  for (const char* list : {"aliases_en", "aliases_zh"}) {
    for (std::string& alias : from.texts(list)) field.aliases.push_back(std::move(alias));
  }
  field.type = static_cast<model::Type>(code_of(from, "type", sdk::kTypeWords, 0));
  if (from.has("meaning")) {
    field.meaning = static_cast<model::Meaning>(code_of(from, "meaning", sdk::kMeaningWords, 0));
  }
  field.required = from.flag("required");
  field.unique = from.flag("unique");
  field.secret = from.flag("secret");
  field.searched = from.flag("searched");
  field.listed = from.flag("listed");
  field.read_only = from.flag("read_only");
  if (from.has("sensitivity"))
    field.sensitivity = code_of(from, "sensitivity", kSensitivities, PARETO_S_PERSONAL);
  const std::string purpose = from.text_or_empty("purpose");
  if (field.sensitivity == PARETO_S_PERSONAL && purpose.empty()) from.wrong("purpose");
  field.reference = from.text_or_empty("reference");
  const bool refers =
      field.meaning == model::Meaning::Reference || field.meaning == model::Meaning::Field;
  if (refers == field.reference.empty()) from.wrong("reference");
  field.unit = from.text_or_empty("unit");
  field.group = from.text_or_empty("group");
  field.order = static_cast<std::int32_t>(from.find_integer("order").value_or(0));
  field.default_value = from.text_or_empty("default");
  field.choices = read_choices(from, "choices");
  if ((field.meaning == model::Meaning::Choice) == field.choices.empty()) from.wrong("choices");
  if (field.type == model::Type::Real) {
    if (const auto least = from.find_real("min")) field.min_real = *least;
    if (const auto most = from.find_real("max")) field.max_real = *most;
  } else {
    if (const auto least = from.find_integer("min")) field.min_value = *least;
    if (const auto most = from.find_integer("max")) field.max_value = *most;
  }
  field.visible_if = from.text_or_empty("visible_if");
  field.expression = from.text_or_empty("expression");
  field.fact = from.text_or_empty("fact");
  from.finish();
  return field;
}

}  // namespace

bool is_name(std::string_view name) {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return false;
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

bool is_plugin_id(std::string_view id) {
  if (id == model::kWorkspacePlugin) return false;  // the firm's own fields
  if (id.empty() || id.size() > 100 || id[0] < 'a' || id[0] > 'z' || id.back() == '.') return false;
  return id.find("..") == std::string_view::npos &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.") == std::string_view::npos;
}

void require_line(const JsonReader& from, std::string_view name, std::string_view value,
                  std::size_t most) {
  if (value.size() > most || scan_utf8(value).valid != value.size()) from.wrong(name);
  for (std::size_t at = 0; at < value.size();) {
    const char32_t code = next_code_point(value, at);
    const bool control =
        code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
    const bool turns = code == 0x200E || code == 0x200F || code == 0x061C ||
                       (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    if (control || turns) from.wrong(name);
  }
}

bool is_plugin_version(std::string_view version) {
  constexpr std::size_t kMostNumbers = 4, kMostDigits = 9, kLongest = 60;
  if (version.size() > kLongest) return false;
  const std::size_t hyphen = std::min(version.find('-'), version.size());
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto part = [](std::string_view& of) {
    const std::string_view first = of.substr(0, of.find('.'));
    of.remove_prefix(std::min(first.size() + 1, of.size()));
    return first;
  };
  std::string_view numbers = version.substr(0, hyphen),
                   rest = version.substr(std::min(hyphen + 1, version.size()));
  if (numbers.empty() || numbers.back() == '.' ||
      (hyphen < version.size() && (rest.empty() || rest.back() == '.')))
    return false;
  std::size_t count = 0;
  while (!numbers.empty()) {
    const std::string_view number = part(numbers);
    if (number.empty() || number.size() > kMostDigits || ++count > kMostNumbers ||
        !std::ranges::all_of(number, digit))
      return false;
  }
  while (!rest.empty()) {
    const std::string_view word = part(rest);
    if (word.empty() || !std::ranges::all_of(word, [&](char c) {
          return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        }))
      return false;
  }
  return true;
}

model::Label read_label(JsonReader& from, std::string_view name, std::size_t most) {
  JsonReader words = from.object(name);
  model::Label label{words.text("en"), words.text_or_empty("zh-Hans"),
                     words.text_or_empty("zh-Hant")};
  words.finish();
  for (const std::string* text : {&label.en, &label.zh_hans, &label.zh_hant})
    require_line(from, name, *text, most);
  return label;
}

model::Label read_label_if_any(JsonReader& from, std::string_view name) {
  return from.has(name) ? read_label(from, name, kLongestHelp) : model::Label{};
}

std::vector<model::Choice> read_choices(JsonReader& from, std::string_view name) {
  std::vector<model::Choice> choices;
  for (JsonReader& choice : from.objects(name)) {
    choices.push_back({choice.text("code"), read_label(choice, "label")});
    choice.finish();
  }
  return choices;
}

std::vector<model::Field> read_fields(JsonReader& from, std::string_view name,
                                      std::string_view plugin) {
  std::vector<model::Field> fields;
  std::set<std::string> names;
  for (JsonReader& field : from.objects(name)) {
    fields.push_back(read_field(field, plugin));
    if (!names.insert(fields.back().name).second) field.wrong("name");
  }
  return fields;
}

model::Entity read_entity(JsonReader& from, const std::string& plugin) {
  model::Entity entity;
  const std::string name = from.text("name");
  require_own(from, name, plugin);
  entity.name = plugin + "." + name;
  entity.plugin = plugin;
  entity.label = read_label(from, "label");
  entity.plural = read_label(from, "plural");
  entity.label_field = from.text_or_empty("label_field");
  entity.cascade = static_cast<model::Cascade>(code_of(from, "cascade", kCascades, 0));
  if (from.integer("version") < 1) from.wrong("version");
  entity.fields = read_fields(from, "fields");
  if (!entity.label_field.empty() && entity.label_field != "code" &&
      entity.find(entity.label_field) == nullptr) {
    from.wrong("label_field");
  }
  from.finish();
  return entity;
}

}  // namespace pareto::plugins

#include "core/imports/run/recipe.hpp"

#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/fold.hpp"
#include "core/base/json_text.hpp"
#include "core/base/toml_headers.hpp"
#include "core/imports/mapping/field_path.hpp"

namespace pareto::imports {
namespace {

constexpr std::pair<std::string_view, DayOrder> kDayOrders[] = {
    {"year first", DayOrder::YearFirst},
    {"day first", DayOrder::DayFirst},
    {"month first", DayOrder::MonthFirst},
    {"short year first", DayOrder::ShortYearFirst},
    {"roc years", DayOrder::RocYears}};
constexpr std::pair<std::string_view, DecimalStyle> kStyles[] = {{"point", DecimalStyle::Point},
                                                                 {"comma", DecimalStyle::Comma}};

std::string place_of(const std::string& name, const toml::source_region& source) {
  return name + ":" + std::to_string(source.begin.line) + ":" + std::to_string(source.begin.column);
}

class Reader {
 public:
  explicit Reader(const std::string& name) : name_(name) {}

  [[noreturn]] void wrong(const toml::node& node, std::string_view key) const {
    throw Error(ErrorCode::Argument,
                Message(Text{"{}: {} has a value that it cannot have", "{}：{} 的值不对"},
                        {place_of(name_, node.source()), key}));
  }
  std::string text(const toml::node& node, std::string_view key) const {
    if (!node.is_string()) wrong(node, key);
    return node.as_string()->get();
  }
  bool flag(const toml::node& node, std::string_view key) const {
    if (!node.is_boolean()) wrong(node, key);
    return node.as_boolean()->get();
  }
  std::int64_t unit(const toml::node& node, std::string_view key) const {
    const auto value = node.is_integer() ? node.as_integer()->get() : 0;
    if (value != 1 && value != 1'000 && value != 10'000) wrong(node, key);
    return value;
  }
  template <class T, std::size_t N>
  T choice(const toml::node& node, std::string_view key,
           const std::pair<std::string_view, T> (&choices)[N]) const {
    const std::string word = text(node, key);
    for (const auto& [known, value] : choices) {
      if (word == known) return value;
    }
    wrong(node, key);
  }
  std::int64_t count(const toml::node& node, std::string_view key) const {
    if (!node.is_integer() || node.as_integer()->get() < 0) wrong(node, key);
    return node.as_integer()->get();
  }
  [[noreturn]] void unknown(const toml::node& node, std::string_view key,
                            std::string_view known) const {
    throw Error(ErrorCode::Argument,
                Message(Text{"{}: a recipe has no {}", "{}：导入方案里没有 {}"},
                        {place_of(name_, node.source()), key}),
                Message(Text{"it may have: {}", "可用的项：{}"}, {known}));
  }
  std::vector<model::FieldDefinition> fields(const toml::node& node, std::string_view key) const {
    if (!node.is_array()) wrong(node, key);
    std::vector<model::FieldDefinition> out;
    for (const toml::node& each : *node.as_array()) {
      if (!each.is_table()) wrong(each, key);
      out.push_back(field(*each.as_table()));
    }
    return out;
  }
  Recipe::Test test(const toml::node& node, std::string_view key) const {
    if (!node.is_table()) wrong(node, key);
    Recipe::Test out;
    for (const auto& [name, value] : *node.as_table()) {
      if (name == "file")
        out.file = text(value, name.str());
      else if (name == "read")
        out.read = count(value, name.str());
      else if (name == "rejected")
        out.rejected = count(value, name.str());
      else
        unknown(value, name.str(), "file, read, rejected");
    }
    return out;
  }
  // What a reader of words throws, with the place in the file.
  template <class Parse>
  auto at(const toml::node& node, std::string_view key, const Parse& parse) const {
    try {
      return parse();
    } catch (Error& error) {
      throw error.within(Message(Text{"{}: {}", "{}：{}"}, {place_of(name_, node.source()), key}));
    }
  }
  ShapeChoice shape(const toml::node& node, std::string_view key) const {
    if (!node.is_table()) wrong(node, key);
    ShapeChoice out;
    for (const auto& [name, value] : *node.as_table()) {
      std::optional<bool>* const part = find_part(out, name.str());
      if (part == nullptr) wrong(value, name.str());
      *part = flag(value, name.str());
    }
    return out;
  }
  std::map<std::string, std::string> texts(const toml::node& node, std::string_view key) const {
    if (!node.is_table()) wrong(node, key);
    std::map<std::string, std::string> out;
    for (const auto& [name, value] : *node.as_table())
      out[std::string(name.str())] = text(value, name.str());
    return out;
  }

 private:
  model::FieldDefinition field(const toml::table& table) const {
    model::FieldDefinition out;
    for (const auto& [name, value] : table) {
      bool known = false;
      for (const model::DefinitionText& each : model::kDefinitionTexts) {
        if (name != each.column) continue;
        out.*each.value = text(value, name.str());
        known = true;
      }
      for (const model::DefinitionFlag& each : model::kDefinitionFlags) {
        if (name != each.column) continue;
        out.*each.value = flag(value, name.str());
        known = true;
      }
      if (!known)
        unknown(
            value, name.str(),
            "entity, name, type, label, label_en, help, help_en, choices, reference, unit, standard, least, most, heads, computed, fact, required, no_repeats, in_lists");
    }
    return out;
  }

  const std::string& name_;
};

void quote(std::string& out, std::string_view text) { append_json(out, text); }

}  // namespace

DayOrder parse_day_order(std::string_view word) {
  std::string plain(word), known;
  std::replace(plain.begin(), plain.end(), '-', ' ');
  for (const auto& [name, order] : kDayOrders) {
    if (plain == name) return order;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  throw Error(ErrorCode::Argument,
              Message(Text{"\"{}\" is no way to write days", "“{}”不是日期的写法"}, {word}),
              Message(Text{"one of: {}", "可用：{}"}, {known}));
}

Recipe parse_recipe(std::string_view text, const std::string& name) {
  if (const auto line = toml_header_without_key(text)) {
    throw Error(ErrorCode::Argument, Message(Text{"{}, line {}: a section is written [name]",
                                                  "{} 第 {} 行：小节要写成 [名称]"},
                                             {name, *line}));
  }
  toml::table table;
  try {
    table = toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} is no recipe: {}", "{} 不是导入方案：{}"},
                        {place_of(name, error.source()), error.description()}));
  }
  const Reader read(name);
  Recipe recipe;
  for (const auto& [key, node] : table) {
    const std::string_view word = key.str();
    if (word == "entity")
      recipe.entity = read.text(node, word);
    else if (word == "importer")
      recipe.importer = read.text(node, word);
    else if (word == "header") {
      const HeaderLines lines = read.at(node, word, [&, &node = node] {
        return parse_header_lines(node.is_integer() ? std::to_string(node.as_integer()->get())
                                                    : read.text(node, word));
      });
      recipe.header_line = lines.first;
      if (lines.last > lines.first) recipe.header_last = lines.last;
    } else if (word == "dates")
      recipe.day_order =
          read.at(node, word, [&, &node = node] { return parse_day_order(read.text(node, word)); });
    else if (word == "repair")
      recipe.repair = read.flag(node, word);
    else if (word == "shape")
      recipe.shape = read.shape(node, word);
    else if (word == "decimals")
      recipe.decimal_style = read.choice(node, word, kStyles);
    else if (word == "tax_included")
      recipe.tax_included = read.flag(node, word);
    else if (word == "money_unit")
      recipe.money_unit = read.unit(node, word);
    else if (word == "create_missing")
      recipe.create_missing = read.flag(node, word);
    else if (word == "overwrite_related")
      recipe.overwrite_related = read.flag(node, word);
    else if (word == "columns")
      recipe.columns = read.texts(node, word);
    else if (word == "settings")
      recipe.settings = read.texts(node, word);
    else if (word == "fields")
      recipe.fields = read.fields(node, word);
    else if (word == "test")
      recipe.test = read.test(node, word);
    else {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{}: a recipe has no {}", "{}：导入方案里没有 {}"},
                  {place_of(name, node.source()), word}),
          Message(
              Text{"it may have: {}", "可用的项：{}"},
              {"entity, importer, header, dates, decimals, repair, tax_included, "
               "money_unit, create_missing, overwrite_related, [shape], [columns], [settings], [[fields]], [test]"}));
    }
  }
  return recipe;
}

Recipe read_recipe(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error(ErrorCode::Io, Message(Text{"the recipe {} cannot be read", "读不了导入方案 {}"},
                                       {file.string()}));
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return parse_recipe(text, file.string());
}

std::string to_toml(const Recipe& recipe) {
  std::string out;
  const auto line = [&](const char* key, std::string_view value) {
    out += std::string(key) + " = ";
    quote(out, value);
    out += '\n';
  };
  if (!recipe.entity.empty()) line("entity", recipe.entity);
  if (!recipe.importer.empty()) line("importer", recipe.importer);
  if (recipe.header_last)
    out += "header = \"" + std::to_string(*recipe.header_line) + "-" +
           std::to_string(*recipe.header_last) + "\"\n";
  else if (recipe.header_line)
    out += "header = " + std::to_string(*recipe.header_line) + "\n";
  for (const auto& [word, order] : kDayOrders) {
    if (recipe.day_order == order) line("dates", word);
  }
  for (const auto& [word, style] : kStyles) {
    if (recipe.decimal_style == style) line("decimals", word);
  }
  if (recipe.tax_included)
    out += std::string("tax_included = ") + (*recipe.tax_included ? "true" : "false") + "\n";
  if (recipe.money_unit) out += "money_unit = " + std::to_string(*recipe.money_unit) + "\n";
  if (recipe.repair) out += std::string("repair = ") + (*recipe.repair ? "true" : "false") + "\n";
  if (recipe.create_missing) out += "create_missing = true\n";
  if (recipe.overwrite_related) out += "overwrite_related = true\n";
  if (const std::string parts = toml_of(recipe.shape); !parts.empty()) out += "\n[shape]\n" + parts;
  for (const auto* part : {&recipe.columns, &recipe.settings}) {
    if (part->empty()) continue;
    out += part == &recipe.columns ? "\n[columns]\n" : "\n[settings]\n";
    for (const auto& [key, value] : *part) {
      quote(out, key);
      out += " = ";
      quote(out, value);
      out += '\n';
    }
  }
  for (const model::FieldDefinition& field : recipe.fields) {
    out += "\n[[fields]]\n";
    for (const model::DefinitionText& each : model::kDefinitionTexts) {
      if (!(field.*each.value).empty()) line(each.column, field.*each.value);
    }
    for (const model::DefinitionFlag& each : model::kDefinitionFlags) {
      if (field.*each.value) out += std::string(each.column) + " = true\n";
    }
  }
  if (recipe.test) {
    out += "\n[test]\n";
    line("file", recipe.test->file);
    out += "read = " + std::to_string(recipe.test->read) +
           "\nrejected = " + std::to_string(recipe.test->rejected) + "\n";
  }
  return out;
}

Recipe recipe_of(const Mapping& mapping, const Opening& opening, const ImportRequest& request,
                 const model::Schema& schema,
                 const std::vector<model::FieldDefinition>& definitions) {
  Recipe recipe;
  recipe.entity = mapping.entity;
  recipe.importer = opening.importer;
  // The line of the head is found anew for each file unless somebody had to say it.
  recipe.header_line = request.header_line;
  recipe.header_last = request.header_last;
  recipe.shape = request.shape;
  recipe.repair = request.repair;
  recipe.day_order = request.day_order;
  recipe.decimal_style = request.decimal_style;
  recipe.tax_included = mapping.tax_included;
  recipe.money_unit = request.money_unit;
  recipe.create_missing = request.create_missing;
  recipe.overwrite_related = request.overwrite_related;
  recipe.settings = request.settings;
  for (const MappedColumn& column : mapping.columns) {
    const std::string head =
        column.header.empty() ? "#" + std::to_string(column.column + 1) : column.header;
    if (column.header.empty() && column.target.empty()) continue;
    recipe.columns[head] = column.target;
    const auto path = column.target.empty()
                          ? std::nullopt
                          : find_path(schema, schema.entity(mapping.entity), column.target);
    if (!path || path->value().plugin != model::kWorkspacePlugin) continue;
    const std::string& owner =
        path->related_field != nullptr ? path->related->name : mapping.entity;
    for (model::FieldDefinition definition : definitions) {
      if (definition.entity != owner || definition.full_name() != path->value().name) continue;
      definition.id = 0;
      recipe.fields.push_back(std::move(definition));
    }
  }
  return recipe;
}

void apply(const Recipe& recipe, ImportRequest& request) {
  if (request.entity.empty()) request.entity = recipe.entity;
  if (request.importer.empty()) request.importer = recipe.importer;
  if (!request.header_line) {
    request.header_line = recipe.header_line;
    request.header_last = recipe.header_last;
  }
  request.shape.apply(recipe.shape);
  if (!request.repair) request.repair = recipe.repair;
  if (!request.day_order) request.day_order = recipe.day_order;
  if (!request.decimal_style) request.decimal_style = recipe.decimal_style;
  if (!request.tax_included) request.tax_included = recipe.tax_included;
  if (!request.money_unit) request.money_unit = recipe.money_unit;
  request.create_missing = request.create_missing || recipe.create_missing;
  request.overwrite_related = request.overwrite_related || recipe.overwrite_related;
  request.columns.insert(recipe.columns.begin(), recipe.columns.end());
  request.settings.insert(recipe.settings.begin(), recipe.settings.end());
}

void apply(const Recipe& recipe, const std::vector<std::string>& heads, std::string_view importer,
           ImportRequest& request) {
  Recipe fitting = recipe;
  fitting.columns.clear();
  fitting.importer.clear();
  if (!recipe.importer.empty() && recipe.importer != importer) fitting.settings.clear();
  for (const auto& [column, target] : recipe.columns) {
    if (column.starts_with('#')) {
      const std::size_t place = std::strtoull(column.c_str() + 1, nullptr, 10);
      if (place >= 1 && place <= heads.size() && heads[place - 1].empty())
        fitting.columns[column] = target;
      continue;
    }
    const auto same = std::find(heads.begin(), heads.end(), column);
    const auto like =
        same != heads.end()
            ? same
            : std::find_if(heads.begin(), heads.end(), [&column = column](const std::string& head) {
                return fold_header(head) == fold_header(column);
              });
    if (like != heads.end()) fitting.columns.try_emplace(*like, target);
  }
  apply(fitting, request);
}

void apply_map_option(const std::string& given, ImportRequest& request) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(given, ignored)) return apply(read_recipe(given), request);
  if (given.ends_with(".toml")) {
    throw Error(ErrorCode::Io, Message(Text{"there is no recipe {}", "没有导入方案 {}"}, {given}));
  }
  for (auto& [column, target] : parse_mapping_text(given)) {
    if (column == "money_unit") {
      apply(parse_recipe("money_unit = " + target, "--map"), request);
    } else {
      request.columns[column] = target;
    }
  }
}

}  // namespace pareto::imports

#include "core/imports/recipe.hpp"

#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include <toml++/toml.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/json_text.hpp"

namespace pareto::imports {
namespace {

constexpr std::pair<std::string_view, DayOrder> kDayOrders[] = {
    {"year first", DayOrder::YearFirst},
    {"day first", DayOrder::DayFirst},
    {"month first", DayOrder::MonthFirst}};
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
  std::map<std::string, std::string> texts(const toml::node& node, std::string_view key) const {
    if (!node.is_table()) wrong(node, key);
    std::map<std::string, std::string> out;
    for (const auto& [name, value] : *node.as_table())
      out[std::string(name.str())] = text(value, name.str());
    return out;
  }

 private:
  const std::string& name_;
};

void quote(std::string& out, std::string_view text) { append_json(out, text); }

}  // namespace

Recipe parse_recipe(std::string_view text, const std::string& name) {
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
      if (!node.is_integer() || node.as_integer()->get() < 1) read.wrong(node, word);
      recipe.header_line = node.as_integer()->get();
    } else if (word == "dates")
      recipe.day_order = read.choice(node, word, kDayOrders);
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
    else {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{}: a recipe has no {}", "{}：导入方案里没有 {}"},
                  {place_of(name, node.source()), word}),
          Message(Text{"it may have: {}", "可用的项：{}"},
                  {"entity, importer, header, dates, decimals, tax_included, "
                   "money_unit, create_missing, overwrite_related, [columns], [settings]"}));
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
  if (recipe.header_line) out += "header = " + std::to_string(*recipe.header_line) + "\n";
  for (const auto& [word, order] : kDayOrders) {
    if (recipe.day_order == order) line("dates", word);
  }
  for (const auto& [word, style] : kStyles) {
    if (recipe.decimal_style == style) line("decimals", word);
  }
  if (recipe.tax_included)
    out += std::string("tax_included = ") + (*recipe.tax_included ? "true" : "false") + "\n";
  if (recipe.money_unit) out += "money_unit = " + std::to_string(*recipe.money_unit) + "\n";
  if (recipe.create_missing) out += "create_missing = true\n";
  if (recipe.overwrite_related) out += "overwrite_related = true\n";
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
  return out;
}

Recipe recipe_of(const Preview& preview, const ImportRequest& request) {
  Recipe recipe;
  recipe.entity = preview.entity;
  recipe.importer = preview.opening.importer;
  if (preview.layout.has_header && preview.layout.header_line > 0)
    recipe.header_line = preview.layout.header_line;
  recipe.day_order = request.day_order;
  recipe.decimal_style = request.decimal_style;
  recipe.tax_included = preview.mapping.tax_included;
  recipe.money_unit = request.money_unit;
  recipe.create_missing = request.create_missing;
  recipe.overwrite_related = request.overwrite_related;
  recipe.settings = request.settings;
  for (const MappedColumn& column : preview.mapping.columns) {
    recipe
        .columns[column.header.empty() ? "#" + std::to_string(column.column + 1) : column.header] =
        column.target;
  }
  return recipe;
}

void apply(const Recipe& recipe, ImportRequest& request) {
  if (request.entity.empty()) request.entity = recipe.entity;
  if (request.importer.empty()) request.importer = recipe.importer;
  if (!request.header_line) request.header_line = recipe.header_line;
  if (!request.day_order) request.day_order = recipe.day_order;
  if (!request.decimal_style) request.decimal_style = recipe.decimal_style;
  if (!request.tax_included) request.tax_included = recipe.tax_included;
  if (!request.money_unit) request.money_unit = recipe.money_unit;
  request.create_missing = request.create_missing || recipe.create_missing;
  request.overwrite_related = request.overwrite_related || recipe.overwrite_related;
  request.columns.insert(recipe.columns.begin(), recipe.columns.end());
  request.settings.insert(recipe.settings.begin(), recipe.settings.end());
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

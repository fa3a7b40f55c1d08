// How files of one kind are imported, written down once: a TOML file that a user can read and
// change.
//
//     entity = "sale"
//     header = 4
//     dates = "year first"
//
//     [columns]
//     "不含税金额" = "amount"
//     "备注" = ""                # not imported
//
//     [settings]
//     encoding = "GB18030"
//
// Plain values and files; one thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/imports/import_run.hpp"

namespace pareto::imports {

struct Recipe {
  std::string entity, importer;  // empty: not said
  std::optional<std::int64_t> header_line;
  std::optional<DayOrder> day_order;
  std::optional<DecimalStyle> decimal_style;
  std::optional<bool> tax_included;
  std::optional<std::int64_t> money_unit;  // 1, 1000 or 10000
  bool create_missing = false, overwrite_related = false;
  MappingText columns;
  std::map<std::string, std::string> settings;  // of the importer
};

// Throws Error naming `name`, line and column of what is wrong; an unknown key is wrong, too.
[[nodiscard]] Recipe parse_recipe(std::string_view toml, const std::string& name);
[[nodiscard]] Recipe read_recipe(const std::filesystem::path& file);
[[nodiscard]] std::string to_toml(const Recipe& recipe);

// What was decided for a file, to be used again for the next one of its kind.
[[nodiscard]] Recipe recipe_of(const Preview& preview, const ImportRequest& request);

// Fills in what the request leaves open.
void apply(const Recipe& recipe, ImportRequest& request);

// `--map`: a recipe file where one of that name exists, else a list "COLUMN=FIELD,…", in which
// "money_unit=1" is the recipe's key.
void apply_map_option(const std::string& given, ImportRequest& request);

}  // namespace pareto::imports

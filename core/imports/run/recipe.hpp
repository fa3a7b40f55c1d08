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
//     [[fields]]                 # of the firm's own, made where they are missing
//     entity = "customer"
//     name = "客户级别"
//     type = "choice"
//     choices = "甲,乙,丙"
//
//     [test]                     # pareto recipe test: a file beside the recipe, and what it must give
//     file = "sample.csv"
//     read = 12
//     rejected = 0
//
// Plain values and files; one thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/imports/run/import_run.hpp"
#include "core/imports/shape/shape.hpp"
#include "core/model/workspace_field.hpp"

namespace pareto::imports {

struct Recipe {
  std::string entity, importer;                          // empty: not said
  std::optional<std::int64_t> header_line, header_last;  // header = 4, or "3-4"
  ShapeChoice shape;                                     // [shape] fill-down = false
  std::optional<bool> repair;
  std::optional<DayOrder> day_order;
  std::optional<DecimalStyle> decimal_style;
  std::optional<bool> tax_included;
  std::optional<std::int64_t> money_unit;  // 1, 1000 or 10000
  bool create_missing = false, overwrite_related = false;
  MappingText columns;
  std::map<std::string, std::string> settings;  // of the importer
  std::vector<model::FieldDefinition> fields;   // of the firm's own, that columns go to
  struct Test {
    std::string file;  // beside the recipe
    std::int64_t read = 0, rejected = 0;
  };
  std::optional<Test> test;
};

// "year first", "roc-years": how days are written, in a recipe and by --dates. Throws Error that
// names them all.
[[nodiscard]] DayOrder parse_day_order(std::string_view word);

// Throws Error naming `name`, line and column of what is wrong; an unknown key is wrong, too.
[[nodiscard]] Recipe parse_recipe(std::string_view toml, const std::string& name);
[[nodiscard]] Recipe read_recipe(const std::filesystem::path& file);
[[nodiscard]] std::string to_toml(const Recipe& recipe);

// What was decided for a file, to be used again for the next one of its kind. `definitions`: the
// firm's own fields; those that columns go to are written down along.
[[nodiscard]] Recipe recipe_of(const Mapping& mapping, const Opening& opening,
                               const ImportRequest& request, const model::Schema& schema,
                               const std::vector<model::FieldDefinition>& definitions);

// Fills in what the request leaves open.
void apply(const Recipe& recipe, ImportRequest& request);
// The same for a file with these heads, which may stand in another order and lack some; its own
// spelling of them holds. Next month's file may be of another format: then what that of the
// recipe's was told is left out.
void apply(const Recipe& recipe, const std::vector<std::string>& heads, std::string_view importer,
           ImportRequest& request);

// `--map`: a recipe file where one of that name exists, else a list "COLUMN=FIELD,…", in which
// "money_unit=1" is the recipe's key.
void apply_map_option(const std::string& given, ImportRequest& request);

}  // namespace pareto::imports

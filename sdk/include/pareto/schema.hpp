// What the columns of a table are: names and types, and how they travel as an Arrow schema.
//
//     const Schema schema{{"code", Type::Text}, {"amount", Type::Money}};
//
// Values; header-only, standard library only.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/abi/arrow.h"
#include "pareto/abi/field.h"

namespace pareto::sdk {
inline namespace v0 {

enum class Type : std::uint32_t {
  Bool = PARETO_T_BOOL,
  Int = PARETO_T_INT,
  Real = PARETO_T_REAL,
  Text = PARETO_T_TEXT,
  Date = PARETO_T_DATE,
  Time = PARETO_T_TIME,
  Money = PARETO_T_MONEY,
  Quantity = PARETO_T_QUANTITY,
  Tier = 100  // uint8; only in what a tiering answers
};

struct ColumnSpec {
  std::string name;
  Type type;
  bool operator==(const ColumnSpec&) const = default;
};
using Schema = std::vector<ColumnSpec>;

inline const char* format_of(Type type) {
  switch (type) {
    case Type::Bool: return "b";
    case Type::Real: return "g";
    case Type::Text: return "u";
    case Type::Date: return "tdD";
    case Type::Time: return "tsu:UTC";
    case Type::Tier: return "C";
    default: return "l";
  }
}

namespace detail {

struct SchemaStore {
  std::vector<std::string> names;
  std::vector<ArrowSchema> columns;
  std::vector<ArrowSchema*> pointers;
};

inline void release_child_schema(ArrowSchema* schema) { schema->release = nullptr; }
inline void release_schema(ArrowSchema* schema) {
  delete static_cast<SchemaStore*>(schema->private_data);
  schema->release = nullptr;
}

}  // namespace detail

// Fills `out` with the Arrow form of a schema; the caller releases it.
inline void export_schema(const Schema& schema, ArrowSchema* out) {
  auto store = std::make_unique<detail::SchemaStore>();
  store->names.reserve(schema.size());
  store->columns.resize(schema.size());
  for (std::size_t i = 0; i < schema.size(); ++i) {
    store->names.push_back(schema[i].name);
    ArrowSchema& column = store->columns[i];
    column = {};
    column.format = format_of(schema[i].type);
    column.name = store->names[i].c_str();
    column.flags = ARROW_FLAG_NULLABLE;
    column.release = detail::release_child_schema;
    store->pointers.push_back(&column);
  }
  *out = {};
  out->format = "+s";
  out->name = "";
  out->n_children = static_cast<std::int64_t>(schema.size());
  out->children = store->pointers.data();
  out->release = detail::release_schema;
  out->private_data = store.release();
}

// Reads an Arrow schema; money and quantity arrive as Int, since Arrow does not tell them apart. Throws invalid_argument for
// anything outside the profile.
inline Schema import_schema(const ArrowSchema& schema) {
  if (schema.format == nullptr || std::strcmp(schema.format, "+s") != 0) {
    throw std::invalid_argument("a table must be a struct of columns");
  }
  Schema out;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& column = *schema.children[i];
    const std::string_view format = column.format ? column.format : "";
    Type type;
    if (format == "b") type = Type::Bool;
    else if (format == "l") type = Type::Int;
    else if (format == "g") type = Type::Real;
    else if (format == "u") type = Type::Text;
    else if (format == "tdD") type = Type::Date;
    else if (format == "tsu:UTC") type = Type::Time;
    else if (format == "C") type = Type::Tier;
    else throw std::invalid_argument("column " + std::string(column.name ? column.name : "") + " has format " +
                                     std::string(format) + ", which no table of Pareto has");
    out.push_back({column.name ? column.name : "", type});
  }
  return out;
}

}  // namespace v0
}  // namespace pareto::sdk

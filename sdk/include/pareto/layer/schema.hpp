// Bodies of schema.hpp.
#pragma once

#include <cstdlib>
#include <cstring>
#include <new>
#include <stdexcept>
#include <string>

#include "pareto/schema.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER void export_schema(const Schema& schema, ArrowSchema* out) {
  // One block: columns, what points to them, their names.
  std::size_t bytes = schema.size() * (sizeof(ArrowSchema) + sizeof(ArrowSchema*));
  for (const ColumnSpec& column : schema) bytes += column.name.size() + 1;
  void* block = std::calloc(1, bytes + 1);
  if (block == nullptr) throw std::bad_alloc();
  auto* columns = static_cast<ArrowSchema*>(block);
  auto** pointers = reinterpret_cast<ArrowSchema**>(columns + schema.size());
  auto* names = reinterpret_cast<char*>(pointers + schema.size());
  for (std::size_t i = 0; i < schema.size(); ++i) {
    const std::string& name = schema[i].name;
    columns[i].format = format_of(schema[i].type);
    columns[i].name = static_cast<const char*>(std::memcpy(names, name.c_str(), name.size() + 1));
    columns[i].flags = ARROW_FLAG_NULLABLE;
    columns[i].release = [](ArrowSchema* one) { one->release = nullptr; };
    pointers[i] = &columns[i];
    names += name.size() + 1;
  }
  *out = {};
  out->format = "+s";
  out->name = "";
  out->n_children = static_cast<std::int64_t>(schema.size());
  out->children = pointers;
  out->private_data = block;
  out->release = [](ArrowSchema* whole) {
    std::free(whole->private_data);
    whole->release = nullptr;
  };
}

PARETO_LAYER Schema import_schema(const ArrowSchema& schema) {
  if (schema.format == nullptr || std::strcmp(schema.format, "+s") != 0) {
    throw std::invalid_argument("a table must be a struct of columns");
  }
  Schema out;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& column = *schema.children[i];
    const char* format = column.format != nullptr ? column.format : "";
    // Money and quantity travel as Int does.
    static constexpr Type kTypes[] = {Type::Bool, Type::Int,  Type::Real, Type::Text,
                                      Type::Date, Type::Time, Type::Tier};
    const Type* type = kTypes;
    while (type != kTypes + sizeof kTypes / sizeof *kTypes &&
           std::strcmp(format, format_of(*type)) != 0)
      ++type;
    const char* name = column.name != nullptr ? column.name : "";
    if (type == kTypes + sizeof kTypes / sizeof *kTypes) {
      std::string why = "column ";
      throw std::invalid_argument(why.append(name)
                                      .append(" has format ")
                                      .append(format)
                                      .append(", which no table of Pareto has"));
    }
    out.push_back({name, *type});
  }
  return out;
}

}  // namespace v0
}  // namespace pareto::sdk

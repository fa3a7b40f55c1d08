#include "core/records/amounts.hpp"

#include <string>

#include "core/store/dialect.hpp"

namespace pareto::records {

bool has_amounts(store::Connection& connection, const model::Schema& schema) {
  for (const model::Entity& entity : schema.entities()) {
    std::string any = entity.name == "currency_rate" ? "1 = 1" : "";
    for (const model::Field& field : entity.fields) {
      if (field.type == model::Type::Money && field.stored()) any += (any.empty() ? "" : " OR ") + ("v." + store::quoted_name(field.name) + " <> 0");
    }
    if (any.empty()) continue;
    if (connection.prepare("SELECT 1 FROM " + store::quoted_name(entity.name) + " v WHERE " + any + " LIMIT 1").step()) return true;
  }
  return false;
}

}  // namespace pareto::records

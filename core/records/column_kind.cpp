#include "core/records/column_kind.hpp"

#include <array>

#include "core/base/error.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

// Columns that the host keeps beside the fields of entities.
struct KeptColumn {
  std::string_view table, column;
  ColumnKind kind;
};
constexpr std::array<KeptColumn, 8> kKept = {{{"pareto_customer_month", "customer", {Type::Int, true}},
                                              {"pareto_customer_month", "month", {Type::Date}},
                                              {"pareto_customer_month", "net", {Type::Money}},
                                              {"pareto_customer_month", "known", {Type::Money}},
                                              {"pareto_customer_month", "cost", {Type::Money}},
                                              {"pareto_tier_run", "as_of", {Type::Date}},
                                              {"pareto_tier_run", "per_group", {Type::Bool}},
                                              {"pareto_tier_run", "at", {Type::Time}}}};

// What a stored column is, if anybody described it.
std::optional<ColumnKind> kind_of(const model::Schema& schema, const std::string& table, const std::string& column) {
  if (!table.empty() && column == "id") return ColumnKind{Type::Int, true};
  for (const KeptColumn& kept : kKept) {
    if (kept.table == table && kept.column == column) return kept.kind;
  }
  for (const model::Entity& entity : schema.entities()) {
    for (const model::Field& field : entity.fields) {
      const bool own = field.plugin.empty() || field.plugin == entity.plugin;
      if (field.local_name() == column && table == (own ? store::base_table(entity) : store::plugin_table(entity, field.plugin))) {
        return ColumnKind{field.type, field.meaning == model::Meaning::Reference};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

ColumnKinds kinds_of(const model::Schema& schema, const store::Statement& statement) {
  ColumnKinds kinds;
  for (int c = 0; c < statement.columns(); ++c) {
    const auto [table, column] = statement.origin(c);
    kinds.push_back(kind_of(schema, table, column));
  }
  return kinds;
}

ColumnKinds kinds_of_twin(store::Connection& connection, const model::Schema& schema, const std::string& sql, Keeping keeping) {
  try {
    return kinds_of(schema, connection.prepare(plain_twin(sql, keeping)));
  } catch (const Error&) {
    return {};
  }
}

}  // namespace pareto::records
